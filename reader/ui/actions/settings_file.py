"""The file of the settings while the app runs: changed by the reader here, and by others at any time."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

from reader.errors import ReaderError
from reader.settings import Fault, Settings, read
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.messages import PlaceChosen
from reader.ui.panes.kept_queries import VIEW, views_of

Edit = Callable[[Path], object]
Stamp = tuple[int, int, int]


class SettingsFile:
    """Changes the file, and has the desk and the sidebar show the views and rules that stand in it.

    All else in it holds from the next start on.
    """

    def __init__(self, desk: Desk, file: Path) -> None:
        self._desk, self._file = desk, file
        self._settings = desk.settings
        self._seen = _stamp(file)
        self._reading = asyncio.Lock()

    async def edit(self, edit: Edit, told: str) -> bool:
        """Changes the file, and tells that, or why not; whether it could be changed."""
        try:
            await asyncio.to_thread(edit, self._file)
        except ReaderError as error:
            self._desk.say(words.told(error))
            return False
        await self.read()
        if told:
            self._desk.say(told)
        return True

    async def read(self) -> Settings:
        """The settings as they are in the file now; those before, where it is broken."""
        # One after the other: who began later has the newer ones.
        async with self._reading:
            self._seen, (settings, faults) = await asyncio.to_thread(_read, self._file)
            if all(fault.key for fault in faults):
                self._take_over(settings)
            return self._settings

    async def follow(self) -> None:
        """Reads the file where it has changed since it was read."""
        if await asyncio.to_thread(_stamp, self._file) != self._seen:
            await self.read()

    def _take_over(self, settings: Settings) -> None:
        desk, self._settings = self._desk, settings
        desk.rules = [rule.name for rule in settings.rules]
        # Compared with their order, which is that of the sidebar.
        if [*settings.views.items()] != [*desk.views.items()]:
            desk.views = dict(settings.views)
            desk.topics.keep(views_of(desk.views))
            self._list_anew()

    def _list_anew(self) -> None:
        """Has the view that is listed list what it finds now; one that is gone stays until the reader leaves it."""
        listed = self._desk.place
        place = self._desk.topics.places.get(VIEW + listed.view)
        if place and listed.view and not listed.search:
            self._desk.hear(PlaceChosen(place, enter=False))


def _read(file: Path) -> tuple[Stamp | None, tuple[Settings, tuple[Fault, ...]]]:
    seen = _stamp(file)  # before it is read: what is changed meanwhile is seen the next time
    return seen, read(file)


def _stamp(file: Path) -> Stamp | None:
    """What changes with the file; None where there is none."""
    try:
        there = os.stat(file)
    except OSError:
        return None
    return there.st_ino, there.st_size, there.st_mtime_ns
