"""Marks on their way: first into the journal, then into the database; and those that the journals tell of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import LibraryError
from reader.ids import article_id, id_number
from reader.models import Failure
from reader.store import Store
from reader.store.articles import Description
from reader.store.marks import Mark, MarkValue
from reader.store.notes import NOTE

if TYPE_CHECKING:
    from reader.journal import Bookmark, Entry, Journal, Stamp


class Put(NamedTuple):
    """One value for one field of some articles, with what tells of these in the journal."""

    field: str
    value: MarkValue
    articles: Mapping[int, Description]


class Journalled:
    """The marks of one library. What a call wrote survives any end."""

    def __init__(self, store: Store, folder: Path) -> None:
        """`folder` is where the journal is."""
        self._store = store
        self._folder = folder
        self.changed = False
        self._stamp: Stamp | None = None

    @cached_property
    def _journal(self) -> "Journal":
        from reader.journal import Journal

        return Journal(self._folder)

    def append(self, puts: Sequence[Put]) -> Sequence["Entry"]:
        """Writes marks into the journal, all of them or none; gives its lines, to be shown.

        Raises:
            LibraryWriteError: nothing is marked.
        """
        self.changed = True
        return self._journal.append(_entries(puts))

    def show(self, puts: Sequence[Put], entries: Sequence["Entry"]) -> None:
        """Has the database show marks that the journal has in those lines.

        Raises:
            LibraryError: it cannot just now; all is marked, and `catch_up` shows it.
        """
        uids = [uid for put in puts for uid in put.articles]
        try:
            with self._store.database.transaction() as connection:
                self._store.marks.project(
                    connection, _own_marks(uids, entries, self._store.articles.apart(uids))
                )
                self._store.marks.keep_bookmarks(connection, self._journal.passed(self._bookmarks()))
        except LibraryError:
            # It is done: the journal has it, and the database takes it in when it can be written again.
            self._stamp = None
            raise

    def catch_up(self) -> None:
        """Has the database show what it could not when that was marked. LibraryError where it still cannot."""
        if self._stamp is None:
            self.take_in()

    def take_in(self) -> bool:
        """Takes over what the journals tell since they were last read; true when that changed anything."""
        if not self._folder.is_dir():
            return False
        from reader.journal import latest

        stamp = self._journal.stamp()
        if stamp == self._stamp:
            return False
        since = self._bookmarks()
        entries, bookmarks = self._journal.read(since)
        changed = False
        if since != bookmarks:
            # Of a journal read from its start, most lines were overtaken by later ones.
            holding = latest(entries).values()
            with self._store.database.transaction() as connection:
                marks = _marks((id_number(entry.id), entry) for entry in holding)
                changed = self._store.marks.project(connection, marks)
                self._store.marks.keep_bookmarks(connection, bookmarks)
        self._stamp = stamp
        return changed

    def carry(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Gives the marks of identities to those they are called now: (before, now)."""
        marked = self._store.marks.marked(before for before, _ in pairs)
        for before, now in pairs:
            if before in marked:
                about = self._store.articles.described([now])
                puts = [Put(mark.field, mark.value, about) for mark in self._store.marks.of(before)]
                self.show(puts, self.append(puts))

    def problems(self) -> tuple[Failure, ...]:
        """What cannot be read of the journals."""
        return self._journal.problems() if self._folder.is_dir() else ()

    def finish(self) -> None:
        """Makes the journal shorter where that is worth while, once all of a session is marked.

        Raises:
            LibraryError: it is as it was.
        """
        self._journal.compact_if_worthwhile()

    def _bookmarks(self) -> dict[str, "Bookmark"]:
        from reader.journal import Bookmark

        return {name: Bookmark(*place) for name, place in self._store.marks.bookmarks().items()}


def _entries(puts: Iterable[Put]) -> list["Entry"]:
    from reader.journal import Entry

    moment = datetime.now(UTC)  # the journal sets the times that hold
    return [
        Entry(moment, article_id(uid), field, value, "", *about)
        for field, value, articles in puts
        for uid, about in articles.items()
    ]


def _own_marks(uids: Sequence[int], entries: Sequence["Entry"], apart: AbstractSet[int]) -> Iterator[Mark]:
    """Each change under the number it was written for; of articles that are `apart`, as `_marks` gives it."""
    from reader.journal import written_time

    for uid, entry in zip(uids, entries, strict=True):
        if uid in apart:
            yield from _marks([(uid, entry)])
        else:
            yield Mark(uid, entry.field, entry.value, written_time(entry.time), entry.device)


def _marks(entries: Iterable[tuple[int | None, "Entry"]]) -> Iterator[Mark]:
    """Each change under the number it was written for, and under the one that its address has by today's rules.

    Journals come from other devices: what they say is text from outside.
    """
    from reader.content.identity import number
    from reader.content.urls import canonical
    from reader.journal import written_time

    for uid, (moment, _, field, written, device, _, url, source, key) in entries:
        time, value = written_time(moment), _cleaned(field, written)
        if uid is not None:
            yield Mark(uid, field, value, time, device)
        name = canonical(url) if url else None
        if not url and source and key:
            name = f"{source}\n{key}"
        if name and (today := number(name)) != uid:
            yield Mark(today, field, value, time, device)


def _cleaned(field: str, value: MarkValue) -> MarkValue:
    if not isinstance(value, str):
        return value
    from reader.content import clean

    return clean.block(value) if field == NOTE else clean.line(value)
