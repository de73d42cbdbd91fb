"""How many articles came on each day, by topic and in all. Rows are times, so a day is a range of them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.models import Daily
from reader.store.database import Database
from reader.store.schema import FIRST_ROW, SLOTS
from reader.store.values import integer, maybe_integer, numbers

LAST_ROW = (1 << 63) - 1
DAY_ROWS = 86_400 * SLOTS
"""Row numbers of a day of 24 hours."""

# Topics lead, each with its range of rows: nothing is looked at that is not counted. Unlisted articles are few: they
# are looked up once for all topics.
_FEW = f"""
WITH runs(day, first, last, days) AS MATERIALIZED (
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?1))
SELECT p.slug, r.day + min((t.row - r.first) / {DAY_ROWS}, r.days - 1) AS came, count(*)
FROM runs r CROSS JOIN topics p CROSS JOIN article_topics t ON t.topic = p.id AND t.row >= r.first AND t.row < r.last
WHERE t.row NOT IN (SELECT row FROM articles WHERE row >= ?2 AND row < ?3 AND NOT listed)
GROUP BY p.id, came
UNION ALL
SELECT NULL, r.day + min((a.row - r.first) / {DAY_ROWS}, r.days - 1) AS came, count(*)
FROM runs r CROSS JOIN articles a ON a.row >= r.first AND a.row < r.last WHERE a.listed GROUP BY came"""

# Sorting is what takes time where there are many. They are counted day by day, which looks for each day of each topic.
_MANY = """
WITH days(day, first, last) AS MATERIALIZED (SELECT key, value, lead(value) OVER (ORDER BY key) FROM json_each(?1)),
hidden AS MATERIALIZED (SELECT row FROM articles WHERE row >= ?2 AND row < ?3 AND NOT listed)
SELECT p.slug, d.day, (SELECT count(*) FROM article_topics t
    WHERE t.topic = p.id AND t.row >= d.first AND t.row < d.last AND t.row NOT IN hidden)
FROM topics p CROSS JOIN days d WHERE d.last IS NOT NULL
AND EXISTS (SELECT 1 FROM article_topics t WHERE t.topic = p.id AND t.row >= ?2 AND t.row < ?3)
UNION ALL
SELECT NULL, d.day, (SELECT count(*) FROM articles a WHERE a.row >= d.first AND a.row < d.last AND a.listed)
FROM days d WHERE d.last IS NOT NULL"""
MANY = 5_000
"""So many articles are counted day by day."""

_OF_ALL = "articles a WHERE a.row >= ? AND a.row < ? AND a.listed"
_OF_TOPIC = (
    "article_topics t JOIN articles a ON a.row = t.row"
    " WHERE t.topic = ? AND t.row >= ? AND t.row < ? AND a.listed"
)


class Sum(NamedTuple):
    """The listed articles of some days: how many, how many of them unread, the rows of the newest and the hottest."""

    total: int = 0
    unread: int = 0
    newest: int | None = None
    hottest: int | None = None


class DailyCounts:
    """Counts listed articles by days. A day is given by its first row, and ends where the next one begins."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self, days: Sequence[int]) -> Daily:
        """The articles of each day but the last of `days`, which is where the one before it ends."""
        if len(days) < 2:
            return {}
        found: dict[str | None, list[int]] = {}
        many = self.many(days[0], MANY, days[-1])
        given = numbers(days) if many else f"[{','.join(map(numbers, _runs(days)))}]"
        for slug, day, articles in self._database.rows(_MANY if many else _FEW, (given, days[0], days[-1])):
            if articles:
                counts = found.setdefault(None if slug is None else str(slug), [0] * (len(days) - 1))
                counts[integer(day)] = integer(articles)
        return {topic: tuple(counts) for topic, counts in found.items()}

    def many(self, first: int, number: int, last: int = LAST_ROW) -> bool:
        """Whether there are more than `number` articles from row `first` up to `last`, unlisted ones too."""
        sql = "SELECT 1 FROM articles WHERE row >= ? AND row < ? LIMIT 1 OFFSET ?"
        return self._database.row(sql, (first, last, number)) is not None

    def ends(self) -> tuple[int, int] | None:
        """The rows of the oldest and the newest listed article that has a date; None where there is none."""
        oldest, newest = self._first("row"), self._first("row DESC")
        return None if oldest is None or newest is None else (oldest, newest)

    def of(self, topic: int | None, first: int, last: int) -> Sum:
        """What there is from row `first` up to `last`, in a topic by its number, or in the whole library."""
        where, values = (_OF_ALL, (first, last)) if topic is None else (_OF_TOPIC, (topic, first, last))
        sums = f"SELECT count(*), coalesce(sum(a.read = 0), 0), max(a.row) FROM {where}"
        found = self._database.row(sums, values)
        assert found is not None
        total, unread, newest = found
        by_heat = f"SELECT a.row FROM {where} AND a.heat IS NOT NULL ORDER BY a.heat DESC, a.row DESC LIMIT 1"
        hottest = self._database.row(by_heat, values)
        return Sum(
            integer(total), integer(unread), maybe_integer(newest), integer(hottest[0]) if hottest else None
        )

    def _first(self, order: str) -> int | None:
        sql = f"SELECT row FROM articles WHERE listed AND row >= ? ORDER BY {order} LIMIT 1"
        found = self._database.row(sql, (FIRST_ROW,))
        return integer(found[0]) if found else None


def _runs(days: Sequence[int]) -> Iterator[tuple[int, int, int, int]]:
    """Days of 24 hours that follow each other in one, each other day by itself: its place, first row, end, days."""
    begun = 0
    for place, (first, last) in enumerate(pairwise(days)):
        following = days[place + 2] - last if place + 2 < len(days) else None
        if last - first == following == DAY_ROWS:
            continue
        yield begun, days[begun], last, place + 1 - begun
        begun = place + 1
