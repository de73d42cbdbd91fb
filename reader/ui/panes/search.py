"""The line one searches in: typed words out."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import Input

from reader.ui import commands
from reader.ui.messages import SearchLeft, SearchTyped


class SearchLine(Input, inherit_bindings=False):
    """One line to type words in. Says what is typed, and when the reader is done or wants the former view back."""

    BINDINGS: ClassVar[list[BindingType]] = [*Input.BINDINGS, *commands.bindings("search")]

    def __init__(self, words: str = "") -> None:
        super().__init__(
            words, compact=True, select_on_focus=False, placeholder='words, "a phrase"', id="search"
        )

    def action_leave(self) -> None:
        """Gives the former view back."""
        self.post_message(SearchLeft(keep=False))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(SearchTyped(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(SearchLeft(keep=bool(event.value.strip())))
