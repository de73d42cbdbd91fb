"""How many articles there are, by topic and in all: kept as they were last counted, for as long as that still holds.

Counting a hundred thousand articles takes a tenth of a second, which a start and a mark can do without. Every change
that may alter a count raises `counting.changes`; what was counted holds while that is what it was counted at. A few
articles that are marked read take their counts along.
"""

from collections.abc import Mapping

from apsw import Connection

from reader.store.database import Database
from reader.store.values import Value, integer

EVERYTHING = 0
"""Stands for the whole library among the numbers of topics."""
_BY_TOPIC = """
SELECT t.topic, count(*), sum(a.read = 0) FROM article_topics t JOIN articles a ON a.row = t.row
WHERE a.listed GROUP BY t.topic
UNION ALL SELECT 0, count(*), coalesce(sum(read = 0), 0) FROM articles WHERE listed"""

_MARKED_READ = """
UPDATE counts SET unread = unread + iif(?1, -1, 1) WHERE EXISTS (
    SELECT 1 FROM articles a WHERE a.uid = ?2 AND a.listed AND a.read <> ?1 AND (
        counts.topic = 0 OR EXISTS (SELECT 1 FROM article_topics t WHERE t.topic = counts.topic AND t.row = a.row)))"""

FEW = 200
"""For no more articles than that, changing the counts one by one is quicker than counting."""

Counted = dict[int, tuple[int, int]]
"""Listed articles by the number of a topic, and how many of them are unread."""


class Counting:
    """The tables of counts."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._last: tuple[int, Counted] | None = None

    def counts(self) -> Counted:
        """All counts: as they were kept where they still hold, else counted now."""
        found = self._database.row("SELECT changes FROM counting")
        assert found is not None
        changes = integer(found[0])
        if self._last is None or self._last[0] != changes:
            kept = self._database.rows(
                "SELECT topic, total, unread FROM counts WHERE (SELECT changes = counted FROM counting)"
            )
            self._last = changes, _counted(kept or self._database.rows(_BY_TOPIC))
        return self._last[1]

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


def marked_read(connection: Connection, marks: Mapping[int, bool]) -> None:
    """Notes that articles are marked read or unread now, by their identity. Before they are, inside a transaction."""
    if len(marks) > FEW:
        uncounted(connection)
        return
    connection.executemany(_MARKED_READ, [(read, uid) for uid, read in marks.items()])
    connection.execute(
        "UPDATE counting SET changes = changes + 1, counted = iif(counted = changes, changes + 1, counted)"
    )


def _counted(rows: list[tuple[Value, ...]]) -> Counted:
    return {integer(topic): (integer(total), integer(unread)) for topic, total, unread in rows}
