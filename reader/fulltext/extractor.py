"""Has pages extracted in processes of their own, which are ended when they take too long or too much."""

import asyncio
import os
import pickle
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

from reader import processes
from reader.content.urls import public
from reader.errors import SourceError
from reader.fulltext.records import Extract, WebPage

PATIENCE_S = 5.0
"""How long one page may take; 8 MB of honest text take 2 s."""
IDLE_S = 60.0
"""How long a process waits for another page before it is ended."""
_MOST = 2  # processes


class Extractor:
    """Reads pages, several at a time. A page that ends its process hurts no other."""

    def __init__(self, patience_s: float = PATIENCE_S) -> None:
        self._patience_s = patience_s
        self._places = asyncio.Semaphore(min(os.cpu_count() or 1, _MOST))
        self._idle: list[Process] = []
        self._starting: asyncio.Task[None] | None = None
        self._ending: asyncio.TimerHandle | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.gather(self._starting, return_exceptions=True)
        if self._ending is not None:
            self._ending.cancel()
        await asyncio.gather(*map(_ended, self._idle))
        self._idle.clear()

    async def warm(self) -> None:
        """Starts a process ahead, unless one is there; does not wait for it."""
        if not self._idle and (self._starting is None or self._starting.done()):
            self._starting = asyncio.create_task(self._start())

    async def read(self, page: WebPage) -> Extract:
        """What is readable of a page.

        Raises:
            SourceError: nothing is, or it takes too long or too much memory.
        """
        async with self._places:
            process = await self._ready()
            try:
                answer = await self._answer(process, page)
            except BaseException:
                await _ended(process)
                raise
            self._rest(process)
        if isinstance(answer, str):
            raise SourceError(answer)
        return answer

    async def _answer(self, process: Process, page: WebPage) -> Extract | str:
        assert process.stdin is not None
        assert process.stdout is not None
        data = pickle.dumps(page, pickle.HIGHEST_PROTOCOL)
        try:
            async with asyncio.timeout(self._patience_s):
                process.stdin.write(len(data).to_bytes(8, "big") + data)
                await process.stdin.drain()
                size = int.from_bytes(await process.stdout.readexactly(8), "big")
                answer: Extract | str = pickle.loads(await process.stdout.readexactly(size))  # noqa: S301 - our own
        except TimeoutError:
            raise SourceError(
                f"{public(page.url)} takes more than {self._patience_s:g} seconds to be made readable"
            ) from None
        except (OSError, EOFError, pickle.UnpicklingError):
            raise SourceError(
                f"{public(page.url)} cannot be made readable: it ended the process that tried"
            ) from None
        return answer

    async def _start(self) -> None:
        with suppress(OSError):  # whoever needs it tries again, and is told
            self._idle.append(await _started())

    async def _ready(self) -> Process:
        if not self._idle and self._starting is not None:
            await asyncio.gather(asyncio.shield(self._starting), return_exceptions=True)
        while self._idle:
            process = self._idle.pop()
            if process.returncode is None:
                return process
        try:
            return await _started()
        except OSError as error:
            raise SourceError(
                f"No process to read pages could be started: {error.strerror or error}"
            ) from error

    def _rest(self, process: Process) -> None:
        self._idle.append(process)
        if self._ending is not None:
            self._ending.cancel()
        self._ending = asyncio.get_running_loop().call_later(
            IDLE_S, _let_go, self._idle.copy, self._idle.clear
        )


def _let_go(idle: Callable[[], list[Process]], clear: Callable[[], None]) -> None:
    """Lets processes that nobody needs end by themselves."""
    for process in idle():
        if process.stdin is not None:
            process.stdin.close()
    clear()


async def _started() -> Process:
    return await processes.started(
        asyncio.create_subprocess_exec(
            *processes.command("reader.fulltext.child"),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=processes.environment(),
            start_new_session=True,  # Ctrl-C in the terminal is for us, who end it
        )
    )


async def _ended(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
