"""A session: the app on the screen, and at its end the still of what the next one will begin with."""

import gc
import subprocess
from collections.abc import Callable
from pathlib import Path

import textual

from reader.library import Library
from reader.ui import still, still_file, terminal
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from reader.ui.looking import Command
from reader.ui.outcome import OWN_LIBRARY, Added, Outcome


class _Sitter(NewsreaderApp):
    """The app of the next start, which has its picture taken and leaves nothing behind."""

    def leave(self) -> None:
        """Lets go of the library."""
        self._background.close()


def run(
    library: Library,
    indexer: "Callable[[], subprocess.Popen[bytes]] | None",
    configured: Configured,
    *,
    look: Command,
    sample: bool = False,
    added: Added | None = None,
) -> Outcome:
    """Shows a library until the reader leaves it, and tells how that ended.

    The code is 128 + n where signal n ended it, OWN_LIBRARY where the reader wants to go on there. `indexer` starts the
    process that reads the sources, or gives it where it runs already; `look` gives the command that finds out what an
    address leads to; `added` is a source that is read first.
    """
    app = NewsreaderApp(library, indexer, configured, sample=sample, look=look)
    if added is not None:
        app.begin_with(added)
    # The collector would go through all that was just imported, again and again, before the first frame is drawn.
    gc.disable()
    app.run()
    still.drop()  # where the app has ended before it took the terminal over
    terminal.tell(terminal.RESTORE_TITLE)
    still_file.forget()
    if app.error is not None:
        terminal.tell(terminal.obituary(app.error))
        return Outcome(1)
    if app.return_code != OWN_LIBRARY:
        _keep_still(library, configured, sample=sample)
    return Outcome(app.return_code or 0, app.added)


def _keep_still(library: Library, configured: Configured, *, sample: bool) -> None:
    """Keeps what the next start will draw first, drawn by what will draw it then."""
    from reader.ui.picture import first_frame

    place = library.place
    files = [configured.file, place.view, place.sources, Path(textual.__file__)]
    states = still_file.states([str(file.absolute()) for file in files])
    try:
        frame = first_frame(_Sitter(library, None, configured, sample=sample))
    except Exception:  # noqa: BLE001 - whatever it is: the session is over, and the next start goes without a still
        return
    if frame is not None:
        still_file.keep(frame, still.look_now(), states)
