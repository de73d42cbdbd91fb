"""Asks for 200 documents of 100 hosts in one way, and prints what that took.

`python -m benchmarks.asking WAY AT_ONCE PORT` prints the time of the processor a request, that of the clock for all of
them, and that of the imports, in ms.
"""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from importlib import import_module
from typing import TypeAlias

REQUESTS, HOSTS = 200, 100

Ask: TypeAlias = Callable[[str], Awaitable[bytes]]


async def _reader(stack: AsyncExitStack, at_once: int) -> Ask:
    """The reader's client for a source, a new one for each as in a refresh."""
    from reader.sources.http import Client
    from reader.sources.network import Network

    network = await stack.enter_async_context(Network(at_once=at_once))

    async def ask(url: str) -> bytes:
        async with Client(url, network) as client:
            return (await client.get(url)).data

    return ask


async def _httpx(stack: AsyncExitStack, _: int) -> Ask:
    """The client of httpx as it comes: one pool of connections for all hosts."""
    import httpx

    limits = httpx.Limits(max_connections=None)
    client = await stack.enter_async_context(httpx.AsyncClient(limits=limits, trust_env=False))

    async def ask(url: str) -> bytes:
        return (await client.get(url)).content

    return ask


async def _pools(stack: AsyncExitStack, _: int) -> Ask:
    """What stands below httpx, with a pool for each host."""
    import httpcore

    pools: dict[str, httpcore.AsyncConnectionPool] = {}

    async def ask(url: str) -> bytes:
        host = url.split("/")[2]
        if host not in pools:
            pools[host] = await stack.enter_async_context(httpcore.AsyncConnectionPool(max_connections=2))
        return (await pools[host].request("GET", url)).content

    return ask


async def _bare(_: AsyncExitStack, __: int) -> Ask:
    """The least there can be: a connection, a line, an answer that is trusted blindly."""

    async def ask(url: str) -> bytes:
        _, _, place, path = url.split("/", 3)
        host, _, port = place.partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(f"GET /{path} HTTP/1.1\r\nHost: {place}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r")[0])
        data = await reader.readexactly(length)
        writer.close()
        return data

    return ask


WAYS = {"reader": _reader, "httpx": _httpx, "pools": _pools, "bare": _bare}
_MODULES = {"reader": "reader.sources.http", "httpx": "httpx", "pools": "httpcore", "bare": "asyncio"}


async def _measure(way: str, at_once: int, port: int) -> tuple[float, float]:
    urls = [f"http://127.0.0.{1 + number % HOSTS}:{port}/{number}.xml" for number in range(REQUESTS)]
    turns = asyncio.Semaphore(at_once)

    async def one(ask: Ask, url: str) -> None:
        async with turns:
            assert await ask(url)

    begun, used = time.perf_counter(), time.process_time()
    async with AsyncExitStack() as stack:
        ask = await WAYS[way](stack, at_once)
        await asyncio.gather(*(one(ask, url) for url in urls))
    return (time.process_time() - used) / REQUESTS, time.perf_counter() - begun


def main() -> None:
    way, at_once, port = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    begun = time.perf_counter()
    import_module(_MODULES[way])
    imported = time.perf_counter() - begun
    print(*(1000 * seconds for seconds in (*asyncio.run(_measure(way, at_once, port)), imported)))


if __name__ == "__main__":
    main()
