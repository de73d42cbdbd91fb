"""What decides how long articles stay that are kept in the library itself."""

from collections.abc import Iterable

from apsw import Connection

from reader.store.database import Database
from reader.store.giving import IN_TOPIC
from reader.store.hiding import OF_HIDING
from reader.store.marks import BY
from reader.store.records import Kept
from reader.store.values import Row, fetch, integer, maybe_integer, numbers

_MARKED = "m.value IS NOT NULL AND m.value NOT IN (0, '')"
_PROTECTED = (
    f"m.field NOT IN ('read', 'position', 'hidden') AND NOT ({OF_HIDING})"
    f" AND NOT (m.field >= '{BY}' AND m.field < '{BY[:-1]};')"
    f" AND NOT (m.field >= '{IN_TOPIC}' AND m.field < '{IN_TOPIC[:-1]};') AND {_MARKED}"
)
"""Whatever else is marked of an article keeps it: a star, a tag; not that it is hidden, also from a topic, or put into
one, nor which rule marked it.

What is no longer marked is null, false or empty.
"""

_KEPT = f"""
SELECT c.key, c.uid, c.dated, a.added, p.digest IS c.digest, a.read,
       EXISTS (SELECT 1 FROM marks m WHERE m.uid = c.uid AND {_PROTECTED})
FROM copies c JOIN articles a ON a.uid = c.uid LEFT JOIN pages p ON p.source = c.source AND p.key = c.document
WHERE c.source = ? AND c.document IS NOT NULL AND c.record IS NOT NULL"""

_STANDING = f"""
SELECT m.uid, max(m.field = 'read' AND m.value), max({_PROTECTED})
FROM json_each(?) wanted CROSS JOIN marks m ON m.uid = wanted.value GROUP BY m.uid"""

Standing = tuple[bool, bool]
"""Whether an article is read, and whether it is protected."""
UNTOUCHED: Standing = (False, False)


class Retention:
    """Tells what a source holds in the library, and how it is marked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def kept(self, source: int) -> list[Kept]:
        """The copies of a source that are kept in the library itself."""
        return [
            Kept(
                str(key), integer(uid), maybe_integer(dated), integer(seen),
                bool(listed), bool(read), bool(protected),
            )
            for key, uid, dated, seen, listed, read, protected in self._database.rows(_KEPT, (source,))
        ]  # fmt: skip

    def standing(self, uids: Iterable[int]) -> dict[int, Standing]:
        """How those of the articles are marked that are marked at all, whether they are in the library or not."""
        return _standings(self._database.rows(_STANDING, (numbers(uids),)))


def standing(connection: Connection, uids: Iterable[int]) -> dict[int, Standing]:
    """The same inside a transaction."""
    return _standings(fetch(connection, _STANDING, (numbers(uids),)))


def _standings(rows: Iterable[Row]) -> dict[int, Standing]:
    return {integer(uid): (bool(read), bool(protected)) for uid, read, protected in rows}
