"""The heat view, and what its keys do to the cell under the cursor."""

from functools import partial
from typing import TYPE_CHECKING

from reader.ui.actions.desk import Desk
from reader.ui.actions.placing import Placing
from reader.ui.messages import PlaceChosen
from reader.ui.panes.tree import key_of

if TYPE_CHECKING:
    from reader.ui.panes.heat import Move
    from reader.ui.screens.heat import HeatScreen


class Heat:
    """Opens the page, keeps it in step with what happens, and carries out its commands."""

    def __init__(self, desk: Desk, placing: Placing) -> None:
        self._desk, self._placing = desk, placing
        self._page: HeatScreen | None = None
        desk.commands |= {
            "heat": self.open,
            "heat.left": partial(self._move, lambda window, ends: window.stepped(-1, ends)),
            "heat.right": partial(self._move, lambda window, ends: window.stepped(1, ends)),
            "heat.earlier": partial(self._move, lambda window, ends: window.paged(-1, ends)),
            "heat.later": partial(self._move, lambda window, ends: window.paged(1, ends)),
            "heat.open": self.list,
            "heat.help": self.help,
            "heat.close": self.close,
        }

    def open(self) -> None:
        """Shows the page, with the cursor on the topic that is listed, where it is one."""
        from reader.ui.screens.heat import Beside, HeatScreen

        desk = self._desk
        beside = Beside(lambda id: desk.commands[id](), desk.status)
        at = key_of(desk.place)
        page = HeatScreen(
            desk.background, beside, folded=desk.topics.folded, at=at, keymap=desk.keymap, signs=desk.signs
        )
        self._page = page
        desk.screen.app.push_screen(page)

    def renew(self) -> None:
        """Has the page show what may have changed."""
        if self._page:
            self._page.pane.renew()

    def close(self) -> None:
        """Goes back to the articles."""
        page, self._page = self._page, None
        if page:
            page.dismiss()

    def list(self) -> None:
        """Lists the topic under the cursor, from the first article of that day."""
        pane = self._page.pane if self._page else None
        row = pane.current if pane else None
        place = self._desk.topics.places.get(row.key) if row else None
        if pane is None or row is None or place is None:
            return
        at = pane.row
        self.close()
        self._desk.topics.choose(row.key)
        self._desk.hear(PlaceChosen(place, enter=True))
        self._placing.ask(self._desk.place, at)

    def help(self) -> None:
        """Shows the keys that hold on the page."""
        from reader.ui.screens.page import PageScreen
        from reader.ui.screens.pages import help_page

        desk = self._desk
        page = help_page("heat", desk.keymap, desk.signs)
        desk.screen.app.push_screen(PageScreen("Help", page, keymap=desk.keymap, signs=desk.signs))

    def _move(self, move: "Move") -> None:
        if self._page:
            self._page.pane.move(move)
