"""Refreshing several sources: local ones in turn, remote ones beside each other."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from reader.files import try_locked
from reader.indexing.finishing import finish
from reader.indexing.forgetting import forget_clone, forget_others
from reader.indexing.given_topics import give
from reader.indexing.leases import Leases, leases
from reader.indexing.parsers import Parsers
from reader.indexing.refresh import Context, SourceRun, Tools
from reader.indexing.schedule import Why, is_local, is_wanted, looked
from reader.indexing.store_thread import StoreThread
from reader.indexing.streams import merged
from reader.models import Begun, RefreshEvent, SourceRefreshed, SourceSpec
from reader.sources.base import Way
from reader.sources.discover import likely_kind
from reader.sources.network import Network
from reader.store.source_table import KnownSource

WAIT_S = 0.1


class _Shared(NamedTuple):
    """What the runs of one refresh share."""

    context: Context
    leases: Leases
    tools: Tools


class _Wanted(NamedTuple):
    """A remote source to look at, and when it had been looked at last, and as what, when that was decided."""

    spec: SourceSpec
    checked_at: datetime | None
    edits: int


Chosen: TypeAlias = tuple[list[SourceSpec], list[_Wanted]]


async def run(
    context: Context, specs: Sequence[SourceSpec], why: Why = "named"
) -> AsyncGenerator[RefreshEvent, None]:
    """Brings sources up to date, and tells of each when it is done. Remote ones that are not wanted now are left out.

    What is known of sources that were removed meanwhile is forgotten.
    """
    policy = context.policy
    network = Network(at_once=policy.at_once, per_host=policy.per_host)
    async with (
        StoreThread(context.store.database) as thread,
        leases(context.store, thread, context.clock) as held,
        network,
    ):
        await _forget_removed(context, thread)
        local, remote = await thread.do(_made_ready, context, specs, why)
        begun = {*(spec.address for spec in local), *(wanted.spec.address for wanted in remote)}
        yield Begun(tuple(spec.address for spec in specs if spec.address in begun))
        async with Parsers(len(remote)) as parsers:
            way = Way(context.offline, network, context.cache)
            shared = _Shared(context, held, Tools(thread, parsers, way, network.room))
            streams = [_in_turn(shared, local), *(_apart(shared, wanted) for wanted in remote)]
            async with aclosing(merged(streams)) as events:
                async for event in events:
                    yield event
        await _forget_removed(context, thread)
        async with aclosing(finish(context, thread)) as steps:
            async for step in steps:
                yield step


def _made_ready(context: Context, specs: Sequence[SourceSpec], why: Why) -> Chosen:
    """Takes in what the list of sources says now; gives those to be looked at, which are in the library from now on."""
    give(context.store, context.sources())
    local, remote = chosen(context, specs, why)
    with context.store.database.transaction() as connection:
        addresses = [spec.address for spec in (*local, *(wanted.spec for wanted in remote))]
        context.store.sources.appear(connection, addresses)
    return local, remote


def chosen(context: Context, specs: Sequence[SourceSpec], why: Why) -> Chosen:
    """The local sources and the remote ones that are wanted now. Offline those that need the network are left out, but
    for those that somebody named, which fail.

    Remote ones come in the order in which they are asked, those that failed last: a server that does not answer
    holds a place for as long as a request may take.
    """
    now, all_known = context.clock(), context.store.sources.all_known()
    local: list[SourceSpec] = []
    remote: list[_Wanted] = []
    for spec in specs:
        known = all_known.get(spec.address)
        if is_local(spec, known and known.kind):
            local.append(spec)
        elif is_wanted(spec, looked(known), context.policy, why, now) and not _is_left_out(
            context, spec, known, why
        ):
            remote.append(_Wanted(spec, known and known.checked_at, known.edits if known else 0))
    remote.sort(key=lambda wanted: _failures(all_known.get(wanted.spec.address)))
    return local, remote


def _is_left_out(context: Context, spec: SourceSpec, known: KnownSource | None, why: Why) -> bool:
    """Whether it needs a network that is not to be used, and nobody named it."""
    from reader.sources.offline import needs_network

    if not context.offline or why == "named" or (context.given and why != "due"):
        return False
    return needs_network(spec._replace(kind=spec.kind or (known.kind if known else None)))


def _failures(known: KnownSource | None) -> int:
    return 0 if known is None else known.failures


async def _in_turn(shared: _Shared, specs: Sequence[SourceSpec]) -> AsyncGenerator[RefreshEvent, None]:
    """Local sources, one after the other: to read them is work for all processors there are."""
    for spec in specs:
        async with _turn(shared.context.store.database.file):
            known = await shared.tools.thread.do(shared.context.store.sources.known, spec.address)
            async with aclosing(_look(shared, spec, known)) as events:
                async for event in events:
                    yield event
                    await asyncio.sleep(0)  # so that whoever listens can stop this between two batches


async def _apart(shared: _Shared, wanted: _Wanted) -> AsyncGenerator[RefreshEvent, None]:
    """A remote source, unless another instance has just fetched it, or is about to."""
    spec, address = wanted.spec, wanted.spec.address
    async with shared.leases.held(address, shared.context.store.sources.known) as known:
        # Another did it meanwhile.
        if known and known.edits == wanted.edits and known.checked_at != wanted.checked_at:
            status: Literal["failed", "unchanged"] = "failed" if known.error else "unchanged"
            yield SourceRefreshed(address, known.kind or likely_kind(address), status, error=known.error)
            return
        async with aclosing(_look(shared, spec, known)) as events:
            async for event in events:
                yield event


def _look(shared: _Shared, spec: SourceSpec, known: KnownSource | None) -> AsyncGenerator[RefreshEvent, None]:
    if known is None:
        return _removed(spec)
    return SourceRun(shared.context, spec, known, shared.tools).events()


async def _removed(spec: SourceSpec) -> AsyncGenerator[RefreshEvent, None]:
    """What there is to tell of a source that was removed before its turn came."""
    yield SourceRefreshed(spec.address, spec.kind or likely_kind(spec.address), "unchanged")


async def _forget_removed(context: Context, thread: StoreThread) -> None:
    """Forgets what is known of sources that are on the list no more."""
    if context.given:
        return

    def wanted() -> set[str]:
        return {spec.address for spec in context.sources()}

    for address in await thread.do(forget_others, context.store, wanted):
        await asyncio.to_thread(forget_clone, address, context.cache)


@asynccontextmanager
async def _turn(database: Path) -> AsyncIterator[None]:
    """Waits until no other process reads local sources into the same library: two at once would do the same work."""
    lock = database.with_name(database.name + ".refresh")
    while True:
        with try_locked(lock) as mine:
            if mine:
                yield
                return
        await asyncio.sleep(WAIT_S)
