"""Sources from the screen: refresh them, stop that, see what could not be read."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from reader.library import Library
from reader.models import Failure
from reader.settings import Fault
from reader.ui.actions.desk import Desk
from reader.ui.messages import RefreshStopped, RefreshWanted, SourceWanted
from reader.ui.panes.article import is_page
from reader.ui.widgets.source_state import name_of


class Sourcing:
    """What the reader does about sources."""

    def __init__(self, desk: Desk, stopping: Callable[[], bool]) -> None:
        """`stopping` ends what else goes on, and tells whether anything did."""
        self._desk, self._stopping = desk, stopping
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
        if source is None and at is not None and is_page(at):
            desk.say("This page is not in your library")
        elif source is None and at is not None:
            desk.run(partial(self._refresh_that_of, at.id), "refresh")
        else:
            desk.screen.post_message(RefreshWanted(source, desk.place.path[-1] if source else ""))

    async def _refresh_that_of(self, id: str) -> None:
        story = self._desk.article.story
        if story is None or story.summary.id != id:
            story = await self._desk.background.read(lambda library: library.story(id))
        self._desk.screen.post_message(RefreshWanted(story.source))

    def stop(self) -> None:
        """Stops what goes on: what is saved just now, else the refresh."""
        if not self._stopping():
            self._desk.screen.post_message(RefreshStopped())

    async def _problems(self) -> None:
        from reader.ui.screens.problems import ProblemsScreen

        desk = self._desk
        problems, names = await desk.background.read(_problems)
        failures = [*map(_failure, desk.faults), *problems]
        page = ProblemsScreen(failures, names, self._show, keymap=desk.keymap, signs=desk.signs)
        desk.screen.app.push_screen(page)

    def _show(self, address: str) -> None:
        self._desk.hear(SourceWanted(address))


def _problems(library: Library) -> tuple[Sequence[Failure], Mapping[str, str]]:
    """What could not be read, and what the sources are called, by their addresses."""
    return library.problems(), {status.spec.address: name_of(status) for status in library.sources.all()}


def _failure(fault: Fault) -> Failure:
    """What is wrong with the settings, as it is listed among the problems."""
    return Failure(str(fault.file or "settings"), fault.key or "", fault.words, fault.line)
