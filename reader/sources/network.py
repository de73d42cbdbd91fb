"""The network as all sources of one refresh share it: how many requests at a time, and how long each may take.

What is worth keeping from one request to the next is kept here too: connections, addresses of hosts, secrets. It knows
no HTTP client, so that nobody loads one who only carries it along.
"""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import count
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from reader.sources.access import Secrets
from reader.sources.addresses import Names
from reader.sources.room import Room
from reader.sources.turns import Turns

if TYPE_CHECKING:
    from asyncio import Semaphore

    from reader.sources.connection import Connection

DEADLINE_S = 20.0
"""How long one document may take, redirects and all, without the time that it waits for its turn."""
MAX_LARGE = 3
"""How many large documents are taken in at a time."""
MAX_IDLE = 128
"""How many connections are kept open that nobody uses at the moment."""


class Peer(NamedTuple):
    """Whom a connection leads to. Where `trusted` it may be a private address, which others must not be led to."""

    scheme: str
    host: str
    port: int
    trusted: bool


class Network:
    """Requests wait here for their turn. What is kept is kept until the last one who is inside of it leaves."""

    def __init__(self, *, at_once: int = 32, per_host: int = 2, deadline_s: float = DEADLINE_S) -> None:
        """At most `at_once` requests at a time, `per_host` of them to one host (name and port)."""
        self.at_once, self.per_host, self.deadline_s = at_once, per_host, deadline_s
        self.names, self.secrets = Names(), Secrets()
        self.room = Room()
        self._inside = 0
        self._turns, self._tickets = Turns(at_once, per_host), count()
        self._large: Semaphore | None = None
        self._idle: list[tuple[Peer, Connection]] = []

    async def __aenter__(self) -> Self:
        self._inside += 1
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inside -= 1
        if not self._inside:
            await self.aclose()

    async def aclose(self) -> None:
        """Closes the connections that nobody uses and forgets what was found out; it may be used again afterwards."""
        import asyncio

        for _, connection in self._idle:
            connection.abort()
        self._idle.clear()
        self._turns, self._large = Turns(self.at_once, self.per_host), None
        self.names, self.secrets = Names(), Secrets()
        await asyncio.sleep(0)  # the loop closes what was aborted with its next turn

    def ticket(self) -> int:
        """A place in the queue; a document keeps it on all its way, from one redirect to the next."""
        return next(self._tickets)

    def turn(self, host: str, port: int, ticket: int) -> AbstractAsyncContextManager[None]:
        """Waits until a request to a host may be made."""
        return self._turns.turn((host, port), ticket)

    @asynccontextmanager
    async def large(self) -> AsyncIterator[None]:
        """Waits until a large document may be taken in: few at a time, and none where too much waits to be parsed."""
        from asyncio import Semaphore

        if self._large is None:
            self._large = Semaphore(MAX_LARGE)
        async with self._large:
            await self.room.wait()
            yield

    def kept(self, peer: Peer) -> "Connection | None":
        """A connection that was kept and looks alive, the one used last; it is the caller's now."""
        for place in range(len(self._idle) - 1, -1, -1):
            if self._idle[place][0] == peer:
                connection = self._idle.pop(place)[1]
                if connection.is_quiet:
                    return connection
                connection.abort()
        return None

    def keep(self, peer: Peer, connection: "Connection") -> None:
        """Takes a connection that may be used again; the one that waited longest goes where there are too many."""
        if not self._inside:
            connection.abort()
            return
        self._idle.append((peer, connection))
        if len(self._idle) > MAX_IDLE:
            self._idle.pop(0)[1].abort()
