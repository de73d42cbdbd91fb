"""Which columns the rows of the list of articles have in a given width. Pure."""

from functools import lru_cache
from typing import NamedTuple

WIDEST = {1: 180, 2: 150}
"""Rows, by their lines, grow no wider: the eye should still find what stands at their right."""

AGE = 6
"""Cells of the widest age that is common: "45 min", "in 3 d"."""


class Columns(NamedTuple):
    """Widths in cells, 0 for what is not shown.

    `start` is where headlines begin: the bar, `marks` and a blank before them. `headline` is the room of the
    headline, `about` that of the provider and topics in a line of their own (0 where a row has one line);
    `provider`, `topics` (with the gap before them) are columns of one-line rows; `related`, `when`, `heat` stand at
    the right of either; `rest` is what stays blank at the end.
    """

    marks: int
    start: int
    headline: int
    about: int
    provider: int
    topics: int
    related: int
    when: int
    heat: int
    rest: int


@lru_cache(maxsize=64)
def columns(width: int, lines: int, date: int = AGE) -> Columns:
    """The columns of rows of one or two lines, with room for a date of `date` cells."""
    marks = 2 if width >= 24 else 1 if width >= 4 else 0
    start = 1 + marks + (1 if marks else 0)
    rest = max(0, width - WIDEST[lines]) + (2 if width >= 24 else 1 if width >= 12 else 0)
    room = max(0, width - start - rest)
    if lines == 2:
        related = 10 if width >= 60 else 5 if width >= 44 else 0
        when = date + 1 if width >= 24 else 0
        heat = 5 if width >= 36 else 0
        return Columns(marks, start, room, room - related - when - heat, 0, 0, related, when, heat, rest)
    topics = 28 if width >= 140 else 0
    provider = 24 if width >= 120 else 20 if width >= 100 else 0
    related = 5 if width >= 66 else 0
    when = date + 1 if width >= 32 else 0
    heat = 5 if width >= 44 else 0
    headline = room - provider - topics - related - when - heat
    return Columns(marks, start, headline, 0, provider, topics, related, when, heat, rest)
