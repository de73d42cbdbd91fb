"""Three panes, of which as many are seen as the width allows; the reader is at one of them."""

from collections.abc import Callable
from datetime import datetime

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from reader.ui import commands
from reader.ui.background import Background
from reader.ui.panes.article import ArticlePane
from reader.ui.panes.articles import ArticlesPane, First
from reader.ui.panes.topics import Overview, TopicsPane
from reader.ui.screens.acting import ActingScreen
from reader.ui.screens.layout import PANES, Pane, seen
from reader.ui.widgets.lines import KeyLine, StatusLine


class PanedScreen(ActingScreen, inherit_bindings=False):
    """Composes the panes, and moves the reader between them."""

    BINDINGS = commands.bindings("main")
    AUTO_FOCUS = "#articles"

    def __init__(
        self, background: Background, overview: Overview, first: First, clock: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self.background = background
        self.topics = TopicsPane(background, overview)
        self.articles = ArticlesPane(background, first, clock)
        self.article = ArticlePane(background, clock)
        self.status = StatusLine(id="status")
        self.keys = KeyLine(id="keys")
        self.pane: Pane = "articles"

    def compose(self) -> ComposeResult:
        """The panes, and the two lines below them."""
        self.fit_panes(self.app.size.width)
        with Horizontal(id="panes"):
            yield self.topics
            yield self.articles
            yield self.article
        yield self.status
        yield self.keys

    def on_resize(self, event: events.Resize) -> None:
        """Shows as many panes as fit now."""
        self.fit_panes(event.size.width)

    def fit_panes(self, width: int) -> None:
        """Shows the panes that fit in `width` columns, that one among them which the reader is at."""
        visible = seen(width, self.pane)
        for name, pane in zip(PANES, (self.topics, self.articles, self.article), strict=True):
            pane.display = name in visible

    def go(self, pane: Pane) -> None:
        """Takes the reader to a pane."""
        self.pane = pane
        self.fit_panes(self.size.width)
        {"topics": self.topics, "articles": self.articles, "article": self.article}[pane].focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Notes where the reader is, and shows the keys that hold there."""
        if event.widget.id in PANES:
            self.pane = event.widget.id
        self.keys.pane = "search" if event.widget.id == "search" else self.pane

    def action_pane(self, number: int) -> None:
        """Goes to a pane by its number from the left."""
        self.go(PANES[number])

    def action_turn(self, by: int) -> None:
        """Goes one pane to the left (-1) or right (1)."""
        self.go(PANES[max(0, min(2, PANES.index(self.pane) + by))])

    def action_step(self, by: int) -> None:
        """Goes to the next pane (1) or the one before (-1), round and round; in an article by its related stories."""
        if self.pane == "article" and self.article.step(by):
            return
        self.go(PANES[(PANES.index(self.pane) + by) % 3])

    def say(self, text: str) -> None:
        """Tells something in the status line for some seconds."""
        self.status.say(text)
