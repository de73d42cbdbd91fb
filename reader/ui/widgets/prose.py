"""Paragraphs of styled text, and the lines they become in a measure. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from reader.ui.widgets.cells import cells, fit, wrap
from reader.ui.widgets.hanging import Picture
from reader.ui.widgets.signs import SIGNS, Signs

MEASURE = 72
"""The columns that are read best, where nobody chose others."""


class Run(NamedTuple):
    """Text of one look: `tone` is a token of the theme; `link` a URL that a click leads to; `found` is what a search
    found, `here` the one place of it that the reader went to.
    """

    text: str
    tone: str = "ink"
    bold: bool = False
    italic: bool = False
    strike: bool = False
    link: str | None = None
    found: bool = False
    here: bool = False


class Paragraph(NamedTuple):
    """A block of text: `first` stands before its first line, `rest` before the others.

    `fixed` text is one line, cut and not wrapped. Text of `parts` is set apart by dots, with which no line begins or
    ends. A `rule` has no text, but goes over the whole measure. `target` is the number of the related story it tells
    of, `ground` the token it is printed on. A `heading` has its level, from 1. What is `beyond` stands, with all after
    it, below the text of the article. A `picture` takes the place of text; a `logo` stands over `first`.
    """

    runs: tuple[Run, ...]
    first: Run | None = None
    rest: Run | None = None
    fixed: bool = False
    parts: bool = False
    target: int | None = None
    rule: bool = False
    ground: str = "ground"
    heading: int = 0
    beyond: bool = False
    picture: Picture | None = None
    logo: Picture | None = None

    @property
    def text(self) -> str:
        """The words without their looks."""
        return "".join(run.text for run in self.runs)


class Line(NamedTuple):
    """One line as it stands on the screen: `prefix`, then `runs`, which are text `row` from character `column` on.

    A line of a `picture` shows row `part` of it; over the prefix stands the `logo`, where there is one.
    """

    runs: tuple[Run, ...]
    prefix: Run | None = None
    row: int = 0
    column: int = 0
    target: int | None = None
    ground: str = "ground"
    picture: Picture | None = None
    part: int = 0
    logo: Picture | None = None

    @property
    def length(self) -> int:
        """How many characters of the text it shows."""
        return sum(len(run.text) for run in self.runs)


class Heading(NamedTuple):
    """A heading: the number of its first line, its level, and its words."""

    line: int
    level: int
    text: str


class Layout(NamedTuple):
    """A page in a measure: its lines, the plain text of its rows (for copying), where each target begins, its headings,
    and the line below the text of its article, where something else stands there.
    """

    lines: tuple[Line, ...] = ()
    texts: tuple[str, ...] = ()
    targets: tuple[int, ...] = ()
    width: int = 0
    headings: tuple[Heading, ...] = ()
    beyond: int | None = None

    @property
    def text_end(self) -> int:
        """The number of the line after the last one of the text."""
        return len(self.lines) if self.beyond is None else self.beyond


RULE = Paragraph((), rule=True)
BLANK = Paragraph(())


def lay_out(paragraphs: Iterable[Paragraph], width: int, row: int = 0, signs: Signs = SIGNS) -> Layout:
    """The page that `paragraphs` make in `width` cells, or the part of one whose first text is number `row`."""
    lines: list[Line] = []
    texts: list[str] = []
    headings: list[Heading] = []
    beyond: int | None = None
    for paragraph in paragraphs:
        if paragraph.heading:
            headings.append(Heading(len(lines), paragraph.heading, paragraph.text))
        if paragraph.beyond and beyond is None:
            beyond = len(lines)
        lines.extend(_lines(paragraph, width, row + len(texts), signs))
        texts.append(paragraph.text)
    return Layout(tuple(lines), tuple(texts), _targets(lines), width, tuple(headings), beyond)


def joined(parts: Sequence[Layout]) -> Layout:
    """The page that its parts make, one below the other; they have one width."""
    lines = tuple(line for part in parts for line in part.lines)
    texts = tuple(text for part in parts for text in part.texts)
    starts = [0, *accumulate(len(part.lines) for part in parts)]
    headings = (
        one._replace(line=start + one.line)
        for start, part in zip(starts, parts, strict=False)
        for one in part.headings
    )
    beyond = (
        start + part.beyond for start, part in zip(starts, parts, strict=False) if part.beyond is not None
    )
    width = parts[0].width if parts else 0
    return Layout(lines, texts, _targets(lines), width, tuple(headings), next(beyond, None))


def _targets(lines: Iterable[Line]) -> tuple[int, ...]:
    first: dict[int, int] = {}
    for number, line in enumerate(lines):
        if line.target is not None:
            first.setdefault(line.target, number)
    return tuple(first[target] for target in sorted(first))


def _lines(paragraph: Paragraph, width: int, row: int, signs: Signs) -> list[Line]:
    if (picture := paragraph.picture) is not None:
        return [Line((), row=row, picture=picture, part=part) for part in range(picture.box.rows)]
    if paragraph.rule:
        return [Line((Run(signs.rule * width, "rule"),), row=row)]
    text, target, ground = paragraph.text, paragraph.target, paragraph.ground
    indent = max(cells(prefix.text) if prefix else 0 for prefix in (paragraph.first, paragraph.rest))
    room = max(1, width - indent)
    if paragraph.fixed:
        return [Line(_fitted(paragraph.runs, room, signs.ellipsis), paragraph.first, row, 0, target, ground)]
    found = wrap(text, room)
    if paragraph.parts:
        apart = f" {signs.dot}"
        found = [
            (end - len(text[begin:end].lstrip(apart)), begin + len(text[begin:end].rstrip(apart)))
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
            ground,
            logo=None if number else paragraph.logo,
        )
        for number, (begin, end) in enumerate(found)
    ]


def _fitted(runs: Sequence[Run], room: int, ellipsis: str) -> tuple[Run, ...]:
    fitted: list[Run] = []
    for run in runs:
        if cells(run.text) > room:
            return (*fitted, run._replace(text=fit(run.text, room, ellipsis).rstrip()))
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
