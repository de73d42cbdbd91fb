"""What a run writes down of one source, and reads back. Synchronous: it is called in the thread of the store."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import NotNowError, SourceError
from reader.indexing.articles import Manner
from reader.indexing.batches import Batch
from reader.indexing.documents import Reading, manner
from reader.indexing.given_topics import given_by, on_paths
from reader.indexing.plan import Plan, renamed
from reader.indexing.retention import keep_of, retain, wanted
from reader.indexing.schedule import is_early, looked
from reader.indexing.topics import declared
from reader.models import Document, Failure, Fingerprints, Keep, Policy, Progress, SourceSpec
from reader.sources.base import FetchFailure, Listing, Outlook, Source
from reader.store import Store
from reader.store.arrivals import note
from reader.store.source_table import KnownSource, Look
from reader.store.values import Connection
from reader.topic_names import fold

if TYPE_CHECKING:
    from reader.content.feeds import FeedInfo


class Opened(NamedTuple):
    """A source about to be read: how it is indexed, what is known of its documents, how long its articles are kept."""

    how: Manner
    known: Fingerprints
    keep: Keep


class SourceWriter:
    """Writes what one look at one source brings, and counts it. Every batch is visible at once.

    Where the source is removed meanwhile, or changed to be asked otherwise, `is_gone` tells so, and nothing more is
    written. `feed` is what a feed said of itself. What arrives is noted for the user's rules where it is `ruled`.
    """

    def __init__(
        self,
        store: Store,
        spec: SourceSpec,
        known: KnownSource,
        policy: Policy,
        clock: Callable[[], datetime],
        carry: Callable[[Sequence[tuple[int, int]]], None],
    ) -> None:
        """`known` is what is remembered of the source; `carry` is given pairs of identities (before, now) of articles
        that have another one now: without a URL, in files that were renamed, or items with another URL.
        """
        self._store = store
        self._spec = spec
        self._known, self._number = known, known.number
        self._policy = policy
        self._clock = clock
        self._carry = carry
        self.ruled = False
        self.is_gone = False
        self.new = self.changed = self.gone = self.done = 0
        self.failures: list[Failure] = []
        self.feed: FeedInfo | None = None

    def begin(self, source: Source, *, saved: bool) -> Opened:
        """Gets ready to write; `saved` tells that the source is our own folder of saved articles."""
        given = given_by(self._spec)
        with self._writing() as there:
            if there is not None:
                self._store.sources.keep_kind(there, self._number, source.kind, source.identity)
                if self._known.given is None:
                    self._store.sources.keep_given(there, self._number, given)
        how = manner(source, self._now(), given, saved=saved, first=self._known.succeeded_at is None)
        keep = keep_of(self._spec, source.kind, self._policy)
        return Opened(how, self._store.copies.fingerprints(self._number), keep)

    def take_listing(self, listing: Listing) -> None:
        """Takes over the topics that a listing declares, and notes what could not be listed."""
        with self._writing() as there:
            if there is not None:
                if listing.topics is not None:
                    self._declare(listing.topics, listing.paths)
                self._note(listing.failures)

    def save(self, opened: Opened, batch: Batch, total: int | None) -> Progress:
        """Makes a batch visible; gives how far the source is."""
        with self._writing() as there:
            if there is not None:
                self._note(batch.failed)
                if batch.same:
                    self._store.writing.touch(self._number, batch.same)
                if batch.readings:
                    self._keep(opened, batch.readings)
                self.done += len(batch)
        return Progress(self._spec.address, self.done, total, self.new + self.changed)

    def end(self, opened: Opened, listing: Listing, steps: Plan) -> None:
        """Forgets what is gone, and problems of what is no longer there: all but those of this run and of documents
        that are known.
        """
        with self._writing() as there:
            if there is not None:
                self._forget(steps, opened.known)
                if listing.complete or listing.failures or not opened.how.whole:
                    self._forget_problems(there)

    def let_go(self, opened: Opened) -> Iterator[None]:
        """Forgets what need not be kept any longer, batch by batch."""
        for gone in retain(self._store, self._number, opened.keep, opened.how.now):
            self.gone += gone
            yield

    def looked_at(
        self, outlook: Outlook, error: SourceError | str | None, state: str | None = None
    ) -> str | None:
        """Remembers how the look went; gives where the source moved for good, once it has said so twice."""
        now = self._clock()
        later = now + timedelta(seconds=error.retry_after_s) if isinstance(error, NotNowError) else None
        fresh = None if outlook.fresh_s is None else now + timedelta(seconds=outlook.fresh_s)
        early = is_early(self._spec, looked(self._known), self._policy, now)
        look = Look(
            None if error is None else str(error), early, fresh, later, outlook.title, outlook.site, state
        )
        sources = self._store.sources
        with self._writing() as there:
            if there is None:
                return None
            sources.looked_at(there, self._number, now, look)
            if error is None and sources.moved(there, self._number, outlook.moved_to):
                return outlook.moved_to
            return None

    @contextmanager
    def _writing(self) -> Iterator[Connection | None]:
        """A transaction, to write of the source; None where it was removed."""
        with self._store.database.transaction() as connection:
            self.is_gone = not self._store.sources.is_as_known(connection, self._known)
            yield None if self.is_gone else connection

    def _keep(self, opened: Opened, readings: Sequence[Reading]) -> None:
        documents = wanted(
            self._store,
            self._number,
            [reading.document for reading in readings],
            opened.keep,
            opened.how.now,
        )
        saved = self._store.writing.save(self._number, documents)
        self._carry(saved.renamed)
        if self.ruled and saved.new:
            with self._store.database.transaction() as connection:
                note(connection, saved.new)
        root = next((reading.root for reading in readings if reading.root), None)
        if root is not None and self.new + self.changed == 0:
            with self._store.database.transaction() as connection:
                self._store.sources.keep_root(connection, self._number, root)
        self.new += len(saved.new)
        self.changed += saved.changed
        for reading in readings:
            self.failures += reading.failures
            self.feed = reading.feed or self.feed

    def _forget(self, steps: Plan, known: Fingerprints) -> None:
        if not steps.gone:
            return
        copies, number = self._store.copies, self._number
        owners = {key: self._store.places.owner(number, key) for key in steps.gone}
        before = {known[key].digest: uid for key, uid in owners.items() if uid is not None and key in known}
        pairs = renamed(before, copies.same_content(number, before, steps.gone))
        self._carry(pairs)
        self.gone += self._store.writing.remove(number, steps.gone, pairs)

    def _forget_problems(self, connection: Connection) -> None:
        problems = self._store.problems
        if found := problems.of(connection, self._number):
            kept = {failure.key for failure in self.failures} | self._store.copies.fingerprints(
                self._number
            ).keys()
            problems.clear(
                connection, self._number, [key for key in found if key.partition("#")[0] not in kept]
            )

    def _declare(self, documents: Sequence[Document], paths: Sequence[Sequence[str]]) -> None:
        parts = [repr(paths).encode()] if paths else []
        parts += [
            part
            for document in documents
            for part in (document.key.encode("utf-8", "surrogatepass"), document.data)
        ]
        digest = blake2b(b"\0".join(parts), digest_size=16).digest()
        topics = declared(documents)
        self._note([FetchFailure(failure.key, failure.message) for failure in topics.failures])
        before = self._store.sources.topics_digest(self._number)
        if digest == before or not (parts or before):
            return
        others = {topic for topic, source in self._store.topics.declared().items() if source != self._number}
        listed = [topic for topic in on_paths(paths) if fold(topic.name) not in others]
        with self._store.database.transaction() as connection:
            self._store.topics.declare(connection, self._number, [*topics.specs, *listed])
            self._store.sources.keep_topics_digest(connection, self._number, digest)

    def _note(self, failures: Sequence[FetchFailure]) -> None:
        if not failures:
            return
        self.failures += [Failure(self._spec.address, one.key, one.message) for one in failures]
        with self._store.database.transaction() as connection:
            self._store.problems.keep(connection, self._number, failures)

    def _now(self) -> int:
        return int(self._clock().timestamp())
