"""Where documents that came over the network are parsed: not where others are waited for."""

import asyncio
import os
from collections.abc import Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Event, Thread
from types import TracebackType
from typing import NamedTuple, Self, TypeAlias

from reader.errors import ReaderError
from reader.indexing.articles import Manner
from reader.indexing.documents import Reading, read_document, read_documents
from reader.indexing.pool import Worker
from reader.sources.base import Fetched, FetchFailure

MANY = 40
"""So many sources bring enough for workers to be worth the tenth of a second until they are up."""
LARGE = 1 << 18
"""A document of so many bytes takes longer to parse than others may be kept waiting, some 20 ms."""
PATIENCE_S = 30.0
"""So long one document may take: the worst we know of takes 4 s."""
_MOST = 3  # processes
_TOGETHER = 8  # small documents, so that nobody waits for long


class _Job(NamedTuple):
    fetched: Fetched
    how: Manner
    done: "asyncio.Future[Reading | FetchFailure]"


class Parsers:
    """Parses documents: in worker processes where they are many or large, here where these few are small."""

    def __init__(self, sources: int) -> None:
        """`sources` is how many may bring documents."""
        self._are_many = sources >= MANY
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._desks: list[_Desk] = []

    async def __aenter__(self) -> Self:
        if self._are_many:  # they are up by the time that the first answers are there
            self._open(min(max(1, (os.cpu_count() or 1) - 1), _MOST))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for desk in self._desks:
            self._jobs.put(None)
            desk.end()
        for desk in self._desks:
            desk.join()

    async def read(self, fetched: Fetched, how: Manner) -> Reading | FetchFailure:
        """A document for the store; a failure where it cannot be parsed in time."""
        if not self._are_many and len(fetched.document.data) < LARGE:
            return read_document(fetched, how)
        if not self._desks:
            self._open(1)
        job = _Job(fetched, how, asyncio.get_running_loop().create_future())
        self._jobs.put(job)
        return await job.done

    def _open(self, number: int) -> None:
        loop = asyncio.get_running_loop()
        self._desks = [_Desk(self._jobs, loop) for _ in range(number)]
        for desk in self._desks:
            desk.start()


class _Desk(Thread):
    """Hands jobs to a worker process, several small ones at a time, so that it never waits for the event loop."""

    def __init__(self, jobs: "SimpleQueue[_Job | None]", loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(name="parser", daemon=True)
        self._jobs, self._loop = jobs, loop
        self._worker: Worker | None = None
        self._ended = Event()

    def run(self) -> None:
        """Works until the end is told."""
        self._parsed([])  # what parsing needs is loaded while the network is waited for
        while (jobs := self._taken()) is not None:
            found = self._parsed(jobs) if jobs else []
            with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                self._loop.call_soon_threadsafe(_settle, jobs, found)

    def end(self) -> None:
        """Ends the process, whatever it is at."""
        self._ended.set()
        if worker := self._worker:
            worker.end()

    def _taken(self) -> list[_Job] | None:
        """The next jobs that are still wanted; None at the end."""
        jobs: list[_Job] = []
        left = LARGE
        while left > 0 and len(jobs) < _TOGETHER:
            if jobs and self._jobs.empty():
                break
            job = self._jobs.get()
            if job is None:
                return None
            left -= len(job.fetched.document.data)
            if not job.done.cancelled():
                jobs.append(job)
        return jobs

    def _parsed(self, jobs: Sequence[_Job]) -> "Sequence[_Found]":
        """What came of jobs. Where that takes too long together, or fails, each has the time for itself."""
        documents = [(job.fetched, job.how) for job in jobs]
        try:
            return self._ready().ask_within(PATIENCE_S, read_documents, documents)
        except TimeoutError:
            words = f"is not read: that takes more than {PATIENCE_S:g} seconds"
        except ReaderError:
            words = "is not read: the process that should read it has ended"
        except OSError as error:
            words = f"is not read: no process to read it could be started: {error.strerror or error}"
        except Exception as fault:  # noqa: BLE001 - raised where it is waited for
            return [fault] * len(jobs)
        if self._worker is not None:
            self._worker.end()
            self._worker = None
        if len(jobs) > 1:
            return [one for job in jobs for one in self._parsed([job])]
        return [FetchFailure(job.fetched.document.key, words) for job in jobs]

    def _ready(self) -> Worker:
        """The worker; one that is started after the end was told is ended at once.

        Raises:
            ReaderError: the end was told.
            OSError: it cannot be started.
        """
        if self._ended.is_set():
            raise ReaderError("Nothing more is read.")
        if self._worker is None:
            self._worker = Worker()
            if self._ended.is_set():
                self._worker.end()
        return self._worker


_Found: TypeAlias = "Reading | FetchFailure | Exception"


def _settle(jobs: Sequence[_Job], found: Sequence[_Found]) -> None:
    for job, one in zip(jobs, found, strict=True):
        if job.done.done():
            continue
        if isinstance(one, Exception):
            job.done.set_exception(one)
        else:
            job.done.set_result(one)
