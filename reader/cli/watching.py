"""`newsreader refresh --watch`: refresh, then follow the folders and the wishes that come on standard input.

The app has this running beside it: it reads the events from standard output, and closes standard input at its end.
"""

import asyncio
import os
import signal
import stat
from collections.abc import AsyncIterator, Sequence
from threading import Thread

from reader.cli.output import complain
from reader.cli.refresh import Report
from reader.errors import NotFoundError, ReaderError
from reader.library import Library
from reader.models import RefreshEvent

_STDIN = 0


def watch(library: Library, addresses: Sequence[str], report: Report) -> int:
    """Goes on until standard input is closed (where it is a pipe) or a signal comes, and gives the exit code."""
    try:
        return asyncio.run(_watch(library, addresses, report))
    except ReaderError as error:
        report.give_up(error)
        raise


async def _watch(library: Library, addresses: Sequence[str], report: Report) -> int:
    end: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    wishes: asyncio.Queue[str] = asyncio.Queue()
    _end_on_signals(end)
    _listen(wishes, end)
    work = asyncio.create_task(_work(library, addresses, report, wishes))
    await asyncio.wait((work, end), return_when=asyncio.FIRST_COMPLETED)
    if not end.done():
        await work  # it never ends but by an error, which is raised here
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    return end.result()


async def _work(
    library: Library, addresses: Sequence[str], report: Report, wishes: "asyncio.Queue[str]"
) -> None:
    await _take(library.refresh(addresses), report)
    await asyncio.gather(
        _take(library.watch(), report),
        _grant(library, addresses, report, wishes),
    )


async def _grant(
    library: Library, addresses: Sequence[str], report: Report, wishes: "asyncio.Queue[str]"
) -> None:
    while True:
        wish = await wishes.get()
        try:
            await _take(library.refresh([wish] if wish else addresses), report)
        except NotFoundError as error:
            complain(error)


async def _take(events: AsyncIterator[RefreshEvent], report: Report) -> None:
    async for event in events:
        report.take(event)
    report.end()


def _end_on_signals(end: "asyncio.Future[int]") -> None:
    loop = asyncio.get_running_loop()
    for number, code in ((signal.SIGTERM, 0), (signal.SIGHUP, 0), (signal.SIGINT, 130)):
        loop.add_signal_handler(number, _finish, end, code)


def _listen(wishes: "asyncio.Queue[str]", end: "asyncio.Future[int]") -> None:
    """Puts each line of standard input among the wishes; its end is the end of all. Only where it is a pipe."""
    mode = os.fstat(_STDIN).st_mode
    if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
        loop = asyncio.get_running_loop()
        Thread(target=_read_lines, args=(loop, wishes, end), daemon=True).start()


def _read_lines(
    loop: asyncio.AbstractEventLoop, wishes: "asyncio.Queue[str]", end: "asyncio.Future[int]"
) -> None:
    # Without the interpreter's buffer: its lock, held by a waiting thread, would be fatal at the end of the program.
    rest = b""
    try:
        while data := os.read(_STDIN, 65536):
            *lines, rest = (rest + data).split(b"\n")
            for wish in lines:
                loop.call_soon_threadsafe(wishes.put_nowait, os.fsdecode(wish.strip()))
        loop.call_soon_threadsafe(_finish, end, 0)
    except (OSError, RuntimeError):  # the loop was closed meanwhile: the program is at its end already
        return


def _finish(end: "asyncio.Future[int]", code: int) -> None:
    if not end.done():
        end.set_result(code)
