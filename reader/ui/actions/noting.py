"""Notes: a few lines of one's own on an article, written in the editor."""

from functools import partial

from reader.errors import ReaderError
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.actions.marking import Marking
from reader.ui.command_line import Order

_NAME = "note.md"


class Noting:
    """Has the editor write the note of the article that the reader is at."""

    def __init__(self, desk: Desk, marking: Marking) -> None:
        self._desk, self._marking = desk, marking
        desk.commands["note.edit"] = self.edit
        desk.verbs["note"] = self.order

    def edit(self) -> None:
        """Opens the note in the editor; an empty one is none."""
        if summary := self._desk.at_article():
            self._desk.run(partial(self._edit, summary.id), "note")

    def order(self, order: Order) -> None:
        """Notes what was typed, instead of the note that was there."""
        if summary := self._desk.at_article():
            self._desk.run(partial(self._note, summary.id, order.name), "note")

    async def _note(self, id: str, note: str) -> None:
        desk = self._desk
        try:
            change = await desk.background.write(lambda library: library.marks.note(id, note))
        except ReaderError as error:
            desk.say(words.told(error))
            return
        self._marking.renew(change)
        desk.say("Noted" if note else "The note is gone")

    async def _edit(self, id: str) -> None:
        from reader.ui.suspended import edit, editor

        desk = self._desk
        try:
            before = (await desk.background.read(lambda library: library.story(id))).note
            code, text = edit(desk.screen.app, editor(), _NAME, f"{before}\n" if before else "")
            if code or text is None:
                desk.say(
                    f"The editor ended with {code}: the note is as it was"
                    if code
                    else "The note is as it was"
                )
                return
            note = text.strip()
            if note == before.strip():
                desk.say("The note is as it was" if note else "No note was written")
                return
        except ReaderError as error:
            desk.say(words.told(error))
            return
        await self._note(id, note)
