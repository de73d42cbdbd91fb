"""Laying down a batch of documents, whole or not at all, and taking up what is gone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from apsw import Connection

from reader.models import Fingerprint
from reader.store.articles import Articles, Flags
from reader.store.copies import Copies, copy_id
from reader.store.counting import uncounted
from reader.store.database import Database
from reader.store.links import Links
from reader.store.marks import Marks
from reader.store.names import Names
from reader.store.records import Indexed, IndexedDocument, Saved
from reader.store.topics import Topics
from reader.store.values import fetch, integer

UNMARKED: Flags = (False, False, False)


class Tables(Protocol):
    """The families of tables that a batch touches."""

    database: Database
    articles: Articles
    copies: Copies
    links: Links
    marks: Marks
    topics: Topics


class Writing:
    """Writes batches: each is one transaction, so that an end at any moment leaves a consistent library."""

    def __init__(self, tables: Tables, names: Names) -> None:
        self._tables = tables
        self._names = names

    def save(self, source: int, documents: Sequence[IndexedDocument]) -> Saved:
        """Takes over what documents of a source hold now."""
        with self._batch() as connection:
            copies = self._tables.copies
            ids = [copy_id(source, copy.key) for document in documents for copy in document.copies]
            ids += [copy_id(source, document.key) for document in documents if not document.page]
            before = set(copies.identities(connection, ids).values())
            fresh: dict[int, Indexed] = {}
            copies.put(connection, source, documents)
            for document in documents:
                fresh.update((copy_id(source, copy.key), copy) for copy in document.copies)
            before |= copies.drop(connection, self._left_out(connection, source, documents, fresh))
            touched = before | {copy.uid for copy in fresh.values()}
            return self._settle(connection, touched, fresh)

    def _left_out(
        self,
        connection: Connection,
        source: int,
        documents: Sequence[IndexedDocument],
        fresh: dict[int, Indexed],
    ) -> list[int]:
        """The copies that pages held before and hold no more, and those that were taken down."""
        parts = self._tables.copies.parts
        ids = [
            id for page in documents if page.page and page.whole for id in parts(connection, source, page.key)
        ]
        ids += [copy_id(source, key) for document in documents for key in document.gone]
        return [id for id in ids if id not in fresh]

    def touch(self, source: int, looks: Sequence[tuple[str, Fingerprint]]) -> None:
        """Remembers that documents look different but hold the same as before."""
        with self._batch() as connection:
            self._tables.copies.touch(connection, source, looks)

    def show(self, source: int, copies: Sequence[Indexed]) -> Saved:
        """Shows these copies, which are already known, where they are the best of their article."""
        with self._batch() as connection:
            fresh = {copy_id(source, copy.key): copy for copy in copies}
            connection.executemany("UPDATE copies SET size = 0 WHERE id = ?", [(id,) for id in fresh])
            return self._settle(connection, {copy.uid for copy in copies}, fresh)

    def remove(self, source: int, keys: Sequence[str], renamed: Sequence[tuple[int, int]] = ()) -> int:
        """Forgets documents that are gone; gives the number of articles that went with them.

        `renamed` are the identities (before, now) of articles that have another one now.
        """
        with self._batch() as connection:
            self._tables.articles.seen_with(connection, renamed)
            lost = self._tables.copies.forget_documents(connection, source, keys)
            return self._take_up_orphans(connection, lost)

    def remove_source(self, source: int) -> None:
        """Forgets a source and every article that no other source holds."""
        with self._batch() as connection:
            found = fetch(
                connection, "SELECT DISTINCT uid FROM copies WHERE source = ? AND uid IS NOT NULL", (source,)
            )
            self._tables_drop(connection, source)
            self._tables.topics.declare(connection, source, ())
            # What other sources declare of the same topics is taken over when they are looked at next.
            connection.execute("UPDATE sources SET topics = NULL")
            self._take_up_orphans(connection, {integer(uid) for (uid,) in found})

    def _tables_drop(self, connection: Connection, source: int) -> None:
        for table in ("problems", "pages", "copies"):
            connection.execute(f"DELETE FROM {table} WHERE source = ?", (source,))
        connection.execute("DELETE FROM sources WHERE id = ?", (source,))

    def _take_up_orphans(self, connection: Connection, uids: set[int]) -> int:
        left = self._tables.copies.best(connection, uids)
        self._settle(connection, uids, {})
        return len(uids - left.keys())

    def _settle(self, connection: Connection, uids: set[int], fresh: dict[int, Indexed]) -> Saved:
        """Shows the best copy of each identity: lays down what is new or better, takes up what has none."""
        wanted: list[tuple[Indexed, int]] = []
        replaced = 0
        copies, shown = self._tables.copies, self._tables.articles.shown(connection, uids)
        best = copies.best(connection, uids)
        for uid in uids:
            row, lead, added = shown.get(uid, (None, None, None))
            copy = best.get(uid)
            if copy is not None and copy not in fresh:
                if lead != copy:
                    # The copy that was shown is gone or worse now; the one to show instead is read again.
                    copies.unsettle(connection, copy)
                    self._tables.articles.follow(connection, uid, copy)
                continue
            if row is not None:
                self._tables.articles.take_up(connection, row)
            if copy is not None:
                indexed = fresh[copy]
                wanted.append((indexed if added is None else indexed._replace(added=added), copy))
                replaced += row is not None
        self._lay_down(connection, wanted)
        uncounted(connection)
        return Saved(len(wanted) - replaced, replaced)

    def _lay_down(self, connection: Connection, wanted: Sequence[tuple[Indexed, int]]) -> None:
        flags = self._tables.marks.flags(connection, [indexed.uid for indexed, _ in wanted])
        rows = self._tables.articles.lay_down(
            connection, [(indexed, lead, flags.get(indexed.uid, UNMARKED)) for indexed, lead in wanted]
        )
        self._tables.links.attach(connection, rows)

    @contextmanager
    def _batch(self) -> Iterator[Connection]:
        try:
            with self._tables.database.transaction() as connection:
                yield connection
        except BaseException:
            self._names.forget()
            self._tables.topics.forget()
            raise
