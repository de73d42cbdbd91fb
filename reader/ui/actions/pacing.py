"""How much of the article is left, told while it is read."""

from reader.ui.actions.desk import Desk
from reader.ui.panes.pace import Pace, pace


class Pacing:
    """Tells how long the text below what is in sight takes to read. What is short enough to be seen whole needs none.

    The lines of a page are counted once, so that a key that scrolls costs a look into a table.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pace = Pace()
        for what, tell in (("page", self._turned), ("scroll_y", self._tell)):
            desk.screen.watch(desk.article, what, tell, init=False)
        desk.screen.watch(desk.screen, "focused", self._tell_soon, init=False)

    def _turned(self) -> None:
        opened = self._desk.article.opened
        words = opened.body.words if opened and opened.body else 0
        self._pace = pace(self._desk.article.page, words) if words else Pace()
        self._tell_soon()

    def _tell_soon(self) -> None:
        """Once the pane has its size: one that has just come into sight has none before."""
        self._tell()
        self._desk.screen.call_after_refresh(self._tell)

    def _tell(self) -> None:
        desk, article = self._desk, self._desk.article
        seen = article.in_sight
        left = "" if article.fits or desk.screen.focused is not article else self._pace.left(seen.stop)
        if left != desk.status.state.left:
            desk.tell(left=left)
