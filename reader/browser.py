"""Opening an address in the browser: http and https only, as one argument, never through a shell.

Python's own `webbrowser` hands options and `file:` or `javascript:` addresses on to the browser (CVE-2026-4519).
"""

import os
import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence

from reader.content.urls import safe
from reader.errors import ReaderError
from reader.launching import starts, with_address


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
        if starts(command):
            return
    tried = ", ".join(command[0] for command in commands)
    raise ReaderError(
        f"No browser could be started{f' (tried {tried})' if tried else ''} for {address}",
        "Set browser in the configuration file, or BROWSER, to a command that opens an address.",
    )


def _commands(address: str, browser: Sequence[str]) -> Iterator[list[str]]:
    if browser:
        yield with_address(address, browser)
    for entry in os.environ.get("BROWSER", "").split(os.pathsep):
        if command := _split(entry):
            yield with_address(address, command, "%s")
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
