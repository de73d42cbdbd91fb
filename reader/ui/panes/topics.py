"""The pane of topics: revision in, places out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from time import monotonic
from typing import NamedTuple

from textual import on, work
from textual.reactive import reactive
from textual.timer import Timer

from reader.library import Library
from reader.models import Counts, Daily, Tag, Topic
from reader.ui.background import Background
from reader.ui.messages import Folded, Place, PlaceChosen
from reader.ui.panes.kept_queries import KeptQuery, counted, tags_of
from reader.ui.panes.tree import Row, Tree, is_source, tree_of
from reader.ui.widgets.cursor_list import CursorList
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.topic_list import TopicList

_FEW = 2000
"""So many articles are counted by days in a millisecond or two, and so with all the rest."""
_SOON_S, _CALM_S, _SHARE = 0.02, 1.0, 8
"""More are counted by themselves, after a while, in at most one part in so many of the time."""


class Overview(NamedTuple):
    """The tree, the counts, the tags, and what came in the last days; None where that is not counted yet."""

    topics: Sequence[Topic]
    counts: Counts
    days: Daily | None = None
    tags: Sequence[Tag] = ()


def overview(library: Library, since: datetime | None) -> Overview:
    """What the pane shows; `since` is the end of the last visit."""
    recent = library.days.recent(most=_FEW)
    counts = library.lists.counts(since)
    return Overview(library.topics(), counts, recent and recent.counts, library.lists.tags())


def _last_days(library: Library) -> Daily:
    recent = library.days.recent()
    return recent.counts if recent else {}


class Before(NamedTuple):
    """How the topics were left: the key of the place, the ids of folded topics, when that was."""

    place: str = "all"
    folded: frozenset[str] = frozenset()
    since: datetime | None = None


_BEFORE = Before()


class TopicsPane(TopicList):
    """The views and topics. Loads them anew whenever `revision` is raised.

    `before` is how it was left in the last session. `by_story` tells of the key of a place whether its stories are
    counted, not its articles. `views` are the saved ones.
    """

    revision: reactive[int] = reactive(0, repaint=False, init=False)
    counts: reactive[Counts] = reactive(Counts, repaint=False)

    def __init__(
        self,
        background: Background,
        first: Overview,
        *,
        before: Before = _BEFORE,
        by_story: Callable[[str], bool] = lambda key: False,  # noqa: ARG005
        views: Sequence[KeptQuery] = (),
        signs: Signs = SIGNS,
    ) -> None:
        super().__init__(signs=signs, id="topics")
        self.roots: frozenset[str] = frozenset()
        self.folded = before.folded
        self.since = before.since
        self._by_story = by_story
        self.kept = tuple(views)
        self._background = background
        self._told = first
        self._late = first.days is None
        self._counting: Timer | None = None
        self._calm = _SOON_S
        self._tree = Tree()
        self._key = before.place
        self._take_in(first)
        self.set_reactive(CursorList.cursor, max(0, self.chosen))

    @property
    def place(self) -> Place | None:
        """The place that is chosen; None where it is gone."""
        return self._tree.places.get(self._key)

    @property
    def places(self) -> Mapping[str, Place]:
        """All places by their keys, those in folded topics as well."""
        return self._tree.places

    def watch_revision(self) -> None:
        """Loads what may have changed."""
        self._load()

    def count_anew(self) -> None:
        """Shows other counts, where the reader has chosen stories or articles."""
        self._lay()
        self._count_soon()

    def choose(self, key: str) -> bool:
        """Chooses a place by its key ("unread", "topic:ID"); False where there is no such place."""
        if key not in self._tree.places:
            return False
        # Not as a move of the cursor, which would choose the folded topic where the place is in one.
        self.set_reactive(CursorList.cursor, self._tree.row_of(key)[0])
        self.reveal()
        self._choose(key)
        self.refresh()
        return True

    def keep(self, views: Sequence[KeptQuery]) -> None:
        """Takes over other saved views."""
        known = {view.key: view.articles for view in self.kept}
        self.kept = tuple(view._replace(articles=known.get(view.key)) for view in views)
        self._lay()
        self._count_soon()

    def stand_elsewhere(self, key: str) -> None:
        """Shows none as chosen: what is listed is a place that is not among them, of that key."""
        self._key = key
        self._lay()
        self.refresh()

    def next_topic(self, by: int) -> bool:
        """Chooses the topic that is seen below the chosen place (`by` 1), or above it (-1); False where none is."""
        rows, index = self._tree.rows, self.chosen + by
        while 0 <= index < len(rows):
            row = rows[index]
            if row and row.topic:
                return self.choose(row.key)
            index += by
        return False

    def turn(self, by: int) -> bool:
        """Left (-1) folds an open topic, or goes to the one above; right (1) unfolds. False where neither fits."""
        row = self._under
        if row is None:
            return False
        if row.topic and row.entry.folded is (by > 0):
            return self.fold(row.topic)
        if by > 0 or row.parent is None:
            return False
        return self.choose(row.parent)

    def fold(self, topic: str | None = None) -> bool:
        """Folds a topic or unfolds it; without its id the one under the cursor, of a leaf the one above it."""
        row = self._under
        if topic is None and row:
            above = next((one for one in self._tree.rows if one and one.key == row.parent), None)
            row = row if row.entry.folded is not None else above
            topic = row.topic if row else None
        if topic is None:
            return False
        self.folded ^= {topic}
        self._lay()
        self.reveal(heading=False)
        self.post_message(Folded(self.folded))
        return True

    @work(exclusive=True, group="topics")
    async def _load(self) -> None:
        since = self.since
        told = await self._background.read(lambda library: overview(library, since))
        # What came lately stays as it was until it is counted anew.
        self._late = told.days is None
        self._take_in(told if told.days is not None else told._replace(days=self._told.days))
        self._count_soon()

    def on_mount(self) -> None:
        """Has what came lately counted, where that was not done before the first frame."""
        super().on_mount()
        self.call_after_refresh(self._count_soon)

    def _count_soon(self) -> None:
        if self._counting is None and (self._late or self.kept):
            self._counting = self.set_timer(self._calm, self._count)

    @work(exclusive=True, group="days")
    async def _count(self) -> None:
        self._counting = None
        begun = monotonic()
        late = await self._background.read(_last_days) if self._late else None
        # One by one: who reads on in the meantime waits for one of them at most.
        views = [
            await self._background.read(partial(counted, view, self._by_story(view.key)))
            for view in self.kept
        ]
        self._calm = max(_CALM_S, _SHARE * (monotonic() - begun))
        if [view.key for view in views] == [view.key for view in self.kept]:
            self.kept = tuple(views)
        self._take_in(self._told if late is None else self._told._replace(days=late))

    def _take_in(self, told: Overview) -> None:
        self._told = told
        self.roots = frozenset(topic.name for topic in told[0] if topic.children)
        self._lay()
        self.counts = told[1]

    def _lay(self) -> None:
        """Lays out the tree; the cursor stays on its place, or goes to the folded topic that this is in."""
        under = self._under
        topics, counts, days, tags = self._told
        self._tree = tree_of(
            topics, counts, self.since, self.folded, self._by_story, days or {},
            chosen=self._key, kept=self.kept, tags=tags_of(tags),
        )  # fmt: skip
        chosen, inside = (-1, False) if is_source(self._key) else self._tree.row_of(self._key)
        # The column is there from the beginning where it may be needed: nothing is to move when it is filled.
        graphs = days is None or any(topic is not None for topic in days)
        needs = self._tree.needs if graphs else ()
        entries = [row.entry if row else None for row in self._tree.rows]
        self.show(entries, chosen, inside=inside, needs=needs)
        cursor = self._tree.row_of(under.key)[0] if under else max(0, chosen)
        self.set_reactive(CursorList.cursor, cursor)

    @property
    def _under(self) -> Row | None:
        rows = self._tree.rows
        return rows[self.cursor] if 0 <= self.cursor < len(rows) else None

    @on(CursorList.Moved)
    def _moved(self, event: CursorList.Moved) -> None:
        event.stop()
        if row := self._under:
            self._choose(row.key)

    @on(CursorList.Chosen)
    def _chosen(self, event: CursorList.Chosen) -> None:
        event.stop()
        if row := self._under:
            self._choose(row.key, enter=True)

    @on(TopicList.SignClicked)
    def _sign_clicked(self, event: TopicList.SignClicked) -> None:
        event.stop()
        row = self._tree.rows[event.row] if event.row < len(self._tree.rows) else None
        if row and row.topic:
            self.fold(row.topic)

    def _choose(self, key: str, *, enter: bool = False) -> None:
        if key == self._key and not enter:
            return
        left, self._key = self._key, key
        if left == "begun":
            self._lay()  # its row goes where nothing is begun any more
        self.chosen, self._inside = self._tree.row_of(key)
        self.refresh()
        self.post_message(PlaceChosen(self._tree.places[key], enter=enter))
