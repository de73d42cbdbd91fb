"""The line one searches in: typed words out."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from reader.ui.bindings import bindings, rebind
from reader.ui.keymap import Keymap
from reader.ui.messages import SearchLeft, SearchTyped
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.typing_line import TypingLine


class SearchLine(TypingLine, inherit_bindings=False):
    """One line to type words in. Says what is typed, and when the reader is done or wants the former view back.

    `move` is called with "move.down" and "move.up", to go through what was found while one types.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(binding for binding in Input.BINDINGS if isinstance(binding, Binding) and binding.key != "enter"),
        *bindings("search"),
    ]

    def __init__(
        self, words: str, keymap: Keymap, move: Callable[[str], object], signs: Signs = SIGNS
    ) -> None:
        super().__init__('words, "a phrase"', words, id="search")
        self.set_class(signs.plain, "-plain")
        self._move = move
        rebind(self, "search", keymap)

    def action_do(self, id: str) -> None:
        """Carries out a command of the search line."""
        if id in ("search.down", "search.up"):
            self._move(id.replace("search", "move"))
        else:
            self.post_message(SearchLeft(keep=id == "search.keep" and bool(self.value.strip())))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(SearchTyped(event.value))
