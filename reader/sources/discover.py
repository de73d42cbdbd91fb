"""Finds out what a source is, by its address and, where it is remote, by the first of what it answers."""

import os
import re
import stat

from reader.content.urls import public
from reader.errors import SourceError
from reader.models import SourceKind
from reader.sources.reading import not_regular
from reader.sources.scan import SUFFIXES

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)


def is_remote(address: str) -> bool:
    """Whether an address is one for the network.

    Raises:
        SourceError: it is an address of another scheme than http and https.
    """
    scheme = _SCHEME.match(address)
    if scheme is None or os.path.lexists(address):
        return False
    name = scheme[1].lower()
    if name in {"http", "https"}:
        return True
    if "://" in address:
        from reader.sources.answers import shown

        raise SourceError(f"{shown(address)}: {name} addresses are not read, only http and https ones")
    return False


def likely_kind(address: str) -> SourceKind:
    """What a source that was never read probably is; reading it finds out."""
    if address == "-":
        return "stdin"
    if "://" in address:
        return "remote_file" if address.lower().endswith(SUFFIXES) else "api"
    return "file" if os.path.isfile(address) else "folder"


def local_kind(address: str) -> SourceKind:
    """What kind of source a path, or "-", is.

    Raises:
        SourceError: there is nothing at the path, or neither a file nor a folder.
    """
    if address == "-":
        return "stdin"
    try:
        address.encode()
        mode = os.stat(address).st_mode
    except FileNotFoundError:
        raise SourceError(f"No such file or folder: {public(address)}") from None
    except UnicodeEncodeError:
        raise SourceError("The path is not UTF-8, so nothing in it can be remembered; rename it") from None
    except ValueError:
        raise SourceError("The path holds a NUL character") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SourceError(f"{public(address)} cannot be read: {reason}") from None
    if stat.S_ISDIR(mode):
        return "folder"
    if stat.S_ISREG(mode):
        return "file"
    raise SourceError(f"{address} {not_regular(mode)}", "To read from a pipe, give - and redirect it.")
