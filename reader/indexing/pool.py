"""Worker processes that read and parse documents, while this process writes what they found.

Each is a lean interpreter of its own, `python -m reader.indexing.worker`, spoken to over its standard input and output:
what is forked from a program with threads may hang, and the workers of `multiprocessing` outlive a parent that is
killed. These end when their input is closed, however that came.
"""

import asyncio
import os
import pickle
import select
import subprocess
from collections import deque
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from reader import processes
from reader.errors import ReaderError
from reader.indexing.articles import Manner
from reader.models import Fingerprints
from reader.sources.base import Entry
from reader.sources.local import LocalSource

if TYPE_CHECKING:
    from reader.indexing.batches import Batch

P = ParamSpec("P")
T = TypeVar("T")

CHUNK = 512
MOST_WORKERS = 4


class Worker:
    """One worker process; it answers one question at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            processes.command("reader.indexing.worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=processes.environment(),
            start_new_session=True,  # Ctrl-C in the terminal is for us, who end the process
        )
        self._ending = Lock()

    def ask(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a function of ours gives there; waits for it.

        Raises:
            ReaderError: the worker has ended.
        """
        return self.ask_within(None, work, *args, **kwargs)

    def ask_within(self, seconds: float | None, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same, where it begins to answer in time.

        Raises:
            ReaderError: the worker has ended.
            TimeoutError: it has not begun to answer, and is still at it.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        assert not kwargs
        try:
            pickle.dump((work, args), self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
            if not select.select([self._process.stdout], [], [], seconds)[0]:
                raise TimeoutError
            found: T = pickle.load(self._process.stdout)  # noqa: S301 - our own process wrote it
        except TimeoutError:
            raise
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise ReaderError(
                "A process that reads documents has ended.", "Refresh again to go on."
            ) from error
        return found

    def end(self) -> None:
        """Ends the process, which may be in the middle of something; any thread may, and more than once."""
        with self._ending:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with suppress(OSError, ValueError):  # what was still to be written has no reader any more
                    if pipe is not None:
                        pipe.close()


async def shared_out(
    source: LocalSource, entries: Sequence[Entry], known: Fingerprints, how: Manner
) -> AsyncGenerator["Batch", None]:
    """Batches of entries, in their order, each read by the next worker that is free."""
    from reader.indexing.batches import read_batch

    workers = [Worker() for _ in range(min(os.cpu_count() or 1, MOST_WORKERS))]
    idle = asyncio.Queue[Worker]()
    for worker in workers:
        idle.put_nowait(worker)

    async def read(worker: Worker, chunk: Sequence[Entry]) -> "Batch":
        relevant = {entry.key: known[entry.key] for entry in chunk if entry.key in known}
        try:
            return await asyncio.to_thread(worker.ask, read_batch, source, list(chunk), relevant, how)
        finally:
            idle.put_nowait(worker)

    reading: deque[asyncio.Task[Batch]] = deque()
    try:
        for start in range(0, len(entries), CHUNK):
            worker = await idle.get()
            reading.append(asyncio.create_task(read(worker, entries[start : start + CHUNK])))
            while reading and reading[0].done():
                yield reading.popleft().result()
        while reading:
            yield await reading.popleft()
    finally:
        for worker in workers:
            worker.end()
        await asyncio.gather(*reading, return_exceptions=True)
