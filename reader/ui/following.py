"""Follows what changes the library from outside: the indexer, and other instances of the program."""

import asyncio

from reader.errors import ReaderError
from reader.ui import words
from reader.ui.background import Background
from reader.ui.indexer import Indexed
from reader.ui.main import MainScreen
from reader.ui.progress import Progress

_RENEWED_S = 0.4
_SYNCHRONISED_S = 1.0


class Following:
    """Has the main screen show what is new, at a calm pace, and tell what goes wrong."""

    def __init__(self, main: MainScreen, background: Background) -> None:
        self._main = main
        self._background = background
        self._progress = Progress()
        self._waiting = False

    async def synchronise(self) -> None:
        """Takes in what others did, once a second until it is cancelled."""
        while True:
            await asyncio.sleep(_SYNCHRONISED_S)
            try:
                news = await self._background.write(lambda library: library.synchronise())
            except ReaderError as error:
                self._main.desk.tell(trouble=words.told(error))
            else:
                self._main.desk.tell(trouble="")
                if news:
                    self._renew_soon()

    def take_in(self, said: Indexed) -> None:
        """Notes what the indexer said."""
        self._progress.take_in(said)
        self._main.desk.tell(error=self._progress.error, reading=self._progress.reading)
        if said.saved or said.changed:
            self._renew_soon()

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
