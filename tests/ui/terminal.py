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
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType

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

    def __init__(
        self,
        program: Program,
        *arguments: str | Path,
        size: tuple[int, int] = (120, 40),
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
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
            env={**self._environment(program), "TERM": "xterm-256color", **environment},
            start_new_session=True,
        )

    @staticmethod
    def _environment(program: Program) -> dict[str, str]:
        # What was set for another terminal would be believed before this one is asked.
        return {
            name: value for name, value in program.environment.items() if name not in ("COLUMNS", "LINES")
        }

    @property
    def shown(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    def press(self, keys: str) -> None:
        """Types, and takes in what is drawn meanwhile: a terminal that nobody reads stops the program."""
        data = keys.encode()
        while data:
            data = data[os.write(self.ours, data[:512]) :]
            if data:
                self._read(0)

    def click(self, column: int, line: int, *, times: int = 1) -> None:
        """Clicks the left button on a cell, both counted from 0 (xterm's SGR mouse protocol)."""
        for _ in range(times):
            self.press(f"\x1b[<0;{column + 1};{line + 1}M\x1b[<0;{column + 1};{line + 1}m")

    def drag(self, line: int, start: int, end: int) -> None:
        """Draws the mouse with its left button held from one column of a line to another."""
        steps = range(start, end + 1) if end > start else range(start, end - 1, -1)
        moved = "".join(f"\x1b[<32;{column + 1};{line + 1}M" for column in steps)
        self.press(f"\x1b[<0;{start + 1};{line + 1}M")
        self.settle()  # no hand is as quick as the messages between the widgets
        self.press(moved)
        self.settle()
        self.press(f"\x1b[<0;{end + 1};{line + 1}m")

    def wheel(self, column: int, line: int, *, down: int) -> None:
        """Turns the wheel over a cell."""
        self.press(f"\x1b[<65;{column + 1};{line + 1}M" * down)

    def resize(self, columns: int, lines: int) -> None:
        """Gives the terminal another size, as a window manager does."""
        self._screen.resize(lines, columns)
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGWINCH)

    def place(self, text: str) -> tuple[int, int]:
        """Column and line of a text on the screen, from 0."""
        for line, shown in enumerate(self._screen.display):
            if text in shown:
                return shown.index(text), line
        raise AssertionError(f"{text!r} is not on the screen:\n{self.shown}")

    def look(self, column: int, line: int) -> pyte.screens.Char:
        """A cell with its looks."""
        return self._screen.buffer[line][column]

    def settle(self, quiet: float = 0.3) -> None:
        """Reads until nothing has been drawn for `quiet` seconds."""
        while select.select([self.ours], [], [], quiet)[0]:
            self._read()

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
            assert self.sent.rfind(off) >= self.sent.rfind(on), f"{name} is left on"

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

    def _read(self, patience: float = 0.05) -> None:
        while select.select([self.ours], [], [], patience)[0]:
            with suppress(OSError):
                data = os.read(self.ours, 65536)
                self.sent += data
                self._stream.feed(data.replace(b"\x1b[>1u", b"").replace(b"\x1b[<u", b""))


@contextmanager
def terminal(
    program: Program,
    *arguments: str | Path,
    size: tuple[int, int] = (120, 40),
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Terminal]:
    """The program in a terminal, ended with the block."""
    opened = Terminal(program, *arguments, size=size, environment=environment)
    try:
        yield opened
    finally:
        opened.close()
