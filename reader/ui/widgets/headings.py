"""The headings in the list of articles: a day, and how much of it is unread."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from reader.ui import words
from reader.ui.widgets.article_columns import columns
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.signs import SIGNS, Signs


class Heading(NamedTuple):
    """A heading above row `first`, and the number of unread articles from there to the next."""

    first: int
    text: str
    unread: int = 0


def heading_of(headings: Sequence[Heading], row: int) -> int | None:
    """Which heading a row stands under; None where there is none above it."""
    place = bisect_right(headings, row, key=lambda heading: heading.first) - 1
    return place if place >= 0 else None


def draw_heading(heading: Heading, width: int, inks: Inks, signs: Signs) -> Strip:
    """The line of a heading; where there is no room, the number stands alone, or goes."""
    shape = columns(width, 2)
    left = " " * max(0, min(width, shape.start))
    note = f"{words.number(heading.unread)} unread" if heading.unread else ""
    room = max(0, width - len(left) - shape.rest)
    told = heading.text.replace(SIGNS.dot, signs.dot)
    for shorter in (words.number(heading.unread), ""):
        if note and cells(told) + 2 + len(note) > room:
            note = shorter
    text = fit(told, room - len(note), signs.ellipsis)
    return Strip(
        [
            Segment(left + text, inks("muted", "ground", bold=True)),
            Segment(note + " " * shape.rest, inks("faint", "ground")),
        ]
    ).adjust_cell_length(width)
