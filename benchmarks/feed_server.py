"""A server of feeds on the loopback addresses: every answer takes 100 ms, and some of them are no good.

`python -m benchmarks.feed_server` prints its port, and serves until its standard input is closed.

    /feed/N.xml      RSS 2.0 with 25 items, an ETag, and 304 to those who have it
    /FAULT/N.xml     the same with a fault: see FAULTS
"""

import asyncio
import random
import struct
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import blake2b
from socket import SO_LINGER, SOL_SOCKET
from typing import TypeAlias
from xml.sax.saxutils import escape

from benchmarks.words import FREQUENT

ITEMS = 25
DELAY_S = 0.1
_NEWEST = datetime(2026, 11, 22, 12, tzinfo=UTC)

Writer: TypeAlias = asyncio.StreamWriter


@cache
def feed(number: int) -> bytes:
    """A feed, always the same one of that number: headlines, excerpts of some 60 words, categories, guids."""
    chance = random.Random(number)
    items = "".join(_item(number, place, chance) for place in range(ITEMS))
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Site {number}</title>'
        f"<link>https://site-{number}.example/</link><description>News of site {number}</description>"
        f"{items}</channel></rss>"
    ).encode()


def _item(number: int, place: int, chance: random.Random) -> str:
    words = chance.choices(FREQUENT, k=70)
    url = f"https://site-{number}.example/{number * ITEMS + place}"
    published = _NEWEST - timedelta(minutes=number + 400 * place)
    return (
        f"<item><title>{escape(' '.join(words[:9]).capitalize())}</title><link>{url}</link><guid>{url}</guid>"
        f"<pubDate>{published:%a, %d %b %Y %H:%M:%S} +0000</pubDate><category>{words[9]}</category>"
        f"<description>{escape(' '.join(words[10:]).capitalize())}.</description></item>"
    )


async def _whole(data: bytes, writer: Writer, headers: str = "", length: int | None = None) -> None:
    size = len(data) if length is None else length
    writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {size}\r\n{headers}\r\n".encode() + data)
    await writer.drain()


async def _reset(data: bytes, writer: Writer) -> None:
    await _whole(data[:1000], writer, length=len(data))
    writer.get_extra_info("socket").setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))


async def _error(_: bytes, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n")
    await writer.drain()


async def _slow(data: bytes, writer: Writer) -> None:
    writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(data)}\r\n\r\n".encode())
    for place in range(len(data)):
        writer.write(data[place : place + 1])
        await writer.drain()
        await asyncio.sleep(1)


async def _endless(data: bytes, writer: Writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    while True:
        writer.write(data * 8)
        await writer.drain()
        await asyncio.sleep(0.005)


async def _short(data: bytes, writer: Writer) -> None:
    await _whole(data, writer, length=len(data) + 500)
    writer.close()


async def _gzip(data: bytes, writer: Writer) -> None:
    await _whole(b"\x1f\x8b\x08\x00" + data[:2000], writer, "Content-Encoding: gzip\r\n")


FAULTS: dict[str, Callable[[bytes, Writer], Awaitable[None]]] = {
    "reset": _reset, "error": _error, "slow": _slow, "endless": _endless, "short": _short, "gzip": _gzip,
}  # fmt: skip
"""What may be wrong with an answer, by the first part of its path."""


async def _serve(reader: asyncio.StreamReader, writer: Writer) -> None:
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            await asyncio.sleep(DELAY_S)
            fault, name = head.split(b" ", 2)[1].decode().strip("/").split("/")
            data = feed(int(name.removesuffix(".xml")))
            etag = f'"{blake2b(data, digest_size=8).hexdigest()}"'
            if fault in FAULTS:
                await FAULTS[fault](data, writer)
                return
            if etag.encode() in head:
                writer.write(f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\n\r\n".encode())
                await writer.drain()
            else:
                await _whole(data, writer, f"ETag: {etag}\r\nContent-Type: application/rss+xml\r\n")
    except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):  # either side has ended
        pass
    finally:
        writer.close()


async def _main() -> None:
    server = await asyncio.start_server(_serve, "0.0.0.0", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    for made in range(1000):
        feed(made)
    asyncio.run(_main())
