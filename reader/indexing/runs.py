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
    """Brings sources up to date in order."""
    for spec in specs:
        async with _turn(context.store.database.file):
            async for event in SourceRun(context, spec).events():
                yield event
                await asyncio.sleep(0)  # so that whoever listens can stop this between two batches


async def follow(context: Context, specs: Sequence[SourceSpec]) -> AsyncIterator[RefreshEvent]:
    """Refreshes a local source whenever something changes in its folder; goes on until it is cancelled."""
    from reader.sources.watch import changes

    local = [spec for spec in specs if os.path.isabs(spec.address)]
    watched = changes([Path(spec.address) for spec in local])
    news = asyncio.ensure_future(anext(watched))
    affected = (
        local  # what changed after the last refresh and before the watch stood is found by looking once more
    )
    try:
        while True:
            await asyncio.sleep(0)
            async for event in run(context, affected):
                if affected is not local or not _is_quiet(event):
                    yield event
            paths = await news
            news = asyncio.ensure_future(anext(watched))
            affected = [spec for spec in local if any(path.startswith(spec.address) for path in paths)]
    finally:
        news.cancel()
        await asyncio.gather(news, return_exceptions=True)
        await watched.aclose()


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
