"""What the user does to articles: first in the journal, then in the database, then on the screen."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Literal, NamedTuple

from reader.content.typed import note_text, tag_name, topic_name
from reader.errors import NotFoundError
from reader.ids import article_id, id_number
from reader.library.changes import Changes, Former, joined
from reader.library.hiding import to_hide
from reader.library.journalled import Journalled
from reader.library.keeping import Keeping, keeps
from reader.library.marked import marked
from reader.models import Change, ChangedField, Field
from reader.store import Store
from reader.store.giving import IN_TOPIC, topic_field
from reader.store.marks import FLAGS
from reader.store.notes import NOTE
from reader.store.tags import tag_field

_FEW = 200
"""So many that were noted on elsewhere are shown anew at once: a start is not to wait for more."""


class _Step(NamedTuple):
    """What was done at once, and what takes it back."""

    change: Change
    former: Sequence[Former]


class Marks:
    """Read, starred, kept for later, tagged, noted on, put into a topic, hidden (also from one), and the position.

    What a call returned survives any end, and is one step to undo; so is what the database cannot show yet, which
    raises `LibraryError`. What a rule of the reader's does names that.
    """

    def __init__(
        self, store: Store, journalled: Journalled, keeping: Keeping, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._changes = Changes(store, journalled)
        self._keeping = keeping
        self._clock = clock
        self._done: list[_Step] = []

    def set(self, ids: Sequence[str], field: Field, value: bool, rule: str = "") -> Change:
        """Marks articles; the change names those that were not so before. However many: to undo, it is one step.

        Raises:
            LibraryWriteError: the journal could not be written and nothing is marked (of more than `BATCH` articles
                the first ones may be, and `undo` knows which), or (it says so) all is marked and an article that is
                to be kept could not be saved.
        """
        return self._do(self._changes.flag(_numbers(ids), field, value, rule), field, value)

    def tag(self, ids: Sequence[str], name: str, value: bool, rule: str = "") -> Change:
        """Tags articles, or takes the tag off; the change names those that were not so before.

        Raises:
            UsageError: this cannot be a tag.
            LibraryWriteError: as for `set`.
        """
        name = tag_name(name)
        steps = self._changes.value(_numbers(ids), tag_field(name), name if value else None, rule)
        return self._do(steps, "tag", value, name)

    def note(self, id: str, text: str) -> Change:
        """Notes a text on an article, instead of the one that was there; "" takes it away.

        The change names the article where the text is another one. Searches find it by the words of the note.

        Raises:
            UsageError: the text is too long.
            LibraryWriteError: the journal could not be written, and nothing is noted.
        """
        text = note_text(text)
        return self._do(self._changes.replace(_numbers([id]), NOTE, text or None), "note", bool(text))

    def find_noted(self) -> None:
        """Has searches find what was noted elsewhere, and topics what was put into them; many are left to a refresh."""
        if 0 < len(self._store.unmerged.pending(-1, _FEW + 1)) <= _FEW:
            self._show_anew()

    def differing(self, ids: Sequence[str], field: Field, value: bool) -> int:
        """How many of the articles are not marked so."""
        return len(self._store.articles.differing(_numbers(ids), field, value))

    def hide(self, ids: Sequence[str], topic: str, value: bool) -> Change:
        """Hides articles from a topic, by its name, or shows them there again; they stay in all other topics.

        The change names those that were not so before; articles that are not in the topic are left as they are.

        Raises:
            LibraryWriteError: the journal could not be written, and nothing is hidden.
        """
        fields = to_hide(self._store, _numbers(ids), topic, value).items()
        steps = (step for field, uids in fields for step in self._changes.value(uids, field, value))
        return self._do(steps, "hidden_from", value, topic)

    def give_topic(self, ids: Sequence[str], topic: str, value: bool, rule: str = "") -> Change:
        """Puts articles into a topic, by its name, as if their documents named it, or takes them out again.

        The change names those that were not put there before. A topic that there is not comes into being.

        Raises:
            UsageError: this cannot be a topic.
            LibraryWriteError: the journal could not be written, and no article is put anywhere.
        """
        topic = topic_name(topic)
        steps = self._changes.value(_numbers(ids), topic_field(topic), topic if value else None, rule)
        return self._do(steps, "in_topic", value, topic)

    def take_back(self, rule: str) -> int:
        """Takes back all that a rule did, but for what the user did otherwise since; gives how many articles changed.

        Raises:
            LibraryWriteError: the journal could not be written; what was taken back until then `undo` knows.
        """
        return len(self._do(self._taking_back(rule), "rule", False, rule).ids)

    def as_one(
        self, field: Literal["rule", "tags"], name: str, steps: Iterable[Callable[[], object]]
    ) -> Change:
        """Takes steps, of the rule of a name or to tag, which together are one to undo; the change names all articles
        that are different.
        """
        before = len(self._done)
        try:
            for step in steps:
                step()
        finally:
            former = [one for done in self._done[before:] for one in done.former]
            del self._done[before:]
            change = self._remember(field, True, former, name)
        return change

    @contextmanager
    def for_good(self) -> Iterator[None]:
        """What is done within is no step to undo: rules that go on for days would have them pile up."""
        before = len(self._done)
        try:
            yield
        finally:
            del self._done[before:]

    def undo(self) -> Change | None:
        """Takes back the last change of this session, and tells what was done instead; None when none is left."""
        if not self._done:
            return None
        change, former = self._done[-1]
        again = [uid for one in former for uid in self._changes.restore(one) if one.is_shown]
        self._done.pop()
        self._follow(former)
        several = change.field in ("rule", "tags")
        value = not change.value if several else bool(former[0].value)
        return change._replace(value=value, ids=_ids(again))

    def keep_position(self, id: str, fraction: float) -> None:
        """Remembers how far an article was read, 0.0 to 1.0.

        Raises:
            NotFoundError: there is no article of that id.
        """
        uid = id_number(id)
        if uid is None or self._store.articles.row_of(uid) is None:
            raise NotFoundError(f"There is no article {id}.")
        position = round(min(max(fraction, 0.0), 1.0), 4)
        for _ in self._changes.replace([uid], "position", position):
            pass

    def position(self, uid: int) -> float:
        """How far an article was read, 0.0 to 1.0."""
        return marked(self._store, uid).position

    def _taking_back(self, rule: str) -> Iterator[list[Former]]:
        for field, uids in self._store.marks.of_rule(rule).items():
            for flag in FLAGS:
                if field == flag:
                    yield from self._changes.flag(uids, flag, value=False)
            if field not in FLAGS:
                yield from self._changes.value(uids, field, None)

    def _do(
        self, steps: Iterable[Sequence[Former]], field: ChangedField, value: bool, name: str = ""
    ) -> Change:
        """Takes steps that change marks, and what follows from them; what one that fails leaves can be taken back."""
        former: list[Former] = []
        try:
            for step in steps:
                former += step
        finally:
            change = self._remember(field, value, former, name)
        self._follow(former)
        return change

    def _remember(self, field: ChangedField, value: bool, former: Sequence[Former], name: str = "") -> Change:
        """Remembers a step, to be taken back."""
        change = Change(field, value, _ids([uid for one in former if one.is_shown for uid in one.uids]), name)
        if change.ids:
            self._done.append(_Step(change, joined(former)))
        return change

    def _follow(self, former: Sequence[Former]) -> None:
        """Does what follows from a change: what is kept is saved, what is noted is found."""
        self._keeping.follow(
            list(dict.fromkeys(uid for one in former if keeps(one.field) for uid in one.uids))
        )
        if any(one.field == NOTE or one.field.startswith(IN_TOPIC) for one in former):
            self._show_anew()

    def _show_anew(self) -> None:
        from reader.indexing.copies import merge

        for _ in merge(self._store, int(self._clock().timestamp())):
            pass


def _numbers(ids: Sequence[str]) -> list[int]:
    return [uid for uid in map(id_number, ids) if uid is not None]


def _ids(uids: Sequence[int]) -> tuple[str, ...]:
    return tuple(map(article_id, dict.fromkeys(uids)))
