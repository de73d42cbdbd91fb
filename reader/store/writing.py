"""Laying down a batch of documents, whole or not at all, and taking up what is gone."""

from array import array
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

from apsw import Connection

from reader.models import Fingerprint
from reader.store import unmerged
from reader.store.articles import Articles
from reader.store.copies import Copies, copy_id, renamed_items
from reader.store.counting import uncounted
from reader.store.database import Database
from reader.store.full_texts import KeptText, put
from reader.store.links import Links
from reader.store.marks import Marks
from reader.store.names import Names
from reader.store.proposals import Proposals
from reader.store.records import Indexed, IndexedDocument, Kept, Saved, Shown, Wanted
from reader.store.retention import UNTOUCHED, standing
from reader.store.story_table import StoryTable
from reader.store.topics import Topics
from reader.store.values import fetch, integer

_NONE: Mapping[int, int] = {}


class Tables(Protocol):
    """The families of tables that a batch touches."""

    database: Database
    articles: Articles
    copies: Copies
    links: Links
    marks: Marks
    stories: StoryTable
    topics: Topics
    proposals: Proposals


class Writing:
    """Writes batches: each is one transaction, so that an end at any moment leaves a consistent library."""

    def __init__(self, tables: Tables, names: Names) -> None:
        self._tables = tables
        self._names = names
        self._seen = 0, 0

    def save(self, source: int, documents: Sequence[IndexedDocument]) -> Saved:
        """Takes over what documents of a source hold now."""
        with self._batch() as connection:
            copies = self._tables.copies
            told = {copy_id(source, copy.key): copy for document in documents for copy in document.copies}
            same = copies.unchanged(connection, {id: copy for id, copy in told.items() if copy.record})
            fresh = {id: copy for id, copy in told.items() if id not in same}
            files = [copy_id(source, document.key) for document in documents if not document.page]
            known = copies.identities(connection, [*fresh, *files])
            copies.put(connection, source, documents)
            lost = copies.drop(connection, self._left_out(connection, source, documents, told))
            uids = {*known.values(), *lost, *(copy.uid for copy in fresh.values())}
            return self._settle(connection, uids, fresh, renamed_items(source, documents, known))

    def _left_out(
        self,
        connection: Connection,
        source: int,
        documents: Sequence[IndexedDocument],
        told: Container[int],
    ) -> list[int]:
        """The copies that pages held before and hold no more, and those that were taken down."""
        parts = self._tables.copies.parts
        ids = [
            id for page in documents if page.page and page.whole for id in parts(connection, source, page.key)
        ]
        ids += [copy_id(source, key) for document in documents for key in document.gone]
        return [id for id in ids if id not in told]

    def touch(self, source: int, looks: Sequence[tuple[str, Fingerprint]]) -> None:
        """Remembers that documents look different but hold the same as before."""
        with self._batch() as connection:
            self._tables.copies.touch(connection, source, looks)

    def remove(self, source: int, keys: Sequence[str], renamed: Sequence[tuple[int, int]] = ()) -> int:
        """Forgets documents that are gone; gives the number of articles that went with them.

        `renamed` are the identities (before, now) of articles that have another one now.
        """
        with self._batch() as connection:
            self._tables.articles.seen_with(connection, renamed)
            lost = self._tables.copies.forget_documents(connection, source, keys)
            return self._take_up_orphans(connection, lost)

    def let_go(self, source: int, leaving: Sequence[Kept]) -> int:
        """Forgets copies that are kept in the library, but for those that were marked otherwise meanwhile.

        Gives the number of articles that went with them. The pages that held them stay known.
        """
        with self._batch() as connection:
            marked = standing(connection, [one.uid for one in leaving])
            ids = [
                copy_id(source, one.key)
                for one in leaving
                if marked.get(one.uid, UNTOUCHED) == (one.read, one.protected)
            ]
            return self._take_up_orphans(connection, self._tables.copies.drop(connection, ids))

    def show_anew(self, articles: Sequence[Indexed], noted: Mapping[int, int]) -> int:
        """Lays down articles that were noted as `unmerged`, each with the number it was noted for; gives how many.

        What was noted for another change since is left to whoever comes next; what has no article here is done with.
        """
        with self._batch() as connection:
            taken = unmerged.take(connection, noted)
            anew = {indexed.uid: indexed for indexed in articles if indexed.uid in taken}
            best = self._tables.copies.best(connection, anew)
            shown = self._tables.articles.shown(connection, best)
            wanted = []
            for uid, copy in best.items():
                before = shown.get(uid)
                if before is not None:
                    self._tables.articles.take_up(connection, before.row)
                wanted.append(_as_before(anew[uid], copy, before, before))
            self._lay_down(connection, wanted)
            self._tables.stories.ungroup(connection, {before.story for before in shown.values()})
            uncounted(connection)
            return len(wanted)

    def keep_full_text(self, text: KeptText, indexed: Indexed | None) -> None:
        """Keeps the text of an original page; `indexed` is its article as it is now, None where it has none here."""
        with self._batch() as connection:
            put(connection, text)
            if indexed is not None:
                self._tables.articles.reword(connection, indexed)

    def propose_anew(self) -> int | None:
        """Proposes topics for the next articles that have none, where the keywords are others than they were then.

        Gives how many it looked at; None where none is left.
        """
        waiting = self._tables.proposals.waiting()
        if waiting is None:
            return None
        with self._batch() as connection:
            self._tables.proposals.look_again(connection, *waiting)
        return len(waiting[1])

    def remove_source(self, source: int) -> None:
        """Forgets a source and every article that no other source holds."""
        with self._batch() as connection:
            found = fetch(
                connection, "SELECT DISTINCT uid FROM copies WHERE source = ? AND uid IS NOT NULL", (source,)
            )
            self._tables_drop(connection, source)
            if self._tables.topics.parents(source):
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

    def _settle(
        self,
        connection: Connection,
        uids: set[int],
        fresh: Mapping[int, Indexed],
        renamed: Mapping[int, int] = _NONE,
    ) -> Saved:
        """Shows the best copy of each identity: lays down what is new or better, takes up what has none.

        What several sources hold, and what lost the copy that it was shown by, is noted to be shown anew; until then
        it stands as it did. `renamed` are the identities that items may have had before: those that are new have had
        them where these are gone with it.
        """
        wanted: list[Wanted] = []
        stale: list[int] = []
        bereft: set[int] = set()
        changed = 0
        copies, articles = self._tables.copies, self._tables.articles
        shown, best = articles.shown(connection, uids), copies.best(connection, uids)
        shared = unmerged.shared(connection, uids)
        renamed = {uid: old for uid, old in renamed.items() if uid not in shown and old not in best}
        for uid in uids:
            before = shown.get(uid)
            copy = best.get(uid)
            changed += before is not None and copy in fresh
            if copy is not None and (copy not in fresh or (before is not None and uid in shared)):
                stale.append(uid)
                if before is None or before.lead != copy:
                    articles.follow(connection, uid, copy)
                continue
            if before is not None:
                articles.take_up(connection, before.row)
                bereft.add(before.story)
            if copy is not None:
                wanted.append(_as_before(fresh[copy], copy, before, shown.get(renamed.get(uid, uid))))
        self._lay_down(connection, wanted)
        self._tables.stories.ungroup(connection, bereft)
        unmerged.note(connection, stale)
        uncounted(connection)
        laid = (item.indexed.uid for item in wanted)
        new = array("q", (uid for uid in laid if uid not in shown and uid not in renamed))
        return Saved(new, changed + len(renamed), tuple((old, uid) for uid, old in renamed.items()))

    def _lay_down(self, connection: Connection, wanted: Sequence[Wanted]) -> None:
        flags = self._tables.marks.flags(connection, [item.indexed.uid for item in wanted])
        rows = self._tables.articles.lay_down(connection, wanted, flags)
        self._tables.links.attach(connection, rows)

    @contextmanager
    def _batch(self) -> Iterator[Connection]:
        with self._tables.database.transaction() as connection:
            self._forget_what_does_not_hold(connection)
            yield connection

    def _forget_what_does_not_hold(self, connection: Connection) -> None:
        """Forgets names and topics by their numbers where others wrote, or we did and it was taken back."""
        version = integer(fetch(connection, "PRAGMA data_version")[0][0])
        seen = version, self._tables.database.taken_back
        if seen != self._seen:
            self._names.forget()
            self._tables.topics.forget()
            self._seen = seen


def _as_before(indexed: Indexed, lead: int, before: Shown | None, seen: Shown | None) -> Wanted:
    """An article as first seen when it was `seen`, where it is known, and in the story it was in `before`."""
    if seen is not None:
        indexed = indexed._replace(added=seen.added)
    return Wanted(indexed, lead, before.story, before.place) if before else Wanted(indexed, lead)
