"""The desk: what the actions of the main screen share."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any, NamedTuple, TypeVar

from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

from reader.models import Summary
from reader.ui.background import Background
from reader.ui.command_line import Order, Wrong
from reader.ui.configured import Configured
from reader.ui.messages import Place, Told
from reader.ui.own_commands import own_commands
from reader.ui.panes.article import ArticlePane, is_page
from reader.ui.panes.articles import ArticlesPane
from reader.ui.panes.topics import TopicsPane
from reader.ui.panes.tree import EVERYTHING
from reader.ui.screens.layout import Pane
from reader.ui.widgets.divider import Divider
from reader.ui.widgets.hint_line import written
from reader.ui.widgets.lines import KeyLine, State, StatusLine
from reader.ui.widgets.signs import signs

T = TypeVar("T", bound=Told)


class Widgets(NamedTuple):
    """What stands on the main screen."""

    topics: TopicsPane
    articles: ArticlesPane
    article: ArticlePane
    status: StatusLine
    keys: KeyLine
    dividers: tuple[Divider, ...] = ()


class Desk:
    """The panes, the library behind them, where the reader is, and who carries out which command, and what is typed
    behind which verb.

    `pane` is where the reader is, `place` what is listed. `before` is what was listed before a search. `own` are the
    commands of the user's own, `rules` the names of their rules, `views` the queries of their views by name.
    """

    def __init__(
        self,
        screen: "Screen[None]",
        widgets: Widgets,
        background: Background,
        configured: Configured,
    ) -> None:
        self.screen = screen
        self.topics, self.articles, self.article, self.status, self.keys, self.dividers = widgets
        self.background = background
        self.settings, self.keymap = configured.settings, configured.keymap
        self.own = own_commands(self.settings.actions, self.settings.macros)
        self.rules: Sequence[str] = [rule.name for rule in self.settings.rules]
        self.views = dict(self.settings.views)
        self.faults = configured.faults
        self.signs = signs(self.settings.ascii)
        self.pane: Pane = "articles"
        self.place: Place = EVERYTHING
        self.commands: dict[str, Callable[[], object]] = {}
        self.verbs: dict[str, Callable[[Order], Wrong | None]] = {}
        self._answers: dict[type[Told], list[Callable[[Any], object]]] = {}

    def answer(self, kind: type[T], do: Callable[[T], object]) -> None:
        """Has `do` called with every message of that kind."""
        self._answers.setdefault(kind, []).append(do)

    def hear(self, message: Told) -> None:
        """Hands a message to those who answer it."""
        for do in self._answers.get(type(message), ()):
            do(message)

    def widget(self) -> Widget:
        """The pane where the reader is."""
        panes: dict[Pane, Widget] = {
            "topics": self.topics, "articles": self.articles, "article": self.article
        }  # fmt: skip
        return panes[self.pane]

    def at(self) -> Summary | None:
        """The article the reader is at: the one that is open, where they read it; else the one under the cursor."""
        if self.pane == "article" and self.article.story:
            return self.article.story.summary
        return self.articles.current

    def at_article(self) -> Summary | None:
        """The same where it is an article of the library; of a page that is none it is said so."""
        at = self.at()
        if at is not None and is_page(at):
            self.say("This page is not in your library")
            return None
        return at

    def run(self, work: Callable[[], Coroutine[None, None, None]], group: str) -> None:
        """Runs what `work` begins, beside all else."""
        _: Worker[None] = self.screen.run_worker(work, group=group)

    def renew(self) -> None:
        """Has lists and counts show what has changed."""
        request = self.articles.request
        self.articles.request = request._replace(revision=request.revision + 1, at=None, at_id=None)
        self.topics.revision += 1

    def say(self, text: str) -> None:
        """Tells something in the status line for some seconds."""
        self.status.say(text)

    def tell(self, **parts: object) -> None:
        """Changes parts of what the status line tells (see `State`)."""
        self.status.state = State(**{**self.status.state._asdict(), **parts})

    def key(self, id: str) -> str:
        """The key of a command as a person reads it; "" where it has none."""
        keys = self.keymap.of(id)
        return written(keys[0], self.signs) if keys else ""
