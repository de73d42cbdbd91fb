"""Topics as a tree. Each article counts for its own topics and for all above them, once."""

import re
import unicodedata
from collections.abc import Sequence

from apsw import Connection

from reader.models import Count, Topic, TopicSpec
from reader.store.counting import NOTHING, Counted, Tally, uncounted
from reader.store.database import Database
from reader.store.values import Value, fetch, integer, maybe_integer, maybe_text

OTHER = "Other"
"""The root under which topics stand that no `_data/topics` declares, where some are declared."""
_LAST = 1_000_000
LISTED = 1 << 40
"""Stands for the user's list of sources among the sources that declare topics."""
DEEPEST = 32
"""Levels of the tree; a topic below that, or that is its own ancestor, becomes a root."""


class Topics:
    """The table of topics and which articles are in each."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lines: dict[str, tuple[int, ...]] = {}
        self._names: dict[str, str] = {}

    def members(self, connection: Connection, names: Sequence[str]) -> tuple[tuple[int, ...], set[int]]:
        """The numbers of an article's own topics and of those above them. Inside a transaction."""
        lines = [self._lines.get(name) or self._line(connection, name) for name in names]
        own = tuple(dict.fromkeys(line[0] for line in lines))
        return own, {topic for line in lines for topic in line[1:]}.difference(own)

    def attach(self, connection: Connection, members: Sequence[tuple[int, int, bool]]) -> None:
        """Puts articles into topics: (topic, row, whether the article itself names the topic)."""
        connection.executemany("INSERT INTO article_topics VALUES (?, ?, ?)", members)

    def detach(self, connection: Connection, row: int) -> None:
        """Takes an article out of all topics."""
        connection.execute(
            "DELETE FROM article_topics WHERE topic IN (SELECT id FROM topics) AND row = ?", (row,)
        )

    def declare(self, connection: Connection, source: int, specs: Sequence[TopicSpec]) -> None:
        """Takes over names, parents and order as a source declares them, and nothing of what it declared before.

        Membership follows. Inside a transaction.
        """
        connection.execute(
            "UPDATE topics SET declared = 0, parent_name = NULL, position = ? WHERE declared = ?",
            (_LAST, source),
        )
        for spec in specs:
            topic = self._line(connection, spec.name)[0]
            connection.execute(
                "UPDATE topics SET name = ?, parent_name = ?, position = ?, declared = ? WHERE id = ?",
                (spec.name, spec.parent, spec.position, source, topic),
            )
            self._rename_slug(connection, topic, spec.id)
        self._settle(connection)
        uncounted(connection)

    def declared(self) -> dict[str, int]:
        """Which source declares a topic, by the folded name of the topic; none of those that nobody does."""
        rows = self._database.rows("SELECT folded, declared FROM topics WHERE declared > 0")
        return {str(folded): integer(source) for folded, source in rows}

    def parents(self, source: int) -> dict[str, str | None]:
        """The topics that a source declares, by their folded names, and the names of their parents."""
        rows = self._database.rows("SELECT folded, parent_name FROM topics WHERE declared = ?", (source,))
        return {str(folded): maybe_text(parent) for folded, parent in rows}

    def forget(self) -> None:
        """Drops what is remembered, after a transaction was taken back or another process changed the topics."""
        self._lines.clear()
        self._names.clear()

    def names(self, numbers: str) -> tuple[str, ...]:
        """The names of topics, given as numbers with blanks between."""
        wanted = numbers.split()
        if any(number not in self._names for number in wanted):
            self._names = {
                str(id): str(name) for id, name in self._database.rows("SELECT id, name FROM topics")
            }
        return tuple(self._names[number] for number in wanted if number in self._names)

    def number(self, slug: str) -> int | None:
        """The number of a topic by its id; None where there is none."""
        found = self._database.row("SELECT id FROM topics WHERE slug = ?", (slug,))
        return None if found is None else integer(found[0])

    def tree(self, counts: Counted) -> tuple[Topic, ...]:
        """The roots, in declared order, with distinct counts of listed articles."""
        rows = self._database.rows(
            "SELECT id, slug, name, parent, declared FROM topics ORDER BY position, folded"
        )
        children: dict[Value, list[tuple[int, str, str]]] = {}
        known = {row[0] for row in rows}
        for id, slug, name, parent, declared in rows:
            if id in counts or (declared and name != OTHER):
                above = parent if parent in known else None
                children.setdefault(above, []).append((integer(id), str(slug), str(name)))

        def branch(parent: int | None, above: str | None) -> tuple[Topic, ...]:
            return tuple(
                _topic(slug, name, above, counts.get(id, NOTHING), branch(id, slug))
                for id, slug, name in children.get(parent, ())
            )

        return branch(None, None)

    def _line(self, connection: Connection, name: str) -> tuple[int, ...]:
        """The number of a topic and of those above it; it is given one now if it is new."""
        folded = fold(name)
        found = fetch(connection, "SELECT id FROM topics WHERE folded = ?", (folded,))
        if not found:
            connection.execute(
                "INSERT INTO topics(slug, name, folded, parent, position, declared) VALUES (?, ?, ?, ?, ?, 0)",
                (_free_slug(connection, slug_of(name)), name, folded, _other(connection, name), _LAST),
            )
            found = [(connection.last_insert_rowid(),)]
        line, parent = [integer(found[0][0])], integer(found[0][0])
        while above := maybe_integer(
            fetch(connection, "SELECT parent FROM topics WHERE id = ?", (parent,))[0][0]
        ):
            if above in line:
                break
            line.append(parent := above)
        self._lines[name] = tuple(line)
        return self._lines[name]

    def _rename_slug(self, connection: Connection, topic: int, slug: str) -> None:
        taken = fetch(connection, "SELECT id FROM topics WHERE slug = ?", (slug,))
        if taken and taken[0][0] != topic:
            connection.execute(
                "UPDATE topics SET slug = ? WHERE id = ?",
                (_free_slug(connection, slug), integer(taken[0][0])),
            )
        connection.execute("UPDATE topics SET slug = ? WHERE id = ?", (slug, topic))

    def _settle(self, connection: Connection) -> None:
        """Sets every parent by its name, cuts circles, and works out anew which articles are under a parent."""
        other = self._line(connection, OTHER)[0]
        any_declared = bool(fetch(connection, "SELECT 1 FROM topics WHERE declared > 0 LIMIT 1"))
        connection.execute(
            "UPDATE topics SET declared = ?, parent = NULL, position = ? WHERE id = ?",
            (-1 if any_declared else 0, _LAST, other),
        )
        rows = fetch(connection, "SELECT id, folded, parent_name, declared FROM topics")
        by_name = {folded: integer(id) for id, folded, _, _ in rows}
        parents: dict[int, int | None] = {}
        for id, _, parent_name, declared in rows:
            wanted = by_name.get(fold(str(parent_name))) if parent_name else None
            parents[integer(id)] = wanted if declared else other if any_declared else None
        for id in parents:
            if _leads_nowhere(id, parents):
                parents[id] = None
        connection.executemany(
            "UPDATE topics SET parent = ? WHERE id = ?", [(p, id) for id, p in parents.items()]
        )
        self._lines.clear()
        self._names.clear()
        connection.execute("DELETE FROM article_topics WHERE direct = 0")
        for (name,) in fetch(connection, "SELECT name FROM topics"):
            own, *above = self._line(connection, str(name))
            connection.executemany(
                "INSERT OR IGNORE INTO article_topics SELECT ?, row, 0 FROM article_topics WHERE topic = ? AND direct",
                [(topic, own) for topic in above],
            )


def _topic(slug: str, name: str, parent: str | None, tally: Tally, children: tuple[Topic, ...]) -> Topic:
    stories = Count(tally.stories, tally.unread_stories)
    return Topic(slug, name, parent, tally.total, tally.unread, children, stories)


def fold(name: str) -> str:
    """A topic's name as it is compared: without case and outer blanks."""
    return unicodedata.normalize("NFC", name).casefold().strip()


def slug_of(name: str) -> str:
    """An id for a topic that has none: its letters and digits in lower case, joined by hyphens."""
    return re.sub(r"[\W_]+", "-", fold(name)).strip("-") or "topic"


def _free_slug(connection: Connection, wanted: str) -> str:
    slug, number = wanted, 2
    while fetch(connection, "SELECT 1 FROM topics WHERE slug = ?", (slug,)):
        slug, number = f"{wanted}-{number}", number + 1
    return slug


def _other(connection: Connection, name: str) -> int | None:
    if name == OTHER:
        return None
    found = fetch(connection, "SELECT id FROM topics WHERE folded = ? AND declared", (fold(OTHER),))
    return integer(found[0][0]) if found else None


def _leads_nowhere(topic: int, parents: dict[int, int | None]) -> bool:
    above = parents[topic]
    for _ in range(DEEPEST):
        if above is None:
            return False
        above = parents.get(above)
    return True
