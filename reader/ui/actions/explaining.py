"""The page that says why an article is in its topics, and what its keys do."""

from functools import partial
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.models import Membership, Summary
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.actions.marking import Marking
from reader.ui.actions.moving import Moving
from reader.ui.actions.placing import Placing
from reader.ui.panes.tree import key_of, key_of_topic

if TYPE_CHECKING:
    from reader.ui.screens.why import WhyScreen


class Explaining:
    """Opens the page over the reader; hides the article from a topic, and goes to the list of one."""

    def __init__(self, desk: Desk, moving: Moving, placing: Placing, marking: Marking) -> None:
        self._desk, self._moving, self._placing, self._marking = desk, moving, placing, marking
        desk.commands["topics.why"] = self.open

    def open(self) -> None:
        """Shows the topics of the article that the reader is at."""
        if summary := self._desk.at_article():
            self._desk.run(partial(self._open, summary), "page")

    async def _open(self, summary: Summary) -> None:
        from reader.ui.screens.why import Around, WhyScreen

        desk = self._desk
        try:
            topics = await desk.background.read(lambda library: library.explain(summary.id))
        except ReaderError as error:
            desk.say(words.told(error))
            return
        around = Around(partial(self._do, summary.id), partial(self._list, summary.id))
        page = WhyScreen(summary.title, topics, around, keymap=desk.keymap, signs=desk.signs)
        desk.screen.app.push_screen(page)

    def _do(self, id: str, page: "WhyScreen", topic: Membership | None) -> None:
        """Turns over whether an article is about a topic; without one the last change is taken back."""
        self._desk.run(partial(self._turn_over, id, page, topic), "marks")

    async def _turn_over(self, id: str, page: "WhyScreen", topic: Membership | None) -> None:
        desk = self._desk
        try:
            if topic is None:
                await self._marking.undo()
                page.say(desk.status.state.note)
            else:
                hidden = not topic.hidden
                await desk.background.write(lambda library: library.marks.hide([id], topic.name, hidden))
                desk.renew()
                desk.article.renew()
                page.say(f"Not about {topic.name}: hidden there" if hidden else f"In {topic.name} again")
            topics = await desk.background.read(lambda library: library.explain(id))
        except ReaderError as error:
            page.say(words.told(error))
            return
        page.tell(topics)

    def _list(self, id: str, topic: Membership) -> None:
        """Goes to the article in the list of a topic."""
        key = key_of_topic(topic.id)
        if not topic.hidden:
            self._placing.stand_on(key, id)
        if self._desk.topics.choose(key):
            if key_of(self._desk.place) == key:  # it is listed already: nothing else puts the cursor there
                self._placing.ask(self._desk.place)
            self._moving.go("articles")
        else:
            self._desk.say(f"Nothing is listed in {topic.name}")
