"""Which article is found at a path, or under a key."""

from collections.abc import Iterable

from reader.store.copies import copy_id
from reader.store.database import Database
from reader.store.values import integer


class Places:
    """Looks articles up by the documents they are in; they are told by their identities."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def at_path(self, path: str) -> int | None:
        """The identity of the article in the file at an absolute path."""
        for number, root in self._database.rows("SELECT id, root FROM sources WHERE root IS NOT NULL"):
            key = path.removeprefix(str(root))
            if key != path and (uid := self.owner(integer(number), key)) is not None:
                return uid
        return None

    def of_key(self, key: str) -> int | None:
        """The identity of the article of that key in any source, the first that was added."""
        owners = (
            self.owner(integer(number), key) for (number,) in self._database.rows("SELECT id FROM sources")
        )
        return next((uid for uid in owners if uid is not None), None)

    def beside(self, address: str, keys: Iterable[str]) -> int | None:
        """The identity of the article in the first of these documents that the source at an address holds."""
        found = self._database.row("SELECT id FROM sources WHERE address = ?", (address,))
        if found is None:
            return None
        owners = (self.owner(integer(found[0]), key) for key in keys)
        return next((uid for uid in owners if uid is not None), None)

    def owner(self, source: int, key: str) -> int | None:
        """The identity of the article in the document of that key."""
        found = self._database.row("SELECT uid FROM copies WHERE id = ?", (copy_id(source, key),))
        return None if found is None or found[0] is None else integer(found[0])
