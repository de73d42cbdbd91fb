"""The heat view: topics against days, a page over the reader."""

from collections.abc import Callable
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen

from reader.ui.background import Background
from reader.ui.bindings import bindings, rebind
from reader.ui.keymap import Keymap
from reader.ui.messages import CommandWanted
from reader.ui.panes.heat import AIRY, HeatPane
from reader.ui.widgets.heat_head import HeatFoot, HeatHead, told
from reader.ui.widgets.lines import KeyLine, State, StatusLine
from reader.ui.widgets.signs import SIGNS, Signs

_KEYS = 8
"""Lines of a screen that has room for the line of keys."""
_NEWS = ("reading", "waiting", "stop", "trouble", "error", "note", "offline")
_DEFAULT = Keymap()


class Beside(NamedTuple):
    """What the page does not do itself: `do` carries out a command; what `news` tells of, the page tells as well."""

    do: Callable[[str], object]
    news: StatusLine


class HeatScreen(Screen[None], inherit_bindings=False):
    """Shows what came when. The cursor begins on the newest day of the place of the key `at`."""

    BINDINGS = bindings("heat")
    AUTO_FOCUS = "#heat"

    def __init__(
        self,
        background: Background,
        beside: Beside,
        *,
        folded: frozenset[str] = frozenset(),
        at: str | None = None,
        keymap: Keymap = _DEFAULT,
        signs: Signs = SIGNS,
    ) -> None:
        super().__init__()
        self._beside, self._signs = beside, signs
        self.pane = HeatPane(background, folded, at, signs)
        self.head = HeatHead(self.pane, id="heat-head")
        self.foot = HeatFoot(signs=signs, id="heat-foot")
        self.status = StatusLine(id="status")
        self.status.state, self.status.signs = State(("Heat",)), signs
        self.keys = KeyLine(keymap, signs=signs, id="keys")
        self.keys.pane = "heat"
        rebind(self, "heat", keymap)
        rebind(self.pane, "moving", keymap)

    def compose(self) -> ComposeResult:
        """The cells between what stands above and below them, and the two lines."""
        self._fit(self.app.size.height)
        yield self.head
        yield self.pane
        yield self.foot
        yield self.status
        yield self.keys

    def on_mount(self) -> None:
        """Begins to tell what the main screen would."""
        self.watch(self._beside.news, "state", self._tell_news)

    def _tell_news(self, state: State) -> None:
        self.status.state = self.status.state._replace(**{part: getattr(state, part) for part in _NEWS})

    def on_resize(self, event: events.Resize) -> None:
        """Shows as much as there is room for."""
        self._fit(event.size.height)
        self._tell()

    def _fit(self, height: int) -> None:
        self.head.styles.height = 3 if height >= AIRY else 2
        self.foot.styles.height = 2 if height >= AIRY else 1
        self.keys.display = height >= _KEYS

    def action_do(self, id: str) -> None:
        """Carries out a command of this page; once it is gone or covered it is too late."""
        if self.is_active:
            self._beside.do(id)

    @on(CommandWanted)
    def _command_wanted(self, message: CommandWanted) -> None:
        message.stop()
        self.action_do(message.id)

    @on(HeatPane.CellChosen)
    def _chosen(self, event: HeatPane.CellChosen) -> None:
        event.stop()
        self.action_do("heat.open")

    @on(HeatPane.Renewed)
    def _renewed(self, event: HeatPane.Renewed) -> None:
        event.stop()
        self._tell()

    def _tell(self) -> None:
        """Tells of the cell under the cursor."""
        pane = self.pane
        self.head.refresh()
        if pane.current and pane.window:
            day = pane.window.day
            self.foot.told = told(
                pane.current, day, pane.articles, pane.cell, self._signs, self.app.size.width
            )
