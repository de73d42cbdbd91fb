"""Finds out what a source is, by its address and, where it is remote, by the first of what it answers."""

import os
import re
import stat

from reader.content.urls import public
from reader.errors import SourceError
from reader.models import SourceKind
from reader.sources.reading import not_regular
from reader.sources.scan import SUFFIXES

COMMAND = "exec:"

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(
    rf"(?:localhost|(?:{_LABEL}\.)+(?:[a-z][a-z-]{{0,61}}[a-z]|xn--[a-z0-9-]{{1,59}})|(?:\d{{1,3}}\.){{3}}\d{{1,3}})"
    r"(?::\d{1,5})?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_FILES = (
    *SUFFIXES, ".txt", ".xml", ".rss", ".atom", ".json", ".opml", ".yaml", ".yml", ".toml", ".zip", ".gz", ".py", ".sh",
    ".pdf", ".csv", ".db",
)  # fmt: skip
_LIKELY: tuple[tuple[re.Pattern[str], SourceKind], ...] = (
    (re.compile(r"(?:^|/)api/|(?:^|/)index\.json$"), "api"),
    (re.compile(r"sitemap[^/]*\.xml(?:\.gz)?$"), "sitemap"),
    (re.compile(r"\.(?:opml|txt)$"), "list"),
    (re.compile(r"\.(?:md|markdown|html?)$"), "remote_file"),
)


def is_remote(address: str) -> bool:
    """Whether an address is one for the network.

    Raises:
        SourceError: it is an address of another scheme than http and https.
    """
    scheme = _SCHEME.match(address)
    if scheme is None or is_command(address) or os.path.lexists(address):
        return False
    name = scheme[1].lower()
    if name in {"http", "https"}:
        return True
    if "://" in address:
        from reader.sources.answers import shown

        raise SourceError(f"{shown(address)}: {name} addresses are not read, only http and https ones")
    return False


def is_command(address: str) -> bool:
    """Whether an address is a command whose output is read."""
    return address.startswith(COMMAND)


def looks_like_host(word: str) -> bool:
    """Whether a word may be a web address without its scheme: "example.org/feed", "localhost:8000".

    A name that a file would have ("notes.md") is none, so that a slip in one connects to nobody.
    """
    if not _HOST.fullmatch(word):
        return False
    name = word.lower()
    return "/" in name or ":" in name or not name.endswith(_FILES)


def likely_kind(address: str) -> SourceKind:
    """What a source that was never read probably is, by its address alone; reading it finds out."""
    from reader.sources.git_address import is_git_address

    if address == "-":
        return "stdin"
    if is_command(address):
        return "command"
    if is_git_address(address):
        return "git"
    if "://" not in address:
        if not os.path.isfile(address):
            return "folder"
        return "list" if address.lower().endswith(".opml") else "file"
    path = address.lower().partition("://")[2].partition("?")[0].partition("/")[2]
    return next((kind for ends, kind in _LIKELY if ends.search(path)), "feed")


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
