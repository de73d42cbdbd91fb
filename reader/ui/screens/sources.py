"""The page of sources: what there is, how each fares, and the one under the cursor in full."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.timer import Timer

from reader.models import SourceStatus
from reader.ui.background import Background
from reader.ui.bindings import bindings, rebind
from reader.ui.keymap import Keymap
from reader.ui.messages import CommandWanted
from reader.ui.panes.source import SourcePane
from reader.ui.panes.sources import SourcesPane
from reader.ui.screens.layout import lines_below
from reader.ui.widgets.cursor_list import CursorList
from reader.ui.widgets.hint_line import written
from reader.ui.widgets.lines import KeyLine, State, StatusLine
from reader.ui.widgets.page_view import PageView
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.source_rows import SourceFoot, SourceHead

_BESIDE, _BELOW = 150, 20
"""Columns, and else lines, of a screen from which on there is room to tell of one source in full."""
_AIRY = 30
"""Lines of a screen that has room for air above and below the head."""
_KEYS = 8
"""Lines of a screen that has room for the line of keys, and for one that tells how many more sources there are."""
_LINES = 3
"""Those of the screen that are always there: below the list, the state and the keys."""
_SETTLED_S = 0.1
_DEFAULT = Keymap()


class Around(NamedTuple):
    """What the page does not do itself: `do` carries out a command, `visit` opens an address; what `news` tells of, the
    page tells as well.
    """

    do: Callable[[str], object]
    visit: Callable[[str], object]
    news: StatusLine


class SourcesScreen(Screen[None], inherit_bindings=False):
    """Lists the sources; the cursor begins on that of the address `at`."""

    BINDINGS = bindings("sources")
    AUTO_FOCUS = "#sources"

    def __init__(
        self,
        background: Background,
        clock: Callable[[], datetime],
        around: Around,
        *,
        at: str | None = None,
        keymap: Keymap = _DEFAULT,
        signs: Signs = SIGNS,
    ) -> None:
        super().__init__()
        self._around = around
        self._keymap, self._signs = keymap, signs
        self._settle: Timer | None = None
        self.head = SourceHead(clock, signs=signs, id="sources-head")
        self.list = SourcesPane(background, clock, at, signs)
        self.list.offline = self.head.offline = around.news.state.offline
        self.foot = SourceFoot(id="sources-foot")
        self.source = SourcePane(clock, self._key, signs, id="source")
        self.status = StatusLine(id="status")
        self.status.state, self.status.signs = State(("Sources",)), signs
        self.keys = KeyLine(keymap, signs=signs, id="keys")
        self.keys.pane = "sources"
        rebind(self, "sources", keymap)
        rebind(self.list, "moving", keymap)

    @property
    def current(self) -> SourceStatus | None:
        """The source under the cursor."""
        return self.list.current

    def compose(self) -> ComposeResult:
        """The list with its head, the source in full beside or below it, and the two lines."""
        self._fit(self.app.size.width, self.app.size.height)
        with Container(id="sources-body"):
            with Vertical(id="sources-list"):
                yield self.head
                yield self.list
                yield self.foot
            yield self.source
        yield self.status
        yield self.keys

    def on_mount(self) -> None:
        """Begins to tell what the main screen would."""
        self.watch(self._around.news, "state", self._tell_news)
        self.watch(self.list, "scroll_y", self._tell_rest)

    def _tell_news(self, state: State) -> None:
        news = ("reading", "waiting", "stop", "trouble", "error", "note", "offline")
        self.status.state = self.status.state._replace(**{part: getattr(state, part) for part in news})

    def _tell_rest(self) -> None:
        self.foot.rest = self.list.rest

    def on_resize(self, event: events.Resize) -> None:
        """Shows as much as there is room for."""
        self._fit(event.size.width, event.size.height)

    def _fit(self, width: int, height: int) -> None:
        beside = width >= _BESIDE
        self.set_class(beside, "-beside")
        self.source.below = not beside
        self.source.display = bool(self.list.count) and (beside or height >= _BELOW)
        self.source.styles.width = width * 36 // 100 if beside else "1fr"
        self.head.styles.height = above = 3 if height >= _AIRY else 1
        self.keys.display = self.foot.display = height >= _KEYS
        room = height - above - _LINES
        self.source.styles.height = "1fr" if beside else lines_below(room, self.list.count)
        self.call_after_refresh(self._tell_rest)

    def action_do(self, id: str) -> None:
        """Carries out a command of this page; once it is gone or covered it is too late."""
        if self.is_active:
            self._around.do(id)

    @on(CommandWanted)
    def _command_wanted(self, message: CommandWanted) -> None:
        message.stop()
        self.action_do(message.id)

    @on(SourcesPane.Renewed)
    def _renewed(self, event: SourcesPane.Renewed) -> None:
        event.stop()
        self.head.sums = self.list.sums
        add = self._key("sources.add")
        self.list.remark = (
            "No sources yet.",
            f"{add} adds one: a folder, a file, a feed, a site or a repository.",
            "newsreader import FILE takes over the sources of another reader: OPML, or newsboat's list.",
            f"{self._key('sources.close')} goes back.",
        )
        self._fit(self.size.width, self.size.height)
        self._tell()

    @on(CursorList.Moved)
    def _moved(self, event: CursorList.Moved) -> None:
        event.stop()
        if self._settle:
            self._settle.stop()
        self._settle = self.set_timer(_SETTLED_S, self._tell)

    def _tell(self) -> None:
        """Tells of the source under the cursor in full."""
        self.source.tell(self.list.fare(self.list.cursor) if self.list.count else None)

    @on(CursorList.Chosen)
    def _chosen(self, event: CursorList.Chosen) -> None:
        event.stop()
        self.action_do("sources.articles")

    @on(PageView.LinkClicked)
    def _link_clicked(self, event: PageView.LinkClicked) -> None:
        event.stop()
        self._around.visit(event.url)

    def _key(self, id: str) -> str:
        keys = self._keymap.of(id)
        return written(keys[0], self._signs) if keys else ""
