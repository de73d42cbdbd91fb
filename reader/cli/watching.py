"""`newsreader refresh --watch`: refresh, then follow folders, the clock, and the wishes that come on standard input.

The app has this running beside it: it reads the events from standard output, and closes standard input at its end.
"""

import asyncio
import os
import signal
import stat
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, aclosing
from threading import Thread

from reader.cli.output import complain
from reader.cli.refresh_report import Report
from reader.cli.wishes import Grant, grant_of
from reader.errors import NotFoundError, ReaderError
from reader.library import Library
from reader.models import RefreshEvent

_STDIN = 0
CANCEL = "--cancel"
"""The line on standard input that stops what is being refreshed; no address begins like this."""
_PAUSE_S = 600


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
    work = asyncio.create_task(_Work(library, addresses, report).run(wishes))
    await asyncio.wait((work, end), return_when=asyncio.FIRST_COMPLETED)
    if not end.done():
        await work  # it never ends but by an error, which is raised here
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    return end.result()


class _Work:
    """What goes on until the end: local sources are followed, remote ones looked at when it is time, wishes granted.

    What is being refreshed can be stopped; what it brought stays.
    """

    def __init__(self, library: Library, addresses: Sequence[str], report: Report) -> None:
        self._library = library
        self._addresses = addresses
        self._report = report
        self._running: set[asyncio.Task[None]] = set()
        self._open = AsyncExitStack()
        self._opened = False

    async def run(self, wishes: "asyncio.Queue[str]") -> None:
        """Goes on until it is cancelled, or something cannot be done."""
        try:
            async with self._open, asyncio.TaskGroup() as group:
                group.create_task(self._grant(wishes, group))
                await self._stoppable(self._first())
                group.create_task(self._take(self._library.refreshing.watch()))
                group.create_task(self._keep_up())
        except* Exception as errors:  # noqa: BLE001 - not handled: what one of them raised is told as it is
            raise errors.exceptions[0] from None

    def _first(self) -> "AsyncGenerator[RefreshEvent, None]":
        """What was named is refreshed at once, as are sources given on the command line, else local ones."""
        if self._addresses:
            return self._library.refreshing.once(self._addresses)
        return (
            self._library.refreshing.once()
            if self._library.sources.given
            else self._library.refreshing.local()
        )

    async def _keep_up(self) -> None:
        policy = self._library.policy
        wait = 0 if policy.at_start else policy.every_s
        while True:
            await asyncio.sleep(wait)
            # It ends only where it is stopped. Then it shall not begin again at once.
            await self._stoppable(self._library.refreshing.keep_up())
            wait = max(policy.every_s, _PAUSE_S)

    async def _grant(self, wishes: "asyncio.Queue[str]", group: asyncio.TaskGroup) -> None:
        while True:
            wish = await wishes.get()
            if wish == CANCEL:
                for task in self._running:
                    task.cancel()
            elif found := grant_of(wish):
                group.create_task(self._fetched(*found))
            else:
                group.create_task(self._granted(wish))

    async def _fetched(self, grant: Grant, about: str) -> None:
        if not self._opened:  # what reads pages stays open for the next ones
            self._opened = True
            await self._open.enter_async_context(self._library.full_texts.reader)
        self._report.tell(await grant(self._library, about))

    async def _granted(self, wish: str) -> None:
        try:
            await self._stoppable(self._library.refreshing.once([wish] if wish else self._addresses))
        except NotFoundError as error:
            complain(error)

    async def _stoppable(self, events: "AsyncGenerator[RefreshEvent, None]") -> None:
        task = asyncio.create_task(self._take(events))
        self._running.add(task)
        try:
            await asyncio.wait([task])
        finally:
            self._running.discard(task)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        if task.cancelled():
            self._report.stopped()
        else:
            task.result()

    async def _take(self, events: "AsyncGenerator[RefreshEvent, None]") -> None:
        async with aclosing(events) as told:
            async for event in told:
                self._report.take(event)
        self._report.end()


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
