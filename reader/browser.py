"""Opening an address in the browser: http and https only, as one argument, never through a shell.

Python's own `webbrowser` hands options and `file:` or `javascript:` addresses on to the browser (CVE-2026-4519).
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from threading import Thread

from reader.content.urls import safe
from reader.errors import ReaderError

# How long a command is watched for failing at once, in seconds; browsers that stay on are left alone.
_PATIENCE_S = 0.3


def open_url(url: str) -> None:
    """Opens `url` with the first command of $BROWSER that starts, else with the opener of the system.

    Raises:
        ReaderError: the address is not http or https, or nothing could open it.
    """
    address = safe(url)
    if address is None:
        raise ReaderError(f"Only http and https addresses are opened, and this is none: {url}")
    commands = list(_commands(address))
    for command in commands:
        if _starts(command):
            return
    tried = ", ".join(command[0] for command in commands)
    raise ReaderError(
        f"No browser could be started{f' (tried {tried})' if tried else ''} for {address}",
        "Set BROWSER to a command that opens an address, such as BROWSER=firefox.",
    )


def _commands(address: str) -> Iterator[list[str]]:
    for entry in os.environ.get("BROWSER", "").split(os.pathsep):
        if command := _split(entry):
            # "%s" stands for the address wherever it is in a word; it stays part of that one argument.
            holds = any("%s" in word for word in command[1:])
            yield [word.replace("%s", address) for word in command] if holds else [*command, address]
    opener = {"darwin": "open"}.get(sys.platform, "xdg-open")
    if shutil.which(opener):
        yield [opener, address]


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
