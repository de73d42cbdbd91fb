"""The way to the network: a transport for httpx that connects to checked addresses only.

The check is made on the very address that is connected to, so that a name which leads elsewhere a moment later
gains nothing. Proxies are not used, whatever the environment names: one would connect for us, unchecked. This module,
`http` and `trouble` are the only ones that know httpx, and are imported where they are used.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Collection
from functools import cache
from threading import Lock

import h11

from reader.sources.addresses import AddressRefused, is_public
from reader.sources.connection import Connection, Wire
from reader.sources.lean import httpx
from reader.sources.network import Network, Peer

CONNECT_S = 5.0
"""How long one address of a host may take to answer, in seconds; then the next is tried."""
PORTS = {"http": 80, "https": 443}
_LOADING = Lock()


class NoCertificates(Exception):  # noqa: N818 - the words of a SourceError on their way up
    """There is nothing to tell by whether a server is who it says it is."""


class Transport(httpx.AsyncBaseTransport):
    """Sends requests over connections that all share. HTTP/1.1, certificates checked, no proxies."""

    def __init__(self, network: Network, allowed: Collection[tuple[str, int]]) -> None:
        """`allowed` are the hosts and ports whose addresses may be private."""
        self._network, self._allowed = network, allowed

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to one request; the connection is kept for the next when its body was read to the end.

        A kept connection may have been closed by the server just now: then a new one is made, once.
        """
        peer = self._peer(request.url)
        if kept := self._network.kept(peer):
            try:
                answer = await self._ask(peer, kept, request)
                if answer.status_code != 408:  # what a server says to a connection that it is about to close
                    return answer
                await answer.aclose()
            except OSError:
                pass
        return await self._ask(peer, await self.connect(peer), request)

    async def connect(self, peer: Peer) -> Connection:
        """A connection to the first address that answers.

        Raises:
            AddressRefused: all addresses are private, and the peer is not trusted to have such.
            OSError: none answers, or not as the one that it should be (ssl.SSLError).
        """
        addresses = await self.checked(peer)
        tls = await certificates() if peer.scheme == "https" else None
        name = peer.host.rstrip(".") if tls else None  # the certificate is for the name, not for the address
        failure: OSError = OSError(f"{peer.host} has no address")
        for address in addresses:
            try:
                async with asyncio.timeout(CONNECT_S):
                    _, wire = await asyncio.get_running_loop().create_connection(
                        Wire, address, peer.port, ssl=tls, server_hostname=name
                    )
                return Connection(wire)
            except ssl.SSLError:
                raise
            except OSError as error:
                failure = error
        raise failure

    async def checked(self, peer: Peer) -> list[str]:
        """The addresses of a host that may be connected to.

        Raises:
            AddressRefused: there are none but private ones, and those only for peers that are trusted.
        """
        addresses = await self._network.names.addresses(peer.host)
        if peer.trusted:
            return addresses
        public = [address for address in addresses if is_public(address)]
        if addresses and not public:
            where = peer.host if peer.host in addresses else f"{peer.host} ({addresses[0]})"
            raise AddressRefused(f"leads to {where}, a private address that you did not give yourself")
        return public

    async def _ask(self, peer: Peer, connection: Connection, request: httpx.Request) -> httpx.Response:
        try:
            head = await connection.ask(
                h11.Request(method=request.method, target=request.url.raw_path, headers=request.headers.raw)
            )
        except BaseException:
            connection.abort()
            raise
        body = _Body(self._network, peer, connection)
        return httpx.Response(head.status_code, headers=head.headers.raw_items(), stream=body)

    def _peer(self, url: httpx.URL) -> Peer:
        host, port = server(url)
        return Peer(url.scheme, host, port, (host, port) in self._allowed)


class _Body(httpx.AsyncByteStream):
    """The bytes of an answer as they come in, still packed."""

    def __init__(self, network: Network, peer: Peer, connection: Connection) -> None:
        self._network, self._peer, self._connection = network, peer, connection

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._connection

    async def aclose(self) -> None:
        """Keeps the connection where it can be used again, else closes it."""
        if self._connection.is_done():
            self._network.keep(self._peer, self._connection)
        else:
            self._connection.abort()


def server(url: httpx.URL) -> tuple[str, int]:
    """The host and port of an address, as the connection will be asked for them."""
    return url.raw_host.decode("ascii"), url.port or PORTS[url.scheme]


async def certificates() -> ssl.SSLContext:
    """The trusted certificates, those of SSL_CERT_FILE or SSL_CERT_DIR where these are set.

    Loading them takes 20 ms: it happens once, in a thread.

    Raises:
        NoCertificates: they cannot be read.
    """
    return _load() if _load.cache_info().currsize else await asyncio.to_thread(_loaded)


def _loaded() -> ssl.SSLContext:
    with _LOADING:  # those who come at the same moment wait for the first
        return _load()


@cache
def _load() -> ssl.SSLContext:
    try:
        context = httpx.create_ssl_context()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise NoCertificates(
            f"was not asked: the certificates of SSL_CERT_FILE cannot be read: {reason}"
        ) from None
    context.set_alpn_protocols(["http/1.1"])
    return context
