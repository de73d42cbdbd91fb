"""A page over the whole screen: it comes over the reader, and goes again."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from reader.ui.bindings import bindings, rebind
from reader.ui.keymap import Keymap
from reader.ui.messages import CommandWanted
from reader.ui.widgets.lines import KeyLine, State, StatusLine
from reader.ui.widgets.page_view import PageView, measure
from reader.ui.widgets.prose import Paragraph, lay_out
from reader.ui.widgets.signs import SIGNS, Signs

_DEFAULT = Keymap()


class PageScreen(Screen[None], inherit_bindings=False):
    """Paragraphs over the whole screen; q, Escape or ? lead back."""

    BINDINGS = bindings("page")

    def __init__(
        self, title: str, paragraphs: Sequence[Paragraph], *, keymap: Keymap = _DEFAULT, signs: Signs = SIGNS
    ) -> None:
        super().__init__()
        self._paragraphs = paragraphs
        self._keymap, self._signs = keymap, signs
        rebind(self, "page", keymap)
        self.status = StatusLine(id="status")
        self.status.state = State((title,))
        self.status.signs = signs
        self.keys = KeyLine(keymap, signs=signs, id="keys")
        self.keys.pane = "page"

    def compose(self) -> ComposeResult:
        """The page and the two lines below it."""
        page = self.view()
        page.signs = self._signs
        rebind(page, "moving", self._keymap)
        yield page
        yield self.status
        yield self.keys

    def view(self) -> PageView:
        """What shows the paragraphs."""
        return PageView(id="page")

    def on_resize(self, event: events.Resize) -> None:
        """Sets the page in its measure."""
        self.lay(event.size.width)

    def lay(self, width: int | None = None) -> None:
        """Sets the page for a screen of `width` columns, by default of as many as there are."""
        columns = measure(self.size.width if width is None else width)
        self.query_one(PageView).page = lay_out(self._paragraphs, columns, signs=self._signs)

    def action_do(self, id: str) -> None:
        """Goes back: "page.close" is all that holds here. Once the page is gone or covered it is too late."""
        del id
        if self.is_active:
            self.dismiss()

    def on_command_wanted(self, message: CommandWanted) -> None:
        """Goes back at a click on the key that does."""
        self.action_do(message.id)
