"""Does several things at a time, and gives what comes of them as it comes."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


async def together(jobs: Iterable[Callable[[], Awaitable[T]]], most: int) -> AsyncGenerator[T, None]:
    """What each of the jobs gives, whichever is done first, `most` of them at a time.

    What still runs is cancelled when this is closed.
    """
    waiting = iter(jobs)
    running: set[asyncio.Future[T]] = set()
    try:
        while True:
            while len(running) < most and (job := next(waiting, None)) is not None:
                running.add(asyncio.ensure_future(job()))
            if not running:
                return
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for future in done:
                yield future.result()
    finally:
        for future in running:
            future.cancel()
        await asyncio.gather(*running, return_exceptions=True)
