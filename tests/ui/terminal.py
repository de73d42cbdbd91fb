"""The program in a terminal of its own, read through a terminal emulator."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyte

from tests.cli.program import Program

_PATIENCE_S = 30.0
# Makes the terminal the one that controls the program, as a shell does, so that hanging up is felt.
_IN_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
ON_AND_OFF = {
    "second screen": (b"\x1b[?1049h", b"\x1b[?1049l"),
    "hidden cursor": (b"\x1b[?25l", b"\x1b[?25h"),
    "mouse": (b"\x1b[?1003h", b"\x1b[?1003l"),
    "mouse buttons": (b"\x1b[?1000h", b"\x1b[?1000l"),
    "bracketed paste": (b"\x1b[?2004h", b"\x1b[?2004l"),
    "focus": (b"\x1b[?1004h", b"\x1b[?1004l"),
    "no line wrap": (b"\x1b[?7l", b"\x1b[?7h"),
    "keyboard protocol": (b"\x1b[>", b"\x1b[<u"),
}


class Terminal:
    """A pseudo-terminal with the program in it. It stays open when the program has ended."""

    def __init__(self, program: Program, *arguments: str | Path, size: tuple[int, int] = (120, 40)) -> None:
        columns, lines = size
        self.ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self._theirs = theirs
        self.attributes = termios.tcgetattr(theirs)
        self.sent = b""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.process = subprocess.Popen(
            [sys.executable, "-c", _IN_TERMINAL, *program.command(*arguments)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=program.home,
            env={**program.environment, "TERM": "xterm-256color"},
            start_new_session=True,
        )

    @property
    def shown(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    def press(self, keys: str) -> None:
        """Types."""
        os.write(self.ours, keys.encode())

    def until(self, holds: "str | Callable[[], object]") -> None:
        """Waits until a text is on the screen, or until something holds."""
        end = time.monotonic() + _PATIENCE_S
        while not (holds in self.shown if isinstance(holds, str) else holds()):
            assert time.monotonic() < end, f"{holds!r} never came to hold:\n{self.shown}"
            self._read()

    def end(self, number: int | None = None) -> int:
        """The exit code, once the program has ended; of signal `number`, where one is given."""
        if number is not None:
            os.kill(self.process.pid, number)
        self.until(lambda: self.process.poll() is not None)
        self._read()
        return self.process.returncode

    def assert_whole(self) -> None:
        """The terminal is as it was found."""
        assert termios.tcgetattr(self._theirs) == self.attributes
        for name, (on, off) in ON_AND_OFF.items():
            assert self.sent.rfind(off) > self.sent.rfind(on), f"{name} is left on"

    def hang_up(self) -> None:
        """Closes the terminal under the program."""
        os.close(self._theirs)
        os.close(self.ours)
        self.ours = -1

    def close(self) -> None:
        """Ends whatever is left."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait(_PATIENCE_S)
        if self.ours >= 0:
            os.close(self.ours)
            os.close(self._theirs)

    def _read(self) -> None:
        while select.select([self.ours], [], [], 0.05)[0]:
            with suppress(OSError):
                data = os.read(self.ours, 65536)
                self.sent += data
                self._stream.feed(data.replace(b"\x1b[>1u", b"").replace(b"\x1b[<u", b""))


@contextmanager
def terminal(
    program: Program, *arguments: str | Path, size: tuple[int, int] = (120, 40)
) -> Iterator[Terminal]:
    """The program in a terminal, ended with the block."""
    opened = Terminal(program, *arguments, size=size)
    try:
        yield opened
    finally:
        opened.close()
