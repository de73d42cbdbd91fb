"""Processes of our own: another Python that runs a module of this package, whatever folder we were started in."""

import os
import signal
import sys
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import reader

if TYPE_CHECKING:
    from asyncio.subprocess import Process


def command(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of this package."""
    # -P: the folder that the reader was started in may hold files named like Python's own modules, or like ours.
    return [sys.executable, "-P", "-m", module, *arguments]


def environment() -> dict[str, str]:
    """The environment for that command: ours, and where this package is, which need not be installed."""
    root = str(Path(reader.__file__).resolve().parent.parent)
    paths = [root, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
    }  # an empty one would be this folder


async def started(starting: "Coroutine[Any, Any, Process]") -> "Process":
    """The process that `starting` gives, in a session of its own.

    Who is cancelled while it starts leaves nothing behind: it is ended, with all that it has started by then.
    """
    import asyncio

    task = asyncio.ensure_future(starting)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        with suppress(OSError, ValueError):
            process = await task
            os.killpg(process.pid, signal.SIGKILL)
            await process.communicate()
        raise
