"""How much each source brings, and how much of it is unread."""

from reader.store import schema
from reader.store.database import Database
from reader.store.values import integer

WEEK_S = 7 * 86_400
_WEEKLY = """
SELECT s.address, lately.week, count(DISTINCT lately.uid) FROM (
    SELECT uid, (?1 - min(coalesce(published, added), ?1)) / ?3 AS week FROM articles WHERE row >= ?2
    UNION ALL
    SELECT uid, (?1 - min(added, ?1)) / ?3 FROM articles WHERE added > ?1 - ?3 * ?4 AND row < ?5
) lately CROSS JOIN copies c ON c.uid = lately.uid JOIN sources s ON s.id = c.source
WHERE lately.week < ?4 GROUP BY s.address, lately.week"""
_UNREAD = """
SELECT s.address, count(DISTINCT a.uid) FROM articles a CROSS JOIN copies c ON c.uid = a.uid
JOIN sources s ON s.id = c.source WHERE a.listed AND NOT a.read GROUP BY s.address"""


class Activity:
    """Counts articles by their sources, unlisted ones too unless it says so."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def weekly(self, now: int, weeks: int) -> dict[str, tuple[int, ...]]:
        """The articles of each source that has any, in the `weeks` times seven days up to `now`, the oldest first.

        They count by their date, and where they have none by the time they were first seen; `now` is Unix time.
        """
        since = schema.first_row(now - weeks * WEEK_S)
        found: dict[str, list[int]] = {}
        rows = self._database.rows(_WEEKLY, (now, since, WEEK_S, weeks, schema.FIRST_ROW))
        for address, week, articles in rows:
            counts = found.setdefault(str(address), [0] * weeks)
            counts[weeks - 1 - integer(week)] = integer(articles)
        return {address: tuple(counts) for address, counts in found.items()}

    def unread(self) -> dict[str, int]:
        """How many listed articles of each source are unread, of those that have any."""
        return {str(address): integer(articles) for address, articles in self._database.rows(_UNREAD)}
