"""Paragraphs of styled text, and the lines they become in a measure. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.ui.widgets.cells import cells, fit, wrap


class Run(NamedTuple):
    """Text of one look: `tone` is a token of the theme; `link` a URL that a click leads to."""

    text: str
    tone: str = "ink"
    bold: bool = False
    italic: bool = False
    strike: bool = False
    link: str | None = None


class Paragraph(NamedTuple):
    """A block of text: `first` stands before its first line, `rest` before the others.

    `fixed` text is one line, cut with "…" and not wrapped; `target` is the number of the related story it tells of.
    Text of `parts` is set apart by "·", with which no line begins or ends.
    """

    runs: tuple[Run, ...]
    first: Run | None = None
    rest: Run | None = None
    fixed: bool = False
    parts: bool = False
    target: int | None = None

    @property
    def text(self) -> str:
        """The words without their looks."""
        return "".join(run.text for run in self.runs)


class Line(NamedTuple):
    """One line as it stands on the screen: `prefix`, then `runs`, which are text `row` from character `column` on."""

    runs: tuple[Run, ...]
    prefix: Run | None = None
    row: int = 0
    column: int = 0
    target: int | None = None

    @property
    def length(self) -> int:
        """How many characters of the text it shows."""
        return sum(len(run.text) for run in self.runs)


class Layout(NamedTuple):
    """A page in a measure: its lines, the plain text of its rows (for copying), and where each target begins."""

    lines: tuple[Line, ...] = ()
    texts: tuple[str, ...] = ()
    targets: tuple[int, ...] = ()
    width: int = 0


RULE = Paragraph((Run("─", "rule"),), fixed=True)
BLANK = Paragraph(())


def lay_out(paragraphs: Iterable[Paragraph], width: int) -> Layout:
    """The page that `paragraphs` make in `width` cells."""
    lines: list[Line] = []
    texts: list[str] = []
    targets: dict[int, int] = {}
    for paragraph in paragraphs:
        if paragraph.target is not None:
            targets.setdefault(paragraph.target, len(lines))
        lines.extend(_lines(paragraph, width, len(texts)))
        texts.append("" if paragraph is RULE else paragraph.text)
    return Layout(tuple(lines), tuple(texts), tuple(targets[key] for key in sorted(targets)), width)


def _lines(paragraph: Paragraph, width: int, row: int) -> list[Line]:
    if paragraph is RULE:
        return [Line((Run("─" * width, "rule"),), row=row)]
    text, target = paragraph.text, paragraph.target
    indent = max(cells(prefix.text) if prefix else 0 for prefix in (paragraph.first, paragraph.rest))
    room = max(1, width - indent)
    if paragraph.fixed:
        return [Line(_fitted(paragraph.runs, room), paragraph.first, row, 0, target)]
    found = wrap(text, room)
    if paragraph.parts:
        found = [
            (end - len(text[begin:end].lstrip(" ·")), begin + len(text[begin:end].rstrip(" ·")))
            for begin, end in found
        ]
    starts = _starts(paragraph.runs)
    return [
        Line(
            _cut(paragraph.runs, starts, begin, end),
            paragraph.rest if number else paragraph.first,
            row,
            begin,
            target,
        )
        for number, (begin, end) in enumerate(found)
    ]


def _fitted(runs: Sequence[Run], room: int) -> tuple[Run, ...]:
    fitted: list[Run] = []
    for run in runs:
        if cells(run.text) > room:
            return (*fitted, run._replace(text=fit(run.text, room).rstrip()))
        fitted.append(run)
        room -= cells(run.text)
    return tuple(fitted)


def _starts(runs: Sequence[Run]) -> list[int]:
    position, starts = 0, []
    for run in runs:
        starts.append(position)
        position += len(run.text)
    return starts


def _cut(runs: Sequence[Run], starts: Sequence[int], begin: int, end: int) -> tuple[Run, ...]:
    if not runs or end <= begin:
        return ()
    cut = []
    for index in range(bisect_right(starts, begin) - 1, len(runs)):
        if starts[index] >= end:
            break
        piece = runs[index].text[max(0, begin - starts[index]) : end - starts[index]]
        if piece:
            cut.append(runs[index]._replace(text=piece))
    return tuple(cut)
