"""Which marks hide articles from a topic, or show them there again."""

from collections.abc import Sequence

from reader.store import Store
from reader.store.hiding import field_of
from reader.topic_names import fold


def to_hide(store: Store, uids: Sequence[int], topic: str, value: bool) -> dict[str, list[int]]:
    """The fields to be marked so that articles are hidden from a topic, each with those that are not so now.

    What was hidden from a topic that is shown as this one comes back by a mark of the same name.
    """
    changed: dict[str, list[int]] = {}
    for uid in uids:
        if not _is_in(store, uid, topic):
            continue
        marked = store.marks.hidden_from(uid)
        here = [name for name in marked if fold(store.topics.shown_as([name])[0]) == fold(topic)]
        for name in here if not value else () if here else (topic,):
            changed.setdefault(field_of(name), []).append(uid)
    return changed


def _is_in(store: Store, uid: int, topic: str) -> bool:
    """Whether an article is in a topic, hidden from it or not."""
    row = store.articles.row_of(uid)
    return row is not None and any(
        fold(one.name) == fold(topic) and not one.is_alias for one in store.memberships.of_row(row)
    )
