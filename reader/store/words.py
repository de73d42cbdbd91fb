"""The full-text index: the words of each article under its row."""

from collections.abc import Iterable

from apsw import Connection

from reader.query.fts import spaced
from reader.store.database import Database
from reader.store.records import Indexed

_Texts = tuple[str, str, str, str, str, str, str]


class Words:
    """The table of words. What comes into it within a transaction is written at the end of that, in one go.

    FTS5 writes its buffer out, as a segment to be merged later, whenever a row number is not above the one before, and
    whenever a statement on another table may have to be undone by itself (fts5_index.c, fts5_main.c): two hundred
    feeds that are saved in one transaction took twice as long.
    """

    def __init__(self, database: Database) -> None:
        self._waiting: dict[int, _Texts] = {}
        database.before_commit(self._write, self._waiting.clear)

    def add(self, laid: Iterable[tuple[Indexed, int, str]]) -> None:
        """Adds the words of articles, each with its row and the note on it. Inside a transaction."""
        self._waiting.update((row, _texts(indexed, note)) for indexed, row, note in laid)

    def remove(self, connection: Connection, row: int) -> None:
        """Removes the words of the article of a row. Inside a transaction."""
        if self._waiting.pop(row, None) is None:
            connection.execute("DELETE FROM words WHERE rowid = ?", (row,))

    def _write(self, connection: Connection) -> None:
        connection.executemany(
            "INSERT INTO words(rowid, title, topics, excerpt, body, provider, author, note) VALUES (?,?,?,?,?,?,?,?)",
            ((row, *self._waiting[row]) for row in sorted(self._waiting)),
        )
        self._waiting.clear()


def _texts(indexed: Indexed, note: str) -> _Texts:
    return (
        spaced(indexed.title),
        spaced(" ".join(indexed.topics)),
        spaced(indexed.excerpt or ""),
        spaced(indexed.words),
        spaced(indexed.provider[0] if indexed.provider else ""),
        spaced(indexed.author or ""),
        spaced(note),
    )
