"""What is marked of one article and shown with it."""

from typing import NamedTuple

from reader.store import Store
from reader.store.notes import NOTE


class Marked(NamedTuple):
    """How far an article was read, 0.0 to 1.0, and the note on it, "" where there is none."""

    position: float = 0.0
    note: str = ""


def marked(store: Store, uid: int) -> Marked:
    """What is marked of the article of an identity."""
    values = {mark.field: mark.value for mark in store.marks.of(uid)}
    position, note = values.get("position"), values.get(NOTE)
    return Marked(
        float(position) if isinstance(position, float | int) else 0.0,
        note if isinstance(note, str) else "",
    )
