"""The library in a thread of its own, so that nothing on the event loop waits for a disk."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock
from typing import TypeVar

from reader.errors import ReaderError
from reader.library import Library

T = TypeVar("T")


class Background:
    """One thread that alone uses the library.

    Work that is cancelled while it waits is never begun; a reading that is cancelled while it runs is interrupted,
    so that the next one need not wait for it.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="library")
        self._lock = Lock()
        self._running: object = None

    async def read(self, work: Callable[[Library], T]) -> T:
        """What `work` gives, made in the library's thread; interrupted when the caller is cancelled."""
        token = object()
        try:
            return await self._run(token, work)
        except asyncio.CancelledError:
            self._interrupt(token)
            raise

    async def write(self, work: Callable[[Library], T]) -> T:
        """The same for work that changes something: once begun, it is brought to its end."""
        return await self._run(object(), work)

    def close(self, last: Callable[[Library], object] | None = None) -> None:
        """Lets go of the thread; what was not begun is dropped, what runs is interrupted if it is a reading.

        `last` is done at the very end.
        """
        self._library.interrupt()
        self._thread.shutdown(wait=True, cancel_futures=True)
        if last is not None:
            with suppress(ReaderError):  # there is nobody left to be told
                last(self._library)

    async def _run(self, token: object, work: Callable[[Library], T]) -> T:
        return await asyncio.wrap_future(self._thread.submit(self._in_thread, token, work))

    def _in_thread(self, token: object, work: Callable[[Library], T]) -> T:
        with self._lock:
            self._running = token
        try:
            return work(self._library)
        finally:
            with self._lock:
                self._running = None

    def _interrupt(self, token: object) -> None:
        # Under the lock: the interruption must hit this work or nothing, never the next.
        with self._lock:
            if self._running is token:
                self._library.interrupt()
