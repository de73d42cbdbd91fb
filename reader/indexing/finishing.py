"""What is put in order once all sources of a refresh were looked at."""

from collections.abc import Callable
from datetime import datetime

from reader.indexing.copies import merge
from reader.indexing.proposing import propose
from reader.indexing.store_thread import StoreThread
from reader.store import Store


async def finish(store: Store, thread: StoreThread, clock: Callable[[], datetime]) -> None:
    """Shows articles anew that several sources tell of, or whose best copy went; looks for other keywords; and counts.

    It may end anywhere.
    """
    await thread.go_through(merge(store, int(clock().timestamp())))
    await thread.go_through(propose(store))
    await thread.do(store.counting.keep)
