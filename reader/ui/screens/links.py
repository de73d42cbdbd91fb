"""The page of all links of an article."""

from collections.abc import Callable, Sequence

from textual import on

from reader.content.hosts import readable
from reader.ui.bindings import bindings, rebind
from reader.ui.keymap import Keymap
from reader.ui.panes.links import Lead, links_page
from reader.ui.screens.page import PageScreen
from reader.ui.widgets.page_view import PageView
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.targets_view import TargetsView

_DEFAULT = Keymap()


class LinksScreen(PageScreen, inherit_bindings=False):
    """Lists links, with a cursor that goes from one to the next; its status line has the whole address.

    `do` is called with what is to be done, "open", "browser" or "copy", and the link under the cursor.
    """

    BINDINGS = bindings("links")

    def __init__(
        self,
        title: str,
        found: Sequence[Lead],
        do: Callable[[str, Lead], object],
        *,
        keymap: Keymap = _DEFAULT,
        signs: Signs = SIGNS,
    ) -> None:
        super().__init__("Links", list(links_page(title, found, signs)), keymap=keymap, signs=signs)
        self._links, self._do = found, do
        rebind(self, "links", keymap)
        self.keys.pane = "links"

    def view(self) -> PageView:
        """The page, with a cursor that goes from link to link."""
        return TargetsView(id="page")

    def on_mount(self) -> None:
        """Tells where the link under the cursor leads."""
        self.watch(self.query_one(TargetsView), "target", self._tell)

    def action_do(self, id: str) -> None:
        """Opens or copies the link under the cursor, or goes back; once the page is gone it is too late."""
        target = self.query_one(TargetsView).target
        if id == "links.close" or target is None:
            super().action_do(id)
        elif self.is_active:
            what = id.removeprefix("links.")
            if what == "copy":
                self.status.state = self.status.state._replace(hint="")
                self.status.say(f"Copied {self._links[target].url}")
            else:
                self.dismiss()
            self._do(what, self._links[target])

    @on(PageView.Chosen)
    def _chosen(self, event: PageView.Chosen) -> None:
        event.stop()
        self.query_one(TargetsView).target = event.target
        self.action_do("links.browser" if event.outside else "links.open")

    def _tell(self, target: int | None) -> None:
        url = "" if target is None else readable(self._links[target].url)
        self.status.state = self.status.state._replace(hint=url, note="")
