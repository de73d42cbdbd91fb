"""The walk from story to story, and the way back through all that was opened."""

from functools import partial

from reader.ui.actions.desk import Desk
from reader.ui.actions.opening import Opening

_KEPT = 500


class Walking:
    """Remembers what was opened, in order, and the stories that belong together.

    A walk begins at an article: its stories in the library, in the order it lists them. At the end it goes on with
    those of the last one that were not part of it yet. What is only similar is no part of it.
    """

    def __init__(self, desk: Desk, opening: Opening) -> None:
        self._desk = desk
        self._opening = opening
        self.trail: list[str] = []
        self._at = -1
        self._walk: list[str] = []
        desk.commands |= {
            "story.next": partial(self.step, 1),
            "story.previous": partial(self.step, -1),
            "story.back": partial(self.go, -1),
            "story.forward": partial(self.go, 1),
        }
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
        """Goes back (-1) or forward (1) through what was opened."""
        if 0 <= self._at + by < len(self.trail):
            self._at += by
            self._opening.read(self.trail[self._at])
        else:
            self._desk.say("Nothing was opened before this" if by < 0 else "This is the last that was opened")

    def _read(self, id: str) -> None:
        if not (0 <= self._at < len(self.trail) and self.trail[self._at] == id):
            self.trail = [*self.trail[: self._at + 1], id][-_KEPT:]
            self._at = len(self.trail) - 1
