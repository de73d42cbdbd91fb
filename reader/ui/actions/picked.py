"""The marked set: articles that are picked in the list, for what is done to several at once."""

from collections.abc import Callable, Sequence
from functools import partial

from reader.errors import NotFoundError
from reader.library import Library
from reader.models import Query, Story
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.panes.listing import Request


class Picked:
    """Picks rows of the list. The set is let go of with the place it was picked in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last: int | None = None
        desk.screen.watch(desk.articles, "request", self._requested, init=False)
        desk.commands |= {"pick": self.pick, "pick.range": self.pick_range, "pick.all": self.pick_all}

    def pick(self) -> None:
        """Picks the article under the cursor, or lets it go, and goes one down."""
        articles = self._desk.articles
        if current := articles.current:
            here = articles.cursor
            self._set(self._ids ^ {current.id})
            self._last = here
            if here + 1 < articles.count:
                articles.cursor = here + 1

    def pick_range(self) -> None:
        """Picks all from the row that was picked last to the one under the cursor."""
        articles = self._desk.articles
        if not articles.count:
            return
        last = articles.cursor if self._last is None else min(self._last, articles.count - 1)
        first, end = sorted((last, articles.cursor))
        self._pick_rows(articles.rows[first : end + 1].tolist())
        self._last = articles.cursor

    def pick_all(self) -> None:
        """Picks all that is listed; where all is picked, lets all go."""
        articles = self._desk.articles
        if len(self._ids) >= articles.count:
            self.let_go()
        else:
            self._pick_rows(articles.rows.tolist())

    def let_go(self) -> bool:
        """Picks nothing any more; False where nothing was picked."""
        picked = bool(self._ids)
        self._set(frozenset())
        self._last = None
        return picked

    @property
    def ids(self) -> list[str]:
        """The ids of what is picked, as they are sorted."""
        return sorted(self._ids)

    @property
    def _ids(self) -> frozenset[str]:
        return self._desk.articles.picked

    def _requested(self, before: Request, now: Request) -> None:
        if before.query != now.query:
            self._last = None
        if _place(before.query) != _place(now.query):
            self.let_go()

    def _pick_rows(self, rows: list[int]) -> None:
        self._desk.run(partial(self._picked, rows, _place(self._desk.articles.request.query)), "pick")

    async def _picked(self, rows: list[int], place: Query) -> None:
        ids = await self._desk.background.read(lambda library: library.lists.ids(rows))
        if place == _place(self._desk.articles.request.query):
            self._set(self._ids | set(ids))

    def _set(self, ids: frozenset[str]) -> None:
        self._desk.articles.picked = ids
        self._desk.tell(picked=len(ids))

    def several(self) -> list[str]:
        """What is picked, where the reader is in the list: what a command is about then."""
        return self.ids if self._desk.pane == "articles" else []

    def chosen(self) -> list[str]:
        """What the next command is about: what is picked, else the article the reader is at."""
        if ids := self.several():
            return ids
        current = self._desk.at()
        return [current.id] if current else []

    def read(self, do: Callable[[Sequence[Story]], object]) -> None:
        """Does something with the articles that are chosen, once they are read."""
        if ids := self.chosen():
            self._desk.run(partial(self._read, ids, do), "out")
        else:
            self._desk.say("No article is chosen")

    async def _read(self, ids: Sequence[str], do: Callable[[Sequence[Story]], object]) -> None:
        found = [await self._desk.background.read(partial(story_of, id)) for id in ids]
        if stories := [story for story in found if story is not None]:
            do(stories)


def _place(query: Query) -> Query:
    """Where a query lists from, however it is sorted and folded."""
    return query._replace(sort="date", stories=False, unfolded=frozenset(), kept=())


def story_of(id: str, library: Library) -> Story | None:
    """The article of that id; None where it is gone meanwhile."""
    try:
        return library.story(id)
    except NotFoundError:
        return None


def counted(number: int) -> str:
    """So many articles, in words."""
    return words.count(number, "article", "articles")
