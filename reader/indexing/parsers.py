"""Where documents that came over the network are parsed: not where others are waited for."""

import asyncio
import os
from types import TracebackType
from typing import Self

from reader.errors import ReaderError
from reader.indexing.articles import Manner
from reader.indexing.documents import Reading, read_document
from reader.indexing.pool import Worker
from reader.sources.base import Fetched, FetchFailure

MANY = 40
"""So many sources bring enough for workers to be worth the tenth of a second until they are up."""
LARGE = 1 << 18
"""A document of so many bytes takes longer to parse than others may be kept waiting, some 20 ms."""
PATIENCE_S = 30.0
"""So long one document may take: the worst we know of takes 4 s."""
_MOST = 3


class Parsers:
    """Parses documents: in worker processes where they are many or large, here where none is free for a small one."""

    def __init__(self, sources: int) -> None:
        """`sources` is how many may bring documents."""
        spare = max(1, (os.cpu_count() or 1) - 1)
        self._most = min(spare, _MOST) if sources >= MANY else 0
        self._turns = asyncio.Semaphore(max(1, self._most))
        self._idle: list[Worker] = []
        self._workers: set[Worker] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()

    async def read(self, fetched: Fetched, how: Manner) -> Reading | FetchFailure:
        """A document for the store; a failure where it cannot be parsed in time."""
        if len(fetched.document.data) < LARGE and (not self._most or self._turns.locked()):
            return read_document(fetched, how)
        async with self._turns:
            worker = self._idle.pop() if self._idle else await asyncio.to_thread(self._started)
            try:
                async with asyncio.timeout(PATIENCE_S):
                    reading = await asyncio.to_thread(worker.ask, read_document, fetched, how)
            except TimeoutError:
                words = f"is not read: that takes more than {PATIENCE_S:g} seconds"
            except ReaderError:
                words = "is not read: the process that should read it has ended"
            else:
                self._idle.append(worker)
                return reading
            finally:
                if worker not in self._idle:
                    self._workers.discard(worker)
                    worker.end()
            return FetchFailure(fetched.document.key, words)

    def _started(self) -> Worker:
        worker = Worker()
        self._workers.add(worker)
        return worker
