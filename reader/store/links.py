"""Which article lists which: by the number of an address, else by title and date."""

from collections.abc import Sequence

from apsw import Connection

from reader.store.database import Database
from reader.store.records import Indexed
from reader.store.values import integer

DAY_S = 86_400
SAME_TITLE_DAYS = 3
"""A story of the same title is the same story only when it was published within so many days."""


class Links:
    """The tables of listed stories and of further addresses of articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def attach(self, connection: Connection, laid: Sequence[tuple[Indexed, int]]) -> None:
        """Notes what articles list, each with the row it stands in."""
        connection.executemany(
            "INSERT INTO links VALUES (?, ?, ?, ?, ?)",
            [
                (row, place, link.target, link.title_number, link.published)
                for indexed, row in laid
                for place, link in enumerate(indexed.links)
            ],
        )
        connection.executemany(
            "INSERT INTO other_addresses VALUES (?, ?)",
            [(row, number) for indexed, row in laid for number in indexed.other_addresses],
        )

    def resolve(self, target: int, title_number: int, published: int | None) -> int | None:
        """The row of a listed story in the library: by its address, else by title and date; None elsewhere."""
        for sql in (
            "SELECT row FROM articles WHERE uid = ?",
            "SELECT max(row) FROM other_addresses WHERE number = ? HAVING max(row) IS NOT NULL",
        ):
            if found := self._database.row(sql, (target,)):
                return integer(found[0])
        near = self._database.row(
            "SELECT row FROM articles WHERE title_number = ?1 AND abs(published - ?2) <= ?3 ORDER BY row DESC",
            (title_number, published, SAME_TITLE_DAYS * DAY_S),
        )
        return None if near is None else integer(near[0])

    def listing(self, row: int) -> list[int]:
        """The rows of the articles whose file lists the one in `row`, newest first."""
        found = self._database.rows(
            """
            WITH me AS (SELECT row, uid, title_number, published FROM articles WHERE row = ?1)
            SELECT l.row FROM me JOIN links l ON l.target = me.uid
            UNION SELECT l.row FROM other_addresses o JOIN links l ON l.target = o.number WHERE o.row = ?1
            UNION SELECT l.row FROM me JOIN links l ON l.title_number = me.title_number
                  AND abs(l.published - me.published) <= ?2
            EXCEPT SELECT ?1 ORDER BY 1 DESC""",
            (row, SAME_TITLE_DAYS * DAY_S),
        )
        return [integer(linking) for (linking,) in found]
