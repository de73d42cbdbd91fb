"""Articles that came into the library and that no rule has looked at yet: noted with them, until that is done."""

from array import array
from collections.abc import Iterable

from apsw import Connection

from reader.store.database import Database
from reader.store.values import numbers


class Arrivals:
    """The table of what arrived."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next(self, limit: int) -> "array[int]":
        """The identities of some that no rule has looked at."""
        return self._database.integers("SELECT uid FROM arrivals LIMIT ?", (limit,))

    def done(self, uids: Iterable[int]) -> None:
        """Forgets those that rules have looked at."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM arrivals WHERE uid IN (SELECT value FROM json_each(?))", (numbers(uids),)
            )


def note(connection: Connection, uids: Iterable[int]) -> None:
    """Notes articles that were unknown before. Inside the transaction that saves them."""
    connection.executemany("INSERT OR IGNORE INTO arrivals VALUES (?)", ((uid,) for uid in uids))
