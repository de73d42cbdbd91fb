"""What the user does to articles: first in the journal, then in the database, then on the screen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryError, NotFoundError
from reader.ids import article_id, id_number
from reader.library.keeping import Keeping
from reader.models import Change, Failure, Field
from reader.store import Store
from reader.store.articles import Description
from reader.store.counting import FEW
from reader.store.hiding import field_of
from reader.store.marks import Mark
from reader.topic_names import fold

if TYPE_CHECKING:
    from reader.journal import Bookmark, Entry, Journal, Stamp

KEPT: tuple[Field, ...] = ("starred", "later")
"""Fields for whose sake an article is written to `saved/`."""
BATCH = 16_384
"""So many articles are marked at once; more in several steps, so that neither memory nor others have to wait."""


class Marks:
    """Read, starred, kept for later, hidden from a topic, and the reading position.

    What a call returned survives any end.
    """

    def __init__(self, store: Store, folder: Path, keeping: Keeping) -> None:
        """`folder` is where the journal is."""
        self._store = store
        self._folder = folder
        self._keeping = keeping
        self._done: list[Change] = []
        self.changed = False
        self._stamp: Stamp | None = None

    def set(self, ids: Sequence[str], field: Field, value: bool) -> Change:
        """Marks articles; the change names those that were not so before. However many: to undo, it is one step.

        Raises:
            LibraryWriteError: the journal could not be written and nothing is marked (of more than `BATCH` articles
                the first ones may be, and `undo` knows which), or (it says so) all is marked and an article that is
                to be kept could not be saved.
        """
        marked: list[str] = []
        try:
            for ids_now in self._set(ids, field, value):
                marked += ids_now
        finally:
            change = Change(field, value, tuple(marked))
            if change.ids:
                self._done.append(change)
        self._follow(change)
        return change

    def hide(self, ids: Sequence[str], topic: str, value: bool) -> Change:
        """Hides articles from a topic, by its name, or shows them there again; they stay in all other topics.

        The change names those that were not so before; articles that are not in the topic are left as they are. To
        undo, it is one step.

        Raises:
            LibraryWriteError: the journal could not be written, and nothing is hidden.
        """
        change = Change("hidden_from", value, tuple(self._hide(ids, topic, value)), topic)
        if change.ids:
            self._done.append(change)
        return change

    def undo(self) -> Change | None:
        """Takes back the last change of this session, and tells what was done instead; None when none is left."""
        if not self._done:
            return None
        last = self._done[-1]
        value = not last.value
        if last.field == "hidden_from":
            ids = self._hide(last.ids, last.topic, value)
        else:
            ids = [id for ids in self._set(last.ids, last.field, value) for id in ids]
        taken_back = Change(last.field, value, tuple(ids), last.topic)
        self._done.pop()
        self._follow(taken_back)
        return taken_back

    def keep_position(self, id: str, fraction: float) -> None:
        """Remembers how far an article was read, 0.0 to 1.0.

        Raises:
            NotFoundError: there is no article of that id.
        """
        uid = id_number(id)
        if uid is None or self._store.articles.row_of(uid) is None:
            raise NotFoundError(f"There is no article {id}.")
        position = round(min(max(fraction, 0.0), 1.0), 4)
        if position != self.position(uid):
            self._write(self._store.articles.described([uid]), "position", position)

    def position(self, uid: int) -> float:
        """How far an article was read, 0.0 to 1.0."""
        values = (mark.value for mark in self._store.marks.of(uid) if mark.field == "position")
        return next((float(value) for value in values if isinstance(value, float | int)), 0.0)

    @cached_property
    def _journal(self) -> "Journal":
        from reader.journal import Journal

        return Journal(self._folder)

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
            with self._store.database.transaction() as connection:
                # Of a journal read from its start, most lines were overtaken by later ones.
                changed = self._store.marks.project(
                    connection, _marks((id_number(entry.id), entry) for entry in latest(entries).values())
                )
                self._store.marks.keep_bookmarks(connection, bookmarks)
        self._stamp = stamp
        return changed

    def _bookmarks(self) -> dict[str, "Bookmark"]:
        from reader.journal import Bookmark

        return {name: Bookmark(*place) for name, place in self._store.marks.bookmarks().items()}

    def carry(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Gives the marks of identities to those they are called now: (before, now)."""
        marked = self._store.marks.marked(before for before, _ in pairs)
        for before, now in pairs:
            if before in marked:
                for mark in self._store.marks.of(before):
                    self._write(self._store.articles.described([now]), mark.field, mark.value)

    def problems(self) -> tuple[Failure, ...]:
        """What cannot be read of the journals."""
        return self._journal.problems() if self._folder.is_dir() else ()

    def finish(self) -> None:
        """Makes the journal shorter where that is worth while, once all of a session is marked.

        Raises:
            LibraryError: it is as it was.
        """
        self._journal.compact_if_worthwhile()

    def _set(self, ids: Sequence[str], field: Field, value: bool) -> Iterator[list[str]]:
        """Marks articles, and gives batch by batch the ids of those that were not so before."""
        uids = [uid for uid in map(id_number, ids) if uid is not None]
        marked = 0
        with self._store.database.room_for(len(uids)):
            for start in range(0, len(uids), BATCH):
                different = self._store.articles.differing(uids[start : start + BATCH], field, value)
                self._write(different, field, value)
                marked += len(different)
                yield [article_id(uid) for uid in different]
            if marked > FEW:
                with suppress(LibraryError):  # a full disk: they are counted when they are asked for
                    self._store.counting.keep()

    def _hide(self, ids: Sequence[str], topic: str, value: bool) -> list[str]:
        """Hides articles from a topic, and gives the ids of those that were not so before.

        What was hidden from a topic that is shown as this one comes back by a mark of the same name.
        """
        changed: dict[str, list[int]] = {}
        for uid in filter(None, map(id_number, ids)):
            if not self._is_in(uid, topic):
                continue
            marked = self._store.marks.hidden_from(uid)
            here = [name for name in marked if fold(self._store.topics.shown_as([name])[0]) == fold(topic)]
            for name in here if not value else () if here else (topic,):
                changed.setdefault(field_of(name), []).append(uid)
        for field, uids in changed.items():
            self._write(self._store.articles.described(uids), field, value)
        return [article_id(uid) for uid in dict.fromkeys(uid for uids in changed.values() for uid in uids)]

    def _is_in(self, uid: int, topic: str) -> bool:
        """Whether an article is in a topic, hidden from it or not."""
        row = self._store.articles.row_of(uid)
        return row is not None and any(
            fold(one.name) == fold(topic) and not one.is_alias for one in self._store.memberships.of_row(row)
        )

    def _follow(self, change: Change) -> None:
        if change.field in KEPT:
            self._keeping.follow([uid for uid in map(id_number, change.ids) if uid is not None])

    def _write(
        self, described: Mapping[int, Description], field: str, value: bool | float | str | None
    ) -> None:
        if not described:
            return
        self.changed = True
        entries = self._journal.append(_entries(described, field, value))
        try:
            with self._store.database.transaction() as connection:
                self._store.marks.project(connection, _marks(zip(described, entries, strict=True)))
                self._store.marks.keep_bookmarks(connection, self._journal.passed(self._bookmarks()))
        except LibraryError:
            # It is done: the journal has it, and the database takes it in when it can be written again.
            self._stamp = None
            raise


def _entries(
    described: Mapping[int, Description], field: str, value: bool | float | str | None
) -> list["Entry"]:
    from reader.journal import Entry

    moment = datetime.now(UTC)  # the journal sets the times that hold
    return [Entry(moment, article_id(uid), field, value, "", *about) for uid, about in described.items()]


def _marks(entries: Iterable[tuple[int | None, "Entry"]]) -> Iterator[Mark]:
    """Each change under the number it was written for, and under the one that its address has by today's rules."""
    from reader.content.identity import number
    from reader.content.urls import canonical
    from reader.journal import written_time

    for uid, (moment, _, field, value, device, _, url, source, key) in entries:
        time = written_time(moment)
        if uid is not None:
            yield Mark(uid, field, value, time, device)
        name = canonical(url) if url else None
        if not url and source and key:
            name = f"{source}\n{key}"
        if name and (today := number(name)) != uid:
            yield Mark(today, field, value, time, device)
