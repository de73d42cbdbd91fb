"""The timeline of a story: who told it first, and how much later the others."""

from collections.abc import Callable, Sequence

from textual import on

from reader.models import Story
from reader.ui.bindings import bindings, rebind
from reader.ui.keymap import Keymap
from reader.ui.panes.accounts import Account, timeline
from reader.ui.panes.setting import Setting
from reader.ui.screens.page import PageScreen
from reader.ui.widgets.page_view import PageView
from reader.ui.widgets.targets_view import TargetsView


class TimelineScreen(PageScreen):
    """Shows the accounts of a story, the oldest first, with the cursor on the article that is open.

    `do` is called with what is to be done, "open", "compare" or "original", and the account under the cursor.
    """

    BINDINGS = bindings("story")

    def __init__(
        self,
        story: Story,
        accounts: Sequence[Account],
        do: Callable[[str, Account], object],
        setting: Setting,
        keymap: Keymap,
    ) -> None:
        page = list(timeline(story, accounts, setting))
        super().__init__("The story", page, keymap=keymap, signs=setting.signs)
        self._accounts, self._do = accounts, do
        rebind(self, "story", keymap)
        self.keys.pane = "story"

    def view(self) -> PageView:
        """The page, with a cursor that goes from account to account."""
        page = TargetsView(id="page")
        page.begin = next(number for number, one in enumerate(self._accounts) if one.related is None)
        return page

    @on(PageView.Chosen)
    def _chosen(self, event: PageView.Chosen) -> None:
        event.stop()
        self._tell("open", event.target)

    def action_do(self, id: str) -> None:
        """Opens, compares or goes back."""
        if id == "story.close":
            super().action_do(id)
        else:
            self._tell(id.removeprefix("story.").removesuffix("_here"), self.query_one(TargetsView).target)

    def _tell(self, what: str, target: int | None) -> None:
        if target is None or not self.is_active:
            return
        if what == "open":
            self.dismiss()
        self._do(what, self._accounts[target])
