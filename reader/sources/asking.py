"""Runs the command that prints a secret: its words as they are, no shell, no terminal, and not for long."""

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

from reader import processes
from reader.sources.access import MAX_BYTES, SECONDS, NotRevealed
from reader.sources.scan import readable


async def first_line(command: Sequence[str]) -> str:
    """The first line that a command prints.

    Raises:
        NotRevealed: there is no such program, it fails, takes too long, prints nothing or too much.
    """
    name = f'"{readable(command[0])}"'
    try:
        # In a session of its own it cannot ask for a password on the screen, and ends with all that it started.
        process = await processes.started(
            asyncio.create_subprocess_exec(
                *command, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL, start_new_session=True
            )
        )
    except FileNotFoundError:
        raise NotRevealed(f"there is no program {name}") from None
    except (OSError, ValueError) as error:
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "not a command"
        raise NotRevealed(f"{name} cannot be run: {reason}") from None
    try:
        async with asyncio.timeout(SECONDS):
            printed = await _printed(process, name)
            code = await process.wait()
    except TimeoutError:
        await _end(process)
        raise NotRevealed(f"{name} took more than {SECONDS:g} seconds") from None
    except BaseException:
        await _end(process)
        raise
    if code:
        raise NotRevealed(f"{name} failed with exit code {code}")
    return _line(printed, name)


async def _printed(process: Process, name: str) -> bytes:
    """All that it prints."""
    assert process.stdout is not None
    printed = b""
    while piece := await process.stdout.read(MAX_BYTES):
        printed += piece
        if len(printed) > MAX_BYTES:
            raise NotRevealed(f"{name} printed more than {MAX_BYTES >> 10} kB")
    return printed


def _line(printed: bytes, name: str) -> str:
    try:
        line = printed.decode().split("\n", 1)[0].removesuffix("\r")
    except UnicodeDecodeError:
        raise NotRevealed(f"{name} printed something that is not UTF-8") from None
    if not line:
        raise NotRevealed(f"{name} printed nothing")
    return line


async def _end(process: Process) -> None:
    """Ends it with all that it started, and lets go of its output, which something of that may still hold."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()
    process._transport.close()  # type: ignore[attr-defined] # noqa: SLF001 - nothing public closes its pipes
