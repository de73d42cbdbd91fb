"""Pictures in the lines of a page: their place, and what stands in it until they are there."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rich.color import Color
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.strip import Strip

from reader.pictures.records import Drawn
from reader.ui.widgets import kitty
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.hanging import Picture
from reader.ui.widgets.inks import Inks

_UPPER = "▀"
_STILL = ((ControlType.CURSOR_FORWARD, 0),)


class Place(NamedTuple):
    """Where a picture stands: so many cells from the left, in a pane so wide, on a page of these inks."""

    left: int
    width: int
    inks: Inks
    margin: Style


def draw_picture(picture: Picture, row: int, place: Place, drawn: Drawn | str | None) -> Strip:
    """A row of a picture: as it is `drawn`, or its empty place with what is told of it, and why it is not there."""
    if isinstance(drawn, Drawn):
        inner = list(_row(drawn, row, picture.number))
    else:
        told = [text for text in (picture.words, drawn) if text]
        first = (picture.box.rows - len(told)) // 2
        words = told[row - first] if 0 <= row - first < len(told) else ""
        inner = [Segment(_centred(words, picture.box.columns), place.inks("faint", "side"))]
    strip = Strip([Segment(" " * place.left, place.margin), *inner])
    return strip.adjust_cell_length(place.width, place.margin)


def _centred(words: str, columns: int) -> str:
    """A text in the middle of so many cells, cut where it has to be."""
    shown = fit(words, max(0, columns - 2)).strip()
    text = " " * ((columns - cells(shown)) // 2) + shown
    return text + " " * (columns - cells(text))


def _row(drawn: Drawn, row: int, number: int) -> Iterator[Segment]:
    if drawn.form == "half":
        yield from _halves(drawn.rows[row])
    elif drawn.form == "kitty":
        yield Segment(kitty.placeholders(row, drawn.box.columns), _colour(number))
    else:
        # Blank cells first, which take away what stood there; then back over them, and the picture is painted.
        columns = drawn.box.columns
        painted = f"\x1b7\x1b[{columns}D{drawn.rows[row].decode('ascii')}\x1b8"
        yield Segment(" " * columns)
        yield Segment(painted, None, _STILL)


def _halves(row: bytes) -> Iterator[Segment]:
    """The cells of a row, those that look alike in one piece."""
    start, last = 0, row[:6]
    for at in range(6, len(row) + 6, 6):
        cell = row[at : at + 6]
        if cell != last:
            yield Segment(_UPPER * ((at - start) // 6), _two_colours(last))
            start, last = at, cell


@lru_cache(maxsize=8192)
def _two_colours(cell: bytes) -> Style:
    return Style(color=Color.from_rgb(*cell[:3]), bgcolor=Color.from_rgb(*cell[3:]))


@lru_cache(maxsize=64)
def _colour(number: int) -> Style:
    """The colour that names a picture (kitty's graphics protocol, "Unicode placeholders")."""
    return Style(color=Color.from_rgb(number >> 16 & 255, number >> 8 & 255, number & 255))
