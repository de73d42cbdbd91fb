"""Other programs in our terminal, while the app is suspended: an editor, a pager, whatever takes a text."""

import asyncio
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from textual.app import App

from reader.errors import UsageError
from reader.files import write_failed
from reader.ui.terminal import end_on_signals

_AT_ONCE_S = 1.0
"""A program that ends sooner was no pager: what it printed would be gone before anyone read it."""
_LARGEST = 1 << 20
"""Bytes of an edited text that are read."""


class Edited(NamedTuple):
    """The exit code of an editor, and the text that it left; None where the file is gone or cannot be read."""

    code: int
    text: str | None


def words_of(command: str) -> list[str]:
    """A command in words.

    Raises:
        UsageError: it cannot be split, or names no program.
    """
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise UsageError(f"“{command}” cannot be split into words: {str(error).lower()}") from None
    if not words:
        raise UsageError("That names no program")
    if shutil.which(words[0]) is None:
        raise UsageError(f"There is no program “{words[0]}”")
    return words


def editor() -> list[str]:
    """The command of the editor that the user named. UsageError where there is none."""
    return words_of(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")


def pager() -> list[str]:
    """The command of the pager that the user named, else of `less`. UsageError where there is none."""
    return words_of(os.environ.get("PAGER") or "less -R")


def pipe(app: "App[object]", command: Sequence[str], text: str, *, waits: bool) -> int:
    """Runs a command with `text` on its standard input; its exit code.

    What ends at once is left on the screen until the reader has seen it, where it `waits`.
    """
    with _outside(app):
        begun = time.monotonic()
        code = _run(command, text)
        if waits and time.monotonic() - begun < _AT_ONCE_S:
            _wait()
    return code


def edit(app: "App[object]", command: Sequence[str], name: str, text: str) -> Edited:
    """Opens a copy of `text` in a file called `name`, which is gone afterwards; what the editor made of it.

    Raises:
        LibraryWriteError: the copy cannot be written.
    """
    with TemporaryDirectory(prefix="newsreader-") as folder:
        file = Path(folder, name)
        try:
            file.write_text(text, "utf-8", "replace")
        except OSError as error:
            raise write_failed(file, error) from error
        with _outside(app):
            code = _run([*command, str(file)], None)
        return Edited(code, _read(file))


def _read(file: Path) -> str | None:
    try:
        with file.open("rb") as opened:
            return opened.read(_LARGEST).decode("utf-8", "replace")
    except OSError:
        return None


def _run(command: Sequence[str], text: str | None) -> int:
    # The screen was left: what a program prints comes below what stood there before.
    try:
        done = subprocess.run(
            command, input=None if text is None else text.encode("utf-8", "replace"), check=False
        )
    except OSError as error:
        sys.stderr.write(f"{command[0]}: {error.strerror or error}\n")  # the app does not draw now
        return 127
    return done.returncode


def _wait() -> None:
    sys.stderr.write("\nEnter leads back.")
    sys.stderr.flush()
    try:
        with open("/dev/tty", encoding="utf-8") as terminal:
            terminal.readline()
    except OSError:
        pass


@contextmanager
def _outside(app: "App[object]") -> Iterator[None]:
    """Gives the terminal away and takes it back. Ctrl-C is for whoever has it meanwhile."""
    loop = asyncio.get_running_loop()
    with app.suspend():
        loop.remove_signal_handler(signal.SIGINT)
        signal.signal(signal.SIGINT, lambda *_: None)
        try:
            yield
        finally:
            # Not at once: the loop has yet to take in, and to drop, a Ctrl-C that was for the other program.
            loop.call_later(0.1, end_on_signals, lambda code: app.exit(return_code=code))
