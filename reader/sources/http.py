"""Asks a server for one document: bounded in bytes, in time, in redirects, and in where it may lead."""

from contextlib import AsyncExitStack, aclosing
from types import TracebackType
from typing import NamedTuple, Self

from reader import __version__
from reader.errors import SourceError
from reader.models import Fingerprint, SourceSpec
from reader.sources.access import Access, access_of, basic, told
from reader.sources.answers import Answer, Same, shown
from reader.sources.base import Outlook, Way
from reader.sources.deadline import Deadline
from reader.sources.freshness import fresh_s
from reader.sources.hops import MAX_HOPS, PERMANENT, REDIRECTS, checked, moved, origin, redirected
from reader.sources.lean import httpx
from reader.sources.network import Network
from reader.sources.refusals import refusal
from reader.sources.transport import Transport, server
from reader.sources.trouble import EXPECTED, failed
from reader.sources.unpacking import Body

__all__ = ["MAX_LISTING_BYTES", "Client", "checked", "client_for"]

MAX_LISTING_BYTES = 32 << 20
LARGE = 1 << 20
LONGEST_VALIDATOR = 1000
LONGEST_TYPE = 200
_PLAIN = Access()


class _Hop(NamedTuple):
    """Where a redirect leads, and whether for good."""

    url: httpx.URL
    permanent: bool


class Client:
    """Asks for documents below one address that the user gave; the only host it may find at a private address.

    No cookies, no proxies, no .netrc; the user's credentials are for the server of that address alone.
    """

    def __init__(
        self,
        given: str,
        network: Network | None = None,
        access: Access = _PLAIN,
        *,
        trusted: frozenset[tuple[str, int]] | None = None,
    ) -> None:
        """`network` is what it shares with others, `access` what only the server of `given` is told; `trusted` are the
        servers whose addresses may be private: that of `given` where it was the user who gave it.

        Raises:
            SourceError: `given` is no address that can be asked.
        """
        self._address, self._given = given, checked(given)
        self._network = network or Network()
        if access.password and access.user is None:
            access = access._replace(user=self._given.username)
        self._access = access
        self._told: dict[str, str] | None = None
        # httpx's own client would keep cookies, read .netrc and look at proxies and redirects by itself.
        self._transport = Transport(
            self._network, frozenset((server(self._given),)) if trusted is None else trusted
        )

    async def __aenter__(self) -> Self:
        await self._network.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._network.__aexit__(kind, error, trace)

    async def get(self, url: str, *, limit: int = MAX_LISTING_BYTES) -> Answer:
        """The document at `url`.

        Raises:
            NotThereError: the server has no such document.
            NotNowError: it wants to be left alone for a while.
            SourceError: it cannot be had; the message says why, of which address.
        """
        answer = await self._follow(self._parsed(url), None, limit)
        if isinstance(answer, Same):
            raise SourceError(f"{shown(url)} answered nothing that it was asked for")
        return answer

    async def get_changed(
        self, url: str, known: Fingerprint | None, *, limit: int = MAX_LISTING_BYTES
    ) -> Answer | Same:
        """The document at `url`, unless it is as `known`, by what the server says or by its bytes.

        Raises:
            NotThereError, NotNowError, SourceError: like `get`.
        """
        answer = await self._follow(self._parsed(url), known, limit)
        if isinstance(answer, Answer) and known and known.digest == answer.fingerprint.digest:
            return Same(answer.outlook)
        return answer

    def _parsed(self, url: str) -> httpx.URL:
        return (
            self._given if url == self._address else checked(url)
        )  # taking one apart is a tenth of a request

    async def _follow(self, given: httpx.URL, known: Fingerprint | None, limit: int) -> Answer | Same:
        """What is at the end of all redirects, asked for within one deadline."""
        if self._told is None:
            self._told = await told(self._access, self._network.secrets, shown(str(self._given)))
        deadline = Deadline(shown(str(given)), self._network.deadline_s)
        url, permanent, ticket = given, True, self._network.ticket()
        for _ in range(MAX_HOPS + 1):
            async with self._network.turn(*server(url), ticket):
                await self._network.room.wait()
                async with deadline.running():
                    answer = await self._ask(url, known, limit, deadline)
            if not isinstance(answer, _Hop):
                if permanent and url is not given:
                    return answer._replace(outlook=answer.outlook._replace(moved_to=moved(given, url)))
                return answer
            url, permanent = answer.url, permanent and answer.permanent
        raise SourceError(f"{shown(str(url))} leads on and on: more than {MAX_HOPS} redirects")

    async def _ask(
        self, url: httpx.URL, known: Fingerprint | None, limit: int, deadline: Deadline
    ) -> Answer | Same | _Hop:
        try:
            request = httpx.Request("GET", url, headers=self._headers(url, known))
            async with aclosing(await self._transport.handle_async_request(request)) as response:
                without_body = _judged(url, request, response, known)
                if without_body is not None:
                    return without_body
                return _answer(url, response.headers, await self._body(response, limit, deadline))
        except EXPECTED as error:
            raise failed(shown(str(url)), error) from error

    async def _body(self, response: httpx.Response, limit: int, deadline: Deadline) -> bytes:
        """The body, unpacked; of large ones only a few are taken in at a time, so that all together stay bounded."""
        body = Body(response.headers.get_list("content-encoding"), limit)
        assert isinstance(response.stream, httpx.AsyncByteStream)
        async with AsyncExitStack() as stack:
            stack.callback(body.drop)
            is_large = False
            async for chunk in response.stream:
                for piece in body.pieces(chunk):
                    body.feed(piece)
                    if body.size > LARGE and not is_large:
                        is_large = True
                        async with deadline.standing_still():
                            await stack.enter_async_context(self._network.large())
            return body.finish()

    def _headers(self, url: httpx.URL, known: Fingerprint | None) -> dict[str, str]:
        """The headers of a request; only the server of the given address is told what its source wants it told."""
        headers = {"user-agent": f"newsreader/{__version__}", "accept": "*/*", "accept-encoding": "gzip"}
        if known and known.etag:
            headers["if-none-match"] = known.etag
        if known and known.modified:
            headers["if-modified-since"] = known.modified
        if origin(url) != origin(self._given):
            return headers
        if self._given.userinfo:
            headers["authorization"] = basic(self._given.username, self._given.password)
        return headers | (self._told or {})


def client_for(spec: SourceSpec, way: Way) -> Client:
    """A client for the server of a source, with what the source wants it told.

    Raises:
        SourceError: its address is none that can be asked.
    """
    return Client(spec.address, way.network, access_of(spec))


def _judged(
    url: httpx.URL, request: httpx.Request, response: httpx.Response, known: Fingerprint | None
) -> Same | _Hop | None:
    """What the head of an answer says: that the document is as known, or where it leads to; None: read its body.

    Raises:
        SourceError: it is no good answer.
    """
    headers, status = response.headers, response.status_code
    if status == 304 and known and (known.etag or known.modified):
        return Same(Outlook(fresh_s(headers.get)))
    if status in REDIRECTS and (location := headers.get("location")):
        return _Hop(redirected(url, location), status in PERMANENT)
    if status != 200:
        raise refusal(shown(str(url)), status, headers.get, said_who="authorization" in request.headers)
    return None


def _answer(url: httpx.URL, headers: httpx.Headers, data: bytes) -> Answer:
    return Answer(
        shown(str(url)),
        data,
        _plain(headers.get("etag"), LONGEST_VALIDATOR),
        _plain(headers.get("last-modified"), LONGEST_VALIDATOR),
        _plain(headers.get("content-type"), LONGEST_TYPE) or "",
        Outlook(fresh_s(headers.get)),
    )


def _plain(value: str | None, longest: int) -> str | None:
    """A value of a header that can be kept, and sent back; None where it cannot."""
    if value and len(value) <= longest and value.isascii() and value.isprintable():
        return value
    return None
