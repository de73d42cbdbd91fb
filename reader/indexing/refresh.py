"""One source brought up to date, as a pipe: list | plan | fetch | parse | save, an event for each batch."""

import asyncio
import logging
import re
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from datetime import datetime
from typing import NamedTuple, Protocol

from reader.content.clean import line
from reader.content.urls import public
from reader.errors import ReaderError, SourceError, unexpected
from reader.indexing.batches import batches
from reader.indexing.parsers import Parsers
from reader.indexing.plan import Plan, plan
from reader.indexing.retention import limited
from reader.indexing.schedule import is_local
from reader.indexing.source_writer import Opened, SourceWriter
from reader.indexing.store_thread import StoreThread
from reader.models import Noticed, Policy, Progress, RefreshEvent, RuleSpec, SourceRefreshed, SourceSpec
from reader.sources import open_source
from reader.sources.base import Listing, Outlook, Source, Way
from reader.sources.discover import likely_kind
from reader.sources.room import Room
from reader.store import Store
from reader.store.source_table import KnownSource

_LOG = logging.getLogger(__name__)
_CREDENTIALS = re.compile(r"//[^/\s@]*@")
_LONGEST_FAULT = 300  # characters


class Ruling(Protocol):
    """What the user wants done with articles that arrive."""

    @property
    def enabled(self) -> Sequence[RuleSpec]:
        """The rules that hold at this moment."""
        ...

    def take_in(self) -> Sequence[Noticed] | None:
        """Applies them to some of what arrived, and gives what is to be told of it; None where nothing is left."""
        ...


class Context(NamedTuple):
    """What every refresh of a library needs.

    `renamed` is called with pairs of identities (before, now) of articles that have another one now, so that their
    marks are carried over; `clock` gives the present time; `saved` is our own folder of saved articles, `cache` one for
    what sources keep; `sources` gives those that there are at this moment, which are all that the library may hold
    unless it was opened with sources that were `given`; `moved` writes into that list that one has another address now,
    and tells whether it has. `stories` tells whether new articles are put into stories. `rules` are those of the
    user's for what arrives.
    """

    store: Store
    offline: bool
    clock: Callable[[], datetime]
    renamed: Callable[[Sequence[tuple[int, int]]], None]
    saved: str
    sources: Callable[[], Sequence[SourceSpec]]
    given: bool
    moved: Callable[[str, str], bool]
    policy: Policy = Policy()
    cache: str = ""
    stories: bool = True
    rules: Ruling | None = None

    async def ruled(self, thread: StoreThread) -> AsyncGenerator[Noticed, None]:
        """Applies the rules to all that arrived, batch by batch; gives what is to be told of it."""
        while self.rules and (told := await thread.do(self.rules.take_in)) is not None:
            for noticed in told:
                yield noticed


class Tools(NamedTuple):
    """What the runs of one refresh share.

    `way` is how sources are reached, without what each wants remembered; in `room` documents wait to be saved.
    """

    thread: StoreThread
    parsers: Parsers
    way: Way
    room: Room


class SourceRun:
    """One look at one source. Every batch is visible as soon as its event is out."""

    def __init__(self, context: Context, spec: SourceSpec, known: KnownSource, tools: Tools) -> None:
        """`known` is what is remembered of it."""
        self._context = context
        self._spec = spec
        self._known = known
        self._thread, self._parsers, way, self._room = tools
        self._way = way._replace(state=known.state)
        self._writer = SourceWriter(
            context.store, spec, known, context.policy, context.clock, context.renamed
        )
        # What was there before the library was is no arrival.
        self._writer.ruled = (
            not known.from_before and context.rules is not None and bool(context.rules.enabled)
        )
        self._outlook = Outlook()
        self._error: SourceError | str | None = None
        self._first = True
        self._state: str | None = None
        self._moved_to: str | None = None
        self._twin: str | None = None

    async def events(self) -> AsyncGenerator[RefreshEvent, None]:
        """Progress, then how it went. A source that fails is an event, not an exception."""
        started = time.perf_counter()
        spec, known, writer = self._spec, self._known, self._writer
        kind = known.kind or spec.kind or likely_kind(spec.address)
        if spec.kind is None and known.kind is not None and known.succeeded_at is not None:
            spec = spec._replace(kind=kind)
        try:
            source = await open_source(spec, self._way)
            kind = source.kind
            async with aclosing(self._read(source)) as events:
                async for event in events:
                    yield event
        except SourceError as failure:
            self._error = _bare(failure)
        except ReaderError:
            raise
        except Exception as bug:  # noqa: BLE001 - it is told of this source, and hurts no other
            self._error = self._fault(bug)
        # That we are offline says nothing about the source.
        if not (self._error and self._way.offline and not is_local(self._spec, kind)):
            try:
                await self._thread.do(self._remember)
            except ReaderError:
                raise
            except Exception as bug:  # noqa: BLE001 - as above
                self._error = self._fault(bug)
        async with aclosing(self._context.ruled(self._thread)) as noticed:
            async for event in noticed:
                yield event
        touched = writer.new or writer.changed or writer.gone or self._first
        yield SourceRefreshed(
            source=self._spec.address,
            kind=kind,
            status="failed" if self._error else "updated" if touched else "unchanged",
            new=writer.new,
            changed=writer.changed,
            gone=writer.gone,
            seconds=time.perf_counter() - started,
            error=str(self._error) if self._error else None,
            failures=tuple(dict.fromkeys(writer.failures)),  # a page may have come twice
            moved_to=self._moved_to,
            twin=self._twin,
        )

    def _fault(self, bug: Exception) -> SourceError:
        """A fault of ours as the source's failure, in clean words without anybody's password."""
        address = public(self._spec.address)
        _LOG.debug("%s", address, exc_info=True)
        words = _CREDENTIALS.sub("//", line(unexpected(bug)))[:_LONGEST_FAULT]
        return SourceError(f"{address} could not be read: {words}")

    async def _read(self, source: Source) -> AsyncGenerator[RefreshEvent, None]:
        saved = self._spec.address == self._context.saved
        opened = await self._thread.do(self._writer.begin, source, saved=saved)
        self._first = not opened.known
        listing = await source.listing(opened.known)
        self._outlook = listing.outlook
        if isinstance(listing, Listing):
            steps = plan(listing, opened.known, may_be_empty=saved)
            with self._room.holding(listing.brought):
                await self._thread.do(self._writer.take_listing, listing)
                async with aclosing(self._save(source, opened, steps)) as events:
                    async for event in events:
                        yield event
            await self._thread.do(self._writer.end, opened, listing, steps)
            self._error = steps.kept
            self._state = listing.state
            if listing.learn and self._writer.feed:
                self._outlook, self._state = listing.learn(self._writer.feed)
        if limited(opened.keep):
            await self._thread.go_through(self._writer.let_go(opened))

    async def _save(self, source: Source, opened: Opened, steps: Plan) -> AsyncGenerator[Progress, None]:
        """Saves batch after batch. While one is written, which is SQLite's work, the next is parsed."""
        total = None if source.kind == "api" else len(steps.read)
        saving: asyncio.Task[Progress] | None = None
        first = True
        try:
            async with aclosing(
                batches(source, steps.read, opened.known, opened.how, self._parsers)
            ) as found:
                async for batch in found:
                    if saving is not None:
                        yield await saving
                    if self._writer.is_gone:
                        return
                    saving = asyncio.create_task(self._thread.do(self._writer.save, opened, batch, total))
                    if first:
                        yield await saving
                        first, saving = False, None
        finally:
            if saving is not None:
                await asyncio.gather(saving, return_exceptions=True)
        if saving is not None:
            yield saving.result()

    def _remember(self) -> None:
        moved = self._writer.looked_at(self._outlook, self._error, self._state)
        if moved is None or self._context.given:
            return
        if self._context.moved(self._spec.address, moved):
            self._moved_to = moved
        elif any(spec.address == moved for spec in self._context.sources()):
            self._twin = moved


def _bare(error: SourceError) -> SourceError:
    """An error without how it came about: that would hold what had been received for as long as the refresh goes."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)
