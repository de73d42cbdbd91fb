"""The days of a list that is sorted by date, from its row numbers alone: rows are times (`reader.store.schema`)."""

from array import array
from bisect import bisect_left
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from reader.store.schema import FIRST_ROW, first_row, second_of


class Day(NamedTuple):
    """A day of a list: the index of its first row, its date (None: without one), how many of it are unread."""

    first: int
    date: date | None
    unread: int


def date_of(row: int, zone: tzinfo | None = None) -> date | None:
    """The day that a row is sorted into, in `zone` or where the user is; None for those without a date."""
    second = second_of(row)
    return None if second is None else _local(second, zone).date()


def first_row_of(day: date, zone: tzinfo | None = None) -> int:
    """The first row number of a day, in `zone` or where the user is; never that of an article without a date."""
    # Where the clock was put back to midnight a day begins twice; without `fold` the first of them is meant.
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return max(first_row(int(midnight.timestamp())), FIRST_ROW)


def days(rows: "array[int]", unread: "array[int]", zone: tzinfo | None = None) -> tuple[Day, ...]:
    """The days of `rows`, which are sorted by date, the newest first; `unread` are the unread among them.

    Days are those of `zone`, or of where the user is: as long as they were there, 23 or 25 hours too.
    """
    rising, rising_unread = rows[::-1], unread[::-1]
    found: list[Day] = []
    end, end_unread = len(rising), len(rising_unread)
    while end:
        day, start = _day(rising[end - 1], zone)
        first, first_unread = (
            bisect_left(rising, start, 0, end),
            bisect_left(rising_unread, start, 0, end_unread),
        )
        found.append(Day(len(rising) - end, day, end_unread - first_unread))
        end, end_unread = first, first_unread
    return tuple(found)


def _day(row: int, zone: tzinfo | None) -> tuple[date | None, int]:
    """The day of a row, and the first row number of that day."""
    second = second_of(row)
    if second is None:
        return None, 0
    day = _local(second, zone).date()
    return day, min(first_row_of(day, zone), row)


def _local(second: int, zone: tzinfo | None) -> datetime:
    # Naive times are those of the machine, and much quicker than any zone.
    return datetime.fromtimestamp(second, zone)
