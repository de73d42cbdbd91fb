"""Adding a source: what its address leads to is shown before it is one."""

from collections.abc import Callable, Sequence
from functools import partial

from reader.library import Library
from reader.models import SourceSpec
from reader.ui.actions.desk import Desk
from reader.ui.messages import LibraryWanted, RefreshWanted, SourcesChanged
from reader.ui.words import address, told


class Adding:
    """Asks for a source and adds it; `look` gives the command that finds out what an address leads to."""

    def __init__(self, desk: Desk, look: Callable[[str], Sequence[str]]) -> None:
        self._desk = desk
        self._look = look
        desk.commands |= {"source.add": self.ask, "sources.add": self.ask}

    def ask(self) -> None:
        """Asks for an address, and shows what is there."""
        from reader.ui.screens.adding import Adding as Sheet
        from reader.ui.screens.completing import complete_path

        asked = "Add a source: folder, file, address or command"
        sheet = Sheet(asked, self._look, complete_path, known=self._known, signs=self._desk.signs)
        self._desk.screen.app.push_screen(sheet, lambda _: self._chosen(sheet.offer and sheet.offer.spec))

    async def _known(self) -> frozenset[str]:
        return await self._desk.background.read(_known)

    def _chosen(self, spec: SourceSpec | None) -> None:
        if spec is not None:
            self._desk.run(partial(self._add, spec), "adding")

    async def _add(self, spec: SourceSpec) -> None:
        from reader.content.urls import public
        from reader.errors import ReaderError

        desk = self._desk
        try:
            here = await desk.background.write(partial(_added, spec))
        except ReaderError as error:
            desk.say(told(error))
            return
        if not here:
            desk.screen.post_message(LibraryWanted())
            return
        name = public(spec.name) if spec.name else address(public(spec.address))
        desk.say(f"Added {name}")
        desk.hear(SourcesChanged(spec.address))
        desk.screen.post_message(RefreshWanted(spec.address, name))


def _known(library: Library) -> frozenset[str]:
    """The addresses of the sources to which one would be added, as they are shown."""
    from reader.content.urls import public

    given = library.sources.given
    return frozenset(public(spec.address) for spec in (() if given else library.sources.specs()))


def _added(spec: SourceSpec, library: Library) -> bool:
    """Has the user keep a source; whether this library reads it."""
    library.sources.add(spec)
    return not library.sources.given
