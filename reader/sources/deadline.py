"""The time that a document may take in all, whatever happens on the way to it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from reader.errors import UnreachableError


class Deadline:
    """The time that is left; it stands still while a turn is waited for."""

    def __init__(self, whose: str, seconds: float) -> None:
        """`whose` is the address that is asked for, as it is shown."""
        self._whose, self._seconds, self._left_s = whose, seconds, seconds
        self._running: asyncio.Timeout | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Lets the time run.

        Raises:
            UnreachableError: there is no more.
        """
        try:
            async with asyncio.timeout(self._left_s) as self._running:
                yield
                self._left_s = self._left()
        except TimeoutError:
            limit = f"{self._seconds:g} seconds"
            raise UnreachableError(f"{self._whose} did not answer completely within {limit}") from None
        finally:
            self._running = None

    @asynccontextmanager
    async def standing_still(self) -> AsyncIterator[None]:
        """Stops the running time for a while."""
        assert self._running
        left_s = self._left()
        self._running.reschedule(None)
        yield
        self._running.reschedule(asyncio.get_running_loop().time() + left_s)

    def _left(self) -> float:
        when = self._running.when() if self._running else None
        return 0 if when is None else when - asyncio.get_running_loop().time()
