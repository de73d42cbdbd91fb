"""A page that comes over the reader, and goes again."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from reader.ui import commands
from reader.ui.widgets.lines import KeyLine, State, StatusLine
from reader.ui.widgets.page_view import PageView, measure
from reader.ui.widgets.prose import Paragraph, lay_out


class PageScreen(Screen[None], inherit_bindings=False):
    """Paragraphs over the whole screen; q, Escape or ? lead back."""

    BINDINGS = commands.bindings("page")

    def __init__(self, title: str, paragraphs: Sequence[Paragraph]) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = paragraphs

    def compose(self) -> ComposeResult:
        """The page and the two lines below it."""
        yield PageView(id="page")
        yield StatusLine(id="status")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Says where one is."""
        self.query_one(StatusLine).state = State((self._title,))
        self.query_one(KeyLine).pane = "page"

    def on_resize(self, event: events.Resize) -> None:
        """Sets the page in its measure."""
        self.query_one(PageView).page = lay_out(self._paragraphs, measure(event.size.width))

    def action_close(self) -> None:
        """Goes back."""
        self.dismiss()
