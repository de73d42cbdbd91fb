"""What came in a topic lately, as a small graph. Pure."""

from collections.abc import Sequence

from reader.ui.widgets.signs import SIGNS, Signs

SIZES = (10, 6)
"""Cells of a graph, where there is room for them and where there is less."""
_SOME = 4
"""So many articles in a cell are the highest level, also where no cell holds more: one article is no flood."""


def trend(days: Sequence[int], cells: int, signs: Signs = SIGNS) -> str:
    """The articles of some days, the oldest first, in so many cells; blank where nothing came.

    Each topic has a scale of its own, and the levels stand for equal steps. How much comes is told by the numbers
    beside the graph, and a topic holds all that those below it do: in one scale for all only the roots would have a
    shape. (On the page of sources nothing else tells what floods, so there the scale is one.) What brought
    anything is never at the lowest level.
    """
    if not any(days) or cells <= 0:
        return " " * max(0, cells)
    sums = [sum(part) for part in _parts(days, cells)]
    top, most = len(signs.levels) - 1, max(_SOME, *sums)
    return "".join(signs.levels[max(1, round(came * top / most)) if came else 0] for came in sums)


def _parts(days: Sequence[int], cells: int) -> list[Sequence[int]]:
    """The days in as many parts of the same length; the first is shorter where they cannot be."""
    length = -(-len(days) // cells)
    ends = [len(days) - length * number for number in reversed(range(cells))]
    return [days[max(0, end - length) : max(0, end)] for end in ends]
