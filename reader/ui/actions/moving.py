"""Between the panes: where the reader goes, and which panes are seen then."""

from functools import partial

from reader.ui.actions.desk import Desk
from reader.ui.messages import Dragged
from reader.ui.screens.layout import PANES, Pane, seen, widths


class Moving:
    """Moves the reader between the panes, and shows as many as fit."""

    def __init__(self, desk: Desk, dragged: tuple[int, int]) -> None:
        self._desk = desk
        self.dragged = dragged
        self.zen = False
        desk.commands |= {
            "pane.next": partial(self.step, 1),
            "pane.previous": partial(self.step, -1),
            "pane.left": partial(self.turn, -1),
            "pane.right": partial(self.turn, 1),
            "pane.topics": partial(self.go, "topics"),
            "pane.articles": partial(self.go, "articles"),
            "pane.article": partial(self._turn_to, "article"),
        }
        desk.answer(Dragged, self._drag)

    def fit(self, width: int) -> None:
        """Shows the panes that fit in `width` columns, that one among them which the reader is at."""
        desk = self._desk
        visible = ("article",) if self.zen else seen(width, desk.pane, desk.settings.layout)
        topics, articles = widths(width, visible, desk.settings, self.dragged)
        panes = (desk.topics, desk.articles, desk.article)
        for name, pane, columns in zip(PANES, panes, (topics, articles, None), strict=True):
            pane.display = name in visible
            pane.styles.width = "1fr" if columns is None else columns
        there = seen(width, "article", desk.settings.layout)
        desk.article.room = width - sum(
            columns + 1 for columns in widths(width, there, desk.settings, self.dragged) if columns
        )
        for divider in desk.dividers:
            divider.display = divider.pane in visible[:-1]

    def go(self, pane: Pane) -> None:
        """Takes the reader to a pane."""
        desk = self._desk
        if pane != "article":
            self.zen = False
        desk.pane = pane
        self.fit(desk.screen.size.width)
        desk.screen.set_focus(desk.widget())  # at once: the next key is for it

    def turn(self, by: int) -> None:
        """Goes one pane to the left (-1) or right (1); in the tree of topics, up and down its branches first; in the
        list, into a story and out of it.
        """
        desk = self._desk
        if (desk.pane == "topics" and desk.topics.turn(by)) or (
            desk.pane == "articles" and desk.articles.turn(by)
        ):
            return
        self._turn_to(PANES[max(0, min(2, PANES.index(desk.pane) + by))])

    def step(self, by: int) -> None:
        """Goes to the next pane (1) or the one before (-1), round and round; in an article by its related stories."""
        desk = self._desk
        if desk.pane == "article" and desk.article.step(by):
            return
        self._turn_to(PANES[(PANES.index(desk.pane) + by) % 3])

    def _turn_to(self, pane: Pane) -> None:
        """Takes the reader to a pane. An article that was not seen is the one under the cursor."""
        desk = self._desk
        if pane == "article" and not desk.article.display and (current := desk.articles.current):
            desk.article.article_id = current.id
        self.go(pane)

    def alone(self, zen: bool) -> None:
        """Shows nothing but the article, or the other panes again."""
        self.zen = zen
        self.go("article")

    def _drag(self, message: Dragged) -> None:
        topics, articles = self.dragged
        if message.pane == "topics":
            self.dragged = (max(1, message.x), articles)
        else:
            self.dragged = (topics, max(1, message.x - self._desk.articles.region.x))
        self.fit(self._desk.screen.size.width)
