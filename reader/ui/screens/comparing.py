"""Two accounts of a story side by side, with what one says and the other does not set off."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from reader.ui.bindings import bindings, rebind
from reader.ui.keymap import Keymap
from reader.ui.messages import CommandWanted
from reader.ui.panes.accounts import Account, side_by_side
from reader.ui.panes.setting import Setting
from reader.ui.widgets.lines import KeyLine, State, StatusLine
from reader.ui.widgets.page_view import PageView, measure
from reader.ui.widgets.prose import BLANK, RULE, lay_out

_BESIDE = 90
"""Columns of a screen from which on the accounts stand beside each other, not one below the other on one page."""


class ComparingScreen(Screen[None], inherit_bindings=False):
    """Compares the account number `one` of a story with number `other`; keys go through the others."""

    BINDINGS = bindings("compare")
    AUTO_FOCUS = "#one"

    def __init__(
        self, accounts: Sequence[Account], one: int, other: int, setting: Setting, keymap: Keymap
    ) -> None:
        super().__init__()
        self._accounts, self._one, self.other = accounts, one, other
        self._setting = setting
        rebind(self, "compare", keymap)
        self.pages = PageView(id="one"), PageView(id="other")
        for page in self.pages:
            page.signs = setting.signs
            rebind(page, "moving", keymap)
        self.status = StatusLine(id="status")
        self.status.signs = setting.signs
        self.keys = KeyLine(keymap, signs=setting.signs, id="keys")
        self.keys.pane = "compare"

    def compose(self) -> ComposeResult:
        """The two accounts and the two lines below them."""
        with Container(id="compared"):
            yield from self.pages
        yield self.status
        yield self.keys

    def on_mount(self) -> None:
        """Keys scroll both accounts."""
        one, other = self.pages
        self.watch(one, "scroll_y", lambda y: other.scroll_to(y=y, animate=False, immediate=True), init=False)

    def on_resize(self, event: events.Resize) -> None:
        """Sets both in their measure, beside each other where there is room."""
        beside = event.size.width >= _BESIDE
        self.set_class(beside, "-beside")
        self.pages[1].display = beside
        self._set(event.size.width)

    def action_do(self, id: str) -> None:
        """Goes on to the next account or the one before, or back."""
        if id == "compare.close":
            if self.is_active:
                self.dismiss()
            return
        others = [number for number in range(len(self._accounts)) if number != self._one]
        by = 1 if id == "compare.next" else -1
        self.other = others[(others.index(self.other) + by) % len(others)]
        self._set(self.size.width)

    def on_command_wanted(self, message: CommandWanted) -> None:
        """Does what a key does at a click on it."""
        self.action_do(message.id)

    def _set(self, width: int) -> None:
        one, other = self._accounts[self._one], self._accounts[self.other]
        first = next((account.published_at for account in self._accounts), None)
        texts = [side_by_side(*pair, first, self._setting) for pair in ((one, other), (other, one))]
        if width >= _BESIDE:
            width //= 2
        else:
            texts = [[*texts[0], BLANK, RULE, BLANK, *texts[1]]]
        for page, text in zip(self.pages, texts, strict=False):
            page.page = lay_out(text, measure(width), signs=self._setting.signs)
        others = [number for number in range(len(self._accounts)) if number != self._one]
        place = f"{others.index(self.other) + 1} of {len(others)}"
        self.status.state = State(("Two accounts", place) if len(others) > 1 else ("Two accounts",))
