"""What could not be read, as the library remembers it."""

from collections.abc import Iterable, Sequence

from apsw import Connection

from reader.models import Failure
from reader.store.database import Database
from reader.store.values import Value, fetch, maybe_integer


class Problems:
    """The table of problems."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, connection: Connection, number: int, problems: Iterable[tuple[str, str]]) -> None:
        """Notes what could not be read, as (key, message)."""
        connection.executemany(
            "INSERT OR REPLACE INTO problems VALUES (?, ?, NULL, ?)",
            [(number, *problem) for problem in problems],
        )

    def of(self, connection: Connection, number: int) -> list[str]:
        """The keys of what could not be read of a source."""
        return [
            str(key) for (key,) in fetch(connection, "SELECT key FROM problems WHERE source = ?", (number,))
        ]

    def clear(self, connection: Connection, number: int, keys: Iterable[str]) -> None:
        """Forgets problems of a source."""
        connection.executemany(
            "DELETE FROM problems WHERE source = ? AND key = ?", [(number, key) for key in keys]
        )

    def all(self) -> tuple[Failure, ...]:
        """Everything that could not be read: whole sources first, then documents by source and key."""
        sources = self._database.rows(
            "SELECT address, '', NULL, error FROM sources WHERE error IS NOT NULL ORDER BY id"
        )
        documents = self._database.rows(
            "SELECT s.address, p.key, p.line, p.message FROM problems p JOIN sources s ON s.id = p.source"
            " ORDER BY s.id, p.key"
        )
        return tuple(map(_failure, [*sources, *documents]))

    def first(self) -> tuple[Failure, ...]:
        """The first document of each source that could not be read."""
        found = self._database.rows(
            "SELECT s.address, min(p.key), p.line, p.message FROM problems p JOIN sources s ON s.id = p.source"
            " GROUP BY p.source"  # with min, SQLite takes the other columns from the same row
        )
        return tuple(map(_failure, found))


def _failure(row: Sequence[Value]) -> Failure:
    address, key, line, message = row
    return Failure(str(address), str(key), str(message), maybe_integer(line))
