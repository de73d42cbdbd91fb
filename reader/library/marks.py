"""What the user does to articles: first in the journal, then in the database, then on the screen."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from reader.content.typed import note_text, tag_name
from reader.errors import LibraryError, NotFoundError
from reader.ids import article_id, id_number
from reader.library.journalled import Journalled, Put
from reader.library.keeping import Keeping
from reader.library.marked import marked
from reader.models import Change, ChangedField, Field
from reader.store import Store
from reader.store.articles import Description
from reader.store.counting import FEW
from reader.store.hiding import field_of
from reader.store.marks import FLAGS, MarkValue
from reader.store.notes import NOTE
from reader.store.tags import tag_field
from reader.topic_names import fold

KEPT: tuple[ChangedField, ...] = ("starred", "later", "tag")
"""Fields for whose sake an article is written to `saved/`."""
BATCH = 16_384
"""So many articles are marked at once; more in several steps, so that neither memory nor others have to wait."""


class _Former(NamedTuple):
    """What articles were before a step, in one field."""

    field: str
    value: MarkValue
    uids: Sequence[int]


class _Step(NamedTuple):
    """What was done at once, and what takes it back."""

    change: Change
    former: Sequence[_Former]


class Marks:
    """Read, starred, kept for later, tagged, hidden (also from one topic), and the reading position.

    What a call returned survives any end, and is one step to undo.
    """

    def __init__(
        self, store: Store, journalled: Journalled, keeping: Keeping, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._journalled = journalled
        self._keeping = keeping
        self._clock = clock
        self._done: list[_Step] = []

    def set(self, ids: Sequence[str], field: Field, value: bool) -> Change:
        """Marks articles; the change names those that were not so before. However many: to undo, it is one step.

        Raises:
            LibraryWriteError: the journal could not be written and nothing is marked (of more than `BATCH` articles
                the first ones may be, and `undo` knows which), or (it says so) all is marked and an article that is
                to be kept could not be saved.
        """
        marked: list[int] = []
        try:
            for uids in self._set(_numbers(ids), field, value):
                marked += uids
        finally:
            change = self._note(field, value, marked, [_Former(field, not value, marked)])
        self._follow(change)
        return change

    def tag(self, ids: Sequence[str], name: str, value: bool) -> Change:
        """Tags articles, or takes the tag off; the change names those that were not so before.

        Raises:
            UsageError: this cannot be a tag.
            LibraryWriteError: as for `set`.
        """
        name = tag_name(name)
        field = tag_field(name)
        former = self._store.marks.values(_numbers(ids), field)
        different = [uid for uid, before in former.items() if bool(before) != value]
        self._write(field, name if value else None, self._store.articles.described(different))
        change = self._note("tag", value, different, _formers(field, different, former), name)
        self._follow(change)
        return change

    def note(self, id: str, text: str) -> Change:
        """Notes a text on an article, instead of the one that was there; "" takes it away.

        The change names the article where the text is another one. Searches find it by the words of the note.

        Raises:
            UsageError: the text is too long.
            LibraryWriteError: the journal could not be written, and nothing is noted.
        """
        text = note_text(text)
        former = self._store.marks.values(_numbers([id]), NOTE)
        different = [uid for uid, before in former.items() if (before or "") != text]
        self._write(NOTE, text or None, self._store.articles.described(different))
        change = self._note("note", bool(text), different, _formers(NOTE, different, former))
        self._follow(change)
        return change

    def all_have(self, ids: Sequence[str], field: Field) -> bool:
        """Whether a mark is set for all of the articles."""
        return not self._store.articles.differing(_numbers(ids), field, True)

    def hide(self, ids: Sequence[str], topic: str, value: bool) -> Change:
        """Hides articles from a topic, by its name, or shows them there again; they stay in all other topics.

        The change names those that were not so before; articles that are not in the topic are left as they are.

        Raises:
            LibraryWriteError: the journal could not be written, and nothing is hidden.
        """
        changed = self._to_hide(_numbers(ids), topic, value)
        self._journalled.write(
            [Put(field, value, self._store.articles.described(uids)) for field, uids in changed.items()]
        )
        uids = list(dict.fromkeys(uid for uids in changed.values() for uid in uids))
        former = [_Former(field, not value, uids) for field, uids in changed.items()]
        return self._note("hidden_from", value, uids, former, topic)

    def undo(self) -> Change | None:
        """Takes back the last change of this session, and tells what was done instead; None when none is left."""
        if not self._done:
            return None
        change, former = self._done[-1]
        again = dict.fromkeys(uid for one in former for uid in self._restore(one))
        taken_back = change._replace(value=bool(former[0].value), ids=tuple(map(article_id, again)))
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
            self._write("position", position, self._store.articles.described([uid]))

    def position(self, uid: int) -> float:
        """How far an article was read, 0.0 to 1.0."""
        return marked(self._store, uid).position

    def _set(self, uids: Sequence[int], field: Field, value: bool) -> Iterator[list[int]]:
        """Marks articles, and gives batch by batch those that were not so before."""
        marked = 0
        with self._store.database.room_for(len(uids)):
            for start in range(0, len(uids), BATCH):
                different = self._store.articles.differing(uids[start : start + BATCH], field, value)
                self._write(field, value, different)
                marked += len(different)
                yield list(different)
            if marked > FEW:
                with suppress(LibraryError):  # a full disk: they are counted when they are asked for
                    self._store.counting.keep()

    def _restore(self, former: _Former) -> list[int]:
        """Marks articles as they were, and gives those that are not so now."""
        for field in FLAGS:
            if former.field == field:
                return [uid for uids in self._set(former.uids, field, bool(former.value)) for uid in uids]
        now = self._store.marks.values(former.uids, former.field)
        different = [uid for uid, value in now.items() if (value or None) != (former.value or None)]
        self._write(former.field, former.value, self._store.articles.described(different))
        return different

    def _to_hide(self, uids: Sequence[int], topic: str, value: bool) -> dict[str, list[int]]:
        """The fields to be marked so that articles are hidden from a topic, each with those that are not so now.

        What was hidden from a topic that is shown as this one comes back by a mark of the same name.
        """
        changed: dict[str, list[int]] = {}
        for uid in uids:
            if not self._is_in(uid, topic):
                continue
            marked = self._store.marks.hidden_from(uid)
            here = [name for name in marked if fold(self._store.topics.shown_as([name])[0]) == fold(topic)]
            for name in here if not value else () if here else (topic,):
                changed.setdefault(field_of(name), []).append(uid)
        return changed

    def _is_in(self, uid: int, topic: str) -> bool:
        """Whether an article is in a topic, hidden from it or not."""
        row = self._store.articles.row_of(uid)
        return row is not None and any(
            fold(one.name) == fold(topic) and not one.is_alias for one in self._store.memberships.of_row(row)
        )

    def _note(
        self,
        field: ChangedField,
        value: bool,
        uids: Sequence[int],
        former: Sequence[_Former],
        name: str = "",
    ) -> Change:
        """Remembers a step, to be taken back."""
        change = Change(field, value, tuple(map(article_id, uids)), name)
        if uids:
            self._done.append(_Step(change, former))
        return change

    def _follow(self, change: Change) -> None:
        if change.field in KEPT:
            self._keeping.follow(_numbers(change.ids))
        elif change.field == NOTE and change.ids:
            from reader.indexing.copies import merge

            for _ in merge(self._store, int(self._clock().timestamp())):
                pass

    def _write(self, field: str, value: MarkValue, articles: Mapping[int, Description]) -> None:
        self._journalled.write([Put(field, value, articles)])


def _numbers(ids: Sequence[str]) -> list[int]:
    return [uid for uid in map(id_number, ids) if uid is not None]


def _formers(field: str, uids: Sequence[int], values: Mapping[int, MarkValue]) -> list[_Former]:
    """What articles were, by the value of a field."""
    by_value: dict[MarkValue, list[int]] = {}
    for uid in uids:
        by_value.setdefault(values[uid], []).append(uid)
    return [_Former(field, value, those) for value, those in by_value.items()]
