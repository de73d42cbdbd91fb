"""How many articles there are, by topic and in all: kept as they were last counted, for as long as that still holds.

Counting a hundred thousand articles takes a tenth of a second, which a start can do without. Every change that may
alter a count raises `counting.changes`; what was counted holds while that is what it was counted at.
"""

from apsw import Connection

from reader.store.database import Database
from reader.store.values import Value, integer

EVERYTHING = 0
"""Stands for the whole library among the numbers of topics."""
_BY_TOPIC = """
SELECT t.topic, count(*), sum(a.read = 0) FROM article_topics t JOIN articles a ON a.row = t.row
WHERE a.listed GROUP BY t.topic
UNION ALL SELECT 0, count(*), coalesce(sum(read = 0), 0) FROM articles WHERE listed"""

Counted = dict[int, tuple[int, int]]
"""Listed articles by the number of a topic, and how many of them are unread."""


class Counting:
    """The tables of counts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self) -> Counted:
        """All counts: as they were kept where they still hold, else counted now."""
        kept = self._database.rows(
            "SELECT topic, total, unread FROM counts WHERE (SELECT changes = counted FROM counting)"
        )
        return _counted(kept or self._database.rows(_BY_TOPIC))

    def of(self, topic: int) -> tuple[int, int] | None:
        """Total and unread of one topic, if what was counted still holds."""
        found = self._database.rows(
            "SELECT c.total, c.unread FROM counting LEFT JOIN counts c ON c.topic = ? WHERE changes = counted",
            (topic,),
        )
        return (integer(found[0][0] or 0), integer(found[0][1] or 0)) if found else None

    def keep(self) -> None:
        """Counts, and keeps the counts, where those that are kept do not hold any more."""
        if self._database.row("SELECT 1 FROM counting WHERE changes = counted"):
            return
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM counts")
            connection.execute(f"INSERT INTO counts {_BY_TOPIC}")
            connection.execute("UPDATE counting SET counted = changes")


def uncounted(connection: Connection) -> None:
    """Notes that counts may be others now. Inside a transaction."""
    connection.execute("UPDATE counting SET changes = changes + 1")


def _counted(rows: list[tuple[Value, ...]]) -> Counted:
    return {integer(topic): (integer(total), integer(unread)) for topic, total, unread in rows}
