"""Which days the heat view shows, and on which one the cursor is. Pure."""

from datetime import date, timedelta
from typing import NamedTuple

_DAY = timedelta(days=1)

Ends = tuple[date, date]
"""The oldest and the newest day there is."""


class HeatWindow(NamedTuple):
    """So many `days` up to `end`, with the cursor on `day`, which is one of them."""

    day: date
    end: date
    days: int = 1

    @property
    def first(self) -> date:
        """The day at the left."""
        return self.end - (self.days - 1) * _DAY

    def at(self, column: int) -> date:
        """The day of a column, 0 at the left."""
        return self.first + column * _DAY

    @property
    def column(self) -> int:
        """The column of the cursor."""
        return (self.day - self.first).days

    def holding(self, days: int, ends: Ends) -> "HeatWindow":
        """The same for a screen of so many days: the end stays where it is, as far as the cursor is in sight then."""
        days, day = max(1, days), _within(self.day, ends)
        end = _within(self.end, (_least(days, ends), ends[1]))
        return HeatWindow(day, min(max(end, day), day + (days - 1) * _DAY), days)

    def stepped(self, by: int, ends: Ends) -> "HeatWindow":
        """The cursor so many days further; beyond an edge of the window this goes on by a screen."""
        day = _within(self.day + by * _DAY, ends)
        end = self.end
        while not timedelta(0) <= end - day < self.days * _DAY:
            end += (self.days if day > end else -self.days) * _DAY
        return self._replace(day=day, end=_within(end, (_least(self.days, ends), ends[1])))

    def paged(self, by: int, ends: Ends) -> "HeatWindow":
        """A screen back (-1) or on (1), as far as there is anything; the cursor goes along."""
        end = _within(self.end + by * self.days * _DAY, (_least(self.days, ends), ends[1]))
        moved = end - self.end or by * self.days * _DAY
        return self._replace(day=_within(self.day + moved, ends), end=end)

    def oldest(self, ends: Ends) -> "HeatWindow":
        """The oldest day, at the left where there are more days than fit."""
        return self._replace(day=ends[0], end=_least(self.days, ends))

    def newest(self, ends: Ends) -> "HeatWindow":
        """The newest day, at the right."""
        return self._replace(day=ends[1], end=ends[1])


def _least(days: int, ends: Ends) -> date:
    """The earliest end: a window does not go further back than there is anything, unless all is in it."""
    return min(ends[1], ends[0] + (days - 1) * _DAY)


def _within(day: date, ends: Ends) -> date:
    return max(ends[0], min(day, ends[1]))
