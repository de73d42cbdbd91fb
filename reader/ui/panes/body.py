"""The body of an article as paragraphs of its page. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reader.content.blocks import Block, Span
from reader.ui.panes.highlighting import highlighted
from reader.ui.panes.pictures import figure
from reader.ui.panes.setting import INDENT, Setting, signed
from reader.ui.panes.tables import table
from reader.ui.widgets.cells import cells
from reader.ui.widgets.prose import BLANK, Paragraph, Run

_TONES = {"quote": "muted", "code": "ink", "heading": "strong"}
_MINOR = 3  # a heading of this level and below is a little quieter


def body(blocks: Sequence[Block], setting: Setting) -> Iterator[Paragraph]:
    """The blocks, an empty line between them; two above the head of a chapter."""
    before = ""
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        parts = tuple(group)
        if before and (before, kind) != ("image", "caption"):
            yield BLANK
        if kind == "row":
            yield from table(parts, setting)
        elif kind == "item":
            yield from _items(parts, setting)
        else:
            yield from _apart(parts, setting, first=not before)
        before = kind


def _apart(blocks: Iterable[Block], setting: Setting, *, first: bool) -> Iterator[Paragraph]:
    for number, block in enumerate(blocks):
        if number:
            yield BLANK
        if block.kind == "heading" and block.level < _MINOR and not (first and not number):
            yield BLANK
        yield from _block(block, setting)


def _items(items: Sequence[Block], setting: Setting) -> Iterator[Paragraph]:
    """The items of a list; numbers of one depth end in one column."""
    widths: dict[int, int] = {}
    for item in items:
        widths[item.level] = max(widths.get(item.level, 1), len(item.marker))
    for item in items:
        marker = item.marker if item.marker[:1].isdigit() else setting.signs.bullet
        first = "  " * (item.level - 1) + marker.rjust(widths[item.level]) + " "
        yield from _hanging(_runs(item, "ink"), Run(first, "faint"), Run(" " * cells(first)))


def _block(block: Block, setting: Setting) -> Iterator[Paragraph]:
    signs = setting.signs
    if block.kind == "rule":
        yield Paragraph((Run("*  *  *".center(setting.width).rstrip(), "faint"),))
    elif block.kind == "code":
        yield from _code(block, setting)
    elif block.kind == "image" and (hung := figure(block, setting.hanging, setting.width)):
        yield hung
    elif block.kind == "image":
        run = Run(block.text or "image", "muted", link=block.url)
        yield Paragraph((run,), signed(signs.image, "faint"), Run(" " * INDENT))
    elif block.kind == "heading":
        tone = "strong" if block.level < _MINOR else "ink"
        for number, line in enumerate(_hanging(_runs(block, tone))):
            yield line if number else line._replace(heading=max(1, block.level))
    elif block.kind == "caption":
        yield from _hanging(_runs(block, "muted"), Run(" " * INDENT), Run(" " * INDENT))
    else:
        mark = f"{signs.quote} " * block.level if block.kind == "quote" else "  " * block.level
        prefix = Run(mark, "faint") if mark else None
        yield from _hanging(_runs(block, _TONES.get(block.kind, "ink")), prefix, prefix)


def _code(block: Block, setting: Setting) -> Iterator[Paragraph]:
    """Code stands on a ground of its own, in a few tones; lines that are too long hang."""
    indent = "  " * (block.level + 1)
    for runs in _lines(highlighted(block.text.expandtabs(4), block.marker)):
        line = "".join(run.text for run in runs)
        deeper = " " * (len(line) - len(line.lstrip()) + 4)
        yield Paragraph(runs, Run(indent), Run((indent + deeper)[: setting.width // 2]), ground="side")


def _hanging(runs: Iterable[Run], first: Run | None = None, rest: Run | None = None) -> Iterator[Paragraph]:
    for line in _lines(runs):
        yield Paragraph(line, first, rest)
        first = rest


def _runs(block: Block, tone: str) -> list[Run]:
    return [_run(span, tone, bold=block.kind == "heading") for span in block.spans]


def _run(span: Span, tone: str, *, bold: bool) -> Run:
    tone = "link" if span.link else "strong" if span.bold else "muted" if span.code else tone
    return Run(span.text, tone, bold or span.bold, span.italic, span.strike, span.link)


def _lines(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """The runs of each line, where line breaks are asked for."""
    line: list[Run] = []
    for run in runs:
        if "\n" not in run.text and "\t" not in run.text:
            line.append(run)
            continue
        first, *others = run.text.expandtabs(4).split("\n")
        line.append(run._replace(text=first))
        for other in others:
            yield tuple(line)
            line = [run._replace(text=other)]
    if any(run.text for run in line):
        yield tuple(line)
