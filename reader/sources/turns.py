"""Who may ask next: so many requests at a time in all, and so many of them to one host."""

from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from asyncio import Future

Server: TypeAlias = tuple[str, int]
"""A host and its port."""


class _Host:
    """How many requests to a host are being answered, and which wait, the one with the lowest ticket first."""

    def __init__(self) -> None:
        self.running = 0
        self.waiting: list[tuple[int, int, Future[None]]] = []


class Turns:
    """Requests wait here. A host that nobody asks at the moment comes first, then whoever drew a ticket first.

    So a host that is slow holds up no other, though its requests take long: the next one to it waits until the others
    had their turn. Nobody who waits has a place already.
    """

    def __init__(self, at_once: int, per_host: int) -> None:
        self._free, self._per_host = at_once, per_host
        self._hosts: defaultdict[Server, _Host] = defaultdict(_Host)
        # Hosts to ask: (how many ask it, ticket of who is next there, host). What no longer holds is passed over.
        self._ready: list[tuple[int, int, Server]] = []
        self._arrivals = count()

    @asynccontextmanager
    async def turn(self, server: Server, ticket: int) -> AsyncIterator[None]:
        """Waits until a request to a host may be made."""
        from asyncio import get_running_loop

        mine = get_running_loop().create_future()
        heappush(self._hosts[server].waiting, (ticket, next(self._arrivals), mine))
        self._look_at(server)
        self._give()
        try:
            await mine
        except BaseException:
            if mine.cancelled():
                self._look_at(server)
            else:  # it was given just when it was no longer wanted
                self._take_back(server)
            raise
        try:
            yield
        finally:
            self._take_back(server)

    def _take_back(self, server: Server) -> None:
        self._free += 1
        self._hosts[server].running -= 1
        self._look_at(server)
        self._give()

    def _look_at(self, server: Server) -> None:
        """Notes a host that may be asked; called whenever anything about it has changed."""
        host = self._hosts[server]
        while host.waiting and host.waiting[0][-1].cancelled():
            heappop(host.waiting)
        if host.waiting and host.running < self._per_host:
            heappush(self._ready, (host.running, host.waiting[0][0], server))

    def _give(self) -> None:
        while self._free and self._ready:
            running, ticket, server = heappop(self._ready)
            host = self._hosts[server]
            if not host.waiting or (running, ticket) != (host.running, host.waiting[0][0]):
                continue
            mine = heappop(host.waiting)[-1]
            if not mine.cancelled():
                mine.set_result(None)
                self._free -= 1
                host.running += 1
            self._look_at(server)
