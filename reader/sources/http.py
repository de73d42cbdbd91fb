"""Asks a server for one document: bounded in bytes, in time, in redirects, and in where it may lead."""

import asyncio
from base64 import b64encode
from contextlib import aclosing
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx

from reader import __version__
from reader.errors import SourceError
from reader.models import Fingerprint
from reader.sources.answers import Answer, NotThereError, shown
from reader.sources.transport import CheckedTransport
from reader.sources.trouble import EXPECTED, in_words
from reader.sources.unpacking import Body

DEADLINE_S = 20.0
MAX_HOPS = 5
MAX_LISTING_BYTES = 32 << 20
LONGEST_VALIDATOR = 1000

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NOT_THERE = frozenset((404, 410))
_PORTS = {"http": 80, "https": 443}


class Client:
    """Asks for documents below one address that the user gave; the only host it may find at a private address.

    No cookies, no proxies, no credentials but those in the address itself, and these only for its own server.
    """

    def __init__(self, given: str, *, deadline_s: float = DEADLINE_S) -> None:
        """`deadline_s` is how long one document may take, redirects and all.

        Raises:
            SourceError: `given` is no address that can be asked.
        """
        self._deadline_s = deadline_s
        # httpx's own client would keep cookies, read .netrc and look at proxies and redirects by itself.
        self._transport = CheckedTransport(frozenset((_server(checked(given)),)))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._transport.aclose()

    async def get(self, url: str, *, limit: int = MAX_LISTING_BYTES) -> Answer:
        """The document at `url`.

        Raises:
            NotThereError: the server has no such document.
            SourceError: it cannot be had; the message says why, of which address.
        """
        answer = await self._within_deadline(url, None, limit)
        if answer is None:
            raise SourceError(f"{shown(url)} answered nothing that it was asked for")
        return answer

    async def get_changed(
        self, url: str, known: Fingerprint | None, *, limit: int = MAX_LISTING_BYTES
    ) -> Answer | None:
        """The document at `url`; None where it is as `known`, by what the server says or by its bytes.

        Raises:
            NotThereError, SourceError: like `get`.
        """
        answer = await self._within_deadline(url, known, limit)
        if answer and known and known.digest == answer.fingerprint.digest:
            return None
        return answer

    async def _within_deadline(self, url: str, known: Fingerprint | None, limit: int) -> Answer | None:
        target = checked(url)
        try:
            async with asyncio.timeout(self._deadline_s):
                return await self._follow(target, known, limit)
        except TimeoutError:
            limit_s = f"{self._deadline_s:g} seconds"
            raise SourceError(f"{shown(url)} did not answer completely within {limit_s}") from None

    async def _follow(self, url: httpx.URL, known: Fingerprint | None, limit: int) -> Answer | None:
        for _ in range(MAX_HOPS + 1):
            try:
                answer = await self._ask(url, known, limit)
            except EXPECTED as error:
                raise SourceError(f"{_shown(url)} {in_words(error)}") from error
            if not isinstance(answer, httpx.URL):
                return answer
            url = answer
        raise SourceError(f"{_shown(url)} leads on and on: more than {MAX_HOPS} redirects")

    async def _ask(self, url: httpx.URL, known: Fingerprint | None, limit: int) -> Answer | httpx.URL | None:
        """What one request gives: the document, None where it is as known, or where it leads to."""
        request = httpx.Request("GET", url, headers=_headers(url, known))
        response = await self._transport.handle_async_request(request)
        async with aclosing(response):
            status = response.status_code
            if status == 304 and known and (known.etag or known.modified):
                return None
            if status in _REDIRECTS and (location := response.headers.get("location")):
                return redirected(url, location)
            if status != 200:
                kind = NotThereError if status in _NOT_THERE else SourceError
                raise kind(f"{_shown(url)} answered {_status(status)}")
            body = Body(response.headers.get_list("content-encoding"), limit)
            async for chunk in response.aiter_raw():
                body.feed(chunk)
            return Answer(
                _shown(url),
                body.finish(),
                _validator(response.headers.get("etag")),
                _validator(response.headers.get("last-modified")),
            )


def _headers(url: httpx.URL, known: Fingerprint | None) -> dict[str, str]:
    headers = {
        "User-Agent": f"newsreader/{__version__}",
        "Accept": "*/*",
        "Accept-Encoding": "gzip",
    }
    if url.userinfo:
        credentials = f"{url.username}:{url.password}".encode()
        headers["Authorization"] = f"Basic {b64encode(credentials).decode()}"
    if known and known.etag:
        headers["If-None-Match"] = known.etag
    if known and known.modified:
        headers["If-Modified-Since"] = known.modified
    return headers


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
    if parsed is None or parsed.scheme not in _PORTS or not parsed.raw_host:
        raise SourceError(f"{shown(url)} is no http or https address")
    return parsed


def redirected(url: httpx.URL, location: str) -> httpx.URL:
    """Where a redirect leads, without credentials.

    Raises:
        SourceError: to something else than http and https, or from https to http.
    """
    try:
        target = url.join(location)
        fit = target.scheme in _PORTS and bool(target.raw_host) and "%" not in target.host
    except (httpx.InvalidURL, ValueError):
        fit = False
    if not fit:
        raise SourceError(f"{_shown(url)} leads to something that is no http or https address")
    if url.scheme == "https" and target.scheme == "http":
        raise SourceError(f"{_shown(url)} leads from https to http, which is not followed")
    return target.copy_with(userinfo=b"", fragment=None)


def _server(url: httpx.URL) -> tuple[str, int]:
    """The host and port of an address, as the connection will be asked for them."""
    return url.raw_host.decode("ascii"), url.port or _PORTS[url.scheme]


def _shown(url: httpx.URL) -> str:
    return shown(str(url))


def _status(number: int) -> str:
    try:
        return f"{number} {HTTPStatus(number).phrase}"
    except ValueError:
        return str(number)


def _validator(value: str | None) -> str | None:
    """An ETag or a date as it can be sent back; None where it cannot."""
    if value and len(value) <= LONGEST_VALIDATOR and value.isascii() and value.isprintable():
        return value
    return None
