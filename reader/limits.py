"""Work that untrusted input may make endless or huge, done in processes of our own that have limits.

A process is asked on its standard input and answers on its standard output, each a pickle behind its length in eight
bytes, until its input is closed.
"""

import asyncio
import os
import pickle
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import BinaryIO, Generic, Self, TypeVar

from reader import processes
from reader.errors import SourceError

Q = TypeVar("Q")
A = TypeVar("A")

IDLE_S = 60.0
"""How long a process waits for another question before it is ended."""
_MOST = 2  # processes


def answer_within(memory: int, work: Callable[[Q], A]) -> None:
    """Answers questions until the end, in at most so many bytes of memory. What raises SourceError is told in words."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    while (question := _read(sys.stdin.buffer)) is not None:
        try:
            answer: A | str = work(pickle.loads(question))  # noqa: S301 - our own process wrote it
        except SourceError as error:
            answer = str(error)
        except MemoryError:
            answer = "it takes too much memory"
        data = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.write(len(data).to_bytes(8, "big") + data)
        sys.stdout.buffer.flush()


def _read(stream: BinaryIO) -> bytes | None:
    head = stream.read(8)
    return stream.read(int.from_bytes(head, "big")) if len(head) == 8 else None


class Limited(Generic[Q, A]):
    """Asks processes that run `module`, several at a time. A question that ends its process hurts no other."""

    def __init__(self, module: str, patience_s: float) -> None:
        """No question may take longer than `patience_s` seconds."""
        self._module, self._patience_s = module, patience_s
        self._places = asyncio.Semaphore(min(os.cpu_count() or 1, _MOST))
        self._idle: list[Process] = []
        self._starting: asyncio.Task[None] | None = None
        self._ending: asyncio.TimerHandle | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Ends all processes that answer nothing at the moment."""
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

    async def ask(self, question: Q) -> A:
        """The answer to a question.

        Raises:
            SourceError: there is none, or not within the limits; the message is the end of a sentence about it.
        """
        async with self._places:
            process = await self._ready()
            try:
                answer = await self._answer(process, question)
            except BaseException:
                await _ended(process)
                raise
            if process.returncode is None:
                self._rest(process)
        if isinstance(answer, str):
            raise SourceError(answer)
        return answer

    async def _answer(self, process: Process, question: Q) -> A | str:
        assert process.stdin is not None
        assert process.stdout is not None
        data = pickle.dumps(question, pickle.HIGHEST_PROTOCOL)
        try:
            async with asyncio.timeout(self._patience_s):
                process.stdin.write(len(data).to_bytes(8, "big") + data)
                await process.stdin.drain()
                size = int.from_bytes(await process.stdout.readexactly(8), "big")
                answer: A | str = pickle.loads(await process.stdout.readexactly(size))  # noqa: S301 - our own
        except TimeoutError:
            return await _given_up(process, f"it takes more than {self._patience_s:g} seconds")
        except (OSError, EOFError, pickle.UnpicklingError):
            return await _given_up(process, "it ended the process that tried")
        return answer

    async def _start(self) -> None:
        with suppress(OSError):  # whoever needs it tries again, and is told
            self._idle.append(await self._started())

    async def _ready(self) -> Process:
        if not self._idle and self._starting is not None:
            await asyncio.gather(asyncio.shield(self._starting), return_exceptions=True)
        while self._idle:
            process = self._idle.pop()
            if process.returncode is None:
                return process
        try:
            return await self._started()
        except OSError as error:
            raise SourceError(f"no process could be started for it: {error.strerror or error}") from error

    def _rest(self, process: Process) -> None:
        self._idle.append(process)
        if self._ending is not None:
            self._ending.cancel()
        self._ending = asyncio.get_running_loop().call_later(IDLE_S, _let_go, self._idle)

    async def _started(self) -> Process:
        return await processes.started(
            asyncio.create_subprocess_exec(
                *processes.command(self._module),
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                env=processes.environment(),
                start_new_session=True,  # Ctrl-C in the terminal is for us, who end it
            )
        )


def _let_go(idle: list[Process]) -> None:
    """Lets processes that nobody needs end by themselves."""
    for process in idle:
        if process.stdin is not None:
            process.stdin.close()
    idle.clear()


async def _given_up(process: Process, words: str) -> str:
    await _ended(process)
    return words


async def _ended(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
