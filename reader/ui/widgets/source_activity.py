"""How much a source brings, as a small graph and as a number a week. Pure."""

from collections.abc import Sequence
from math import log1p

from reader.ui import words
from reader.ui.widgets.signs import SIGNS, Signs

_MANY = 20
"""So many articles a week are a high level of the graph, also where no source brings more."""


def sparkline(weeks: Sequence[int], signs: Signs = SIGNS, most: int = 0) -> str:
    """Numbers as a small graph, a cell each: nothing is the lowest level, anything at least one above it.

    The levels stand for as many times as much each, up to `most`, the largest number of all that is compared: a source
    of which little comes looks like one, and one that floods leaves the others their shapes.
    """
    top = len(signs.levels) - 1
    scale = top / log1p(max(_MANY, most, *weeks, 0))
    return "".join(signs.levels[max(1, round(log1p(week) * scale)) if week > 0 else 0] for week in weeks)


def a_week(weeks: Sequence[int], articles: int) -> tuple[int, int]:
    """How many of its `articles` came lately, and in how many weeks: those since the oldest where all came lately."""
    came = sum(weeks)
    first = next((number for number, week in enumerate(weeks) if week), 0)
    return came, len(weeks) - (first if articles <= came else 0)


def rate(weeks: Sequence[int], articles: int) -> str:
    """The same as a number a week, in four characters: "14", "<1", "1.2k"; "" where nothing came."""
    came, long = a_week(weeks, articles)
    if not came:
        return ""
    return words.short(round(came / long)) if came >= long else "<1"
