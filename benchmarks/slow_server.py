"""A server on all addresses of this machine that answers every request with one feed, 100 ms later.

`python -m benchmarks.slow_server` prints its port, and serves until its standard input is closed.
"""

import asyncio
import sys

DELAY_S = 0.1

_ITEM = (
    "<item><title>Story %d</title><link>https://news.example/%d</link><description>%s</description></item>"
)
_BODY = "".join(_ITEM % (number, number, "a few words of a summary " * 16) for number in range(25))
_FEED = f'<rss version="2.0"><channel><title>News</title>{_BODY}</channel></rss>'.encode()
_HEAD = "\r\n".join(
    (
        "HTTP/1.1 200 OK",
        "Date: Mon, 23 Nov 2026 10:00:00 GMT",
        "Content-Type: application/rss+xml",
        'ETag: "one"',
        "Cache-Control: max-age=300",
        f"Content-Length: {len(_FEED)}",
        "\r\n",
    )
).encode()


class _Server(asyncio.Protocol):
    transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._received = b""

    def data_received(self, data: bytes) -> None:
        self._received += data
        if self._received.endswith(b"\r\n\r\n"):
            self._received = b""
            asyncio.get_running_loop().call_later(DELAY_S, self._answer)

    def _answer(self) -> None:
        if not self.transport.is_closing():
            self.transport.write(_HEAD + _FEED)


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(_Server, "0.0.0.0", 0, backlog=1000)
    async with server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(_serve())
