"""The pane of articles: a request in; the matches, the article under the cursor and the opened article out."""

from asyncio import sleep
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial

from textual import events, on, work
from textual.reactive import reactive
from textual.timer import Timer

from reader.errors import ReaderError
from reader.library import Library
from reader.models import Query, Summary
from reader.ui.background import Background
from reader.ui.messages import Highlighted, Listed, Opened
from reader.ui.panes.listing import Listing, Request, finder, first_listing, first_unread, listing
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_row import RowStyle
from reader.ui.widgets.cursor_list import CursorList
from reader.ui.widgets.row_numbers import nearest, place_of

SETTLED = 0.15
_PAUSE_S = 0.1
_READ_S = 1.5
"""An article that was seen for so long is being read: what comes in does not take it away any more."""
_LEFT_BY_MARKS = ("unread", "starred", "later")


class ArticlesPane(ArticleList):
    """Lists what `request` asks for, beginning with `first`, the first listing of its first request.

    What is marked in a view of marks stays in it for as long as the reader does.
    """

    request: reactive[Request] = reactive(Request, repaint=False, init=False)

    def __init__(
        self,
        background: Background,
        request: Request,
        first: Listing,
        clock: Callable[[], datetime],
        row_style: RowStyle | None = None,
    ) -> None:
        super().__init__(clock, row_style=row_style, id="articles")
        self.touched = self.held = False
        self.marked = self.above = 0
        self.opening: Summary | None = None
        self._background = background
        self._wanted: list[list[int]] = []
        self._settle: Timer | None = None
        self._holding: Timer | None = None
        self._first = first
        self._kept: set[int] = set()
        self.set_reactive(ArticlesPane.request, request)

    @property
    def asked(self) -> Query:
        """What is listed now: what was asked for, and what was marked and stays in it."""
        return self.request.query._replace(kept=tuple(sorted(self._kept)))

    def on_mount(self) -> None:
        """Shows the first window, and has the whole list loaded behind it."""
        self._take_in(self._first, self._first.cursor, keep=False)
        self.call_after_refresh(self._load, self.request, same=True)

    def watch_request(self, old: Request, new: Request) -> None:
        """Loads another list, or the same one anew."""
        folded = new.query._replace(unfolded=old.query.unfolded)
        same = old.query == folded and new.at is None and new.at_id in (None, old.at_id)
        if not same:
            self.touched = self.held = False
            self._kept.clear()
        self._load(new, same=same)

    def replace(self, summary: Summary) -> bool:
        """Shows a changed article where it stands; it stays in this list. False where it is not in it."""
        self.marked += 1
        listed = super().replace(summary)
        if listed and self._is_left:
            self._kept.add(summary.row)
        return listed

    @work(exclusive=True, group="articles")
    async def _load(self, request: Request, *, same: bool) -> None:
        marked = self.marked
        if not same:
            now = self._clock()
            found = await self._background.read(lambda library: first_listing(library, request, now))
            self._take_in(found, found.cursor, keep=False, line=request.line)
            self.above = 0
            self.post_message(Listed(found.matches, found.seconds, marked))
            if found.whole:
                self.settle()
                return
            if request.query.where is not None:
                # What is seen comes first: all rows may be many, and who goes on typing wants none of them.
                await sleep(_PAUSE_S)
        under = self.current.id if self.current else None
        found = await self._background.read(self._renewal(request, under))
        # As long as nobody has moved or read here, the newest article is what the list begins with.
        keep = not same or self.touched or self.held or self.cursor > 0
        rows, here = found.matches.rows, self.rows[self.cursor] if self.count else None
        if found.row is not None and self.current and self.current.id == under:
            here = found.row  # an article whose date was changed stands elsewhere now
        cursor = nearest(rows, here, self.cursor) if keep and here is not None else 0
        came = min(cursor - self.cursor, len(rows) - self.count) if keep and same else 0
        self._take_in(found, cursor, keep=keep)
        self.above = min(self.above + max(0, came), max(0, self.lines.row_at(self.scroll_offset.y)[0]))
        self.post_message(Listed(found.matches, found.seconds, marked, self.above))
        self.settle()

    def _renewal(self, request: Request, under: str | None) -> "partial[Listing]":
        """How to list all rows, and the articles of those that are seen now, which may look different.

        `under` is the id of the one under the cursor.
        """
        top = max(0, self.lines.row_at(self.scroll_offset.y)[0])
        seen = self.rows[top : top + self.size.height // self.lines.height + 2].tolist()
        wanted = request._replace(query=self.asked, at=None, at_id=under)
        return partial(listing, request=wanted, now=self._clock(), seen=seen)

    def _take_in(self, found: Listing, cursor: int, *, keep: bool, line: int | None = None) -> None:
        self.unfolded = self.request.query.unfolded
        self.supply(found.summaries)
        self.marks = finder(self.request.query)
        self.show(found.matches.rows, cursor, keep=keep, headings=found.headings, line=line)

    @on(ArticleList.Wanted)
    def _window(self, event: ArticleList.Wanted) -> None:
        event.stop()
        self._wanted.append(event.rows)
        if len(self._wanted) == 1:
            self._fetch()

    @work(group="window")
    async def _fetch(self) -> None:
        while self._wanted:
            # The latest is what is seen now; those passed over long ago are not worth the wait.
            rows = self._wanted[-1]
            try:
                self.supply(await self._background.write(partial(_summaries, rows, self.asked)))
            except ReaderError:
                self._wanted.clear()
                raise
            self._wanted = [other for other in self._wanted[-6:] if other is not rows]

    @on(CursorList.Moved)
    def _moved(self, event: CursorList.Moved) -> None:
        event.stop()
        self.touched, self.above = True, 0
        self.settle()

    def settle(self) -> None:
        """Tells, once the cursor has come to rest, which article it is on."""
        for timer in (self._settle, self._holding):
            if timer:
                timer.stop()
        self._settle = self.set_timer(SETTLED, lambda: self.post_message(Highlighted(self.current)))
        self._holding = self.set_timer(_READ_S, self._hold)

    def _hold(self) -> None:
        self.held = bool(self.count)

    def action_do(self, id: str) -> None:
        """Moves the cursor, or opens the article under it."""
        if id == "read.open":
            self.open(self.cursor)
        else:
            super().action_do(id)

    @property
    def _is_left(self) -> bool:
        """Whether articles may leave what is listed because they are marked."""
        query = self.request.query
        return query.view in _LEFT_BY_MARKS or query.where is not None

    def keep(self, rows: Iterable[int]) -> None:
        """Has articles that are marked stay in a view of marks for as long as the reader does."""
        self.marked += 1
        if self._is_left:
            self._kept.update(rows)

    def turn(self, by: int) -> bool:
        """Right (1) unfolds the story under the cursor, left (-1) folds it; False where there is nothing to do so."""
        cover, query = self.current.cover if self.current else None, self.request.query
        if cover is None or (by > 0) is (cover.story in query.unfolded):
            return False
        if cover.inside:
            self.go_to(next(row for row in range(self.cursor, -1, -1) if not self._is_inside(row)))
        unfolded = query.unfolded ^ {cover.story}
        self.request = self.request._replace(
            query=query._replace(unfolded=unfolded), revision=self.request.revision + 1, at=None
        )
        return True

    def _is_inside(self, row: int) -> bool:
        summary = self.summary(row)
        return bool(row and summary and summary.cover and summary.cover.inside)

    def on_click(self, event: events.Click) -> None:
        """A click on how many more tell a story unfolds it or folds it; that on any other cell is one on its row."""
        row = self.unfolds_at(event.x, event.y) if event.button == 1 else None
        if row is None or not self._clicks.meant(event):
            return
        event.prevent_default()
        self.go_to(row)
        if not self.turn(1):
            self.turn(-1)

    def press(self, row: int, x: int, *, again: bool) -> None:
        """A row was clicked; clicked again, it is opened."""
        if again:
            self.open(row)
        else:
            super().press(row, x, again=False)

    def open(self, row: int) -> None:
        """Has the article of a row opened, unless the reader goes back before that could be done."""
        self.opening = self.summary(row)
        if self.opening:
            self.touched = True
            self.post_message(Opened(self.opening))

    @work(exclusive=True, group="unread")
    async def to_unread(self, by: int, told: Callable[[Summary | None], object]) -> None:
        """Puts the cursor on the next unread article (`by` 1) or the one before (-1), and tells which it is."""
        rows, start = self.rows, self.cursor
        ahead = rows[start + 1 :] + rows[:start] if by > 0 else (rows[start + 1 :] + rows[:start])[::-1]
        query = self.asked
        found = await self._background.read(lambda library: first_unread(library, ahead, query))
        if found is None:
            told(None)
            return
        place, summary = found
        self.supply([summary])
        if self.rows is rows:
            self.go_to((start + 1 + place if by > 0 else start - 1 - place) % len(rows))
        elif (moved := place_of(self.rows, summary.row)) is not None:
            self.go_to(moved)
        told(summary)


def _summaries(rows: Sequence[int], query: Query, library: Library) -> list[Summary]:
    return library.lists.summaries(rows, query)
