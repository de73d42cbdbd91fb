"""The way to the network: a transport for httpx that connects to checked addresses only.

The check is made on the very address that is connected to, so that a name which leads elsewhere a moment later
gains nothing. This module and `http` are the only ones that know httpx, and are imported where they are used.
"""

import ssl
from collections.abc import AsyncIterator, Collection, Iterable
from functools import cache

import httpcore
import httpx

from reader.sources.addresses import AddressRefused, is_public, resolve

CONNECT_S = 5.0
"""How long one address of a host may take to answer, in seconds; then the next is tried."""


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects to public addresses, and to whatever addresses the (host, port) pairs allowed have."""

    def __init__(self, allowed: Collection[tuple[str, int]]) -> None:
        self._allowed = allowed
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: "Iterable[httpcore.SOCKET_OPTION] | None" = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address of `host` that answers.

        Raises:
            AddressRefused: all its addresses are private, and it is not allowed to have such.
            httpcore.ConnectError, httpcore.ConnectTimeout: none answers.
        """
        addresses = await self._checked(host, port)
        limit = CONNECT_S if timeout is None else min(timeout, CONNECT_S)
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                return await self._inner.connect_tcp(address, port, limit, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def _checked(self, host: str, port: int) -> list[str]:
        addresses = await resolve(host, port)
        if (host, port) in self._allowed:
            return addresses
        public = [address for address in addresses if is_public(address)]
        if addresses and not public:
            where = host if host in addresses else f"{host} ({addresses[0]})"
            raise AddressRefused(f"leads to {where}, a private address that you did not give yourself")
        return public


class CheckedTransport(httpx.AsyncBaseTransport):
    """Sends requests over connections of a `CheckedBackend`. HTTP/1.1, no proxies."""

    def __init__(self, allowed: Collection[tuple[str, int]]) -> None:
        """`allowed` are the hosts and ports whose addresses may be private."""
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=_tls(), max_connections=2, network_backend=CheckedBackend(allowed)
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Sends one request."""
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    async def aclose(self) -> None:
        """Closes all connections."""
        await self._pool.aclose()


class _Body(httpx.AsyncByteStream):
    """The bytes of an answer as they come in, still packed."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._answer.aiter_stream()

    async def aclose(self) -> None:
        await self._answer.aclose()


@cache
def _tls() -> ssl.SSLContext:
    """The trusted certificates; loading them takes 20 ms, so once."""
    return httpx.create_ssl_context()
