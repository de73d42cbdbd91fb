"""Words looked for in the article that is open, and the way from one place of them to the next."""

from bisect import bisect_right
from functools import partial

from textual.worker import Worker

from reader.ui.actions.desk import Desk
from reader.ui.actions.searching import Searching
from reader.ui.commands import Pane
from reader.ui.messages import FindLeft, FindTyped
from reader.ui.widgets.finding import NOTHING, Match, found, matches, nearest
from reader.ui.widgets.prose import Layout


class Within:
    """Finds words in the article. They are looked for until the reader is done, or another article is shown.

    What is found again on another page (set in another measure, or longer) keeps the place the reader went to.
    """

    def __init__(self, desk: Desk, searching: Searching) -> None:
        self._desk, self._searching = desk, searching
        self._words = ""
        self._places: tuple[Match, ...] = ()
        self._at: int | None = None
        self._from = (0, 0)  # the place in the text that was in sight when the words were begun
        self._scrolled = 0
        desk.commands |= {
            "search": self.open,
            "finding.next": partial(self.step, 1),
            "finding.previous": partial(self.step, -1),
            "finding.done": self.end,
        }
        desk.answer(FindTyped, lambda message: self._typed(message.words))
        desk.answer(FindLeft, self._left)
        desk.screen.watch(desk.article, "page", self._find_again, init=False)
        desk.screen.watch(desk.article, "article_id", self.end, init=False)

    @property
    def pane(self) -> Pane:
        """Whose keys hold where the reader is."""
        return "finding" if self._words and self._desk.pane == "article" else self._desk.pane

    def open(self) -> None:
        """Opens a line to search in: the article where the reader is in it, else the library."""
        desk = self._desk
        if desk.pane != "article" or desk.article.story is None:
            self._searching.open()
            return
        # Imported when it is first needed: the start is not to wait for it.
        from reader.ui.panes.search import FindLine

        if desk.screen.query("#search"):
            return
        self._from, self._scrolled = desk.article.place, desk.article.scroll_offset.y
        line = FindLine(self._words, desk.keymap, self._move, desk.signs)
        desk.screen.mount(line, before=desk.status)
        desk.screen.set_focus(line)  # at once: what is typed next is for it

    def step(self, by: int) -> None:
        """Goes to the next match (1) or the one before (-1), round and round."""
        if self._places and self._at is not None:
            self._at = (self._at + by) % len(self._places)
            self._show()
            self._go()

    def end(self) -> None:
        """Looks for the words no longer; the reader stays where they are."""
        if self._words:
            self._words, self._places, self._at = "", (), None
            self._show()

    def _move(self, where: str) -> None:
        self.step(1 if where == "move.down" else -1)

    def _typed(self, words: str) -> None:
        if words != self._words:
            self._words, self._at = words, None
            self._desk.article.finding = bool(words)
            self._find()

    def _left(self, message: FindLeft) -> None:
        desk = self._desk
        desk.screen.query("#search").remove()
        if not message.keep:
            self.end()
            desk.article.scroll_to(y=self._scrolled, animate=False, immediate=True)
        desk.keys.pane = self.pane

    def _find_again(self) -> None:
        if self._words:
            self._find()

    def _find(self) -> None:
        _: Worker[None] = self._desk.screen.run_worker(self._look, group="finding", exclusive=True)

    async def _look(self) -> None:
        """Looks for the words off the event loop: an article may be as long as a book."""
        desk, words, page = self._desk, self._words, self._desk.article.page
        places = await desk.background.read(lambda _: matches(page.texts, words))
        if words != self._words or page is not desk.article.page:
            return
        before = self._places[self._at] if self._at is not None else None
        self._places = places
        self._at = nearest(places, before[:2] if before else self._from)
        self._show()
        if before is None:
            self._go()

    def _show(self) -> None:
        desk = self._desk
        desk.article.found = found(self._places, self._at) if self._places else NOTHING
        desk.article.finding = bool(self._words)
        desk.tell(match=self._told())
        if not desk.screen.query("#search"):
            desk.keys.pane = self.pane

    def _told(self) -> str:
        if not self._words.strip():
            return ""
        words = self._desk.signs.quoted(self._words.strip())
        place = f"{self._at + 1} of {len(self._places)}" if self._at is not None else "not found"
        return f"{words} {place}"

    def _go(self) -> None:
        """Brings the match into sight; where none is found any more, what was in sight before."""
        article = self._desk.article
        if self._at is None:
            article.scroll_to(y=self._scrolled, animate=False, immediate=True)
            return
        match = self._places[self._at]
        article.target = None
        article.bring(_line_of(article.page, match))


def _line_of(page: Layout, match: Match) -> int:
    return bisect_right(page.lines, match[:2], key=lambda line: (line.row, line.column)) - 1
