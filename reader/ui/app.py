"""The app: the library on a screen."""

import gc
import subprocess
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import PurePath
from typing import ClassVar, Literal

from textual import on
from textual.app import App
from textual.driver import Driver
from textual.message import Message
from textual.reactive import Reactive
from textual.worker import Worker, WorkerFailed

from reader import assets
from reader.content.urls import public
from reader.errors import ReaderError
from reader.library import Library
from reader.remembered import load, save
from reader.ui import commands, looking, still, terminal, words
from reader.ui import theme as themes
from reader.ui.background import Background
from reader.ui.bindings import bindings, rebind
from reader.ui.configured import Configured
from reader.ui.following import Following
from reader.ui.indexer import Fetched, Indexer, Noticed, Said
from reader.ui.keymap import Keymap
from reader.ui.main import MainScreen
from reader.ui.messages import (
    LibraryWanted,
    Previewed,
    RefreshStopped,
    RefreshWanted,
    SourceAdded,
    WishGranted,
    WishMade,
)
from reader.ui.outcome import OWN_LIBRARY, Added
from reader.ui.screens.layout import HEIGHTS
from reader.ui.start import start
from reader.ui.themed import ThemedApp
from reader.ui.themes import unknown_theme

_STYLES = ("app.tcss", "panes.tcss", "lines.tcss")
_SAMPLE = "These are sample articles"
_REBUILT = "The library was damaged and is built anew; nothing you marked is lost"
_ENDED = "Nothing reads the sources any more: start again"
_OFFLINE = "Offline: nothing is asked of the network, only what is on this computer is read"
_DEFAULT = Configured()


class IndexerSaid(Message):
    """Posted from the thread that listens to the indexer."""

    def __init__(self, said: Said) -> None:
        super().__init__()
        self.said = said


class NewsreaderApp(ThemedApp, inherit_bindings=False):
    """The screen on one library, and what comes to it from outside: signals, the indexer, other instances.

    The counts and the first window are read before anything is drawn, so that the first frame shows them. `look` gives
    the command that finds out what an address leads to.
    """

    BINDINGS = bindings("anywhere")
    CSS_PATH: ClassVar[list[str | PurePath]] = [assets.folder("styles") / name for name in _STYLES]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "newsreader"
    # Of the window alone: as it is in Textual, the whole screen is drawn anew for it.
    title: Reactive[str] = Reactive("", compute=False, repaint=False)
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(
        self,
        library: Library,
        indexer: "Callable[[], subprocess.Popen[bytes]] | None" = None,
        configured: Configured = _DEFAULT,
        *,
        sample: bool = False,
        clock: Callable[[], datetime] = words.utc_now,
        look: looking.Command = looking.command,
    ) -> None:
        settings, keymap, faults = configured.settings, configured.keymap, configured.faults
        self._remembered = load(library.place)
        # Textual looks at the theme while the app is being made.
        self._theme_before = themes.chosen(
            settings.theme, self._remembered.theme, self._remembered.theme_before
        )
        self.set_reactive(App.theme, self._theme_before)
        super().__init__()
        self.animation_level = "none"
        self.error: Exception | None = None
        self.added: Added | None = None
        self._begun_with: str | None = None
        self._clock = clock
        self._background = Background(library)
        self._indexer = (
            Indexer(indexer, lambda said: self.post_message(IndexerSaid(said))) if indexer else None
        )
        self._settings = settings
        begun = start(library, settings, self._remembered, clock())
        self.main = MainScreen(self._background, begun, configured, clock, look, tour=sample)
        self._offline = configured.offline
        self._following = Following(self.main, self._background, offline=self._offline)
        self.main.desk.tell(banner=_sample(keymap) if sample else "", offline=self._offline)
        unknown = unknown_theme(settings.theme)
        wrong = [*faults, *([unknown] if unknown else [])]
        self.notes = [*([_REBUILT] if library.aside is not None else []), *map(str, wrong)]
        rebind(self, "anywhere", keymap)

    def begin_with(self, added: Added) -> None:
        """Has the app open with a source that was just added: says so, and reads it."""
        self._begun_with = added.address
        self._following.expect(added)
        self.notes.append(f"Added {added.name}: this is your own library now")

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver of this terminal; over a still, one that takes that over."""
        usual = super().get_driver_class()
        if still.shown() is None:
            return usual
        from reader.ui.driver import OverStill

        if issubclass(OverStill, usual):
            return OverStill
        still.drop()
        return usual

    def get_default_screen(self) -> MainScreen:
        """The reader."""
        return self.main

    def on_load(self) -> None:
        """Before the terminal is touched: signals shall end the app in order."""
        terminal.end_on_signals(self.end)

    def on_mount(self) -> None:
        """Begins to listen to the outside."""
        self._write(terminal.KEEP_TITLE)
        if self._indexer:
            self.call_after_refresh(self._indexer.start, self._begun_with)
        _: Worker[None] = self.run_worker(self._following.synchronise, group="synchronise")
        if told := self.notes:
            more = (
                f" (and {len(told) - 1} more: {self.main.desk.key('problems')} lists them)"
                if told[1:]
                else ""
            )
            self.call_after_refresh(self.main.say, told[0] + more)
        self.call_after_refresh(_collect_again)

    async def on_unmount(self) -> None:
        """The end, whatever it came by."""
        self.leave()
        await self.main.pictures.close()

    def leave(self) -> None:
        """Lets go of the library, and remembers where the reader was."""
        if self._indexer:
            self._indexer.close()
        now = self._clock()
        remembered = self.main.remembered(self._remembered, now)
        if self.theme != self._theme_before:
            remembered = remembered._replace(theme=self.theme, theme_before=self._settings.theme)
        position = self.main.article.leave()

        def last(library: Library) -> None:
            with suppress(ReaderError):  # where one was is worth less than how far one read
                save(library.place, remembered, self._remembered)
            if position:
                position(library)

        self._background.close(last)

    def action_do(self, id: str) -> None:
        """Carries out a command that holds anywhere."""
        if id == "quit":
            self.end(130)
        elif id == "suspend":
            self.action_suspend_process()

    def end(self, code: int) -> None:
        """Ends the app in order, whatever screen it shows; `code` is 128 + n where signal n asked for it."""
        self.exit(return_code=code)

    @on(Previewed)
    def _previewed(self, message: Previewed) -> None:
        self.main.desk.hear(message)

    @on(LibraryWanted)
    def _library_wanted(self, event: LibraryWanted) -> None:
        self.added = event.added
        self.end(OWN_LIBRARY)

    def watch_title(self, title: str) -> None:
        """Names the window."""
        self._write(terminal.title(title))

    @on(IndexerSaid)
    def _indexer_said(self, event: IndexerSaid) -> None:
        if isinstance(event.said, Fetched):
            self.main.desk.hear(WishGranted(event.said))
        elif isinstance(event.said, Noticed):
            self.bell()
            self._following.notice(event.said)
        else:
            self._following.take_in(event.said)

    @on(WishMade)
    def _wish_made(self, event: WishMade) -> None:
        if self._indexer is None or not self._indexer.wish(event.line):
            option, _, name = event.line.partition(" ")
            what: Literal["full_text", "picture"] = "picture" if option == "--picture" else "full_text"
            self.main.desk.hear(WishGranted(Fetched(what, name, error=_ENDED)))

    @on(RefreshWanted)
    def _refresh_wanted(self, event: RefreshWanted) -> None:
        asked = self._indexer is not None and self._indexer.refresh(event.source or "")
        if event.quiet:
            return
        if asked:
            self._following.ask(event.name or words.address(public(event.source or "")) or "all sources")
            if self._offline:
                self.main.say(_OFFLINE)
        else:
            self.main.say(_ENDED if self._indexer else "There is nothing to refresh")

    @on(SourceAdded)
    def _source_added(self, event: SourceAdded) -> None:
        address, name = event.added
        reads = bool(self._indexer and self._indexer.refresh(address))
        if reads:
            self._following.expect(event.added)
        more = _OFFLINE if self._offline else "" if reads or not self._indexer else _ENDED
        self.main.say(f"Added {name}. {more}" if more else f"Added {name}")

    @on(RefreshStopped)
    def _refresh_stopped(self) -> None:
        stopped = self._following.stop() and self._indexer and self._indexer.cancel()
        self.main.say("Stopped; what has arrived stays" if stopped else "Nothing is being refreshed")

    def _write(self, sequence: str) -> None:
        if self._driver is not None and not self.is_headless:
            self._driver.write(sequence)

    def _handle_exception(self, error: Exception) -> None:
        # Textual ends the app on any error of a worker. One of the library's is told, and the reader reads on.
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(error, WorkerFailed) and isinstance(cause, ReaderError):
            self.main.say(words.told(cause))
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual would print a traceback of some hundred lines, with the values of all variables in it.
        # A worker's error comes wrapped in one that says no more than that it was a worker's.
        self.error = getattr(self._exception, "error", self._exception)
        self._close_messages_no_wait()


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def _sample(keymap: Keymap) -> str:
    keys = keymap.of("source.add")
    return f"{_SAMPLE}: {commands.written(keys[0])} adds your own" if keys else _SAMPLE
