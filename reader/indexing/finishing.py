"""What is put in order once all sources of a refresh were looked at."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from reader.files import try_locked
from reader.indexing.copies import merge
from reader.indexing.proposing import propose
from reader.indexing.refresh import Context
from reader.indexing.store_thread import StoreThread
from reader.models import Grouping, Noticed
from reader.store import Store

_FEW = 1000
"""So few are put into stories before anybody looks at the counts: these are kept once, after that."""


async def finish(context: Context, thread: StoreThread) -> AsyncGenerator[Grouping | Noticed, None]:
    """Shows articles anew that several sources tell of, or whose best copy went; looks for other keywords; applies the
    user's rules where a refresh that was ended did not; counts; and puts what is new into stories, of which it tells
    how far it is. It may end anywhere.
    """
    store = context.store
    await thread.go_through(merge(store, int(context.clock().timestamp())))
    await thread.go_through(propose(store))
    async with aclosing(context.ruled(thread)) as told:
        async for noticed in told:
            yield noticed
    pending = await thread.do(store.stories.pending) if context.stories else 0
    if not 0 < pending < _FEW:
        await thread.do(store.counting.keep)
    if pending:
        async for step in _grouped(store, thread):
            yield step
        await thread.do(store.counting.keep)


async def _grouped(store: Store, thread: StoreThread) -> AsyncGenerator[Grouping, None]:
    from reader.indexing.grouping import group

    file = store.database.file
    with try_locked(file.with_name(file.name + ".stories")) as mine:
        if not mine:
            return  # another process is at it, and takes up ours as well
        steps = group(store)
        while (step := await thread.do(next, steps, None)) is not None:
            yield step
