"""Reading on: through the article, and from unread to unread."""

from functools import partial

from reader.models import Summary
from reader.ui.actions.desk import Desk
from reader.ui.actions.moving import Moving
from reader.ui.actions.opening import Opening


class Reading:
    """The keys that lead on."""

    def __init__(self, desk: Desk, moving: Moving, opening: Opening) -> None:
        self._desk = desk
        self._moving = moving
        self._opening = opening
        desk.commands |= {
            "read.on": self.read_on,
            "unread.next": partial(self.to_unread, 1),
            "unread.previous": partial(self.to_unread, -1),
            "zen": self.zen,
        }

    def to_unread(self, by: int) -> None:
        """Goes to the next unread article (1) or the one before (-1); in an article, opens it there."""
        self._desk.articles.to_unread(by, self._found)

    def read_on(self) -> None:
        """Pages through the article that is seen; at its end, goes on to the next unread."""
        desk, current = self._desk, self._desk.at()
        if not desk.article.display:
            desk.articles.action_do("read.open")
            return
        if current and current.id == desk.article.article_id:
            self._opening.open(current.id)
        if desk.article.story is None or desk.article.at_end:
            desk.articles.to_unread(1, self._open)
        else:
            desk.article.action_do("move.page_down")

    def zen(self) -> None:
        """Shows nothing but the article, or the other panes again."""
        desk = self._desk
        if not self._moving.zen and desk.pane != "article" and (current := desk.articles.current):
            self._opening.open(current.id)
        self._moving.alone(not self._moving.zen)

    def _found(self, summary: Summary | None) -> None:
        if summary is None:
            self._desk.say(f"Nothing else unread in {self._desk.place.path[-1]}")
        elif self._desk.pane == "article":
            self._opening.open(summary.id)

    def _open(self, summary: Summary | None) -> None:
        if summary is None:
            self._found(None)
        else:
            self._opening.open(summary.id)
