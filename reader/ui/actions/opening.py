"""Opening: an article, or a page, to be read."""

from collections.abc import Callable

from reader.ui.actions.desk import Desk
from reader.ui.actions.marking import Marking
from reader.ui.actions.moving import Moving
from reader.ui.messages import Highlighted, Opened, Shown

_PATIENCE_S = 0.1


class Opening:
    """Opens what was chosen. With `tour` the article pane shows the first keys until the reader moves."""

    def __init__(self, desk: Desk, moving: Moving, marking: Marking, *, tour: bool) -> None:
        self._desk = desk
        self._moving = moving
        self._marking = marking
        self._opened: str | None = None
        self._tour = tour
        self._told: list[Callable[[str], object]] = []
        self._leaving: list[Callable[[bool], object]] = []
        desk.answer(Highlighted, self._highlighted)
        desk.answer(Opened, self._chosen)
        desk.answer(Shown, self._shown)

    def tell(self, told: Callable[[str], object]) -> None:
        """Has `told` called with the id of every article that is read from now on, not of those just looked at."""
        self._told.append(told)

    def leaving(self, told: Callable[[bool], object]) -> None:
        """Has `told` called before another article is opened, with whether it was followed to from the one shown."""
        self._leaving.append(told)

    def read(self, id: str) -> None:
        """Opens an article and takes the reader to it."""
        self.open(id)
        self._moving.go("article")

    def follow(self, id: str) -> None:
        """The same for one that the article that is shown leads to."""
        self.open(id, followed=True)
        self._moving.go("article")

    def open(self, id: str, *, followed: bool = False) -> None:
        """Shows an article to be read; it is marked so as soon as it is there."""
        for leaving in self._leaving:
            leaving(followed)
        article = self._desk.article
        self._opened = id
        if article.story and article.story.summary.id == id == article.article_id:
            self._shown(Shown(article.story))
        article.article_id = id

    def _highlighted(self, message: Highlighted) -> None:
        desk = self._desk
        self._tour = self._tour and not desk.articles.touched
        # In an article the reader is not disturbed by what happens in the list.
        if desk.pane == "article" or not desk.article.display or self._tour:
            return
        if message.summary:
            desk.article.article_id = message.summary.id
        else:
            desk.article.show_none()

    def _chosen(self, message: Opened) -> None:
        # A key that leads back may have come before this: keys go faster than messages.
        if self._desk.articles.opening != message.summary:
            return
        self.open(message.summary.id)
        if self._desk.article.display:
            self._enter()
        else:
            # The list stays until the article is there to take its place, but not for long.
            self._desk.screen.set_timer(_PATIENCE_S, self._enter)

    def _enter(self) -> None:
        """Takes the reader to the article they chose in the list, unless they went back meanwhile."""
        if self._desk.articles.opening:
            self._desk.articles.opening = None
            self._moving.go("article")

    def _shown(self, message: Shown) -> None:
        story = message.story
        if story is None or story.summary.id != self._opened:
            return
        self._opened = None
        self._enter()
        self._desk.article.begin()
        for told in self._told:
            told(story.summary.id)
        if self._marking.unread(story.summary):
            self._read_after(story.summary.id)

    def _read_after(self, id: str) -> None:
        """Marks an article read when the settings say so, if it is still the one that is shown."""
        after = self._desk.settings.mark_read
        if after is None:
            return
        if after:
            self._desk.screen.set_timer(after, lambda: self._still_read(id))
        else:
            self._still_read(id)

    def _still_read(self, id: str) -> None:
        story = self._desk.article.story
        if story and story.summary.id == id and self._marking.unread(story.summary):
            self._marking.mark(story.summary, "read", value=True)
