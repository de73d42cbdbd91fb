"""Copies: each document an article was found in, with the fingerprint that tells whether it changed."""

from collections.abc import Iterable, Mapping, Sequence

from apsw import Connection

from reader.models import Fingerprint
from reader.store.database import Database
from reader.store.records import Copy, Indexed, IndexedDocument
from reader.store.values import Row, Value, fetch, integer, maybe_text, numbers

COLUMNS = "s.address, s.root, s.identity, s.kind, c.key, c.record"
"""What `copy_of` makes a copy of; `c` is a row of copies, `s` its source."""
ORDER = "c.rank DESC, c.key DESC, c.id"
"""The best copy of an article first."""


class Copies:
    """The tables of copies, of pages that hold several, and of documents that could not be read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def fingerprints(self, source: int) -> dict[str, Fingerprint]:
        """What is remembered of each document of a source, by key."""
        known = {
            str(key): Fingerprint(
                integer(size), integer(mtime), bytes(digest) if isinstance(digest, bytes) else b""
            )
            for key, size, mtime, digest in self._database.rows(
                "SELECT key, size, mtime_ns, digest FROM copies WHERE source = ? AND document IS NULL",
                (source,),
            )
        }
        pages = self._database.rows(
            "SELECT key, size, mtime_ns, digest, etag, modified FROM pages WHERE source = ?", (source,)
        )
        for key, size, mtime, digest, etag, modified in pages:
            known[str(key)] = Fingerprint(
                integer(size),
                integer(mtime),
                bytes(digest) if isinstance(digest, bytes) else b"",
                maybe_text(etag),
                maybe_text(modified),
            )
        return known

    def put(self, connection: Connection, source: int, documents: Sequence[IndexedDocument]) -> None:
        """Remembers documents, their copies, and what of them could not be read."""
        connection.executemany(
            "INSERT OR REPLACE INTO copies VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            [row for document in documents for row in _copy_rows(source, document)],
        )
        pages = [(source, page.key, page.fingerprint) for page in documents if page.page]
        connection.executemany(
            "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (source, key, mark.size, mark.mtime_ns, mark.digest, mark.etag, mark.modified)
                for source, key, mark in pages
            ],
        )
        # Items of a page have problems of their own, under "page#item".
        connection.executemany(
            "DELETE FROM problems WHERE source = ?1 AND (key = ?2 OR key > ?2 || '#' AND key < ?2 || '$')",
            [(source, document.key) for document in documents],
        )
        connection.executemany(
            "INSERT OR REPLACE INTO problems VALUES (?, ?, ?, ?)",
            [(source, *problem) for document in documents for problem in document.problems],
        )

    def identities(self, connection: Connection, ids: Iterable[int]) -> dict[int, int]:
        """The identity each of these copies had so far."""
        asked = numbers(ids)
        found = fetch(
            connection,
            "SELECT id, uid FROM copies WHERE id IN (SELECT value FROM json_each(?)) AND uid IS NOT NULL",
            (asked,),
        )
        return {integer(id): integer(uid) for id, uid in found}

    def unchanged(self, connection: Connection, told: Mapping[int, Indexed]) -> set[int]:
        """The copies, by their ids, that are kept in the library just as they are told now."""
        found = fetch(
            connection,
            "SELECT id, uid, rank, record FROM copies WHERE id IN (SELECT value FROM json_each(?))",
            (numbers(told),),
        )
        return {
            integer(id)
            for id, *kept in found
            if kept[2] is not None and tuple(kept) == _as_kept(told[integer(id)])
        }

    def best(self, connection: Connection, uids: Iterable[int]) -> dict[int, int]:
        """The id of the best copy of each article that has one left."""
        found = fetch(
            connection,
            "SELECT c.uid, c.id FROM json_each(?) wanted CROSS JOIN copies c ON c.uid = wanted.value"
            " ORDER BY c.rank, c.key, c.id DESC",
            (numbers(uids),),
        )
        return {
            integer(uid): integer(id) for uid, id in found
        }  # the last one of each, which is the best, stays

    def forget_documents(self, connection: Connection, source: int, keys: Sequence[str]) -> set[int]:
        """Forgets documents that are gone; gives the identities that lost a copy."""
        ids = [copy_id(source, key) for key in keys]
        ids += [id for key in keys for id in self.parts(connection, source, key)]
        lost = self.drop(connection, ids)
        connection.executemany(
            "DELETE FROM pages WHERE source = ? AND key = ?", [(source, key) for key in keys]
        )
        connection.executemany(
            "DELETE FROM problems WHERE source = ? AND key = ?", [(source, key) for key in keys]
        )
        return lost

    def parts(self, connection: Connection, source: int, page: str) -> list[int]:
        """The ids of the copies that a page holds."""
        found = fetch(connection, "SELECT id FROM copies WHERE source = ? AND document = ?", (source, page))
        return [integer(id) for (id,) in found]

    def drop(self, connection: Connection, ids: Sequence[int]) -> set[int]:
        """Forgets copies; gives the identities that lost one."""
        lost = set(self.identities(connection, ids).values())
        connection.executemany("DELETE FROM copies WHERE id = ?", [(id,) for id in ids])
        return lost

    def touch(self, connection: Connection, source: int, looks: Sequence[tuple[str, Fingerprint]]) -> None:
        """Remembers a new size and time of documents whose content is the same."""
        connection.executemany(
            "UPDATE copies SET size = ?, mtime_ns = ? WHERE id = ?",
            [(look.size, look.mtime_ns, copy_id(source, key)) for key, look in looks],
        )
        connection.executemany(
            "UPDATE pages SET size = ?, mtime_ns = ? WHERE source = ? AND key = ?",
            [(look.size, look.mtime_ns, source, key) for key, look in looks],
        )

    def of(self, uid: int) -> tuple[Copy, ...]:
        """Where the copies of an article are, the best one first."""
        found = self._database.rows(
            f"SELECT {COLUMNS} FROM copies c JOIN sources s ON s.id = c.source WHERE c.uid = ? ORDER BY {ORDER}",
            (uid,),
        )
        return tuple(copy_of(*columns) for columns in found)

    def same_content(self, source: int, digests: Iterable[bytes], gone: Iterable[str]) -> dict[bytes, int]:
        """The identities of the documents of a source that hold these bytes and are not among those gone."""
        wanted, left = set(digests), {copy_id(source, key) for key in gone}
        found = self._database.rows(
            "SELECT id, digest, uid FROM copies WHERE source = ? AND uid IS NOT NULL", (source,)
        )
        return {
            digest: integer(uid)
            for id, digest, uid in found
            if isinstance(digest, bytes) and digest in wanted and id not in left
        }


def copy_id(source: int, key: str) -> int:
    """The number of a copy: 62 bits of a hash of its source and key, so that the table needs no index for them."""
    from hashlib import blake2b

    name = f"{source}\n{key}".encode("utf-8", "surrogateescape")
    return int.from_bytes(blake2b(name, digest_size=8).digest(), "big") >> 2


def renamed_items(
    source: int, documents: Sequence[IndexedDocument], known: Mapping[int, int]
) -> dict[int, int]:
    """The identities that items of pages have now and had before, by their keys: a feed corrects the link of an item.

    `known` are the identities of copies before. A document of its own says nothing: it may be another one every day.
    """
    items = [copy for document in documents for copy in document.copies if copy.key != document.key]
    before = ((item.uid, known.get(copy_id(source, item.key))) for item in items)
    return {uid: old for uid, old in before if old is not None and old != uid}


def copy_of(*columns: Value) -> Copy:
    """A copy, from the values of `COLUMNS`."""
    address, root, identity, kind, key, record = columns
    kept = record if isinstance(record, bytes) else None
    return Copy(str(address), maybe_text(root), str(identity), str(kind), str(key), kept)


def _as_kept(copy: Indexed) -> tuple[int, int, bytes | None]:
    return copy.uid, copy.rank, copy.record


def _copy_rows(source: int, document: IndexedDocument) -> list[Row]:
    part_of = document.key if document.page else None
    times = document.fingerprint.size, document.fingerprint.mtime_ns, document.fingerprint.digest
    if not document.copies and not document.page:
        return [(copy_id(source, document.key), source, document.key, None, None, *times, 0, None, None)]
    return [
        (
            copy_id(source, copy.key),
            source,
            copy.key,
            part_of,
            copy.uid,
            *times,
            copy.rank,
            copy.dated,
            copy.record,
        )
        for copy in document.copies
    ]
