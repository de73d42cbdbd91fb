"""One connection to a server, and the requests that are made over it, one after the other (HTTP/1.1, RFC 9112).

`h11` says what the bytes mean. The bytes come through a protocol of asyncio's, not a stream: what arrived before a
connection broke is still given, and a request costs a third of the time that a pool of connections takes for it.
"""

import asyncio
from typing import Self

import h11

MAX_HEAD_BYTES = 1 << 16
"""What the head of an answer may take, in bytes (and the line before a chunk, and the fields after the last one)."""
MAX_INTERIM = 20
"""How many answers such as 100 and 103 may come before the answer (RFC 9110 §15.2)."""
MAX_CRUMBS = 50_000
"""How many pieces of an answer are taken that have next to nothing in them: each costs as much as a large one."""
_CRUMB = 64
_LEFT = 8
_PIECE = 1 << 16
_HELD = 1 << 18


class NoAnswer(ConnectionError):  # noqa: N818 - like the others of its family
    """The connection ended before anything of an answer came."""


class Unbearable(Exception):  # noqa: N818 - the words of a SourceError on their way up
    """An answer that is HTTP, but more of it around the answer than anybody needs."""


class Wire(asyncio.Protocol):
    """The bytes of a connection as they come in; no more than a bounded number of them wait."""

    transport: asyncio.Transport

    def __init__(self) -> None:
        self._held = bytearray()
        self._ended = False
        self._failure: Exception | None = None
        self._waiting: asyncio.Future[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It stands."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        self._held += data
        if len(self._held) > _HELD:
            self.transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        """No more will come."""
        self._ended = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone, because of a failure or not."""
        self._ended, self._failure = True, exc
        self._wake()

    @property
    def is_quiet(self) -> bool:
        """Whether it stands, and nothing came that nobody asked for."""
        return not (self._ended or self._held or self.transport.is_closing())

    async def read(self) -> bytes:
        """The next bytes, nothing at the end.

        Raises:
            OSError: it broke (ssl.SSLError among them).
        """
        while not self._held:
            if self._failure:
                raise self._failure
            if self._ended:
                return b""
            self._waiting = asyncio.get_running_loop().create_future()
            try:
                await self._waiting
            finally:
                self._waiting = None
        piece = bytes(self._held[:_PIECE])
        del self._held[:_PIECE]
        if len(self._held) <= _HELD and not self.transport.is_closing():
            self.transport.resume_reading()
        return piece

    def _wake(self) -> None:
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)


class Connection:
    """A connection that stands."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._state = h11.Connection(h11.CLIENT, max_incomplete_event_size=MAX_HEAD_BYTES)
        self._crumbs = 0

    async def ask(self, request: h11.Request) -> h11.Response:
        """The head of the answer to a request; its body is what the connection then gives, piece by piece.

        Raises:
            NoAnswer: the server closed the connection instead.
            OSError, h11.RemoteProtocolError, Unbearable: it broke, or what comes is no such answer.
        """
        self._crumbs = 0
        self._wire.transport.write(
            (self._state.send(request) or b"") + (self._state.send(h11.EndOfMessage()) or b"")
        )
        for _ in range(MAX_INTERIM + 1):
            event = await self._next()
            if isinstance(event, h11.Response):
                return event
        raise Unbearable("sent more headers than are taken")

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        event = await self._next()
        if not isinstance(event, h11.Data):
            raise StopAsyncIteration
        if len(event.data) < _CRUMB:
            await self._count_crumb()
        return bytes(event.data)

    def is_done(self) -> bool:
        """Whether the answer is complete, so that another request can be made; waits for nothing.

        What has arrived already is thrown away: the few words that come with a redirect.
        """
        try:
            for _ in range(_LEFT):
                if not isinstance(self._state.next_event(), h11.Data):
                    break
            if self._state.trailing_data[0] or not self._wire.is_quiet:
                return False
            self._state.start_next_cycle()
        except h11.ProtocolError:
            return False
        return True

    @property
    def is_quiet(self) -> bool:
        """Whether it looks as if the server would still answer."""
        return self._wire.is_quiet

    def abort(self) -> None:
        """Closes it at once; the loop frees it with its next turn."""
        self._wire.transport.abort()

    async def _count_crumb(self) -> None:
        self._crumbs += 1
        if self._crumbs > MAX_CRUMBS:
            raise Unbearable("sent its answer in crumbs")
        if self._crumbs % 100 == 0:
            await asyncio.sleep(0)  # thousands of them may be here already, and others want to go on

    async def _next(self) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        while (event := self._state.next_event()) is h11.NEED_DATA:
            data = await self._wire.read()
            if not data and self._state.their_state is h11.SEND_RESPONSE:
                raise NoAnswer("closed without an answer")
            self._state.receive_data(data)
        return event
