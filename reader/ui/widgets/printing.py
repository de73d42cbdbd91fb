"""How a line of a page is drawn."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.ui.widgets.in_sight import HintLabel
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.prose import Line, Run

_FOUND = Style(underline=True)
_REVERSE = Style(reverse=True)


class Sheet(NamedTuple):
    """What all lines of a page have in common: where its text begins, its measure, how wide the pane is, its styles;
    `bar` stands before the line where the reader is.
    """

    left: int
    measure: int
    width: int
    inks: Inks
    margin: Style
    selection: Style
    bar: str


def draw(line: Line, sheet: Sheet, chosen: tuple[int, int] | None, *, here: bool, bar: bool) -> Strip:
    """A line over the whole pane. `chosen` are the characters of its row that are selected, as of Textual: its end is
    -1 where it goes on. `here` is the ground of the target that is gone to, `bar` the mark of where the reader is.
    """
    ground = "here" if here else line.ground
    text = _text(line, sheet, ground, chosen)
    if line.prefix:
        look = sheet.inks(line.prefix.tone, ground, bold=line.prefix.bold)
        text.insert(0, Segment(line.prefix.text, look))
    # The margins stand for the ends of their line, so that a selection may begin and end in them.
    before, after = (at(column, line.row) for column in (line.column, line.column + line.length))
    shaded = ground if here else "ground"
    start = ((sheet.bar + " ") if bar else "  ")[: sheet.left]
    left = [
        Segment(" " * (sheet.left - 2), sheet.margin + before),
        Segment(start, sheet.inks("accent", shaded) + before),
    ]
    edge = min(sheet.width, sheet.left + sheet.measure)
    strip = Strip([*left, *text]).adjust_cell_length(edge, sheet.inks("ink", ground) + after)
    return strip.adjust_cell_length(sheet.width, sheet.margin + after)


def labelled(strip: Strip, labels: Iterable[HintLabel], sheet: Sheet) -> Strip:
    """The line with labels on it, and none of its words lost: the text after a label moves on to make room for it.

    One stands over a sign, or on blank cells before the link, where there are enough. Only on a line that has no room
    left a label covers the beginning of its link.
    """
    fresh, done = (sheet.inks(tone, "here", bold=True) + _REVERSE for tone in ("accent", "faint"))
    room, moved = _blank(strip) - 1, 0
    for label in labels:
        x, size = sheet.left + label.column + moved, len(label.text)
        covered = size
        if not label.over:
            before = _blank(strip.crop(0, x))
            if before > size:
                x -= size
            elif room >= size:
                room, moved, covered = room - size, moved + size, 0
            else:
                x -= min(1, before)
        over = [Segment(label.text[: label.typed], done), Segment(label.text[label.typed :], fresh)]
        strip = Strip.join([strip.crop(0, x), Strip(over), strip.crop(x + covered)])
    return strip.adjust_cell_length(sheet.width, sheet.margin)


def _blank(strip: Strip) -> int:
    """The blank cells at the end of a line."""
    return len(strip.text) - len(strip.text.rstrip())


def at(column: int, row: int, url: str | None = None) -> Style:
    """Tells Textual which character of which row of the text stands here, and us which link."""
    meta: dict[str, object] = {"offset": (column, row)}
    if url:
        meta["url"] = url
    return Style.from_meta(meta)


def _text(line: Line, sheet: Sheet, ground: str, chosen: tuple[int, int] | None) -> list[Segment]:
    """The segments of a line, each telling where in the text it stands, so that it can be selected."""
    column, segments = line.column, []
    for run in line.runs:
        style = _style(run, ground, sheet.inks)
        for piece in _pieces(run.text, column, chosen):
            inside = chosen is not None and chosen[0] <= column and (chosen[1] < 0 or column < chosen[1])
            look = style + sheet.selection if inside else style
            segments.append(Segment(piece.replace("\u00a0", " "), look + at(column, line.row, run.link)))
            column += len(piece)
    return segments


def _style(run: Run, ground: str, inks: Inks) -> Style:
    if run.here:
        return inks("accent", ground, bold=True, italic=run.italic, strike=run.strike) + _REVERSE
    if run.found:
        tone = run.tone if run.tone in ("link", "accent") else "strong"
        return inks(tone, ground, bold=True, italic=run.italic, strike=run.strike) + _FOUND
    return inks(run.tone, ground, bold=run.bold, italic=run.italic, strike=run.strike)


def _pieces(text: str, column: int, chosen: tuple[int, int] | None) -> Sequence[str]:
    """A run in up to three pieces: before, in and after the selection."""
    if chosen is None:
        return (text,)
    start = max(0, min(len(text), chosen[0] - column))
    end = len(text) if chosen[1] < 0 else max(start, min(len(text), chosen[1] - column))
    return [piece for piece in (text[:start], text[start:end], text[end:]) if piece]
