"""The lines one searches in, the library and an article: typed words out."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from reader.ui.bindings import bindings, rebind
from reader.ui.keymap import Keymap
from reader.ui.messages import FindLeft, FindTyped, SearchLeft, SearchTyped
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.typing_line import TypingLine


class SearchLine(TypingLine, inherit_bindings=False):
    """One line to type words in. Says what is typed, and when the reader is done or wants the former view back.

    `move` is called with "move.down" and "move.up", to go through what was found while one types.
    """

    WANTED: ClassVar[str] = 'words, "a phrase"'

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for binding in Input.BINDINGS if isinstance(binding, Binding) and binding.key != "enter"),
        *bindings("search"),
    ]

    def __init__(
        self, words: str, keymap: Keymap, move: Callable[[str], object], signs: Signs = SIGNS
    ) -> None:
        super().__init__(self.WANTED, words, id="search")
        self.set_class(signs.plain, "-plain")
        self._move = move
        rebind(self, "search", keymap)

    def action_do(self, id: str) -> None:
        """Carries out a command of the search line."""
        if id in ("search.down", "search.up"):
            self._move(id.replace("search", "move"))
        else:
            self.tell_left(keep=id == "search.keep" and bool(self.value.strip()))

    def tell_typed(self, words: str) -> None:
        """Says what is typed now."""
        self.post_message(SearchTyped(words))

    def tell_left(self, *, keep: bool) -> None:
        """Says that the reader is done (`keep`), or wants the former view back."""
        self.post_message(SearchLeft(keep=keep))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.tell_typed(event.value)


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
