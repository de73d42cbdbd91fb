"""The pane of articles: a request in; the matches, the article under the cursor and the opened article out."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from textual import on, work
from textual.reactive import reactive
from textual.timer import Timer

from reader.errors import ReaderError
from reader.library import Library
from reader.models import Matches, Query, Summary
from reader.ui.background import Background
from reader.ui.messages import Highlighted, Listed, Opened
from reader.ui.widgets.article_list import PAGE, ArticleList
from reader.ui.widgets.cursor_list import CursorList

SETTLED = 0.15


class Request(NamedTuple):
    """What to list. A higher `revision` of the same query is the same list with what is new.

    `at` is the row number that should have the cursor.
    """

    query: Query = Query()
    revision: int = 0
    at: int | None = None


First = tuple[Matches, list[Summary]]


def first_window(library: Library, query: Query) -> First:
    """The rows of the first window with their articles: what can be shown at once."""
    matches = library.articles(query, limit=PAGE // 2)
    return matches, library.summaries(matches.rows[:64])


class ArticlesPane(ArticleList):
    """Lists what `request` asks for."""

    request: reactive[Request] = reactive(Request, repaint=False, init=False)

    def __init__(self, background: Background, first: First, clock: Callable[[], datetime]) -> None:
        super().__init__(clock, id="articles")
        self.touched = False
        self._background = background
        self._wanted: list[list[int]] = []
        self._settle: Timer | None = None
        self._first = first

    def on_mount(self) -> None:
        """Shows the first window, and has the whole list loaded behind it."""
        matches, summaries = self._first
        self.supply(summaries)
        self.show(matches.rows, 0, keep=False)
        self.call_after_refresh(self._load, self.request, same=True)

    def watch_request(self, old: Request, new: Request) -> None:
        """Loads another list, or the same one anew."""
        same = old.query == new.query and new.at is None
        if not same:
            self.touched = False
        self._load(new, same=same)

    @work(exclusive=True, group="articles")
    async def _load(self, request: Request, *, same: bool) -> None:
        if not same:
            matches, summaries = await self._background.read(
                lambda library: first_window(library, request.query)
            )
            self.supply(summaries)
            self.show(matches.rows, _place_of(request.at, matches.rows), keep=False)
            self.post_message(Listed(matches))
            if request.at is None and len(matches.rows) == matches.total:
                self._settled_soon()
                return
        here, index = self._here(), self.cursor
        matches, summaries = await self._background.read(lambda library: self._whole(library, request.query))
        self.supply(summaries)
        if not same and request.at is not None:
            cursor = _place_of(request.at, matches.rows)
        else:
            cursor = _same_place(here if self._here() == here else self._here(), index, matches.rows)
        self.show(matches.rows, cursor if self.touched or not same else 0, keep=self.touched or not same)
        self.post_message(Listed(matches))
        self._settled_soon()

    def _whole(self, library: Library, query: Query) -> First:
        """All rows, and the articles of those that are seen now, which may look different."""
        matches = library.articles(query)
        top = max(0, self.row_at(self.scroll_offset.y)[0])
        seen = self.rows[top : top + self.page() + 2].tolist()
        return matches, library.summaries(seen or matches.rows[:64])

    def _here(self) -> int | None:
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

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
                self.supply(await self._background.write(partial(_summaries, rows)))
            except ReaderError:
                self._wanted.clear()
                raise
            self._wanted = [other for other in self._wanted[-6:] if other is not rows]

    @on(CursorList.Moved)
    def _moved(self, event: CursorList.Moved) -> None:
        event.stop()
        self.touched = True
        self._settled_soon()

    def _settled_soon(self) -> None:
        if self._settle:
            self._settle.stop()
        self._settle = self.set_timer(SETTLED, lambda: self.post_message(Highlighted(self.current)))

    @on(CursorList.Chosen)
    def _chosen(self, event: CursorList.Chosen) -> None:
        event.stop()
        self.touched = True
        if summary := self.current:
            self.post_message(Opened(summary))

    @work(exclusive=True, group="unread")
    async def to_unread(self, by: int, told: Callable[[Summary | None], object]) -> None:
        """Puts the cursor on the next unread article (`by` 1) or the one before (-1), and tells which it is."""
        rows, start = self.rows, self.cursor
        ahead = rows[start + 1 :] + rows[:start] if by > 0 else (rows[start + 1 :] + rows[:start])[::-1]
        found = await self._background.read(lambda library: _first_unread(library, ahead))
        if found is None:
            told(None)
            return
        place, summary = found
        self.supply([summary])
        if self.rows is rows:
            self.go_to((start + 1 + place if by > 0 else start - 1 - place) % len(rows))
        elif summary.row in self.rows:
            self.go_to(self.rows.index(summary.row))
        told(summary)


def _summaries(rows: Sequence[int], library: Library) -> list[Summary]:
    return library.summaries(rows)


def _first_unread(library: Library, rows: Sequence[int]) -> tuple[int, Summary] | None:
    """The first unread article of `rows`, and its place among them."""
    place = library.first_unread(rows)
    summaries = [] if place is None else library.summaries([rows[place]])
    return (place, summaries[0]) if place is not None and summaries else None


def _place_of(row: int | None, rows: "array[int]") -> int:
    try:
        return 0 if row is None else rows.index(row)
    except ValueError:
        return 0


def _same_place(row: int | None, index: int, rows: "array[int]") -> int:
    """Where the cursor's article stands now; where it is gone, the one that took its place."""
    if row is None:
        return 0
    try:
        return rows.index(row)
    except ValueError:
        if len(rows) > 1 and rows[0] >= row >= rows[-1]:
            return min(len(rows) - 1, bisect_left(rows, -row, key=lambda number: -number))
        return min(index, max(0, len(rows) - 1))
