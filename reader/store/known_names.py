"""The names in a library that a query may mean: of topics, tags, sources, providers, domains, types and languages."""

from collections.abc import Mapping

from reader.models import Pattern, Words
from reader.query.naming import meant
from reader.store.database import Database
from reader.store.tags import OF_TAGS
from reader.store.values import Value, integer, maybe_text
from reader.topic_names import fold


class KnownNames:
    """Finds names by what is asked for. Those of providers and the like only become more, but where a transaction is
    taken back: they are kept in memory.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ids: list[int] = []
        self._names: list[str] = []
        self._taken_back = database.taken_back

    def others(self, asked: Words | Pattern) -> list[int]:
        """The numbers of the names of providers, domains, types or languages that are meant."""
        self._learn()
        return [self._ids[place] for place in meant(self._names, asked)]

    def all(self) -> list[int]:
        """The numbers of all those names."""
        self._learn()
        return self._ids

    def _learn(self) -> None:
        if self._taken_back != self._database.taken_back:
            self._ids, self._names, self._taken_back = [], [], self._database.taken_back
        newest = self._ids[-1] if self._ids else 0
        for id, name in self._database.rows("SELECT id, name FROM names WHERE id > ? ORDER BY id", (newest,)):
            self._ids.append(integer(id))
            self._names.append(str(name))

    def topics(self, asked: Words | Pattern) -> list[int]:
        """The numbers of the topics that are meant, by their names or ids; of those shown as others, that of these."""
        rows = self._database.rows(
            "SELECT iif(alias IS NULL, id, coalesce(parent, id)), name, slug FROM topics ORDER BY id"
        )
        by_id = [
            integer(number)
            for number, _, slug in rows
            if isinstance(asked, Words) and slug == fold(asked.text)
        ]
        by_name = meant([str(name) for _, name, _ in rows], asked)
        exactly = [
            place
            for place in by_name
            if isinstance(asked, Words) and fold(str(rows[place][1])) == fold(asked.text)
        ]
        found = by_id if by_id and not exactly else [integer(rows[place][0]) for place in by_name]
        return list(dict.fromkeys(found))

    def tags(self, asked: Words | Pattern) -> tuple[Value, ...]:
        """The fields of the marks that are the tags that are meant."""
        rows = self._database.rows(
            f"SELECT m.field, max(m.value) FROM marks m WHERE {OF_TAGS} GROUP BY m.field"
        )
        return tuple(rows[place][0] for place in meant([str(name) for _, name in rows], asked))

    def sources(self, asked: Words | Pattern, names: Mapping[str, str]) -> list[int]:
        """The numbers of the sources that are meant, by their names, as the user or they themselves give them, or their
        addresses; `names` are those of the user, by address.
        """
        rows = self._database.rows("SELECT id, address, title FROM sources ORDER BY id")
        found = set[int]()
        for texts in (
            [names.get(str(address), "") for _, address, _ in rows],
            [maybe_text(title) or "" for _, _, title in rows],
            [str(address) for _, address, _ in rows],
        ):
            found.update(meant(texts, asked))
        return [integer(rows[place][0]) for place in sorted(found)]
