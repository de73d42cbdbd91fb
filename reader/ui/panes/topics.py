"""The pane of topics: revision in, places out."""

from collections.abc import Iterator, Sequence

from textual import on, work
from textual.reactive import reactive

from reader.library import Library
from reader.models import Counts, Query, Topic, View
from reader.ui.background import Background
from reader.ui.messages import Place, PlaceChosen
from reader.ui.widgets.cursor_list import CursorList
from reader.ui.widgets.topic_list import Entry, TopicList

Overview = tuple[tuple[Topic, ...], Counts]
_VIEWS: tuple[tuple[View, str], ...] = (
    ("all", "All"), ("unread", "Unread"), ("today", "Today"), ("starred", "Starred"), ("later", "Read later"),
)  # fmt: skip

EVERYTHING = Place(Query(), ("All",))


def overview(library: Library) -> Overview:
    """The tree and the counts."""
    return library.topics(), library.counts()


class TopicsPane(TopicList):
    """The views and topics. Loads them anew whenever `revision` is raised."""

    revision: reactive[int] = reactive(0, repaint=False, init=False)
    counts: reactive[Counts] = reactive(Counts, repaint=False)

    def __init__(self, background: Background, first: Overview) -> None:
        super().__init__(id="topics")
        self.roots: frozenset[str] = frozenset()
        self._background = background
        self._places: list[Place | None] = []
        self._place = EVERYTHING
        self._take_in(first)

    def watch_revision(self) -> None:
        """Loads what may have changed."""
        self._load()

    @work(exclusive=True, group="topics")
    async def _load(self) -> None:
        self._take_in(await self._background.read(overview))

    def _take_in(self, told: Overview) -> None:
        topics, counts = told
        under = self._places[self.cursor] if self.cursor < len(self._places) else None
        rows = list(_rows(topics, counts))
        self._places = [row[0] if row else None for row in rows]
        self.roots = frozenset(topic.name for topic in topics if topic.children)
        self.show([row[1] if row else None for row in rows], self._find(self._place))
        self.set_reactive(CursorList.cursor, self._find(under or self._place))
        self.counts = counts

    def _find(self, place: Place) -> int:
        return self._places.index(place) if place in self._places else 0

    @on(CursorList.Moved)
    def _moved(self, event: CursorList.Moved) -> None:
        event.stop()
        self._choose(event.row, enter=False)

    @on(CursorList.Chosen)
    def _chosen(self, event: CursorList.Chosen) -> None:
        event.stop()
        self._choose(event.row, enter=True)

    def _choose(self, row: int, *, enter: bool) -> None:
        if place := self._places[row]:
            self._place = place
            self.chosen = row
            self.refresh()
            self.post_message(PlaceChosen(place, enter=enter))


def _rows(topics: Sequence[Topic], counts: Counts) -> Iterator[tuple[Place, Entry] | None]:
    numbers: dict[View, int] = {
        "all": counts.total, "unread": counts.unread, "today": counts.today,
        "starred": counts.starred, "later": counts.later,
    }  # fmt: skip
    for view, name in _VIEWS:
        yield Place(Query(view=view), (name,)), Entry(name, 0, None, numbers[view])
    for topic in topics:
        yield None
        yield from _topic(topic, ())


def _topic(topic: Topic, above: tuple[str, ...]) -> Iterator[tuple[Place, Entry]]:
    path = (*above, topic.name)
    yield Place(Query(topic=topic.id), path), Entry(topic.name, len(above), topic.unread, topic.total)
    for child in topic.children:
        yield from _topic(child, path)
