"""What is marked of one article and shown with it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reader.models import ByRule
from reader.store import Store
from reader.store.giving import IN_TOPIC
from reader.store.marks import BY, FLAGS, MarkValue
from reader.store.notes import NOTE
from reader.store.tags import TAG


class Marked(NamedTuple):
    """How far an article was read, 0.0 to 1.0, the note on it, "" where there is none, what rules did to it, and the
    topics that it was put into.
    """

    position: float = 0.0
    note: str = ""
    rules: tuple[ByRule, ...] = ()
    topics: tuple[str, ...] = ()


def marked(store: Store, uid: int) -> Marked:
    """What is marked of the article of an identity."""
    values = {mark.field: mark.value for mark in store.marks.of(uid)}
    position, note = values.get("position"), values.get(NOTE)
    return Marked(
        float(position) if isinstance(position, float | int) else 0.0,
        note if isinstance(note, str) else "",
        tuple(_effects(values)),
        tuple(str(name) for field, name in values.items() if field.startswith(IN_TOPIC) and name),
    )


def _effects(values: Mapping[str, MarkValue]) -> Iterator[ByRule]:
    for field in FLAGS:
        if values.get(field) and (rule := values.get(BY + field)):
            yield ByRule(field, "", str(rule))
    for tagged, name in values.items():
        if tagged.startswith((TAG, IN_TOPIC)) and name and (rule := values.get(BY + tagged)):
            yield ByRule("tag" if tagged.startswith(TAG) else "in_topic", str(name), str(rule))
