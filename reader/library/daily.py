"""How many articles came on each day, by topic: what the small graphs and the heat view show."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from reader.library.days import date_of, first_row_of
from reader.models import Daily, Summary
from reader.store import Store
from reader.store.daily import Sum

RECENT = 30
"""Days that a small graph tells of."""
_DAY = timedelta(days=1)


class Window(NamedTuple):
    """Some days, from `first` on, and how many listed articles came on each, the oldest first.

    `counts` are by the id of a topic, None stands for the whole library; topics that brought nothing are left out.
    Each article counts for its topics and for those above them, once.
    """

    first: date
    days: int
    counts: Daily

    def of(self, topic: str) -> tuple[int, ...]:
        """The articles of a topic by its id, day by day."""
        return self.counts.get(topic) or (0,) * self.days


class Cell(NamedTuple):
    """The listed articles of a topic on one day: how many, how many of them unread, and the row of the newest.

    `lead` is the hottest of them; where none has a heat, the newest.
    """

    total: int = 0
    unread: int = 0
    newest: int | None = None
    lead: Summary | None = None


class Days:
    """The days of one library, as they are where the user is."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store, self._clock = store, clock
        self._last: tuple[object, Daily] | None = None

    @property
    def today(self) -> date:
        """The day it is."""
        return self._clock().astimezone().date()

    def recent(self, days: int = RECENT, *, most: int | None = None) -> Window | None:
        """The last `days` up to today. They are counted once for each state of the library.

        None where they are not counted yet, and more than `most` articles came, so that counting takes a while.
        """
        first = self.today - (days - 1) * _DAY
        rows = _rows(first, days)
        key = self._store.counting.changes(), rows
        if self._last is None or self._last[0] != key:
            if most is not None and self._store.daily.many(rows[0], most):
                return None
            self._last = key, self._store.daily.counts(rows)
        return Window(first, days, self._last[1])

    def window(self, first: date, days: int) -> Window:
        """So many days from `first` on. A hundred thousand articles in it take 50 ms."""
        return Window(first, days, self._store.daily.counts(_rows(first, days)))

    def ends(self) -> tuple[date, date]:
        """The days of the oldest and the newest listed article; today where none has a date."""
        found = self._store.daily.ends()
        oldest, newest = (date_of(row) for row in found) if found else (None, None)
        return oldest or self.today, newest or self.today

    def cell(self, topic: str | None, day: date) -> Cell:
        """What came on a day in a topic, by its id, or in the whole library."""
        number = None if topic is None else self._store.topics.number(topic)
        if topic is not None and number is None:
            return Cell()
        found: Sum = self._store.daily.of(number, *_rows(day, 1))
        wanted = found.newest if found.hottest is None else found.hottest
        lead = [] if wanted is None else self._store.articles.summaries([wanted])
        return Cell(found.total, found.unread, found.newest, lead[0] if lead else None)


def _rows(first: date, days: int) -> tuple[int, ...]:
    """The first rows of so many days from `first` on, and of the day after them."""
    return tuple(first_row_of(first + number * _DAY) for number in range(days + 1))
