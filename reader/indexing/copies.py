"""Articles read again from their copies: to be opened, and to be shown anew where several sources tell of them."""

from collections.abc import Generator, Mapping, Sequence
from typing import NamedTuple

from reader.content import parse
from reader.content.identity import identities, number
from reader.indexing.merging import merged
from reader.models import Article, Document, Failure
from reader.saved import saved_as
from reader.store import Store
from reader.store.records import Copy, Given, Indexed

BATCH = 256
"""So many articles are shown anew in one transaction."""


class Told(NamedTuple):
    """What the copies of an article tell together; None where none can be read. `missing` is why the best cannot."""

    article: Article | None
    missing: str | None = None


def told(uid: int, copies: Sequence[Copy]) -> Told:
    """The article of an identity from its copies, the best one first. Of each source the best that can be read counts.

    What we saved of it ourselves is as it was at that time: it counts where there is nothing else.
    """
    read: dict[str, Article] = {}
    paths = set[str]()
    missing = None
    for copy in sorted(copies, key=is_saved):
        path = path_of(copy)
        if copy.address in read or (copy.record is None and path in paths) or (read and is_saved(copy)):
            continue
        paths.add(path)
        found = _read(uid, copy)
        if isinstance(found, Article):
            read[copy.address] = found
        elif not read:
            missing = missing or found
    if not read:
        return Told(None, missing)
    best, *others = read.values()
    return Told(merged(best, others), missing)


def path_of(copy: Copy) -> str:
    """Where a copy is, for a person to read; of a local one the path of its file."""
    return (copy.root or "") + copy.key


def gifts_of(store: Store) -> dict[str, Given | None]:
    """What the user gives to the articles of each source, by its address."""
    return {known.address: known.given for known in store.sources.all_known().values()}


def index_again(
    article: Article, uid: int, copies: Sequence[Copy], given: Mapping[str, Given | None], now: int
) -> Indexed:
    """What the copies of an article tell together, ready for the store; `given` is what their sources give it."""
    from reader.indexing.articles import index_article

    gifts = [gift for copy in copies if (gift := given.get(copy.address))]
    return index_article(article, uid, now=now, keep=False, given=together(gifts))


def merge(store: Store, now: int) -> Generator[int, None, None]:
    """Shows anew what the copies of several sources tell together, and what lost the copy it was shown by.

    A batch is one transaction, and gives how many articles it showed; between two of them it may be ended at any time.
    `now` is Unix time. What cannot be read just now is left to the next call.
    """
    given = gifts_of(store)
    after = -1
    while noted := store.unmerged.pending(after, BATCH):
        after = max(noted)
        copies = store.unmerged.copies(noted)
        anew: list[Indexed] = []
        for uid in list(noted):
            whole = told(uid, copies.get(uid, ()))
            if whole.missing is not None:
                del noted[uid]
            elif whole.article is not None:
                anew.append(index_again(whole.article, uid, copies[uid], given, now))
        yield store.writing.show_anew(anew, noted)


def together(gifts: Sequence[Given]) -> Given:
    """What sources give to an article that all of them hold: every topic, and a place in the list where one does."""
    topics = dict.fromkeys(topic for gift in gifts for topic in gift.topics)
    return Given(tuple(topics), not gifts or any(gift.listed for gift in gifts))


def is_saved(copy: Copy) -> bool:
    """Whether a copy is one that we saved ourselves."""
    return copy.record is None and saved_as(copy.key) is not None


def _read(uid: int, copy: Copy) -> Article | str:
    """The article as a copy tells it now, or why it cannot be told."""
    if copy.record is not None:
        from reader.indexing.records import unpack

        return unpack(copy.record)
    from reader.sources.reading import Refused, read_file

    path = path_of(copy)
    try:
        data, _ = read_file(path)
    except Refused as refusal:
        cure = " Refreshing gets it back." if copy.kind == "git" else ""
        return f"{path} {refusal}; this is what the index knows of it.{cure}"
    base = copy.identity + "/" if copy.identity.startswith("http") else None
    parsed = parse(Document(copy.address, copy.key, data, path, base))
    articles = [part.rescued if isinstance(part, Failure) else part for part in parsed]
    whole = [article for article in articles if article is not None]
    for article, name in zip(whole, identities(whole, copy.identity), strict=True):
        if number(name) == uid or saved_as(copy.key) == uid:
            return article
    return f"{path} holds another article now; this is what the index knows of this one."
