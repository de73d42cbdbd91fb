"""The walk from story to story, and the way back through all that was opened."""

from functools import partial

from reader.ui.actions.desk import Desk
from reader.ui.actions.opening import Opening
from reader.ui.panes.position import Standing

_KEPT = 500


class Walking:
    """Remembers what was opened, in order, and the stories that belong together.

    A walk begins at an article: its stories in the library, in the order it lists them. At the end it goes on with
    those of the last one that were not part of it yet. What is only similar is no part of it.

    Who comes back to what was opened is where they were in it.
    """

    def __init__(self, desk: Desk, opening: Opening) -> None:
        self._desk = desk
        self._opening = opening
        self.trail: list[str] = []
        self._places: dict[int, Standing] = {}
        self._at = -1
        self._returning: Standing | None = None
        self._walk: list[str] = []
        desk.commands |= {
            "story.next": partial(self.step, 1),
            "story.previous": partial(self.step, -1),
            "story.back": partial(self.go, -1),
            "story.forward": partial(self.go, 1),
        }
        opening.leaving(self._leave)
        opening.tell(self._read)

    def step(self, by: int) -> None:
        """Opens the next story of the walk (1), or the one before (-1)."""
        desk, story = self._desk, self._desk.article.story
        if story is None:
            desk.say("No article is open")
            return
        here = story.summary.id
        if here not in self._walk:
            self._walk = [here]
        place = self._walk.index(here) + by
        if place >= len(self._walk):
            self._walk += [
                related.article_id
                for related in desk.article.related
                if related.article_id and related.kind != "similar" and related.article_id not in self._walk
            ]
        if 0 <= place < len(self._walk):
            self._opening.read(self._walk[place])
        elif by > 0:
            desk.say("No further story in your library belongs to this one")
        else:
            desk.say("The walk began here")

    def go(self, by: int) -> None:
        """Goes back (-1) or forward (1) through what was opened, to where the reader was in it."""
        if 0 <= self._at + by < len(self.trail):
            self._leave()
            self._at += by
            self._opening.read(self.trail[self._at])
            self._returning = self._places.get(self._at)
        else:
            self._desk.say("Nothing was opened before this" if by < 0 else "This is the last that was opened")

    def _leave(self, followed: bool = False) -> None:
        """Notes where the reader is in what is shown. What was only looked at is on the trail once it led on."""
        self._returning = None
        article = self._desk.article
        if article.story is None or article.story.summary.id != article.article_id:
            return
        if followed:
            self._extend(article.article_id)
        if self._is_at(article.article_id):
            self._places[self._at] = article.standing

    def _read(self, id: str) -> None:
        self._extend(id)
        if self._returning:
            self._desk.article.return_to(self._returning)
            self._returning = None

    def _is_at(self, id: str) -> bool:
        return 0 <= self._at < len(self.trail) and self.trail[self._at] == id

    def _extend(self, id: str) -> None:
        if self._is_at(id):
            return
        self.trail = [*self.trail[: self._at + 1], id]
        forgotten = max(0, len(self.trail) - _KEPT)
        self.trail = self.trail[forgotten:]
        self._at = len(self.trail) - 1
        kept = range(forgotten, forgotten + self._at)
        self._places = {at - forgotten: place for at, place in self._places.items() if at in kept}
