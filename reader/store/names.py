"""Providers and types by number, so that a hundred thousand articles do not repeat them."""

from apsw import Connection

from reader.store.database import Database
from reader.store.values import fetch, integer


class Names:
    """The numbers of names; `detail` is a provider's domain, or "" for the type of an article."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._numbers: dict[tuple[str, str], int] = {}
        self._names: dict[int, tuple[str, str]] = {}

    def number(self, connection: Connection, name: str, detail: str = "") -> int:
        """The number of a name, given one now if it is new. Inside a transaction."""
        known = self._numbers.get((name, detail))
        if known is None:
            connection.execute("INSERT OR IGNORE INTO names(name, detail) VALUES (?, ?)", (name, detail))
            found = fetch(connection, "SELECT id FROM names WHERE name = ? AND detail = ?", (name, detail))
            known = self._numbers[name, detail] = integer(found[0][0])
        return known

    def forget(self) -> None:
        """Drops what is remembered, after a transaction was taken back."""
        self._numbers.clear()

    def name(self, number: int) -> tuple[str, str]:
        """The name and detail of a number."""
        if number not in self._names:
            self._names = {
                integer(id): (str(name), str(detail))
                for id, name, detail in self._database.rows("SELECT id, name, detail FROM names")
            }
        return self._names[number]
