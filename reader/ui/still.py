"""A still of the last view: drawn before anything else is loaded, and replaced by the same view when that lives.

What the next start will draw first is kept as a session ends. A program that has imported nothing shows it in 15 ms,
and ten times as much later the app draws the very same over it. The still is shown where nothing has changed that it
depends on: how the program was called, on which terminal, on which day, the files it names. Ages in it are told anew.

This module is imported at every start, before all others, and loads nothing that Python has not loaded itself.
"""

import os

from reader.ui.still_file import kept, look

ENTER = "\x1b[?1049h"
"""xterm: to the alternate screen, which is cleared."""
_BEFORE = ENTER + "\x1b[?25l\x1b[?7l"
_PLAIN = "\x1b[0m"
_AFTER = _PLAIN + "\x1b[?7h\x1b[?25h\x1b[?1049l"

Attributes = list[int | list[bytes | int]]
"""What `termios` knows of a terminal."""


class _Terminal:
    """How the program was called; while a still is shown, how the terminal was `before`."""

    words: list[str] | None = None
    before: Attributes | None = None


_terminal = _Terminal()


def show(words: list[str]) -> None:
    """Draws the still, if it is one of the program called with these words, and readies the terminal for keys."""
    _terminal.words = words
    frame = kept(look(words))
    if frame is None:
        return
    _ready()
    if _terminal.before is not None:
        try:
            _write(_BEFORE + frame + _PLAIN)
        except OSError:
            drop()


def shown() -> Attributes | None:
    """How the terminal was before the still that is on it; None where there is none."""
    return _terminal.before


def taken() -> None:
    """Somebody else looks after the terminal now."""
    _terminal.before = None


def drop() -> None:
    """Takes the still away and gives the terminal back as it was; nothing where none is shown."""
    before, _terminal.before = _terminal.before, None
    if before is None:
        return
    import termios

    try:
        _write(_AFTER)
        termios.tcsetattr(0, termios.TCSANOW, before)
        termios.tcflush(0, termios.TCIFLUSH)  # keys that were for the app are not for the shell
    except (OSError, termios.error):
        pass


def look_now() -> str | None:
    """What a start as this one looks like now; None where no still can be shown."""
    return None if _terminal.words is None else look(_terminal.words)


def _write(text: str) -> None:
    left = text.encode("utf-8", "surrogateescape")
    while left:
        left = left[os.write(2, left) :]


def _ready() -> None:
    """Stops the terminal from echoing keys, which wait for the app, Enter as Enter.

    Ctrl-C ends the program until the app is there; keys that suspend it are keys of the app.
    """
    import signal
    import termios

    try:
        before = termios.tcgetattr(0)
        now = termios.tcgetattr(0)
        now[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        now[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
        for key in (termios.VSUSP, termios.VQUIT):
            now[6][key] = bytes([os.fpathconf(0, "PC_VDISABLE")])
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            signal.signal(number, _end)
        signal.signal(signal.SIGTSTP, _stop)
        _terminal.before = before
        termios.tcsetattr(0, termios.TCSANOW, now)
    except (OSError, termios.error):
        _terminal.before = None


def _end(number: int, frame: object) -> None:  # noqa: ARG001 - what a signal handler is given
    """A signal that ends the program, before the app listens to signals itself."""
    drop()
    os._exit(128 + number)


def _stop(number: int, frame: object) -> None:  # noqa: ARG001
    """A signal that suspends it: it goes on without a still."""
    import signal

    drop()
    os.kill(os.getpid(), signal.SIGSTOP)
