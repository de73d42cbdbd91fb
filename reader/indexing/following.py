"""Refreshing from now on: local sources when they change, remote ones when it is time."""

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Container, Sequence
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

from reader.errors import ReaderError
from reader.indexing.refresh import Context
from reader.indexing.runs import chosen, run
from reader.models import Noticed, RefreshEvent, SourceRefreshed, SourceSpec

PAUSE_S = 20.0
"""So often it is looked whether it is time for a source: what the list of sources says may have changed."""


async def follow(
    context: Context, sources: Callable[[], Sequence[SourceSpec]], list_file: Path | None = None
) -> AsyncGenerator[RefreshEvent, None]:
    """Refreshes a local source whenever something changes in its folder; goes on until it is cancelled.

    `sources` gives those there are. Where they are kept in `list_file` that is followed as well: a source that is added
    is read, and followed from then on.
    """
    local = _local(await asyncio.to_thread(sources))
    # What changed after the last refresh and before the watch stood is found by looking once more.
    affected, looking_again = local, True
    while True:
        async with _news([*local, *([str(list_file)] if list_file else [])]) as news:
            while True:
                wanted = await asyncio.to_thread(_still_wanted, context, affected, looking_again)
                # Who has stopped the search for stories does not want it to begin again before there is news.
                looking = context._replace(stories=not looking_again)
                async with aclosing(run(looking, wanted)) as events:
                    async for event in events:
                        if not (looking_again and _is_quiet(event)):
                            yield event
                paths, looking_again = await anext(news), False
                affected = frozenset(one for one in local if any(path.startswith(one) for path in paths))
                if str(list_file) in paths:
                    before, local = local, await asyncio.to_thread(_local_now, sources, local)
                    affected |= local - before
                    if local != before:
                        break


@asynccontextmanager
async def _news(addresses: Sequence[str]) -> AsyncIterator[AsyncIterator[frozenset[str]]]:
    """What changes at the addresses, watched from now on, also while nobody waits for it."""
    from reader.sources.watch import changes

    watched = changes([Path(address) for address in addresses])
    coming = asyncio.ensure_future(anext(watched))

    async def told() -> AsyncGenerator[frozenset[str], None]:
        nonlocal coming
        while True:
            paths = await coming
            coming = asyncio.ensure_future(anext(watched))
            yield paths

    try:
        await asyncio.sleep(0)  # it begins with its first step
        yield told()
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)
        await watched.aclose()


async def on_time(
    context: Context, sources: Callable[[], Sequence[SourceSpec]]
) -> AsyncGenerator[RefreshEvent, None]:
    """Refreshes remote ones of the sources there are whenever it is time for one; goes on until it is cancelled."""
    while True:
        due = await asyncio.to_thread(_due, context, sources)
        if due:
            async with aclosing(run(context, due, "due")) as events:
                async for event in events:
                    yield event
        await asyncio.sleep(PAUSE_S)


def _due(context: Context, sources: Callable[[], Sequence[SourceSpec]]) -> list[SourceSpec]:
    return [wanted.spec for wanted in chosen(context, sources(), "due")[1]]


def _local(specs: Sequence[SourceSpec]) -> frozenset[str]:
    return frozenset(spec.address for spec in specs if os.path.isabs(spec.address))


def _local_now(sources: Callable[[], Sequence[SourceSpec]], before: frozenset[str]) -> frozenset[str]:
    """The local sources; those there were where the list cannot be read: somebody is writing in it."""
    try:
        return _local(sources())
    except ReaderError:
        return before


def _still_wanted(context: Context, addresses: Container[str], only_local: bool) -> Sequence[SourceSpec]:
    """Those that are enabled now; `only_local` leaves out files from which further addresses are asked."""
    enabled = [spec for spec in context.sources() if spec.enabled and spec.address in addresses]
    return chosen(context, enabled, "due")[0] if only_local else enabled


def _is_quiet(event: RefreshEvent) -> bool:
    if isinstance(event, SourceRefreshed):
        return event.status == "unchanged"
    return not isinstance(event, Noticed)
