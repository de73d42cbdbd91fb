"""The addresses of sources, as they are kept and compared."""

import os
from collections.abc import Sequence
from pathlib import Path

from reader.content.urls import public
from reader.errors import UsageError


def normalise(address: str, folder: Path | None = None) -> str:
    """`address` as it is kept: a path made absolute (from `folder`, else from here), a URL or "-" as it is.

    Raises:
        UsageError: it is no address at all.
    """
    if not address.strip() or "\0" in address:
        raise UsageError(
            f"{public(address)!r} is no address of a source", "Give a path, a URL, or - for standard input."
        )
    if address == "-":
        return address
    if "://" in address:
        url = address.strip()
        return normalise(_path_of(url), folder) if url.lower().startswith("file://") else url
    return os.path.abspath(os.path.join(folder or "", os.path.expanduser(address)))


def meant(address: str, addresses: Sequence[str]) -> str | None:
    """The one of `addresses` that is `address`, or is shown as it: without its user name and password."""
    if address in addresses:
        return address
    alike = [one for one in addresses if public(one) == address]
    return alike[0] if len(alike) == 1 else None


def near(address: str, addresses: list[str]) -> list[str]:
    """Those of `addresses`, as they are shown, that somebody who wrote `address` may have meant, likeliest first."""
    from difflib import get_close_matches

    return get_close_matches(public(address), map(public, addresses), n=3, cutoff=0.75)


def _path_of(url: str) -> str:
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    return url2pathname(urlsplit(url).path)
