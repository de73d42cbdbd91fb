"""Notes that the reader wrote on articles: marks whose value is the text."""

from collections.abc import Iterable

from apsw import Connection

from reader.store.values import fetch, integer, numbers

NOTE = "note"
OF_NOTES = f"m.field = '{NOTE}' AND m.value <> ''"
"""Tells the marks `m` that are notes, by the index."""
NOTED = f"EXISTS (SELECT 1 FROM marks m WHERE m.uid = a.uid AND {OF_NOTES})"
"""Whether there is a note on article `a`."""


def notes_on(connection: Connection, uids: Iterable[int]) -> dict[int, str]:
    """The notes on articles, by identity. Inside a transaction."""
    sql = (
        "SELECT m.uid, m.value FROM json_each(?) wanted CROSS JOIN marks m ON m.uid = wanted.value"
        " WHERE m.field = ? AND m.value IS NOT NULL"
    )
    return {integer(uid): str(note) for uid, note in fetch(connection, sql, (numbers(uids), NOTE))}
