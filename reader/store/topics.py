"""Topics as a tree. Each article counts for its own topics and for all above them, once.

A topic that has an alias is shown as another: it stands below that one, and is told of nowhere.
"""

from collections.abc import Mapping, Sequence

from apsw import Connection

from reader.models import Topic, TopicSpec
from reader.store import topic_keywords
from reader.store.counting import Counted, uncounted
from reader.store.database import Database
from reader.store.hiding import hide_all, show_all
from reader.store.topic_places import LAST, Known, placed
from reader.store.topic_tree import OTHER, Row, tree_of
from reader.store.values import fetch, integer, maybe_integer, maybe_text
from reader.topic_names import fold, slug_of

__all__ = ["BELOW", "LISTED", "OTHER", "OWN", "PROPOSED", "Topics"]

LISTED = 1 << 40
"""Stands for the user's list of sources among the sources that declare topics."""
BELOW, OWN, PROPOSED = 0, 1, 2
"""Why an article is in a topic: it is in one below it, its document or source names it, a keyword proposes it."""

_SHOWN_NAMES = """
SELECT t.id, coalesce(shown.name, t.name) FROM topics t
LEFT JOIN topics shown ON t.alias IS NOT NULL AND shown.id = t.parent"""

_SHOWN_AS = """
SELECT t.folded, shown.name FROM topics t JOIN topics shown ON shown.id = t.parent WHERE t.alias IS NOT NULL"""


class Topics:
    """The table of topics and which articles are in each."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lines: dict[str, tuple[int, ...]] = {}
        self._above: dict[int, list[int]] = {}
        self._names: dict[str, str] = {}
        self._aliases: dict[str, str] | None = None

    def members(self, connection: Connection, names: Sequence[str]) -> tuple[tuple[int, ...], set[int]]:
        """The numbers of an article's own topics and of those above them. Inside a transaction."""
        lines = [self._lines.get(name) or self._line(connection, name) for name in names]
        own = tuple(dict.fromkeys(line[0] for line in lines))
        return own, {topic for line in lines for topic in line[1:]}.difference(own)

    def above(self, connection: Connection, topics: Sequence[int]) -> set[int]:
        """The numbers of the topics above some, without these. Inside a transaction."""
        for topic in topics:
            if topic not in self._above:
                self._above[topic] = _line_above(connection, topic)
        return {above for topic in topics for above in self._above[topic]}.difference(topics)

    def attach(self, connection: Connection, members: Sequence[tuple[int, int, int]]) -> None:
        """Puts articles into topics: (topic, row, why: `OWN`, `PROPOSED` or `BELOW`)."""
        connection.executemany("INSERT INTO article_topics VALUES (?, ?, ?)", members)

    def detach(self, connection: Connection, row: int) -> None:
        """Takes an article out of all topics."""
        connection.execute(
            "DELETE FROM article_topics WHERE topic IN (SELECT id FROM topics) AND row = ?", (row,)
        )
        connection.execute("DELETE FROM hidden_topics WHERE row = ?", (row,))

    def declare(self, connection: Connection, source: int, specs: Sequence[TopicSpec]) -> None:
        """Takes over names, parents and order as a source declares them, and nothing of what it declared before.

        Membership follows. Inside a transaction.
        """
        connection.execute(
            "UPDATE topics SET declared = 0, parent_name = NULL, position = ?, keywords = NULL WHERE declared = ?",
            (LAST, source),
        )
        for spec in specs:
            topic = self._line(connection, spec.name)[0]
            connection.execute(
                "UPDATE topics SET name = ?, parent_name = ?, position = ?, declared = ?, keywords = ? WHERE id = ?",
                (spec.name, spec.parent, spec.position, source, topic_keywords.written(spec), topic),
            )
            self._rename_slug(connection, topic, spec.id)
        self._settle(connection)
        topic_keywords.note_change(connection)
        uncounted(connection)

    def aliases(self) -> dict[str, str]:
        """The topics that are shown as others: their folded names, and the names of those."""
        rows = self._database.rows("SELECT folded, alias FROM topics WHERE alias IS NOT NULL")
        return {str(folded): str(alias) for folded, alias in rows}

    def rename(self, connection: Connection, aliases: Mapping[str, str]) -> None:
        """Has topics, by their folded names, be shown as others; all that are not named, as themselves.

        Membership follows. Inside a transaction.
        """
        connection.execute("UPDATE topics SET alias = NULL WHERE alias IS NOT NULL")
        for name, alias in aliases.items():
            self._line(connection, alias)
            topic = self._line(connection, name)[0]
            connection.execute("UPDATE topics SET alias = ? WHERE id = ?", (alias, topic))
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
        self._above.clear()
        self._names.clear()
        self._aliases = None

    def names(self, numbers: str) -> tuple[str, ...]:
        """The names that topics are shown under, given as numbers with blanks between."""
        wanted = numbers.split()
        if any(number not in self._names for number in wanted):
            self._names = {str(id): str(name) for id, name in self._database.rows(_SHOWN_NAMES)}
        found = [self._names[number] for number in wanted if number in self._names]
        return tuple(found if len(found) < 2 else dict.fromkeys(found))

    def shown_as(self, names: Sequence[str]) -> tuple[str, ...]:
        """Names of topics as files have them → those that they are shown under, each once."""
        if self._aliases is None:
            rows = self._database.rows(_SHOWN_AS)
            self._aliases = {str(folded): str(name) for folded, name in rows}
        return tuple(dict.fromkeys([self._aliases.get(fold(name), name) for name in names]))

    def number(self, slug: str) -> int | None:
        """The number of a topic by its id, or of the one that it is shown as; None where there is none."""
        found = self._database.row(
            "SELECT iif(alias IS NULL, id, coalesce(parent, id)) FROM topics WHERE slug = ?", (slug,)
        )
        return None if found is None else integer(found[0])

    def tree(self, counts: Counted) -> tuple[Topic, ...]:
        """The roots, in declared order, with distinct counts of listed articles."""
        rows = self._database.rows(
            "SELECT id, slug, name, parent, declared FROM topics WHERE alias IS NULL ORDER BY position, folded"
        )
        return tree_of(
            [
                Row(integer(id), str(slug), str(name), maybe_integer(parent), bool(declared))
                for id, slug, name, parent, declared in rows
            ],
            counts,
        )

    def _line(self, connection: Connection, name: str) -> tuple[int, ...]:
        """The number of a topic and of those above it; it is given one now if it is new."""
        folded = fold(name)
        found = fetch(connection, "SELECT id FROM topics WHERE folded = ?", (folded,))
        if not found:
            connection.execute(
                "INSERT INTO topics(slug, name, folded, parent, position, declared) VALUES (?, ?, ?, ?, ?, 0)",
                (_free_slug(connection, slug_of(name)), name, folded, _other(connection, name), LAST),
            )
            found = [(connection.last_insert_rowid(),)]
        topic = integer(found[0][0])
        self._lines[name] = (topic, *_line_above(connection, topic))
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
            (-1 if any_declared else 0, LAST, other),
        )
        rows = fetch(
            connection,
            "SELECT id, folded, parent_name, declared, position, alias FROM topics ORDER BY position, id",
        )
        known = [
            Known(
                integer(id), str(folded), maybe_text(above), bool(declared), integer(place), maybe_text(alias)
            )
            for id, folded, above, declared, place, alias in rows
        ]
        connection.executemany(
            "UPDATE topics SET parent = ?2, position = ?3 WHERE id = ?1",
            [(id, *place) for id, place in placed(known, other if any_declared else None).items()],
        )
        self.forget()
        show_all(connection)
        connection.execute("DELETE FROM article_topics WHERE direct = 0")
        for (name,) in fetch(connection, "SELECT name FROM topics"):
            own, *above = self._line(connection, str(name))
            connection.executemany(
                "INSERT OR IGNORE INTO article_topics SELECT ?, row, 0 FROM article_topics WHERE topic = ? AND direct",
                [(topic, own) for topic in above],
            )
        hide_all(connection)


def _line_above(connection: Connection, topic: int) -> list[int]:
    line = [topic]
    while above := maybe_integer(
        fetch(connection, "SELECT parent FROM topics WHERE id = ?", (line[-1],))[0][0]
    ):
        if above in line:
            break
        line.append(above)
    return line[1:]


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
