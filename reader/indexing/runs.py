"""Refreshing several sources one after the other, and following local ones."""

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from reader.files import try_locked
from reader.indexing.refresh import Context, SourceRun
from reader.models import RefreshEvent, SourceRefreshed, SourceSpec

WAIT_S = 0.1


async def run(context: Context, specs: Sequence[SourceSpec]) -> AsyncIterator[RefreshEvent]:
    """Brings sources up to date in order. What is known of sources that were removed meanwhile is forgotten."""
    async with _turn(context.store.database.file):
        _forget_removed(context)
    for spec in specs:
        async with _turn(context.store.database.file):
            async for event in SourceRun(context, spec).events():
                yield event
                await asyncio.sleep(0)  # so that whoever listens can stop this between two batches
            _forget_removed(context)


async def follow(context: Context, specs: Sequence[SourceSpec]) -> AsyncIterator[RefreshEvent]:
    """Refreshes a local source whenever something changes in its folder; goes on until it is cancelled."""
    from reader.sources.watch import changes

    local = [spec for spec in specs if os.path.isabs(spec.address)]
    watched = changes([Path(spec.address) for spec in local])
    news = asyncio.ensure_future(anext(watched))
    # What changed after the last refresh and before the watch stood is found by looking once more.
    affected, looking_again = local, True
    try:
        while True:
            await asyncio.sleep(0)
            async for event in run(context, _still_wanted(context, affected)):
                if not (looking_again and _is_quiet(event)):
                    yield event
            paths, looking_again = await news, False
            news = asyncio.ensure_future(anext(watched))
            affected = [spec for spec in local if any(path.startswith(spec.address) for path in paths)]
    finally:
        news.cancel()
        await asyncio.gather(news, return_exceptions=True)
        await watched.aclose()


def _still_wanted(context: Context, specs: Sequence[SourceSpec]) -> Sequence[SourceSpec]:
    if context.subscribed is None:
        return specs
    wanted = {spec.address for spec in context.subscribed() if spec.enabled}
    return [spec for spec in specs if spec.address in wanted]


def _forget_removed(context: Context) -> None:
    if context.subscribed is None:
        return
    wanted = {spec.address for spec in context.subscribed()}
    for address in context.store.sources.addresses():
        if address not in wanted and (known := context.store.sources.known(address)):
            context.store.writing.remove_source(known.number)


def _is_quiet(event: RefreshEvent) -> bool:
    return not isinstance(event, SourceRefreshed) or event.status == "unchanged"


@asynccontextmanager
async def _turn(database: Path) -> AsyncIterator[None]:
    """Waits until no other process refreshes the same library: two at once would do the same work twice."""
    lock = database.with_name(database.name + ".refresh")
    while True:
        with try_locked(lock) as mine:
            if mine:
                yield
                return
        await asyncio.sleep(WAIT_S)
