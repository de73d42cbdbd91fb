"""Who refreshes which source: a lease in the library, so that two instances do not fetch the same thing twice."""

import asyncio
import logging
import os
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TypeVar

from reader.indexing.store_thread import StoreThread
from reader.store import Store

T = TypeVar("T")
_LOG = logging.getLogger(__name__)

LEASE_S = 30.0
"""So long a source stays taken after its holder was killed."""
_RENEWED_S = 10.0
_LOOKED_AGAIN_S = 0.1
"""So soon it is looked whether another instance is done; less often the longer that takes: there may be hundreds."""
_LOOKED_AGAIN_AT_LEAST_S = 1.0


class Leases:
    """The sources that this process has for itself; they stay so until they are given back."""

    def __init__(self, store: Store, thread: StoreThread, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._thread = thread
        self._clock = clock
        self._holder = f"{os.getpid()} {secrets.token_hex(8)}"
        self._held: set[str] = set()
        self._renewing: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def held(self, address: str, look: Callable[[str], T]) -> AsyncIterator[T]:
        """Has a source for oneself, once another instance that has it gave it back; gives what `look` then finds."""
        self._held.add(address)  # before it is: who is stopped meanwhile may have been given it nonetheless
        pause = _LOOKED_AGAIN_S

        def taken() -> tuple[T] | None:
            return (look(address),) if self._take([address]) else None

        try:
            while (found := await self._thread.do(taken)) is None:
                await asyncio.sleep(pause)
                pause = min(pause * 1.5, _LOOKED_AGAIN_AT_LEAST_S)
            if self._renewing is None:
                self._renewing = asyncio.create_task(self._renew())
            yield found[0]
        finally:
            await self._give_back(address)

    async def close(self) -> None:
        """Ends the renewing, and gives back what could not be given back before."""
        renewing = [] if self._renewing is None else [self._renewing]
        for task in renewing:
            task.cancel()
        try:
            if self._held:
                await self._thread.do(self._release, list(self._held))
        finally:
            await asyncio.gather(*renewing, return_exceptions=True)

    async def _give_back(self, address: str) -> None:
        self._held.discard(address)  # before it is, so that it is not renewed meanwhile
        try:
            await self._thread.do(self._release, [address])
        except BaseException:  # what is written together with it may have failed
            self._held.add(address)
            raise

    async def _renew(self) -> None:
        while True:
            await asyncio.sleep(_RENEWED_S)
            try:
                await self._thread.do(self._take, list(self._held))
            except Exception:  # noqa: BLE001 - those who write find out; the next renewal may do
                _LOG.debug("a lease was not renewed", exc_info=True)

    def _take(self, addresses: Sequence[str]) -> bool:
        now, store = self._clock(), self._store
        taken = True
        with store.database.transaction() as connection:
            for address in addresses:
                taken &= store.leases.take(connection, address, self._holder, now, LEASE_S)
        return taken

    def _release(self, addresses: Sequence[str]) -> None:
        with self._store.database.transaction() as connection:
            self._store.leases.release(connection, addresses, self._holder)


@asynccontextmanager
async def leases(store: Store, thread: StoreThread, clock: Callable[[], datetime]) -> AsyncIterator[Leases]:
    """Leases that are renewed for as long as they are held."""
    held = Leases(store, thread, clock)
    try:
        yield held
    finally:
        await held.close()
