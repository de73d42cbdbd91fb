"""Continue reading: what is begun is listed until it is finished."""

from functools import partial

from reader.errors import ReaderError
from reader.models import Summary
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.messages import PositionKept


class Continuing:
    """Shows what was begun and finished, and takes out what the reader is done with, wherever they are in it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.commands["mark.finished"] = self.finish
        desk.answer(PositionKept, self._kept)

    def _kept(self, message: PositionKept) -> None:
        # The list stays as it is: what was read to its end is not to go from under the reader's eyes.
        del message
        self._desk.topics.revision += 1

    def finish(self) -> None:
        """Takes the article that the reader is at out of what they go on with."""
        if summary := self._desk.at_article():
            self._desk.run(partial(self._finish, summary), "marks")

    async def _finish(self, summary: Summary) -> None:
        desk, id = self._desk, summary.id
        try:
            await desk.background.write(lambda library: library.marks.keep_position(id, 1.0))
        except ReaderError as error:
            desk.say(words.told(error))
            return
        desk.article.finish(id)
        if desk.place.query.view == "begun":
            desk.renew()
        else:
            desk.topics.revision += 1
        desk.say("Done with it: it is not in Continue reading")
