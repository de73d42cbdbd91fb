"""The views and the topics as rows, those in folded topics left out. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from reader.content.urls import public
from reader.models import Count, Counts, Query, SourceStatus, Topic, View, Words
from reader.ui.messages import Place
from reader.ui.panes.kept_queries import TAG, VIEW, KeptQuery
from reader.ui.widgets.cells import cells
from reader.ui.widgets.source_state import name_of
from reader.ui.widgets.topic_list import Entry

_TOPIC, _SOURCE = "topic:", "source:"
_VIEWS: tuple[tuple[View, str, str], ...] = (
    ("all", "All", ""), ("unread", "Unread", ""),
    ("begun", "Continue reading", "Continue"), ("today", "Today", ""), ("starred", "Starred", ""),
    ("later", "Read later", "Later"), ("new", "New since last visit", "New"),
)  # fmt: skip

_NO_DAYS: Mapping[str | None, Sequence[int]] = {}

EVERYTHING = Place(Query(), ("All",))


class Row(NamedTuple):
    """A row of the tree, by the key of its place; `parent` is that of the topic above it."""

    key: str
    parent: str | None
    entry: Entry

    @property
    def topic(self) -> str | None:
        """The id of the topic, None for a view."""
        return self.key.removeprefix(_TOPIC) if self.key.startswith(_TOPIC) else None


class Tree(NamedTuple):
    """What is seen (None for a blank line), and all places there are, also those in folded topics."""

    rows: tuple[Row | None, ...] = ()
    places: Mapping[str, Place] = {}
    parents: Mapping[str, str | None] = {}

    @property
    def needs(self) -> tuple[int, ...]:
        """The cells that the names of all topics take with their indents."""
        return tuple(
            2 * (len(place.path) - 1) + cells(place.path[-1])
            for key, place in self.places.items()
            if key.startswith(_TOPIC)
        )

    def row_of(self, key: str) -> tuple[int, bool]:
        """The row of a place, or that of the folded topic it is in, which the second value tells; else the first."""
        seen = {row.key: index for index, row in enumerate(self.rows) if row}
        at: str | None = key
        while at is not None and at not in seen:
            at = self.parents.get(at)
        return (0, False) if at is None else (seen[at], at != key)


def key_of(place: Place) -> str:
    """The key of a place, as it is remembered: "unread", "topic:ID", "view:NAME", "tag:NAME", "source:" and its public
    address.
    """
    query = place.query
    if place.view:
        return VIEW + place.view
    if isinstance(query.where, Words) and query.where.field == "tag" and query.where.exact:
        return TAG + query.where.text
    if query.source is not None:
        return _SOURCE + public(query.source)
    return query.view if query.topic is None else _TOPIC + query.topic


def key_of_topic(id: str) -> str:
    """The key of a topic by its id."""
    return _TOPIC + id


def source_place(status: SourceStatus) -> Place:
    """The articles of a source: all of them, where they are listed nowhere else."""
    return Place(Query(source=status.spec.address, unlisted=not status.spec.listed), (name_of(status),))


def source_named(key: str, sources: Iterable[SourceStatus]) -> SourceStatus | None:
    """The source that a key of a place means; None where it means none, or one that is gone."""
    return next((one for one in sources if _SOURCE + public(one.spec.address) == key), None)


def is_topic(key: str) -> bool:
    """Whether a key of a place means a topic."""
    return key.startswith(_TOPIC)


def is_view(key: str) -> bool:
    """Whether a key of a place means a view, one that there always is or a saved one."""
    return not key.startswith((_TOPIC, _SOURCE, TAG))


def is_source(key: str) -> bool:
    """Whether a key of a place means a source."""
    return key.startswith(_SOURCE)


def tree_of(  # noqa: PLR0913 (what is optional is for the pane alone)
    topics: Sequence[Topic],
    counts: Counts,
    since: datetime | None,
    folded: frozenset[str],
    by_story: Callable[[str], bool] = lambda key: False,  # noqa: ARG005
    days: Mapping[str | None, Sequence[int]] = _NO_DAYS,
    *,
    chosen: str = "all",
    kept: Sequence[KeptQuery] = (),
    tags: Sequence[KeptQuery] = (),
) -> Tree:
    """The views, with the saved ones (`kept`) behind them, the topics, and the tags. A root with children has a blank
    line above and below; others stand together.

    `by_story` tells of the key of a place whether its stories are counted, not its articles; `days` are the articles of
    the last days by the ids of the topics that had any. "Continue reading" is there where something was begun, or where
    it is `chosen`, by its key.
    """
    rows: list[Row | None] = []
    places: dict[str, Place] = {}
    parents: dict[str, str | None] = {}
    for view, name, short in _VIEWS:
        count = _count(view, counts, stories=by_story(view))
        if view == "begun" and not count.total and chosen != view:
            continue
        total = None if view == "unread" else count.total
        query = Query(view=view, since=since if view == "new" else None)
        places[view], parents[view] = Place(query, (name,)), None
        rows.append(Row(view, None, Entry(name, 0, count.unread, total, short=short)))
    _put(kept, rows, places, parents)
    for before, root in zip((None, *topics), topics, strict=False):
        if before is None or before.children or root.children:
            rows.append(None)
        for line, seen in _walk((root,), folded, seen=True):
            topic, path = line[-1], tuple(one.name for one in line)
            key, parent = _TOPIC + topic.id, _TOPIC + line[-2].id if len(line) > 1 else None
            places[key], parents[key] = Place(Query(topic=topic.id), path), parent
            if seen:
                shut = topic.id in folded if topic.children else None
                count = topic.stories if by_story(key) else Count(topic.total, topic.unread)
                came = days.get(topic.id, ())
                entry = Entry(topic.name, len(path) - 1, count.unread, count.total, shut, days=came)
                rows.append(Row(key, parent, entry))
    _put(tags, rows, places, parents)
    return Tree(tuple(rows), places, parents)


def _put(
    kept: Sequence[KeptQuery],
    rows: list[Row | None],
    places: dict[str, Place],
    parents: dict[str, str | None],
) -> None:
    """Puts saved views, or tags, behind a blank line."""
    rows += [None] if kept else []
    for key, place, count in kept:
        places[key], parents[key] = place, None
        told = count or Count()
        rows.append(Row(key, None, Entry(place.path[-1], 0, told.unread, told.total if count else None)))


def _count(view: View, counts: Counts, *, stories: bool) -> Count:
    if stories:
        return counts.stories.get(view, Count())
    if view == "all":
        return Count(counts.total, counts.unread)
    if view == "unread":
        return Count(counts.unread, counts.unread)
    return counts.views.get(view, Count())


def _walk(
    line: tuple[Topic, ...], folded: frozenset[str], *, seen: bool
) -> Iterator[tuple[tuple[Topic, ...], bool]]:
    """The last topic of a line and all below it, each with those that lead to it, and whether it is seen."""
    yield line, seen
    for child in line[-1].children:
        yield from _walk((*line, child), folded, seen=seen and line[-1].id not in folded)
