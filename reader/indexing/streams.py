"""Several streams of events as one."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import TypeVar

T = TypeVar("T")

_AHEAD = 8
"""So many events wait for whoever listens before those who tell them wait too."""


async def merged(streams: Sequence[AsyncGenerator[T, None]]) -> AsyncGenerator[T, None]:
    """The events of all streams as they come. An error in one ends all, as does that nobody listens any more."""
    events: asyncio.Queue[tuple[T] | BaseException | None] = asyncio.Queue(_AHEAD)
    tasks = {asyncio.create_task(_pump(stream, events)) for stream in streams}
    left = len(tasks)
    try:
        while left:
            event = await events.get()
            if isinstance(event, BaseException):
                raise event
            if event is None:
                left -= 1
            else:
                yield event[0]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _pump(
    stream: AsyncGenerator[T, None], events: "asyncio.Queue[tuple[T] | BaseException | None]"
) -> None:
    """Hands on what a stream tells, then None, or what it raised."""
    try:
        async with aclosing(stream) as told:
            async for event in told:
                await events.put((event,))
    except Exception as error:  # noqa: BLE001 - raised where the events are told
        await events.put(error)
    else:
        await events.put(None)
