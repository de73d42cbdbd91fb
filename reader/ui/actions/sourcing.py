"""Sources from the screen: refresh them, add one, see what could not be read."""

from functools import partial

from reader.content.urls import public
from reader.errors import ReaderError
from reader.library import Library
from reader.models import Failure
from reader.settings import Fault
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.messages import LibraryWanted, RefreshWanted


class Sourcing:
    """What the reader does about sources."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.commands |= {
            "refresh.this": partial(self.refresh, every=False),
            "refresh.all": partial(self.refresh, every=True),
            "source.add": self.ask,
            "problems": partial(desk.run, self._problems, "page"),
        }

    def refresh(self, *, every: bool) -> None:
        """Refreshes the source of the article that is seen, or all."""
        story = self._desk.article.story
        self._desk.screen.post_message(RefreshWanted(None if every or story is None else story.source))

    def ask(self) -> None:
        """Asks for a source to add."""
        from reader.ui.screens.asking import Prompting
        from reader.ui.screens.completing import complete_path

        asked = "Add a source: a folder, a file or an address"
        prompt = Prompting(asked, complete=complete_path, signs=self._desk.signs)
        self._desk.screen.app.push_screen(prompt, self._add)

    def _add(self, text: str | None) -> None:
        if text and text.strip():
            self._desk.run(partial(self._adding, text.strip()), "sources")

    async def _adding(self, text: str) -> None:
        desk = self._desk
        try:
            address, here = await desk.background.write(partial(_added, text))
        except ReaderError as error:
            desk.say(words.told(error))
            return
        if here:
            desk.say(f"Added {public(address)}")
            desk.screen.post_message(RefreshWanted(address))
        else:
            desk.screen.post_message(LibraryWanted())

    async def _problems(self) -> None:
        from reader.ui.screens.page import PageScreen
        from reader.ui.screens.pages import problems_page

        desk = self._desk
        problems = await desk.background.read(lambda library: library.problems())
        page = list(problems_page([*map(_failure, desk.faults), *problems]))
        desk.screen.app.push_screen(PageScreen("Problems", page, keymap=desk.keymap, signs=desk.signs))


def _added(text: str, library: Library) -> tuple[str, bool]:
    """The address of the source that `text` names, once the user keeps it, and whether this library reads it."""
    from reader.subscriptions import specs_of

    (spec,) = specs_of([text])
    library.sources.add(spec)
    return spec.address, not library.sources.given


def _failure(fault: Fault) -> Failure:
    """What is wrong with the settings, as it is listed among the problems."""
    return Failure(str(fault.file or "settings"), fault.key or "", fault.words, fault.line)
