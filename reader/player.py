"""Playing sound and film by its address, in a program that runs on by itself."""

import shutil
from collections.abc import Sequence

from reader.browser import open_url
from reader.content.urls import safe
from reader.errors import ReaderError
from reader.launching import starts, with_address

_USUAL = ("mpv", "--no-terminal")


def play(url: str, player: Sequence[str] = (), browser: Sequence[str] = ()) -> str:
    """Plays `url` with the command `player`, else with mpv where there is one, else opens it in the `browser`; gives
    the name of the program, "the browser" for that.

    In the words of `player` after the first, `{url}` stands for the address; it comes last where no word holds it.

    Raises:
        ReaderError: the address is not http or https, or nothing could play it.
    """
    address = safe(url)
    if address is None:
        raise ReaderError(f"Only http and https addresses are played, and this is none: {url}")
    command = tuple(player) or (_USUAL if shutil.which(_USUAL[0]) else ())
    if not command:
        open_url(address, browser)
        return "the browser"
    if not starts(with_address(address, command)):
        raise ReaderError(
            f"{command[0]} could not play {address}",
            "Set player in the configuration file to a command that plays an address.",
        )
    return command[0].rpartition("/")[2]
