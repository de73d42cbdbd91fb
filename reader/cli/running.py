"""Runs what waits for servers and programs: a signal ends it as Ctrl-C does, so that it leaves nothing behind."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

_ENDS = (signal.SIGTERM, signal.SIGHUP)


def run_to_end(work: Coroutine[Any, Any, T]) -> T:
    """What `work` gives.

    A signal cancels it: programs that it started are ended, sources that it took are free for others. Then the exit
    code of the program is that of the signal, as a shell tells it (128 and its number).
    """
    came: list[int] = []
    try:
        return asyncio.run(_stoppable(work, came))
    except asyncio.CancelledError:
        if came:
            raise SystemExit(128 + came[0]) from None
        raise


async def _stoppable(work: Coroutine[Any, Any, T], came: list[int]) -> T:
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None

    def stop(number: int) -> None:
        came.append(number)
        task.cancel()

    for number in _ENDS:
        loop.add_signal_handler(number, stop, number)
    return await work
