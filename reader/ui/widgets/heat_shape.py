"""Where on a line of the heat view what stands, and how a number of articles is shaded. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from math import log
from typing import NamedTuple

from textual.color import Color

_LEAST, _SHARE = 8, 4
"""Cells that names have at least, and the part of a line that they have at most."""
_GAP, _TOTAL, _REST = 2, 6, 1
_ROOMY = 14
"""So many days fit where a day has two cells; else it has one."""
_MOST = 366
_FLOOR = 8
"""So many articles a day are the strongest shade, also where no day has more: one article is no heat."""
_SHARES = (0.24, 0.42, 0.6, 0.8, 1.0)
STEPS = len(_SHARES)
"""Shades above nothing."""


class HeatShape(NamedTuple):
    """The columns of a line: the bar, the name, a gap, so many `days` of `cell` cells, a gap, the total."""

    name: int = 0
    days: int = 0
    cell: int = 2
    total: int = _TOTAL

    @property
    def left(self) -> int:
        """The column in which the days begin."""
        return 1 + self.name + _GAP

    @property
    def right(self) -> int:
        """The column behind the days."""
        return self.left + self.days * self.cell

    def day_at(self, x: int) -> int | None:
        """The number of the day in column `x` of the screen, from 0; None where there is none."""
        return (x - self.left) // self.cell if self.left <= x < self.right else None


def shape_of(width: int, longest: int) -> HeatShape:
    """The columns of a line of `width` cells, for names of which the longest takes so many."""
    name = max(_LEAST, min(longest, width // _SHARE))
    total = _TOTAL if width >= 2 * (_LEAST + _TOTAL) else 0
    room = width - 1 - name - _GAP - (total + _GAP if total else 0) - _REST
    cell = 2 if room >= 2 * _ROOMY else 1
    days = max(1, min(_MOST, room // cell))
    return HeatShape(name + max(0, min(room - days * cell, cell - 1)), days, cell, total)


def scale_of(most: int) -> int:
    """The articles that have the strongest shade, where the fullest day has `most`."""
    return max(_FLOOR, most)


def step_of(articles: int, most: int, steps: int = STEPS) -> int:
    """How strongly a day is shaded: 0 for nothing, 1 for one article, up to `steps` for `most`, that of the fullest.

    The steps stand for as many times as much each: a parent holds what all its children do, and theirs still show.
    """
    if articles <= 0:
        return 0
    return min(steps, 1 + round(log(articles) / log(scale_of(most)) * (steps - 1)))


@lru_cache(maxsize=256)
def shade(ground: str, accent: str, step: int) -> str:
    """The colour of a step, between those of two tokens."""
    return Color.parse(ground).blend(Color.parse(accent), _SHARES[step - 1]).hex6.lower()


def months(first: date, days: int, cell: int) -> Iterator[tuple[int, str]]:
    """The names of months over the days, each by its first cell; with the year where there is room for it."""
    begins = [number for number in range(days) if not number or (first + timedelta(days=number)).day == 1]
    for number, following in zip(begins, [*begins[1:], days], strict=True):
        day, room = first + timedelta(days=number), (following - number) * cell - 1
        names = (f"{day:%B} {day.year}", f"{day:%b} {day.year}", f"{day:%b}")
        name = next((name for name in names if len(name) <= room), "")
        if name:
            yield number * cell, name


def mondays(first: date, days: int) -> Iterator[tuple[int, str]]:
    """The Mondays among the days by their numbers, with the day of the month."""
    for number in range(days):
        day = first + timedelta(days=number)
        if not day.weekday():
            yield number, str(day.day)
