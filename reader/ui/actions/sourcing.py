"""Sources from the screen: refresh them, stop that, see what could not be read."""

from functools import partial

from reader.models import Failure
from reader.settings import Fault
from reader.ui.actions.desk import Desk
from reader.ui.messages import RefreshStopped, RefreshWanted


class Sourcing:
    """What the reader does about sources."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.commands |= {
            "refresh.this": self.refresh,
            "refresh.all": lambda: desk.screen.post_message(RefreshWanted(None)),
            "refresh.cancel": self.stop,
            "problems": partial(desk.run, self._problems, "page"),
        }

    def refresh(self) -> None:
        """Refreshes the source that is listed, else that of the article that the reader is at; else all."""
        desk = self._desk
        source, at = desk.place.query.source, desk.at()
        if source is None and at is not None:
            desk.run(partial(self._refresh_that_of, at.id), "refresh")
        else:
            desk.screen.post_message(RefreshWanted(source, desk.place.path[-1] if source else ""))

    async def _refresh_that_of(self, id: str) -> None:
        story = self._desk.article.story
        if story is None or story.summary.id != id:
            story = await self._desk.background.read(lambda library: library.story(id))
        self._desk.screen.post_message(RefreshWanted(story.source))

    def stop(self) -> None:
        """Stops the refresh that goes on."""
        self._desk.screen.post_message(RefreshStopped())

    async def _problems(self) -> None:
        from reader.ui.screens.page import PageScreen
        from reader.ui.screens.pages import problems_page

        desk = self._desk
        problems = await desk.background.read(lambda library: library.problems())
        page = list(problems_page([*map(_failure, desk.faults), *problems]))
        desk.screen.app.push_screen(PageScreen("Problems", page, keymap=desk.keymap, signs=desk.signs))


def _failure(fault: Fault) -> Failure:
    """What is wrong with the settings, as it is listed among the problems."""
    return Failure(str(fault.file or "settings"), fault.key or "", fault.words, fault.line)
