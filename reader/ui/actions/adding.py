"""Adding a source: what its address leads to is shown before it is one."""

from collections.abc import Mapping
from functools import partial

from reader.library import Library
from reader.models import Offer, SourceSpec
from reader.ui.actions.desk import Desk
from reader.ui.looking import Command
from reader.ui.messages import LibraryWanted, SourceAdded, SourcesChanged, SourceWanted
from reader.ui.outcome import Added
from reader.ui.words import address, told


class Adding:
    """Asks for a source and adds it; `look` gives the command that finds out what an address leads to."""

    def __init__(self, desk: Desk, look: Command) -> None:
        self._desk = desk
        self._look = look
        desk.commands |= {"source.add": self.ask, "sources.add": self.ask}

    def ask(self) -> None:
        """Asks for an address, and shows what is there."""
        from reader.ui.screens.adding import Adding as Sheet
        from reader.ui.screens.completing import complete_path

        sheet = Sheet("Add a source", self._look, complete_path, known=self._known, signs=self._desk.signs)
        self._desk.screen.app.push_screen(sheet, lambda _: self._chosen(sheet.offer, sheet.there))

    async def _known(self) -> Mapping[str, str]:
        return await self._desk.background.read(_known)

    def _chosen(self, offer: Offer | None, there: str | None) -> None:
        if there is not None:
            self._desk.hear(SourceWanted(there))
        elif offer is not None:
            self._desk.run(partial(self._add, offer), "adding")

    async def _add(self, offer: Offer) -> None:
        from reader.content.urls import public
        from reader.errors import ReaderError

        desk = self._desk
        try:
            kept, here = await desk.background.write(partial(_kept, offer.spec))
        except ReaderError as error:
            desk.say(told(error))
            return
        added = Added(kept, public(offer.name) if offer.name else address(public(kept)))
        if here:
            desk.hear(SourcesChanged(kept))
            desk.screen.post_message(SourceAdded(added))
        else:
            desk.screen.post_message(LibraryWanted(added))


def _known(library: Library) -> Mapping[str, str]:
    """The addresses of the sources to which one would be added, by the public ones."""
    from reader.content.urls import public

    given = library.sources.given
    return {public(spec.address): spec.address for spec in (() if given else library.sources.specs())}


def _kept(spec: SourceSpec, library: Library) -> tuple[str, bool]:
    """Has the user keep a source; its address, and whether this library reads it."""
    return library.sources.add(spec).spec.address, not library.sources.given
