"""The addresses of sources, as they are kept and compared."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from reader.content.feed_scheme import without_feed_scheme
from reader.content.urls import public
from reader.errors import UsageError
from reader.models import SourceSpec
from reader.subscriptions.refusing import RefusedError

_COMMAND = "exec:"
# The short form that git has for a path on a host that ssh reaches (git-clone(1), "GIT URLS").
_SSH = re.compile(r"[\w.-]+@[\w.-]+:(?!//).+", re.ASCII)


def normalise(address: str, folder: Path | None = None) -> str:
    """`address` as it is kept: a path made absolute (from `folder`, else from here), all else as it is typed.

    Raises:
        UsageError: it is no address at all.
    """
    if not address.strip() or "\0" in address:
        raise UsageError(
            f"{public(address)!r} is no address of a source",
            "Give a path, a URL, exec: and a command, or - for standard input.",
        )
    if address == "-":
        return address
    if is_command(address):
        _check(address)
        return address.strip()
    if "://" in address:
        url = without_feed_scheme(address.strip())
        return normalise(_path_of(url), folder) if url.lower().startswith("file://") else _lowered(url)
    if is_ssh(address):
        return address.strip()
    path = os.path.join(folder or "", os.path.expanduser(address))
    if "#" in path and not os.path.lexists(path):  # what follows is said to git, and is no part of the path
        repository, _, meant_of_it = path.rpartition("#")
        return f"{os.path.abspath(repository)}#{meant_of_it}"
    return os.path.abspath(path)


def _lowered(url: str) -> str:
    """The address with scheme and host in small letters, which mean the same (RFC 3986 §6.2.2.1)."""
    scheme, mark, rest = url.partition("://")
    server, slash, path = rest.partition("/")
    who, at, host = server.rpartition("@")
    return f"{scheme.lower()}{mark}{who}{at}{host.lower()}{slash}{path}"


def is_command(address: str) -> bool:
    """Whether the source is what a command prints."""
    return address.lstrip().startswith(_COMMAND)


def is_ssh(address: str) -> bool:
    """Whether it is git's short form of an address for ssh (`git@host:path`), and no file of that name is here."""
    return _SSH.fullmatch(address.strip()) is not None and not os.path.lexists(address)


def has_secrets(spec: SourceSpec) -> bool:
    """Whether a source holds what its own server alone is to be told."""
    return bool(spec.user or spec.password or spec.headers) or public(spec.address) != spec.address


def ask_alike(one: SourceSpec, other: SourceSpec) -> bool:
    """Whether two sources are asked the same thing in the same words, so that the one tells how the other will fare."""
    asked = (
        (spec.address, spec.kind, spec.user, spec.password, spec.headers, spec.user_agent)
        for spec in (one, other)
    )
    return next(asked) == next(asked)


def check_command(address: str) -> None:
    """Raises RefusedError where no command follows "exec:"."""
    import shlex

    try:
        words = shlex.split(address.strip().removeprefix(_COMMAND))
    except ValueError as error:
        raise RefusedError(f"cannot be split into words: {str(error).lower()}") from None
    if not words or not words[0].strip():
        raise RefusedError("names no command; exec:my-script --flag does")


def meant(address: str, addresses: Sequence[str]) -> str | None:
    """The one of `addresses` that is `address`, or is shown as it: without its user name and password."""
    if address in addresses:
        return address
    alike = [one for one in addresses if public(one) == address]
    return alike[0] if len(alike) == 1 else None


def near(address: str, addresses: Sequence[str]) -> list[str]:
    """Those of `addresses`, as they are shown, that somebody who wrote `address` may have meant, likeliest first."""
    from difflib import get_close_matches

    return get_close_matches(public(address), list(map(public, addresses)), n=3, cutoff=0.75)


def _check(address: str) -> None:
    try:
        check_command(address)
    except RefusedError as refused:
        raise UsageError(f"{address!r} {refused}.") from None


def _path_of(url: str) -> str:
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    parts = urlsplit(url)
    return url2pathname(parts.path) + (f"#{parts.fragment}" if parts.fragment else "")
