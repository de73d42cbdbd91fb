"""Topics that keywords propose, after the keywords changed: articles are looked at again, batch by batch."""

from collections.abc import Generator

from reader.store import Store


def propose(store: Store) -> Generator[int, None, None]:
    """Looks at articles that have no topics of their own, where that is still to be done; gives how many at a time.

    A batch is one transaction; between two of them it may be ended at any time.
    """
    while (looked_at := store.writing.propose_anew()) is not None:
        yield looked_at
