"""Sources that are no longer wanted."""

from collections.abc import Callable, Collection

from reader.store import Store


def forget_source(store: Store, address: str) -> bool:
    """Forgets what is known of a source: its articles, unless others hold them. Gives whether it had a clone, which is
    for `forget_clone`.
    """
    with store.database.transaction():
        known = store.sources.known(address)
        if known is None:
            return False
        store.writing.remove_source(known.number)
        return known.kind == "git"


def forget_others(store: Store, wanted: Callable[[], Collection[str]]) -> list[str]:
    """Forgets all sources but those at the addresses that are wanted; gives those that had a clone.

    What is wanted is asked for again when nobody else can write: another program may have added or moved one just now.
    """
    if not _others(store, wanted):
        return []
    with store.database.transaction():
        return [address for address in _others(store, wanted) if forget_source(store, address)]


def forget_clone(address: str, clones: str) -> None:
    """Removes the clone of a repository from the folder of these."""
    from reader.sources.git_clone import forget

    forget(address, clones)


def _others(store: Store, wanted: Callable[[], Collection[str]]) -> list[str]:
    known = store.sources.addresses()  # before the list is read, which a new one is on before it is here
    kept = wanted()
    return [address for address in known if address not in kept]
