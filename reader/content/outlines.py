"""A list of sources that somebody else wrote: what was found in it, and what may be taken from it."""

import re
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from reader.content.feed_scheme import without_feed_scheme
from reader.content.urls import safe
from reader.models import Failure, SourceKind, SourceSpec

_WEB = re.compile(r"https?://", re.IGNORECASE)
_PATH = re.compile(r"/|~/|[A-Za-z]:[\\/]|file://", re.IGNORECASE)
_GIT = re.compile(r"(?:git|ssh|git\+ssh)://[^-]|[\w.-]+@[\w.-]+:(?!//)", re.IGNORECASE)
_HELPER = re.compile(r"-|[a-z0-9+.-]+::", re.IGNORECASE)  # an option, or a program that git would start
_USER_CHARACTERS = "-._~!$&'()*+,;=:%"
# Characters of the name and of the address of a source that are kept at most.
LONGEST_NAME = 1000
LONGEST_ADDRESS = 4000


class Taking(NamedTuple):
    """What may be taken besides http and https addresses, from a list of one's own: paths and the like, commands."""

    local: bool = False
    commands: bool = False


NOTHING_ELSE = Taking()


class Outlines(NamedTuple):
    """The sources of a list, each once, and what in it is none, with its line."""

    specs: tuple[SourceSpec, ...]
    failures: tuple[Failure, ...] = ()


class NotTakenError(ValueError):
    """An address that is not taken from a list, in words that follow it."""


def taken(address: str, kind: SourceKind | None, taking: Taking = NOTHING_ELSE) -> str:
    """The address of a source as it is kept.

    Raises:
        NotTakenError: it is not to be taken from a list that is trusted so far.
    """
    found = _taken(address.strip(), kind, taking)
    if len(found) > LONGEST_ADDRESS:
        raise NotTakenError(f"is longer than {LONGEST_ADDRESS} characters")
    return found


def _taken(address: str, kind: SourceKind | None, taking: Taking) -> str:
    if address.lower().startswith("exec:"):
        return _command(address, taking)
    address = without_feed_scheme(address)
    if _WEB.match(address):
        return _web(address)
    if not address.isprintable():
        raise NotTakenError("has control characters in it")
    local = _PATH.match(address) or _GIT.match(address) or kind == "git"
    if not local or _HELPER.match(address):
        raise NotTakenError("is no http or https address")
    if not taking.local:
        raise NotTakenError("is no http or https address, which is all that a list from elsewhere may name")
    return address


def _command(address: str, taking: Taking) -> str:
    if not taking.local:
        raise NotTakenError("is a command, which is never taken from a list from elsewhere")
    if not taking.commands:
        raise NotTakenError("is a command; import the list with --commands if you know what it does")
    import shlex

    try:
        words = shlex.split(address[5:]) if address.isprintable() else []
    except ValueError:
        words = []
    if not words or not words[0]:
        raise NotTakenError("is no command")
    return "exec:" + address[5:].strip()


def _web(address: str) -> str:
    """A web address that can be asked, with the user name and password that it may hold."""
    found = safe(address)
    if found is None:
        raise NotTakenError("is no http or https address")
    user = urlsplit(address).netloc.rpartition("@")[0]
    if not user:
        return found
    scheme, _, rest = found.partition("://")
    return f"{scheme}://{quote(user, safe=_USER_CHARACTERS)}@{rest}"
