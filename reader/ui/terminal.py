"""The terminal itself: its colours, its title, and how it is given back."""

import asyncio
import re
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Final

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")

KEEP_TITLE: Final = "\x1b[22;2t"  # xterm: push the window's title
RESTORE_TITLE: Final = "\x1b[23;2t"  # xterm: pop it again

TRUECOLOUR: Final = 1 << 24
_SYSTEMS: Final = {"standard": 16, "256": 256, "truecolor": TRUECOLOUR}


def colours(environ: Mapping[str, str]) -> int:
    """How many colours the program will show: 0 where `NO_COLOR` is set, else 16, 256 or 2²⁴.

    The answer of Rich, which Textual asks, without the question: it is wanted before the screen is made. A terminal
    that Rich knows nothing of has sixteen here.
    """
    if "NO_COLOR" in environ:
        return 0
    if named := _SYSTEMS.get(environ.get("TEXTUAL_COLOR_SYSTEM", "")):
        return named
    if sys.platform == "win32" or environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return TRUECOLOUR
    return 256 if environ.get("TERM", "").strip().lower().endswith(("-256color", "-kitty")) else 16


def title(text: str) -> str:
    """The sequence that names the window (OSC 2); control characters in `text` are dropped."""
    return f"\x1b]2;{_CONTROL.sub('', text)[:200]}\x07"


def tell(text: str) -> None:
    """Writes to the terminal when the app has left it; nothing where the terminal is gone."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        pass


def end_on_signals(end: Callable[[int], object]) -> None:
    """Has `end` called with 128 + n on the event loop when a signal asks the program to stop.

    Unhandled, such a signal would end the process with the terminal in raw mode on its second screen.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT"):
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, end, 128 + int(number))
            except (NotImplementedError, RuntimeError, ValueError):
                return  # an event loop without signal handlers, or not in the main thread


def obituary(error: BaseException) -> str:
    """What to print when the program ends on a bug of its own: the error, and where it was."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    where = "\n".join(f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
    text = _CONTROL.sub(" ", f"{type(error).__name__}: {error}")
    return f"newsreader stopped on an error of its own. Nothing you marked is lost.\n{text}\n{where}\n"
