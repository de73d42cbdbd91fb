"""Runs a program for what it prints: bounded in time and in bytes, and ended with all that it started."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import IO

from reader import processes
from reader.content.clean import line
from reader.errors import SourceError
from reader.sources.scan import readable

_CHUNK = 1 << 16
_TAIL = 4096
_LONGEST_LINE = 300
_LAST_WORDS_S = 1.0


class _TooMuchError(Exception):
    """A program prints more than is taken."""


async def output_of(argv: Sequence[str], *, limit: int, limit_s: float) -> bytes:
    """What a program prints in `limit_s` seconds, at most `limit` bytes.

    It runs in the home folder, so that it does the same wherever the reader was started, and has nothing to read.

    Raises:
        SourceError: it cannot be started, fails, prints more, or is not done in time; with the last line of its errors.
    """
    name = readable(argv[0])
    async with _pipe() as (output, out), _pipe() as (errors, err):
        process = await _started(argv, name, out, err)
        out.close()
        err.close()
        complaints = bytearray()
        listening = asyncio.ensure_future(_keep_tail(errors, complaints))
        try:
            async with asyncio.timeout(limit_s):
                status, data = await _ended(process, output, limit)
            await asyncio.wait([listening], timeout=_LAST_WORDS_S)
        except TimeoutError:
            raise SourceError(f"{name} was not done within {limit_s:g} seconds, and was ended") from None
        except _TooMuchError:
            raise SourceError(f"{name} printed more than the {limit >> 20} MB that are taken") from None
        finally:
            listening.cancel()
    if status:
        raise SourceError(f"{name} {_how(status)}{_last_line(bytes(complaints))}")
    return data


@asynccontextmanager
async def _pipe() -> AsyncIterator[tuple[asyncio.StreamReader, IO[bytes]]]:
    """A pipe of our own: closed when we are done, also where something that got away still holds its other end."""
    ends = os.pipe()
    reader = asyncio.StreamReader()
    with os.fdopen(ends[1], "wb", 0) as writer:
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(ends[0], "rb", 0)
        )
        try:
            yield reader, writer
        finally:
            transport.close()


async def _started(
    argv: Sequence[str], name: str, out: IO[bytes], err: IO[bytes]
) -> asyncio.subprocess.Process:
    nothing = asyncio.subprocess.DEVNULL
    try:
        return await processes.started(
            asyncio.create_subprocess_exec(
                *argv, stdin=nothing, stdout=out, stderr=err, cwd=_home(), start_new_session=True
            )
        )
    except FileNotFoundError:
        hint = "It has to be on the PATH, or be written with its whole path."
        raise SourceError(f"There is no program {name}", hint) from None
    except (OSError, ValueError) as error:
        words = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"{name} cannot be run: {words.lower()}") from None


async def _ended(
    process: asyncio.subprocess.Process, output: asyncio.StreamReader, limit: int
) -> tuple[int, bytes]:
    """How a program ended, and all that it printed. What it left running is ended with it."""
    reading = asyncio.ensure_future(_read(output, limit))
    ending = asyncio.ensure_future(process.wait())
    try:
        await asyncio.wait([reading, ending], return_when=asyncio.FIRST_COMPLETED)
        if reading.done():
            reading.result()
        status = await asyncio.shield(ending)
        _kill(process)
        return status, await reading
    finally:
        reading.cancel()
        if not ending.done():
            _kill(process)
            await asyncio.wait([ending], timeout=_LAST_WORDS_S)


async def _read(stream: asyncio.StreamReader, limit: int) -> bytes:
    data = bytearray()
    while chunk := await stream.read(_CHUNK):
        data += chunk
        if len(data) > limit:
            raise _TooMuchError
    return bytes(data)


async def _keep_tail(stream: asyncio.StreamReader, tail: bytearray) -> None:
    """Keeps the end of what a program complains; all of it is read, so that it is never held up."""
    while chunk := await stream.read(_CHUNK):
        tail += chunk
        del tail[:-_TAIL]


def _kill(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _how(status: int) -> str:
    if status > 0:
        return f"failed with exit code {status}"
    try:
        return f"was ended by {signal.Signals(-status).name}"
    except ValueError:
        return f"was ended by signal {-status}"


def _last_line(errors: bytes) -> str:
    lines = [found for text in errors.decode("utf-8", "replace").splitlines() if (found := line(text))]
    return f": {lines[-1][:_LONGEST_LINE]}" if lines else ""


def _home() -> str:
    home = os.path.expanduser("~")
    return home if os.path.isdir(home) else os.sep
