"""Refreshing from now on: local sources when they change, remote ones when it is time."""

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from pathlib import Path

from reader.indexing.refresh import Context
from reader.indexing.runs import chosen, run
from reader.models import RefreshEvent, SourceRefreshed, SourceSpec

PAUSE_S = 20.0
"""So often it is looked whether it is time for a source: what the list of sources says may have changed."""


async def follow(context: Context, specs: Sequence[SourceSpec]) -> AsyncGenerator[RefreshEvent, None]:
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
            wanted = await asyncio.to_thread(_still_wanted, context, affected, looking_again)
            async with aclosing(run(context, wanted)) as events:
                async for event in events:
                    if not (looking_again and _is_quiet(event)):
                        yield event
            paths, looking_again = await news, False
            news = asyncio.ensure_future(anext(watched))
            affected = [spec for spec in local if any(path.startswith(spec.address) for path in paths)]
    finally:
        news.cancel()
        await asyncio.gather(news, return_exceptions=True)
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


def _still_wanted(context: Context, specs: Sequence[SourceSpec], only_local: bool) -> Sequence[SourceSpec]:
    """Those that are enabled now; `only_local` leaves out files from which further addresses are asked."""
    wanted = {spec.address for spec in context.sources() if spec.enabled}
    enabled = [spec for spec in specs if spec.address in wanted]
    return chosen(context, enabled, "due")[0] if only_local else enabled


def _is_quiet(event: RefreshEvent) -> bool:
    return not isinstance(event, SourceRefreshed) or event.status == "unchanged"
