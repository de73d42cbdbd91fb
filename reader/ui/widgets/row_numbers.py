"""Where an article stands in a list of row numbers, which most lists have in falling order. Pure."""

from array import array
from bisect import bisect_left
from itertools import pairwise

_SAMPLES = 64


def place_of(rows: "array[int]", row: int) -> int | None:
    """The place of a row number; None where it is not in the list."""
    place = _bisected(rows, row)
    if place < len(rows) and rows[place] == row:
        return place
    try:
        return rows.index(row)
    except ValueError:
        return None


def nearest(rows: "array[int]", row: int, place: int) -> int:
    """The same; where the article is gone, the one that took its place in a list by date, else what is at `place`."""
    found = place_of(rows, row)
    if found is not None:
        return found
    return max(0, min(_bisected(rows, row) if _falls(rows) else place, len(rows) - 1))


def _bisected(rows: "array[int]", row: int) -> int:
    return bisect_left(rows, -row, key=lambda number: -number)


def _falls(rows: "array[int]") -> bool:
    """Whether a list is by date, as far as samples of it tell."""
    samples = rows[:: max(1, len(rows) // _SAMPLES)]
    return all(one > other for one, other in pairwise(samples))
