"""Addresses on the way to a document: taken apart, and followed from one to the next by the rules for redirects."""

from urllib.parse import urlsplit

from reader.errors import SourceError
from reader.sources.answers import shown
from reader.sources.lean import httpx
from reader.sources.transport import PORTS, server

MAX_HOPS = 5
REDIRECTS = frozenset((301, 302, 303, 307, 308))
PERMANENT = frozenset((301, 308))


def checked(url: str) -> httpx.URL:
    """An address taken apart.

    Raises:
        SourceError: it is no http or https address of a host.
    """
    try:
        urlsplit(url)  # what we take apart ourselves, as when addresses are shown, has to be fit for that too
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        parsed = None
    if parsed is None or not _leads_somewhere(parsed):
        raise SourceError(f"{shown(url)} is no http or https address")
    return parsed


def redirected(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads, without credentials and fragment.

    Raises:
        SourceError: to something else than http and https, or from https to http.
    """
    try:
        target = url.join(location)
        fit = _leads_somewhere(target) and "%" not in target.host
    except (httpx.InvalidURL, ValueError):
        fit = False
    if not fit:
        raise SourceError(f"{shown(str(url))} leads to something that is no http or https address")
    if url.scheme == "https" and target.scheme == "http":
        raise SourceError(f"{shown(str(url))} leads from https to http, which is not followed")
    return target.copy_with(userinfo=b"", fragment=None)


def _leads_somewhere(url: httpx.URL) -> bool:
    return url.scheme in PORTS and bool(url.raw_host) and (url.port is None or 0 < url.port < 1 << 16)


def origin(url: httpx.URL) -> tuple[str, str, int]:
    """Scheme, host and port (RFC 6454 §4): what credentials are for."""
    return url.scheme, *server(url)


def moved(given: httpx.URL, target: httpx.URL) -> str | None:
    """The address that takes the place of `given`, which led to `target` for good; None where that is the same.

    The fragment stays (RFC 9110 §10.2.2), and on the same server what the user wrote before the host.
    """
    userinfo = given.userinfo if origin(given) == origin(target) else b""
    address = str(target.copy_with(userinfo=userinfo, fragment=given.fragment or None))
    return None if address == str(given) else address
