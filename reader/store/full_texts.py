"""The texts of original pages, by the identity of the article, or of the address where it is no article's."""

from collections.abc import Iterable
from typing import NamedTuple

from apsw import Connection

from reader.store.database import Database
from reader.store.values import fetch, integer, numbers


class KeptText(NamedTuple):
    """A text for the table: its record, and the words of it that a search finds, "" where it is not the article."""

    uid: int
    record: bytes
    words: str


class FullTexts:
    """The table of full texts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, uid: int) -> bytes | None:
        """The record of a text; None where there is none."""
        found = self._database.row("SELECT record FROM full_texts WHERE uid = ?", (uid,))
        record = found[0] if found else None
        return record if isinstance(record, bytes) else None

    def known(self, uids: Iterable[int]) -> set[int]:
        """Those of the articles whose page was read, whatever came of it."""
        sql = "SELECT uid FROM json_each(?) wanted CROSS JOIN full_texts ON uid = wanted.value"
        return set(self._database.integers(sql, (numbers(uids),)))


def put(connection: Connection, text: KeptText) -> None:
    """Keeps a text instead of the one that was kept before. Inside a transaction."""
    connection.execute("INSERT OR REPLACE INTO full_texts(uid, record, words) VALUES (?,?,?)", text)


def words_of(connection: Connection, uids: Iterable[int]) -> dict[int, str]:
    """The words of the full texts of articles, by identity. Inside a transaction."""
    sql = "SELECT uid, words FROM json_each(?) wanted CROSS JOIN full_texts ON uid = wanted.value WHERE words <> ''"
    return {integer(uid): str(words) for uid, words in fetch(connection, sql, (numbers(uids),))}
