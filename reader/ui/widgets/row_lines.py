"""On which lines the rows of a list stand, where some rows have a heading above them. Pure.

Nothing here depends on how many rows there are; headings are found by bisection.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple


class RowLines(NamedTuple):
    """Rows of `height` lines below a `margin`; a heading stands above each of the rows in `headed` (ascending).

    A heading takes a line and a blank one above it, which the first row of all has in the margin.
    """

    rows: int = 0
    height: int = 1
    margin: int = 1
    headed: tuple[int, ...] = ()

    @property
    def end(self) -> int:
        """The line below the last row."""
        return self.top_of(max(0, self.rows - 1)) + (self.height if self.rows else 0)

    def top_of(self, row: int) -> int:
        """The line a row itself begins on."""
        return self.margin + row * self.height + self._above(bisect_right(self.headed, row))

    def first_of(self, row: int) -> int:
        """The line all that belongs to a row begins on: its heading, else itself; for the first row, the top."""
        if row <= 0:
            return 0
        place = bisect_left(self.headed, row)
        headed = place < len(self.headed) and self.headed[place] == row
        return self._begin(place) if headed else self.top_of(row)

    def row_at(self, line: int) -> tuple[int, int]:
        """The row on a line and which of its lines that is: -1 for its heading, -2 for the blank line above that.

        Lines above the first row belong to row -1 or below, lines under the last to rows that there are not.
        """
        place = bisect_right(range(len(self.headed)), line, key=self._begin) - 1
        if place < 0:
            return divmod(line - self.margin, self.height)
        below = line - self._begin(place) - _space(self.headed[place])
        if below < 0:
            return self.headed[place], below
        rows, rest = divmod(below, self.height)
        return self.headed[place] + rows, rest

    def _begin(self, place: int) -> int:
        return self.margin + self.headed[place] * self.height + self._above(place)

    def _above(self, headings: int) -> int:
        """The lines that the first so many headings take."""
        return 2 * headings - (1 if headings and self.headed[0] == 0 else 0)


def _space(row: int) -> int:
    return 2 if row else 1
