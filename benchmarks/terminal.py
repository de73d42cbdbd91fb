"""A program in a pseudo-terminal of 200×50: what it draws and when, and keys for it.

What is drawn is not interpreted, only searched for: an interpreter here would compete with the program for the
processor. A text is found where the program writes it in one piece.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

from benchmarks.measure import ROOT

COLUMNS, LINES = 200, 50
_CHUNK = 1 << 16
_MEMORY = 256  # a text may be cut in two by the end of a chunk


class Terminal:
    """A program that was started in a terminal at the moment `begun` (of time.perf_counter), its own group leader."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], *, columns: int = COLUMNS
    ) -> None:
        self.begun = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _become(command, environment, columns)
        self._ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def read(self, patience: float) -> bytes:
        """The next piece of output; b"" when none came for `patience` seconds, or the program has ended."""
        if self._ended or not select.select([self._fd], [], [], max(0.0, patience))[0]:
            return b""
        try:
            data = os.read(self._fd, _CHUNK)
        except OSError:  # Linux says EIO when the other side is closed
            data = b""
        self._ended = not data
        return data

    def wait_for(self, *texts: str, number: int = 1, patience: float = 60.0) -> float:
        """The moment when `number` of `texts` have been drawn since the last look at the output.

        Raises:
            TimeoutError: they were not drawn within `patience` seconds, or the program ended before.
        """
        missing = {text.encode() for text in texts}
        enough = len(missing) - number
        last, until = b"", time.perf_counter() + patience
        everything = []
        while time.perf_counter() < until and not self._ended:
            data = self.read(until - time.perf_counter())
            moment = time.perf_counter()
            everything.append(data)
            window = last + data
            missing -= {text for text in missing if text in window}
            if len(missing) <= enough:
                return moment
            last = window[-_MEMORY:]
        end = b"".join(everything)[-2000:].decode("utf-8", "replace")
        raise TimeoutError(
            f"{number} of {texts[:3]} were not drawn within {patience:g} s. The last output: {end!r}"
        )

    def press(self, keys: str) -> float:
        """Types `keys`, and gives the moment when that began. What was drawn before is no answer: it is dropped."""
        while self.read(0):
            pass
        moment = time.perf_counter()
        os.write(self._fd, keys.encode())
        return moment

    def frame(self, gap: float = 0.008, patience: float = 5.0) -> float:
        """The moment when the next frame has been drawn: output came, and then none for `gap` seconds.

        Raises:
            TimeoutError: nothing was drawn within `patience` seconds.
        """
        if not self.read(patience):
            raise TimeoutError(f"Nothing was drawn within {patience:g} s.")
        moment = time.perf_counter()
        while self.read(gap):
            moment = time.perf_counter()
        return moment

    def settle(self, quiet: float = 0.25, patience: float = 60.0) -> None:
        """Waits until nothing has been drawn for `quiet` seconds, at most for `patience`."""
        until = time.perf_counter() + patience
        while time.perf_counter() < until and self.read(quiet):
            pass

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to the program alone."""
        os.kill(self.pid, number)

    def end(self) -> None:
        """Ends the program with Ctrl-C, by force where it does not go within five seconds."""
        if self.pid < 0:
            return
        if not self._ended:
            self.press("\x03")
        until = time.perf_counter() + 5
        while not os.waitpid(self.pid, os.WNOHANG)[0]:
            self.read(0.02)
            if time.perf_counter() > until:
                os.kill(self.pid, signal.SIGKILL)
                os.waitpid(self.pid, 0)
                break
        os.close(self._fd)
        self.pid = -1


def _become(command: Sequence[str], environment: Mapping[str, str], columns: int) -> None:
    """Turns the process that was forked into the program. Does not return."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, columns, 0, 0))
        os.chdir(ROOT)
        os.execvpe(command[0], list(command), environment)
    finally:
        os._exit(127)
