"""One source brought up to date, as a pipe: list | plan | fetch | parse | save, an event for each batch."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from reader.errors import SourceError
from reader.indexing.articles import Manner
from reader.indexing.batches import Batch, batches
from reader.indexing.documents import Reading, kept_copies, manner, reread
from reader.indexing.plan import Plan, plan, renamed
from reader.indexing.topics import declared
from reader.models import (
    Document,
    Failure,
    Fingerprints,
    Progress,
    RefreshEvent,
    SourceRefreshed,
    SourceSpec,
)
from reader.sources import open_source
from reader.sources.base import FetchFailure, Listing, Source
from reader.sources.discover import likely_kind
from reader.store import Store


class Context(NamedTuple):
    """What every refresh of a library needs.

    `renamed` is called with pairs of identities (before, now) when files without a URL were renamed, so that
    their marks are carried over; `clock` gives the present time; `saved` is our own folder of saved articles;
    `subscribed` gives the sources that there are at this moment, None where the library has no list of its own.
    """

    store: Store
    offline: bool
    clock: Callable[[], datetime]
    renamed: Callable[[Sequence[tuple[int, int]]], None]
    saved: str
    subscribed: "Callable[[], Sequence[SourceSpec]] | None"


class SourceRun:
    """One look at one source. Every batch is visible as soon as its event is out."""

    def __init__(self, context: Context, spec: SourceSpec) -> None:
        self._context = context
        self._store = context.store
        self._spec = spec
        self._new = self._changed = self._gone = self._done = 0
        self._failures: list[Failure] = []

    async def events(self) -> AsyncIterator[RefreshEvent]:
        """Progress, then how it went. A source that fails is an event, not an exception."""
        started = time.perf_counter()
        kind, error, first = self._opened_before().kind or likely_kind(self._spec.address), None, True
        try:
            source = await open_source(self._opened_before(), offline=self._context.offline)
            kind = source.kind
            number = self._number(source)
            known = self._store.copies.fingerprints(number)
            first = not known
            listing = await source.listing(known)
            if isinstance(listing, Listing):
                self._store.topics.forget()  # another process may have changed them
                self._declare_topics(number, listing.topics)
                for failure in listing.failures:
                    self._note(number, failure)
                steps = plan(listing, known, may_be_empty=self._is_saved)
                async for event in self._read(number, source, steps, known):
                    yield event
                self._forget(number, steps, known)
                self._clear_problems(number, listing)
                error = steps.kept
            await self._settle(number, source)
        except SourceError as failure:
            error = str(failure)
        self._looked_at(error)
        self._store.counting.keep()
        touched = self._new or self._changed or self._gone or first
        yield SourceRefreshed(
            source=self._spec.address,
            kind=kind,
            status="failed" if error else "updated" if touched else "unchanged",
            new=self._new,
            changed=self._changed,
            gone=self._gone,
            seconds=time.perf_counter() - started,
            error=error,
            failures=tuple(self._failures),
        )

    @property
    def _is_saved(self) -> bool:
        return self._spec.address == self._context.saved

    def _how(self, number: int, source: Source) -> Manner:
        first = not self._store.sources.was_read(number)
        return manner(source, self._now(), saved=self._is_saved, first=first)

    def _opened_before(self) -> SourceSpec:
        """The source with the kind it was found to be: finding out again would cost a request."""
        known = self._store.sources.known(self._spec.address)
        if self._spec.kind is None and known is not None and known.succeeded_at is not None:
            return self._spec._replace(kind=known.kind)
        return self._spec

    def _number(self, source: Source) -> int:
        with self._store.database.transaction() as connection:
            return self._store.sources.number(connection, self._spec.address, source.kind, source.identity)

    async def _read(
        self, number: int, source: Source, steps: Plan, known: Fingerprints
    ) -> AsyncIterator[RefreshEvent]:
        """Saves batch after batch. While one is written, which is SQLite's work, the next is parsed."""
        total = None if source.kind == "api" else len(steps.read)
        saving: asyncio.Task[Progress] | None = None
        first = True
        try:
            async for batch in batches(source, steps.read, known, self._how(number, source)):
                if saving is not None:
                    yield await saving
                saving = asyncio.create_task(asyncio.to_thread(self._save, number, batch, total))
                if first:
                    yield await saving
                    first, saving = False, None
        finally:
            if saving is not None:
                await asyncio.wait([saving])
        if saving is not None:
            yield saving.result()

    def _save(self, number: int, batch: Batch, total: int | None) -> Progress:
        for failure in batch.failed:
            self._note(number, failure)
        if batch.same:
            self._store.writing.touch(number, batch.same)
        if batch.readings:
            self._keep(number, batch.readings)
        self._done += len(batch)
        return Progress(self._spec.address, self._done, total, self._new + self._changed)

    def _keep(self, number: int, readings: Sequence[Reading]) -> None:
        saved = self._store.writing.save(number, [reading.document for reading in readings])
        root = next((reading.root for reading in readings if reading.root), None)
        if root is not None and self._new + self._changed == 0:
            with self._store.database.transaction() as connection:
                self._store.sources.keep_root(connection, number, root)
        self._new += saved.new
        self._changed += saved.changed
        for reading in readings:
            self._failures += reading.failures

    def _forget(self, number: int, steps: Plan, known: Fingerprints) -> None:
        if not steps.gone:
            return
        owners = {key: self._store.copies.owner(number, key) for key in steps.gone}
        before = {known[key].digest: uid for key, uid in owners.items() if uid is not None}
        pairs = renamed(before, self._store.copies.same_content(number, before, steps.gone))
        self._context.renamed(pairs)
        self._gone += self._store.writing.remove(number, steps.gone, pairs)

    async def _settle(self, number: int, source: Source) -> None:
        """Reads again the copies that have to stand in for better ones that are gone."""
        how = self._how(number, source)
        batch = [reading.document async for reading in reread(self._store, number, source, how)]
        if batch:
            self._store.writing.save(number, batch)
        if copies := kept_copies(self._store, number, how.now):
            self._store.writing.show(number, copies)

    def _declare_topics(self, number: int, documents: Sequence[Document]) -> None:
        parts = [
            part
            for document in documents
            for part in (document.key.encode("utf-8", "surrogatepass"), document.data)
        ]
        digest = blake2b(b"\0".join(parts), digest_size=16).digest()
        topics = declared(documents)
        for failure in topics.failures:
            self._note(number, FetchFailure(failure.key, failure.message))
        before = self._store.sources.topics_digest(number)
        if digest == before or not (documents or before):
            return
        with self._store.database.transaction() as connection:
            self._store.topics.declare(connection, number, topics.specs)
            self._store.sources.keep_topics_digest(connection, number, digest)

    def _clear_problems(self, number: int, listing: Listing) -> None:
        """Forgets problems of what is no longer there: all but those of this run and of documents that are known."""
        if listing.complete or listing.failures:
            noted = {failure.key for failure in self._failures}
            with self._store.database.transaction() as connection:
                known = self._store.copies.fingerprints(number)
                self._store.sources.clear_problems(connection, number, noted | known.keys())

    def _note(self, number: int, failure: FetchFailure) -> None:
        self._failures.append(Failure(self._spec.address, failure.key, failure.message))
        with self._store.database.transaction() as connection:
            self._store.sources.keep_problems(connection, number, [(failure.key, failure.message)])

    def _now(self) -> int:
        return int(self._context.clock().timestamp())

    def _looked_at(self, error: str | None) -> None:
        with self._store.database.transaction() as connection:
            self._store.sources.looked_at(connection, self._spec.address, self._context.clock(), error)
