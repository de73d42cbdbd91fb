"""Articles to be shown anew, because a copy of them came, changed or went: noted here until that is done."""

from collections.abc import Iterable, Mapping

from apsw import Connection

from reader.store.copies import COLUMNS, ORDER, copy_of
from reader.store.counting import uncounted
from reader.store.database import Database
from reader.store.records import Copy
from reader.store.values import fetch, integer, numbers


class Unmerged:
    """The table of articles to be shown anew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pending(self, after: int, limit: int) -> dict[int, int]:
        """The next articles after an identity, each with the number of the change that it is noted for."""
        found = self._database.rows(
            "SELECT uid, change FROM unmerged WHERE uid > ? ORDER BY uid LIMIT ?", (after, limit)
        )
        return {integer(uid): integer(change) for uid, change in found}

    def note_all(self, connection: Connection, source: int) -> None:
        """Notes all articles of a source, since they are given something else now. Inside a transaction."""
        connection.execute(
            "INSERT OR REPLACE INTO unmerged SELECT DISTINCT uid, (SELECT changes FROM counting) FROM copies"
            " WHERE source = ? AND uid IS NOT NULL",
            (source,),
        )
        uncounted(connection)

    def copies(self, uids: Iterable[int]) -> dict[int, list[Copy]]:
        """Where the copies of articles are, of each the best one first."""
        found: dict[int, list[Copy]] = {}
        for uid, *columns in self._database.rows(
            f"SELECT c.uid, {COLUMNS} FROM json_each(?) wanted CROSS JOIN copies c ON c.uid = wanted.value"
            f" JOIN sources s ON s.id = c.source ORDER BY c.uid, {ORDER}",
            (numbers(uids),),
        ):
            found.setdefault(integer(uid), []).append(copy_of(*columns))
        return found


def shared(connection: Connection, uids: Iterable[int]) -> set[int]:
    """Those of the articles that several sources hold. Inside a transaction."""
    found = fetch(
        connection,
        "SELECT c.uid FROM json_each(?) wanted CROSS JOIN copies c ON c.uid = wanted.value"
        " GROUP BY c.uid HAVING min(c.source) < max(c.source)",
        (numbers(uids),),
    )
    return {integer(uid) for (uid,) in found}


def note(connection: Connection, uids: Iterable[int]) -> None:
    """Notes that articles are to be shown anew. Before the change is counted, inside a transaction."""
    connection.executemany(
        "INSERT OR REPLACE INTO unmerged SELECT ?, changes FROM counting", [(uid,) for uid in uids]
    )


def take(connection: Connection, noted: Mapping[int, int]) -> set[int]:
    """Strikes out articles, and gives those that were not noted for another change since, or struck out already."""
    found = fetch(
        connection,
        "SELECT uid, change FROM unmerged WHERE uid IN (SELECT value FROM json_each(?))",
        (numbers(noted),),
    )
    taken = {integer(uid) for uid, change in found if noted[integer(uid)] == change}
    connection.executemany("DELETE FROM unmerged WHERE uid = ?", [(uid,) for uid in taken])
    return taken
