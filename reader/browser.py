"""Opening an address in the browser: http and https only, as one argument, never through a shell.

Python's own `webbrowser` hands options and `file:` or `javascript:` addresses on to the browser (CVE-2026-4519).
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from threading import Thread

from reader.content.urls import safe
from reader.errors import ReaderError

# How long a command is watched for failing at once, in seconds; browsers that stay on are left alone.
_PATIENCE_S = 0.3


def open_url(url: str, browser: Sequence[str] = ()) -> None:
    """Opens `url` with the command `browser`, else the first of $BROWSER that starts, else the opener of the system.

    In the words of `browser` after the first, `{url}` stands for the address; it comes last where no word holds it.

    Raises:
        ReaderError: the address is not http or https, or nothing could open it.
    """
    address = safe(url)
    if address is None:
        raise ReaderError(f"Only http and https addresses are opened, and this is none: {url}")
    commands = list(_commands(address, browser))
    for command in commands:
        if _starts(command):
            return
    tried = ", ".join(command[0] for command in commands)
    raise ReaderError(
        f"No browser could be started{f' (tried {tried})' if tried else ''} for {address}",
        "Set browser in the configuration file, or BROWSER, to a command that opens an address.",
    )


def _commands(address: str, browser: Sequence[str]) -> Iterator[list[str]]:
    if browser:
        yield _with(address, browser, "{url}")
    for entry in os.environ.get("BROWSER", "").split(os.pathsep):
        if command := _split(entry):
            yield _with(address, command, "%s")
    opener = {"darwin": "open"}.get(sys.platform, "xdg-open")
    if shutil.which(opener):
        yield [opener, address]


def _with(address: str, command: Sequence[str], sign: str) -> list[str]:
    """The command with the address for `sign`, wherever that is in a word; it stays part of that one argument."""
    program, *words = command
    if any(sign in word for word in words):
        return [program, *(word.replace(sign, address) for word in words)]
    return [program, *words, address]


def _split(entry: str) -> list[str]:
    try:
        words = shlex.split(entry)
    except ValueError as error:
        raise ReaderError(f"BROWSER cannot be understood: {error}: {entry}") from None
    # As the convention has it, a trailing "&" asks not to wait; this never waits.
    return words[:-1] if words[-1:] == ["&"] else words


def _starts(command: list[str]) -> bool:
    null = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=null, stdout=null, stderr=null, start_new_session=True)
    except OSError:
        return False
    try:
        return process.wait(_PATIENCE_S) == 0
    except subprocess.TimeoutExpired:
        # It runs on without us; somebody has to take note of its end.
        Thread(target=process.wait, daemon=True).start()
        return True
