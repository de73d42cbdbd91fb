"""Which articles tell the same event: their stories, and those that are still to be compared."""

from array import array
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from apsw import Connection

from reader.models import Account
from reader.store.counting import uncounted
from reader.store.database import Database
from reader.store.values import Value, integer, maybe_integer, maybe_text, numbers

_ACCOUNT = """
SELECT a.row, a.uid, a.published, x.title, x.excerpt, n.name, n.detail, x.url, a.listed, a.heat, a.quality, a.story
FROM {tables} JOIN texts x ON x.row = a.row LEFT JOIN names n ON n.id = a.provider"""
_ALL = _ACCOUNT.format(tables="articles a")
_OF_ROWS = _ACCOUNT.format(tables="json_each(?) wanted CROSS JOIN articles a ON a.row = wanted.value")


class Standing(NamedTuple):
    """The story of an article (0: none), and its place in that: 0 leads it."""

    story: int
    place: int


ALONE = Standing(0, 0)


class StoryTable:
    """The stories, which are columns of the table of articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pending(self) -> int:
        """How many articles are still to be compared."""
        found = self._database.row("SELECT count(*) FROM articles WHERE NOT grouped")
        return integer(found[0]) if found else 0

    def ungrouped(self, limit: int) -> list[int]:
        """The rows of articles that are still to be compared, the newest first."""
        found = self._database.rows(
            "SELECT row FROM articles WHERE NOT grouped ORDER BY row DESC LIMIT ?", (limit,)
        )
        return [integer(row) for (row,) in found]

    def accounts(self, rows: Iterable[int]) -> list[Account]:
        """The articles of some rows, those that are gone left out."""
        return [_account(*found) for found in self._database.rows(_OF_ROWS, (numbers(rows),))]

    def between(self, first: int, end: int) -> list[Account]:
        """The articles of the rows from `first` up to `end`."""
        return [
            _account(*found)
            for found in self._database.rows(f"{_ALL} WHERE a.row >= ? AND a.row < ?", (first, end))
        ]

    def having(self, match: str, first: int, end: int) -> "array[int]":
        """The rows from `first` up to `end` that match an expression of the full-text index."""
        return self._database.integers(
            "SELECT rowid FROM words WHERE words MATCH ? AND rowid >= ? AND rowid < ?", (match, first, end)
        )

    def nearest(self, match: str, row: int, limit: int) -> list[int]:
        """The rows that match an expression of the full-text index, the nearest to `row`: at most `limit` on each side
        of it.
        """
        sql = "SELECT rowid FROM words WHERE words MATCH ? AND rowid {} ? ORDER BY rowid {} LIMIT ?"
        older = self._database.integers(sql.format("<", "DESC"), (match, row, limit))
        return [*older, *self._database.integers(sql.format(">", "ASC"), (match, row, limit))]

    def crowd(self, first: int, end: int) -> int:
        """How many articles stand in the rows from `first` up to `end`."""
        found = self._database.row("SELECT count(*) FROM articles WHERE row >= ? AND row < ?", (first, end))
        return integer(found[0]) if found else 0

    def with_mates(self, uids: Collection[int]) -> list[Account]:
        """Articles, and all that are in one story with any of them: the best of each story first."""
        found = self._database.rows(
            "WITH these AS (SELECT a.row, a.story, a.place FROM json_each(?1) wanted"
            " CROSS JOIN articles a ON a.uid = wanted.value) "
            + _ACCOUNT.format(
                tables="(SELECT row, story, place FROM these WHERE story = 0 UNION SELECT row, story, place FROM"
                " articles WHERE story <> 0 AND story IN (SELECT story FROM these)) one"
                " CROSS JOIN articles a ON a.row = one.row"
            )
            + " ORDER BY a.story, a.place",
            (numbers(uids),),
        )
        return [_account(*one) for one in found]

    def ungroup(self, connection: Connection, stories: Collection[int]) -> None:
        """Has the articles of stories compared anew, since one is gone or another now. Inside a transaction."""
        if stories:
            connection.execute(
                "UPDATE articles SET grouped = 0 WHERE story <> 0 AND story IN (SELECT value FROM json_each(?))",
                (numbers(stories),),
            )

    def place(
        self, connection: Connection, standings: Mapping[int, Standing], compared: Iterable[int]
    ) -> None:
        """Puts articles into stories, by identity, and notes those of the rows that were compared. In a transaction."""
        if standings:
            connection.executemany(
                "UPDATE articles SET story = ?, place = ? WHERE uid = ?",
                [(*standing, uid) for uid, standing in standings.items()],
            )
            uncounted(connection)
        connection.executemany("UPDATE articles SET grouped = 1 WHERE row = ?", [(row,) for row in compared])


def _account(*found: Value) -> Account:
    row, uid, published, title, excerpt, provider, domain, url, listed, heat, quality, story = found
    return Account(
        integer(row), integer(uid), maybe_integer(published), str(title), maybe_text(excerpt), maybe_text(provider),
        maybe_text(domain), maybe_text(url), bool(listed), maybe_integer(heat), maybe_integer(quality), integer(story),
    )  # fmt: skip
