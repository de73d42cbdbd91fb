"""The lines one searches in, the library and an article: typed words out."""

from collections.abc import Awaitable, Callable
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input

from reader.query.completing import Suggestion
from reader.ui.bindings import bindings, rebind
from reader.ui.keymap import Keymap
from reader.ui.messages import FindLeft, FindTyped, SearchLeft, SearchTyped
from reader.ui.panes.search_below import Below, SearchBelow
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.typing_line import TypingLine

Suggest = Callable[[str], Awaitable[tuple[Suggestion, ...]]]
"""Gives what a query may become."""
_PAUSE_S = 0.06
_MARGIN = 1


class Advice(NamedTuple):
    """What a query may become, in the library's thread; `hold` has what is typed be drawn with what is found for it."""

    suggest: Suggest
    hold: Callable[[], object]


class SearchLine(TypingLine, inherit_bindings=False):
    """One line to type words in. Says what is typed, and when the reader is done or wants the former view back.

    `move` is called with "move.down" and "move.up", to go through what was found while one types.
    """

    WANTED: ClassVar[str] = 'words, "a phrase", topic:, is:unread, newer:3d; Tab completes'

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for binding in Input.BINDINGS if isinstance(binding, Binding) and binding.key != "enter"),
        *bindings("search"),
    ]

    def __init__(
        self,
        words: str,
        keymap: Keymap,
        move: Callable[[str], object],
        signs: Signs = SIGNS,
        advice: Advice | None = None,
    ) -> None:
        self._advice = advice
        super().__init__(self.WANTED, words, id="search")
        self.below = SearchBelow(self._type, signs)
        self.below.below = Below(margin=_MARGIN)
        self._taken = words
        self._pause: Timer | None = None
        self.set_class(signs.plain, "-plain")
        self._move = move
        rebind(self, "search", keymap)

    def action_do(self, id: str) -> None:
        """Carries out a command of the search line."""
        if id in ("search.complete", "search.complete_back"):
            self._take(1 if id == "search.complete" else -1)
        elif id in ("search.down", "search.up"):
            self._move(id.replace("search", "move"))
        else:
            self.tell_left(keep=id == "search.keep" and bool(self.value.strip()))

    def tell_typed(self, words: str) -> None:
        """Says what is typed now."""
        self.post_message(SearchTyped(words))

    def tell_left(self, *, keep: bool) -> None:
        """Says that the reader is done (`keep`), or wants the former view back."""
        self.post_message(SearchLeft(keep=keep))

    def watch_value(self) -> None:
        """Has what is typed be drawn together with what is found for it."""
        if self._advice is not None:
            self._advice.hold()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.tell_typed(event.value)
        if self._advice is not None and event.value != self._taken:
            self._taken = ""
            self.below.below = self.below.below.meanwhile(event.value)
            if self._pause:
                self._pause.stop()
            # What is found comes first; who goes on typing wants no advice yet.
            self._pause = self.set_timer(_PAUSE_S, self._look)

    @work(exclusive=True, group="suggest")
    async def _look(self) -> None:
        assert self._advice is not None
        text = self.value
        found = await self._advice.suggest(text)
        if text == self.value:
            self.below.below = Below(text, found, margin=_MARGIN)

    def _take(self, by: int) -> None:
        """Types what is suggested next, round and round."""
        below = self.below.below
        if not below.found:
            return
        at = (below.at + by if below.at is not None else 0 if by > 0 else -1) % len(below.found)
        if len(below.found) > 1:
            self._taken = below.found[at].text
            self.below.below = below._replace(at=at)
        self._type(at)

    def _type(self, at: int) -> None:
        """Types one suggestion. Unless the others stay to be gone on to, what may come next is suggested."""
        self.value = self.below.below.found[at].text
        self.cursor_position = len(self.value)


class FindLine(SearchLine):
    """The same for the text of the article that is open; what was looked for before is there to be typed over."""

    WANTED = "words in this article"

    def on_mount(self) -> None:
        """Has the next character take the place of the words that stand there."""
        self.select_all()

    def tell_typed(self, words: str) -> None:
        """Says what is typed now."""
        self.post_message(FindTyped(words))

    def tell_left(self, *, keep: bool) -> None:
        """Says whether the words are still looked for; the next key is for the article already."""
        self.screen.set_focus(self.screen.query_one("#article"), scroll_visible=False)
        self.post_message(FindLeft(keep=keep))
