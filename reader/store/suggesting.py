"""The values that fields have in a library, with how many listed articles have each: what a query may go on with."""

from collections.abc import Sequence

from reader.models import TextField, Words
from reader.query.naming import meant
from reader.store.database import Database
from reader.store.known_names import KnownNames
from reader.store.tags import Tags
from reader.store.values import integer, numbers

_NUMBERED = """
SELECT n.name, count(*) FROM articles a JOIN names n ON n.id = a.{0}
WHERE a.listed AND a.{0} IN (SELECT value FROM json_each(?)) GROUP BY n.name"""
_AUTHORS = """
SELECT x.author, count(*) FROM texts x JOIN articles a ON a.row = x.row
WHERE a.listed AND x.author IS NOT NULL GROUP BY x.author"""
_TOPICS = """
SELECT t.name, count(*) FROM topics t JOIN article_topics m ON m.topic = t.id JOIN articles a ON a.row = m.row
WHERE a.listed AND t.alias IS NULL GROUP BY t.id"""
_COUNTED = "SELECT t.name, c.total FROM counts c JOIN topics t ON t.id = c.topic WHERE t.alias IS NULL AND c.total > 0"
_SOURCES = """
SELECT coalesce(s.title, s.address), count(DISTINCT a.uid) FROM sources s JOIN copies c ON c.source = s.id
JOIN articles a ON a.uid = c.uid WHERE a.listed GROUP BY s.id"""
_MOST = 20


class Suggesting:
    """Finds the values of fields by their beginnings, those of the most articles first."""

    def __init__(self, database: Database, names: KnownNames) -> None:
        self._database, self._names = database, names

    def values(self, field: str, beginning: str) -> list[tuple[str, int]]:
        """Values of a field in which a word begins so, with their counts; none of fields that have too many."""
        match field:
            case "provider" | "domain" | "type" | "lang":
                found = self._numbered(field, beginning)
            case "topic":
                found = self._among(self._kept_topics() or self._counts(_TOPICS), "topic", beginning)
            case "tag":
                tags = [(tag.name, tag.total) for tag in Tags(self._database).all()]
                found = self._among(tags, "tag", beginning)
            case "author":
                found = self._among(self._counts(_AUTHORS), "author", beginning)
            case "source":
                found = self._among(self._counts(_SOURCES), "source", beginning)
            case _:
                found = []
        return sorted(found, key=lambda value: (-value[1], value[0]))[:_MOST]

    def _numbered(self, field: TextField, beginning: str) -> list[tuple[str, int]]:
        asked = Words(beginning, "domain" if field == "domain" else "provider")
        ids = self._names.others(asked) if beginning else self._names.all()
        return self._counts(_NUMBERED.format(field), numbers(ids))

    def _kept_topics(self) -> list[tuple[str, int]]:
        known = self._database.row("SELECT 1 FROM counting WHERE changes = counted")
        return self._counts(_COUNTED) if known else []

    def _counts(self, sql: str, *values: str) -> list[tuple[str, int]]:
        return [(str(name), integer(count)) for name, count in self._database.rows(sql, values)]

    def _among(
        self, values: Sequence[tuple[str, int]], field: TextField, beginning: str
    ) -> list[tuple[str, int]]:
        if not beginning:
            return list(values)
        # As words of a name, also where one of just that name is there.
        places = meant(
            [name for name, _ in values], Words(beginning, "provider" if field != "source" else field)
        )
        return [values[place] for place in places]
