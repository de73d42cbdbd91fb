"""Follows what changes the library from outside: the indexer, and other instances of the program."""

import asyncio

from textual.timer import Timer

from reader.content.urls import public
from reader.errors import ReaderError
from reader.ui import words
from reader.ui.background import Background
from reader.ui.indexer import Indexed, Noticed
from reader.ui.main import MainScreen
from reader.ui.messages import Refreshing
from reader.ui.outcome import Added
from reader.ui.progress import Progress

_RENEWED_S = 0.4
_TOLD_S = 0.1
"""Of many sources that are done in a moment, it is told once which are left."""
_QUIET_S = 0.5
"""What takes no longer is done before anyone could read that it is being done."""
_SYNCHRONISED_S = 1.0


class Following:
    """Has the main screen show what is new, at a calm pace, and tell what goes wrong."""

    def __init__(self, main: MainScreen, background: Background, *, offline: bool = False) -> None:
        self._main = main
        self._background = background
        self._progress = Progress(main.desk.signs.dot, main.desk.key("problems"), offline=offline)
        self._offline = offline
        self._waiting = self._telling = False
        self._quiet: Timer | None = None
        self._said = self._noticed = ""

    async def synchronise(self) -> None:
        """Takes in what others did, to the settings as well, once a second until it is cancelled."""
        while True:
            await asyncio.sleep(_SYNCHRONISED_S)
            await self._main.settings_file.follow()
            try:
                news = await self._background.write(lambda library: library.synchronise())
            except ReaderError as error:
                self._main.desk.tell(trouble=words.told(error))
            else:
                self._main.desk.tell(trouble="")
                if news:
                    self._renew_soon()

    def take_in(self, said: Indexed) -> None:
        """Notes what the indexer said, and tells what came of it."""
        if said.begun and not self._progress.left:
            self._be_quiet()
        came = self._progress.take_in(said)
        if came or (self._asked_for and not self._progress.running):
            dot = f" {self._main.desk.signs.dot} "
            self._main.say(dot.join(filter(None, (self._noticed, came))))
        if not self._progress.running:
            self._noticed = ""
        self._tell()
        if said.saved or said.changed or said.moved:
            self._renew_soon()

    def notice(self, noticed: Noticed) -> None:
        """Tells what a rule was to tell of; again with what came of the refresh, which would stand in its place."""
        self._noticed = words.noticed(noticed.rule, noticed.titles, noticed.number)
        self._main.say(self._noticed)

    def ask(self, what: str) -> None:
        """Notes that the reader asked for a refresh, and tells of what."""
        self._progress.ask(what)
        self._said = f"Refreshing {what}"
        self._main.say(self._said)

    def expect(self, added: Added) -> None:
        """Notes that a source was added, which is read as soon as that begins."""
        self._progress.expect(public(added.address), added.name)
        self._tell_which()

    def stop(self) -> bool:
        """Notes that what is being refreshed is to be stopped; False where nothing is."""
        running = self._progress.running
        self._progress.stop()
        self._tell()
        return running

    def _be_quiet(self) -> None:
        if self._quiet:
            self._quiet.stop()
        self._quiet = self._main.set_timer(_QUIET_S, self._be_heard)

    def _be_heard(self) -> None:
        self._quiet = None
        self._tell()

    def _tell(self) -> None:
        desk, reading = self._main.desk, "" if self._quiet else self._progress.reading
        if reading and self._asked_for:
            self._main.say("")  # how far it is says that it goes on
        stops = desk.key("refresh.cancel") if reading else ""
        waiting = self._progress.waiting if reading else ""
        stop = f"{stops} stops" if stops else ""
        desk.tell(error=self._error, reading=reading, waiting=waiting, stop=stop)
        if not self._telling:
            self._telling = True
            self._main.set_timer(_TOLD_S, self._tell_which)

    @property
    def _asked_for(self) -> bool:
        """Whether it is still told what the reader asked for."""
        return bool(self._said) and self._main.status.state.note == self._said

    @property
    def _error(self) -> str:
        """What is wrong, where the reader waits for it: they asked, or there is nothing to read as long as it is so."""
        progress = self._progress
        awaited = (progress.wished and not self._offline) or not self._main.topics.counts.total
        return progress.error if progress.ended or awaited else ""

    def _tell_which(self) -> None:
        self._telling = False
        self._main.desk.hear(Refreshing(self._progress.left, self._progress.names))

    def _renew_soon(self) -> None:
        # Batches come faster than anyone reads; the list follows them at a calm pace, once there is one.
        if not self._main.articles.rows:
            self._renew()
        elif not self._waiting:
            self._waiting = True
            self._main.set_timer(_RENEWED_S, self._renew)

    def _renew(self) -> None:
        self._waiting = False
        self._main.renew()
