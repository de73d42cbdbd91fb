"""The documents of a source in batches, parsed and ready for the store."""

import time
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.indexing.articles import Manner
from reader.indexing.documents import Reading, read_document
from reader.indexing.plan import is_same
from reader.models import Fingerprint, Fingerprints
from reader.sources.base import Entry, Fetched, FetchFailure, Source
from reader.sources.local import LocalSource

if TYPE_CHECKING:
    from reader.indexing.parsers import Parsers

FIRST = 64
"""The first batch is small, so that a first page of articles is there at once."""
LARGEST = 1024
SLOWEST_S = 0.5
WORTH_WORKERS = 2000
"""So many files are read by processes of their own; for fewer they would not be up in time."""


@dataclass(slots=True)
class Batch:
    """What came of some documents: those to save, those that hold the same as before, those that did not come."""

    readings: list[Reading] = field(default_factory=list)
    same: list[tuple[str, Fingerprint]] = field(default_factory=list)
    failed: list[FetchFailure] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.readings) + len(self.same) + len(self.failed)

    def add(self, found: Reading | FetchFailure) -> None:
        """Adds a document that was parsed, or could not be."""
        if isinstance(found, FetchFailure):
            self.failed.append(found)
        else:
            self.readings.append(found)

    def take(self, fetched: Fetched | FetchFailure, known: Fingerprints, how: Manner) -> None:
        """Adds what came of one document."""
        if isinstance(fetched, Fetched) and not how.keep and is_same(fetched, known):
            self.same.append((fetched.document.key, fetched.fingerprint))
        else:
            self.add(read_document(fetched, how) if isinstance(fetched, Fetched) else fetched)


def read_batch(source: LocalSource, entries: Iterable[Entry], known: Fingerprints, how: Manner) -> Batch:
    """The documents of some local entries."""
    batch = Batch()
    for entry in entries:
        batch.take(source.read(entry), known, how)
    return batch


async def batches(
    source: Source, entries: Sequence[Entry], known: Fingerprints, how: Manner, parsers: "Parsers"
) -> AsyncGenerator[Batch, None]:
    """Fetches and parses entries.

    A batch is full by number, growing to `LARGEST`, or by time. Many files are shared out to worker processes; what
    comes over the network is for `parsers`.
    """
    if isinstance(source, LocalSource) and len(entries) > WORTH_WORKERS:
        from reader.indexing.pool import shared_out

        yield read_batch(source, entries[:FIRST], known, how)
        async with aclosing(shared_out(source, entries[FIRST:], known, how)) as found:
            async for batch in found:
                yield batch
        return
    batch, size, began = Batch(), FIRST, time.perf_counter()
    async with aclosing(source.fetch(entries)) as documents:
        async for fetched in documents:
            if how.keep and isinstance(fetched, Fetched):
                batch.add(await parsers.read(fetched, how))
            else:
                batch.take(fetched, known, how)
            if len(batch) >= size or time.perf_counter() - began > SLOWEST_S:
                yield batch
                batch, size, began = Batch(), min(size * 4, LARGEST), time.perf_counter()
    if len(batch):
        yield batch
