"""The app: the library on a screen."""

import gc
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import PurePath
from typing import ClassVar

from textual import on, work
from textual.app import App
from textual.message import Message
from textual.reactive import Reactive
from textual.timer import Timer
from textual.worker import WorkerFailed

from reader import assets
from reader.content.urls import public
from reader.errors import ReaderError
from reader.library import Library
from reader.models import Query
from reader.ui import commands, terminal, words
from reader.ui import theme as themes
from reader.ui.background import Background
from reader.ui.indexer import Indexed, Indexer
from reader.ui.messages import RefreshWanted
from reader.ui.panes.articles import first_window
from reader.ui.panes.topics import overview
from reader.ui.screens.layout import BREADTHS, HEIGHTS
from reader.ui.screens.reading import ReadingScreen

_STYLES = ("app.tcss", "panes.tcss", "lines.tcss")
_RENEWED_S = 0.4
_SYNCHRONISED_S = 1.0
_SAMPLE = "These are sample articles: “newsreader FOLDER” opens your own"
_REBUILT = "The library was damaged and is built anew; nothing you marked is lost"


class IndexerSaid(Message):
    """Posted from the thread that listens to the indexer."""

    def __init__(self, said: Indexed) -> None:
        super().__init__()
        self.said = said


class NewsreaderApp(App[None], inherit_bindings=False):
    """The screen on one library, and what comes to it from outside: signals, the indexer, other instances.

    The counts and the first window are read before anything is drawn, so that the first frame shows them.
    """

    BINDINGS = commands.bindings("app")
    CSS_PATH: ClassVar[list[str | PurePath]] = [assets.folder("styles") / name for name in _STYLES]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "newsreader"

    theme: Reactive[str] = Reactive(themes.chosen())
    HORIZONTAL_BREAKPOINTS = BREADTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(
        self,
        library: Library,
        indexer: "Callable[[], subprocess.Popen[bytes]] | None" = None,
        *,
        sample: bool = False,
        clock: Callable[[], datetime] = words.utc_now,
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        self.error: Exception | None = None
        self._background = Background(library)
        self._indexer = (
            Indexer(indexer, lambda said: self.post_message(IndexerSaid(said))) if indexer else None
        )
        self._progress: dict[str, Indexed] = {}
        self._errors: dict[str, str] = {}
        self._renewal: Timer | None = None
        first = first_window(library, Query())
        self.main = ReadingScreen(self._background, overview(library), first, clock)
        self.main.status.state = self.main.status.state._replace(banner=_SAMPLE if sample else "")
        self._rebuilt = library.aside is not None

    def get_default_screen(self) -> ReadingScreen:
        """The reader."""
        return self.main

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables, with our tokens for themes that do not have them."""
        # Textual asks for them while it is being made, the earliest moment that our themes can be made known.
        if themes.NIGHT not in self.available_themes:
            for own in themes.own_themes():
                self.register_theme(own)
        variables = super().get_css_variables()
        if "ground" not in self.current_theme.variables:
            variables |= themes.derived(self.current_theme)
        return variables

    def on_load(self) -> None:
        """Before the terminal is touched: signals shall end the app in order."""
        terminal.end_on_signals(self.action_end)

    def on_mount(self) -> None:
        """Begins to listen to the outside."""
        self._write(terminal.KEEP_TITLE)
        if self._indexer:
            self.call_after_refresh(self._indexer.start)
        self._synchronise()
        if self._rebuilt:
            self.call_after_refresh(self.main.say, _REBUILT)
        self.call_after_refresh(_collect_again)

    def on_unmount(self) -> None:
        """Lets go of the library."""
        self._background.close(self.main.article.leave())

    def action_end(self, code: int) -> None:
        """Ends the app in order, whatever screen it shows; `code` is 128 + n where signal n asked for it."""
        self.exit(return_code=code)

    def watch_title(self, title: str) -> None:
        """Names the window."""
        self._write(terminal.title(title))

    @work(group="synchronise")
    async def _synchronise(self) -> None:
        import asyncio

        while True:
            await asyncio.sleep(_SYNCHRONISED_S)
            try:
                news = await self._background.write(lambda library: library.synchronise())
            except ReaderError as error:
                self._tell_trouble(words.told(error))
            else:
                self._tell_trouble("")
                if news:
                    self._renew_soon()

    def _tell_trouble(self, told: str) -> None:
        self.main.status.state = self.main.status.state._replace(trouble=told)

    @on(IndexerSaid)
    def _indexer_said(self, event: IndexerSaid) -> None:
        said, state = event.said, self.main.status.state
        if said.finished:
            self._progress.pop(said.source, None)
            self._errors.pop(said.source, None)
            if said.error:
                self._errors[said.source] = said.error
            self.main.status.state = state._replace(error=next(iter(self._errors.values()), ""))
        else:
            self._progress[said.source] = said
        if said.saved or said.changed:
            self._renew_soon()
        done, total = (
            sum(getattr(one, field) or 0 for one in self._progress.values()) for field in ("done", "total")
        )
        told = (
            f"reading {words.number(done)}" + (f" of {words.number(total)}" if total else "") if done else ""
        )
        self.main.status.state = self.main.status.state._replace(reading=told)

    def _renew_soon(self) -> None:
        # Batches come faster than anyone reads; the list follows them at a calm pace, once there is one.
        if not self.main.articles.rows:
            self._renew()
        elif self._renewal is None:
            self._renewal = self.set_timer(_RENEWED_S, self._renew)

    def _renew(self) -> None:
        self._renewal = None
        self.main.renew()

    @on(RefreshWanted)
    def _refresh_wanted(self, event: RefreshWanted) -> None:
        if self._indexer and self._indexer.refresh(event.source or ""):
            self.main.say(f"Refreshing {public(event.source or '') or 'all sources'}")
        else:
            ended = "Nothing reads the sources any more: start again"
            self.main.say(ended if self._indexer else "There is nothing to refresh")

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


def run(
    library: Library, indexer: "Callable[[], subprocess.Popen[bytes]] | None", *, sample: bool = False
) -> int:
    """Shows a library until the reader leaves it; gives the exit code (128 + n where signal n ended it).

    `indexer` starts the process that reads the sources, or gives it where it runs already.
    """
    app = NewsreaderApp(library, indexer, sample=sample)
    # The collector would go through all that was just imported, again and again, before the first frame is drawn.
    gc.disable()
    app.run()
    terminal.tell(terminal.RESTORE_TITLE)
    if app.error is not None:
        terminal.tell(terminal.obituary(app.error))
        return 1
    return app.return_code or 0
