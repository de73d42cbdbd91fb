"""Which article is meant: an id, the beginning of one, a path or a URL."""

import os

from reader.content.identity import number
from reader.content.urls import canonical, public
from reader.errors import NotFoundError
from reader.ids import article_id, prefix_range
from reader.store import Store

SHORTEST_PREFIX = 4


def find(store: Store, reference: str) -> str:
    """The id of the article meant.

    Raises:
        NotFoundError: none, or several (then the message names them).
    """
    uid = _by_id(store, reference) or _by_url(store, reference) or _by_path(store, reference)
    if uid is None:
        raise NotFoundError(
            f"No article of the library is {public(reference)!r}.",
            "`newsreader list --all` shows every article with its id.",
        )
    return article_id(uid)


def _by_id(store: Store, reference: str) -> int | None:
    numbers = prefix_range(reference) if len(reference) >= SHORTEST_PREFIX else None
    found = store.articles.uids(*numbers) if numbers else []
    if len(found) > 1:
        names = ", ".join(article_id(uid) for uid in found)
        raise NotFoundError(f"{reference!r} may be any of {names}.", "Type more of it.")
    return found[0] if found else None


def _by_url(store: Store, reference: str) -> int | None:
    address = canonical(reference) if "://" in reference else None
    return store.articles.uid_at(number(address)) if address else None


def _by_path(store: Store, reference: str) -> int | None:
    if "://" in reference:
        return None
    path = os.path.abspath(os.path.expanduser(reference))
    found = store.places.at_path(path)
    # What is a file here is meant as that file, and not as one of the same name in some source.
    return found if found is not None or os.path.exists(path) else store.places.of_key(reference)
