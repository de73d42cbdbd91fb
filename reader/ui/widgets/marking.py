"""Words of a paragraph that a search found. Pure."""

from collections.abc import Callable, Iterator, Sequence

from reader.ui.widgets.prose import Paragraph, Run

Spans = Sequence[tuple[int, int]]
Finder = Callable[[str], Spans]
"""Where in a text what is searched for stands: spans in order, that do not overlap."""


def marked(paragraph: Paragraph, find: Finder) -> Paragraph:
    """The paragraph with the words that `find` finds in it marked."""
    if not paragraph.runs or not (spans := find(paragraph.text)):
        return paragraph
    return paragraph._replace(
        runs=tuple(run._replace(found=found) for run, found in divided(paragraph.runs, spans))
    )


def divided(runs: Sequence[Run], spans: Spans, start: int = 0) -> Iterator[tuple[Run, bool]]:
    """The runs, of which the first begins at character `start`, in pieces that lie in a span (True) or in none."""
    for run in runs:
        for begin, end, found in _pieces(start, start + len(run.text), spans):
            yield run._replace(text=run.text[begin - start : end - start]), found
        start += len(run.text)


def _pieces(start: int, end: int, spans: Spans) -> Iterator[tuple[int, int, bool]]:
    """A stretch of the text in pieces that lie in a span, or in none."""
    for first, last in spans:
        begin, stop = max(start, first), min(end, last)
        if begin >= stop:
            continue
        if start < begin:
            yield start, begin, False
        yield begin, stop, True
        start = stop
    if start < end:
        yield start, end, False
