"""How many articles there are, by topic and in all: kept as they were last counted, for as long as that still holds.

Counting a hundred thousand articles takes a tenth of a second, which a start and a mark can do without. Every change
that may alter a count raises `counting.changes`; what was counted holds while that is what it was counted at. A few
articles that are marked read take their counts along.
"""

from collections.abc import Mapping
from typing import NamedTuple

from apsw import Connection

from reader.store.database import Database
from reader.store.values import Value, integer, numbers

EVERYTHING = 0
"""Stands for the whole library among the numbers of topics."""
SUMS = """
count(*), count(*) FILTER (WHERE NOT a.read),
count(*) FILTER (WHERE a.story = 0) + count(DISTINCT a.story) FILTER (WHERE a.story <> 0),
count(*) FILTER (WHERE a.story = 0 AND NOT a.read)
    + count(DISTINCT a.story) FILTER (WHERE a.story <> 0 AND NOT a.read)"""
"""Articles, unread ones, stories, and those of which an article is unread; who tells no story with others is one."""
_BY_TOPIC = f"""
SELECT t.topic, {SUMS} FROM article_topics t JOIN articles a ON a.row = t.row WHERE a.listed GROUP BY t.topic
UNION ALL SELECT 0, {SUMS} FROM articles a WHERE a.listed"""

_MARKED_READ = """
UPDATE counts SET unread = unread + iif(?1, -1, 1), unread_stories = unread_stories + iif(?1, -1, 1) * (
    NOT EXISTS (
        SELECT 1 FROM articles a JOIN articles b ON b.story = a.story AND b.row <> a.row
        WHERE a.uid = ?2 AND a.story <> 0 AND b.listed AND NOT b.read AND (
            counts.topic = 0 OR EXISTS (SELECT 1 FROM article_topics WHERE topic = counts.topic AND row = b.row))))
WHERE EXISTS (
    SELECT 1 FROM articles a WHERE a.uid = ?2 AND a.listed AND a.read <> ?1 AND (
        counts.topic = 0 OR EXISTS (SELECT 1 FROM article_topics t WHERE t.topic = counts.topic AND t.row = a.row)))"""

_READ = "UPDATE articles SET read = ? WHERE uid = ?"
OF_UIDS = "row IN (SELECT a.row FROM json_each({}) wanted CROSS JOIN articles a ON a.uid = wanted.value)"
"""The articles of a list of identities, in the order of the table, where neighbours are changed together."""
_MANY_READ = f"UPDATE articles SET read = ? WHERE {OF_UIDS.format('?')}"

FEW = 200
"""For no more articles than that, changing the counts one by one is quicker than counting."""


class Tally(NamedTuple):
    """Listed articles, and how many of them are unread; stories, and how many of these hold an unread article."""

    total: int = 0
    unread: int = 0
    stories: int = 0
    unread_stories: int = 0

    def of(self, *, stories: bool) -> tuple[int, int]:
        """Total and unread: of stories, or of articles."""
        return (self.stories, self.unread_stories) if stories else (self.total, self.unread)


NOTHING = Tally()
Counted = dict[int, Tally]
"""Counts by the number of a topic."""


class Counting:
    """The tables of counts."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._last: tuple[int, Counted] | None = None

    def counts(self) -> Counted:
        """All counts: as they were kept where they still hold, else counted now."""
        changes = self.changes()
        if self._last is None or self._last[0] != changes:
            kept = self._database.rows(
                "SELECT topic, total, unread, stories, unread_stories FROM counts"
                " WHERE (SELECT changes = counted FROM counting)"
            )
            self._last = changes, _counted(kept or self._database.rows(_BY_TOPIC))
        return self._last[1]

    def changes(self) -> int:
        """How often something has changed that may alter a count."""
        found = self._database.row("SELECT changes FROM counting")
        assert found is not None
        return integer(found[0])

    def of(self, topic: int) -> Tally | None:
        """The counts of one topic, if what was counted still holds: what is kept, or was counted here."""
        changes = self.changes()
        if self._last is not None and self._last[0] == changes:
            return self._last[1].get(topic, NOTHING)
        found = self._database.rows(
            "SELECT c.total, c.unread, c.stories, c.unread_stories FROM counting"
            " LEFT JOIN counts c ON c.topic = ? WHERE changes = counted",
            (topic,),
        )
        return Tally(*(integer(count or 0) for count in found[0])) if found else None

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


def mark_read(connection: Connection, marks: Mapping[int, bool]) -> None:
    """Marks articles read or unread, by their identity, and takes the counts along. Inside a transaction."""
    if len(marks) > FEW:
        uncounted(connection)
        for value in (True, False):
            connection.execute(
                _MANY_READ, (value, numbers(uid for uid, read in marks.items() if read is value))
            )
        return
    for uid, read in marks.items():  # one by one: whether a story is read now depends on those before
        connection.execute(_MARKED_READ, (read, uid))
        connection.execute(_READ, (read, uid))
    connection.execute(
        "UPDATE counting SET changes = changes + 1, counted = iif(counted = changes, changes + 1, counted)"
    )


def _counted(rows: list[tuple[Value, ...]]) -> Counted:
    return {integer(topic): Tally(*map(integer, counts)) for topic, *counts in rows}
