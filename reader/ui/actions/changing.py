"""Switching sources on and off, and removing them."""

from functools import partial

from reader.errors import ReaderError
from reader.models import SourceStatus
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.messages import RefreshWanted, SourcesChanged
from reader.ui.widgets.source_state import name_of


class Changing:
    """Changes which sources there are, and which of them are read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def switch(self, status: SourceStatus) -> None:
        """Disables a source, or enables it again."""
        self._desk.run(partial(self._switched, status), "sources")

    async def _switched(self, status: SourceStatus) -> None:
        desk, spec = self._desk, status.spec
        try:
            await desk.background.write(
                lambda library: library.sources.enable(spec.address, not spec.enabled)
            )
        except ReaderError as error:
            desk.say(words.told(error))
            return
        desk.hear(SourcesChanged())
        if spec.enabled:
            desk.say(f"Disabled {name_of(status)}: what it has brought stays, and nothing new comes")
        else:
            desk.say(f"Enabled {name_of(status)}")
            desk.screen.post_message(RefreshWanted(spec.address, quiet=True))

    def ask_to_remove(self, status: SourceStatus) -> None:
        """Removes a source, once the reader has heard what goes with it."""
        from reader.ui.screens.asking import Asking

        its = words.count(status.articles, "article", "articles")
        go = "goes" if status.articles == 1 else "go"
        gone = f" Its {its} {go} from the library; what you starred or keep for later stays."
        goes = gone if status.articles else ""
        question = f"Remove {name_of(status)}?{goes}"
        self._desk.screen.app.push_screen(
            Asking(question, "remove it", "keep it"),
            lambda yes: self._desk.run(partial(self._remove, status), "sources") if yes else None,
        )

    async def _remove(self, status: SourceStatus) -> None:
        desk, address = self._desk, status.spec.address
        try:
            await desk.background.write(lambda library: library.sources.remove(address))
        except ReaderError as error:
            desk.say(words.told(error))
            return
        desk.say(f"Removed {name_of(status)}")
        desk.hear(SourcesChanged())
        if desk.place.query.source == address:
            desk.topics.choose("all")
