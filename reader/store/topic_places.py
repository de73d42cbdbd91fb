"""Where each topic stands in the tree. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.topic_names import fold

LAST = 1_000_000
"""The position of topics that nobody declares."""
DEEPEST = 32
"""Levels of the tree; a topic below that, or that is its own ancestor, becomes a root."""


class Known(NamedTuple):
    """A topic as it is declared, or not: `above` is the name of its parent, `alias` of the topic it is shown as."""

    id: int
    folded: str
    above: str | None
    declared: bool
    position: int
    alias: str | None = None


class Place(NamedTuple):
    """The number of the topic above, and the place among those beside it."""

    parent: int | None
    position: int


def placed(known: Sequence[Known], other: int | None) -> dict[int, Place]:
    """The places of topics, which come in the order of their positions; of those that nobody declares below `other`.

    One that is shown as another stands below that. Where nobody declares the other, it takes the place of the first of
    those that it stands for.
    """
    by_name = {topic.folded: topic for topic in known}
    shown = {
        topic.id: by_name[fold(topic.alias)]
        for topic in known
        if topic.alias and fold(topic.alias) in by_name and fold(topic.alias) != topic.folded
    }
    stands_for: dict[int, Known] = {}
    for topic in known:
        if topic.declared and topic.id in shown:
            stands_for.setdefault(shown[topic.id].id, topic)
    places: dict[int, Place] = {}
    for topic in known:
        told = topic if topic.declared else stands_for.get(topic.id)
        if topic.id in shown:
            places[topic.id] = Place(shown[topic.id].id, topic.position)
        elif told is None:
            places[topic.id] = Place(None if topic.id == other else other, LAST)
        else:
            above = by_name.get(fold(told.above)) if told.above else None
            above = shown.get(above.id, above) if above else None
            places[topic.id] = Place(above.id if above else None, told.position)
    # What is shown as another goes last: it is not to be cut off from that.
    for id in sorted(places, key=lambda id: id in shown):
        if _leads_nowhere(id, places):
            places[id] = places[id]._replace(parent=None)
    return places


def _leads_nowhere(topic: int, places: dict[int, Place]) -> bool:
    above = places[topic].parent
    for _ in range(DEEPEST):
        if above is None:
            return False
        above = places[above].parent
    return True
