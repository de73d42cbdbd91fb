"""How much of what was received may wait to be parsed and saved, before more is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import Event

MOST_BYTES = 12 << 20


class Room:
    """Counts the bytes of documents that are held. Where they are too many, who wants more waits for others to be done.

    Whoever holds some must not need to ask for anything more to get done with them.
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most, self._held = most, 0
        self._free: Event | None = None

    @contextmanager
    def holding(self, size: int) -> Iterator[None]:
        """Holds so many bytes."""
        self._change(size)
        try:
            yield
        finally:
            self._change(-size)

    async def wait(self) -> None:
        """Waits until more may be held."""
        from asyncio import Event

        while self._held > self._most:
            if self._free is None:
                self._free = Event()
            await self._free.wait()

    def _change(self, size: int) -> None:
        self._held += size
        if self._held <= self._most and self._free:
            self._free.set()
            self._free = None
