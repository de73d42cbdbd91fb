"""The tree of topics with what is in them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.models import Count, Topic
from reader.store.counting import NOTHING, Counted, Tally

OTHER = "Other"
"""The root under which topics stand that no `_data/topics` declares, where some are declared."""


class Row(NamedTuple):
    """A topic by its number, id and name; the number of the one above it, and whether anybody declares it."""

    number: int
    id: str
    name: str
    parent: int | None
    declared: bool


def tree_of(rows: Sequence[Row], counts: Counted) -> tuple[Topic, ...]:
    """The roots, of topics in the order they are shown in; those that nobody declares only where there is something in
    them or below them.
    """
    known = {row.number: row.parent for row in rows}
    wanted = (row.number for row in rows if row.number in counts or (row.declared and row.name != OTHER))
    shown = _with_those_above(known, wanted)
    children: dict[int | None, list[Row]] = {}
    for row in rows:
        if row.number in shown:
            children.setdefault(row.parent if row.parent in known else None, []).append(row)

    def branch(parent: int | None, above: str | None) -> tuple[Topic, ...]:
        return tuple(
            _topic(row, above, counts.get(row.number, NOTHING), branch(row.number, row.id))
            for row in children.get(parent, ())
        )

    return branch(None, None)


def _topic(row: Row, above: str | None, tally: Tally, children: tuple[Topic, ...]) -> Topic:
    stories = Count(tally.stories, tally.unread_stories)
    return Topic(row.id, row.name, above, tally.total, tally.unread, children, stories)


def _with_those_above(known: Mapping[int, int | None], wanted: Iterable[int]) -> set[int]:
    """Topics and those above them, all of whose articles may be hidden; `known` has the parent of each."""
    found: set[int] = set()
    for topic in wanted:
        at: int | None = topic
        while at is not None and at in known and at not in found:
            found.add(at)
            at = known[at]
    return found
