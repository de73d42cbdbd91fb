"""Marks that change, with what they were before: so that each change can be taken back as it was."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from reader.library.journalled import Journalled, Put
from reader.models import Field
from reader.store import Store
from reader.store.articles import Description
from reader.store.marks import BY, FLAGS, MarkValue

BATCH = 16_384
"""So many articles are marked at once; more in several steps, so that neither memory nor others have to wait."""


class Former(NamedTuple):
    """What articles were before a change, in one field."""

    field: str
    value: MarkValue
    uids: Sequence[int]

    @property
    def is_shown(self) -> bool:
        """Whether it is about the articles, and not about who changed them."""
        return not self.field.startswith(BY)


class Changes:
    """Changes the marks of articles: only of those that are not so before.

    What is changed is given batch by batch, as soon as the journal has it: where the database then cannot follow, the
    error comes after that.
    """

    def __init__(self, store: Store, journalled: Journalled) -> None:
        self._store = store
        self._journalled = journalled

    def flag(self, uids: Sequence[int], field: Field, value: bool, rule: str = "") -> Iterator[list[Former]]:
        """Marks articles; `rule` is the name of the one that does it."""
        with self._store.database.room_for(len(uids)), _uncollected():
            for start in range(0, len(uids), BATCH):
                different = self._store.articles.differing(uids[start : start + BATCH], field, value)
                former = [Former(field, not value, list(different))] if different else []
                yield from self._write(field, value, different, former, rule)

    def value(
        self, uids: Sequence[int], field: str, value: MarkValue, rule: str = ""
    ) -> Iterator[list[Former]]:
        """Sets a field of those articles that have it where it is to be taken away, or lack it where it is not."""
        before = self._store.marks.values(uids, field)
        return self._change(
            field, value, {uid: old for uid, old in before.items() if bool(old) != bool(value)}, rule
        )

    def replace(self, uids: Sequence[int], field: str, value: MarkValue) -> Iterator[list[Former]]:
        """Sets a field of those articles that have another value in it."""
        before = self._store.marks.values(uids, field)
        return self._change(
            field, value, {uid: old for uid, old in before.items() if (old or None) != (value or None)}
        )

    def restore(self, former: Former) -> list[int]:
        """Marks articles as they were, and gives those that are not so now."""
        self._journalled.catch_up()
        flag = next((flag for flag in FLAGS if flag == former.field), None)
        if flag is None:
            restored = self.replace(former.uids, former.field, former.value)
        else:
            restored = self.flag(former.uids, flag, bool(former.value))
        return [
            uid for batch in restored for each in batch if each.field == former.field for uid in each.uids
        ]

    def _change(
        self, field: str, value: MarkValue, before: Mapping[int, MarkValue], rule: str = ""
    ) -> Iterator[list[Former]]:
        described = self._store.articles.described(list(before))
        return self._write(field, value, described, _formers(field, before, before), rule)

    def _write(
        self,
        field: str,
        value: MarkValue,
        articles: Mapping[int, Description],
        former: Sequence[Former],
        rule: str,
    ) -> Iterator[list[Former]]:
        """Writes a mark, and by which rule; gives what the articles were before, and by which rules."""
        if not articles:
            return
        before = {} if field.startswith(BY) else self._store.marks.by_rules(articles, field)
        others = articles if rule else {uid: articles[uid] for uid in before}
        puts = Put(field, value, articles), Put(BY + field, rule or None, others)
        entries = self._journalled.append(puts)
        yield [*former, *_formers(BY + field, others, before)]
        self._journalled.show(puts, entries)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for garbage: hundreds of thousands of records are made, none of which is part of a circle."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def joined(former: Iterable[Former]) -> list[Former]:
    """The same with what was the same before together."""
    found: dict[tuple[str, MarkValue], list[int]] = {}
    for field, value, uids in former:
        found.setdefault((field, value), []).extend(uids)
    return [Former(field, value, uids) for (field, value), uids in found.items()]


def _formers(field: str, uids: Iterable[int], values: Mapping[int, MarkValue]) -> list[Former]:
    return joined(Former(field, values.get(uid), [uid]) for uid in uids)
