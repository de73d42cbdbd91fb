"""Articles → stories, step by step behind a refresh: those that are new are compared with those of the same days."""

from collections import Counter
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from reader.indexing.rarity import rarity as rarity_of
from reader.models import Grouping, Term
from reader.query.fts import expression
from reader.store import Store
from reader.store.schema import SLOTS
from reader.store.story_table import ALONE, Standing
from reader.stories.gist import Gist
from reader.stories.grouping import Neighbours, stories
from reader.stories.reasons import as_written
from reader.stories.same import APART_S, Rarity, bond

COUNTED = 2048
"""The words of so many articles are counted before the first of them is compared: how rare a word is decides much."""
COMPARED = 256
"""So many articles are compared in one transaction."""
_SPARSE = 20
"""Where the days hold so many times more articles than are new, only those are looked at that share a word."""
_FEW = 32
_SOUGHT, _SHARED, _LOOKED_AT = 18, 3, 20
_APART_ROWS = APART_S * SLOTS


def group(store: Store) -> Generator[Grouping, None, None]:
    """Puts the articles that were not compared yet into stories, the newest first, and tells how far it is.

    Each step is a transaction; between two of them it may be ended at any time.
    """
    total = store.stories.pending()
    done, near = 0, Neighbours()
    while rows := store.stories.ungrouped(COUNTED):
        fresh = {one.uid: near.gist(one) for one in store.stories.accounts(rows)}
        _count(store, fresh.values())
        for some in _batches(rows):
            _compare(store, some, fresh, near)
            done += len(some)
            yield Grouping(done, max(done, total))


def _count(store: Store, fresh: Collection[Gist]) -> None:
    words = Counter(word for one in fresh for word in one.text)
    with store.database.transaction() as connection:
        store.stems.count(connection, words, len(fresh))


def _batches(rows: Sequence[int]) -> Iterator[Sequence[int]]:
    """Rows in falling order, cut where there are enough, and where the next ones are of other days."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or place - start == COMPARED or rows[place - 1] - rows[place] > _APART_ROWS:
            yield rows[start:place]
            start = place


def _compare(store: Store, rows: Sequence[int], fresh: Mapping[int, Gist], near: Neighbours) -> None:
    """Puts the articles of some rows into stories, with what they hang together with."""
    with store.database.transaction() as connection:
        mine = [near.gist(one, fresh) for one in store.stories.accounts(rows)]
        rarity = rarity_of(store, mine)
        if mine:
            _look_around(store, near, mine, fresh, rarity)
        links = {one.account.uid: set(near.linked(one, rarity)) for one in mine}
        together = _with_mates(store, near, links)
        rarity |= rarity_of(store, [one for uid, one in together.items() if uid not in links])
        _link(together, links, rarity)
        standings = {
            uid: Standing(min(story), place) if len(story) > 1 else ALONE
            for story in stories(together, links, rarity)
            for place, uid in enumerate(story)
            if len(story) > 1 or together[uid].account.story
        }
        store.stories.place(connection, standings, rows)


def _look_around(
    store: Store, near: Neighbours, mine: Sequence[Gist], fresh: Mapping[int, Gist], rarity: Rarity
) -> None:
    """Has the articles of the days around among the neighbours: all, or of very many those that share a rare word."""
    rows = [one.account.row for one in mine]
    first, end = min(rows) - _APART_ROWS, max(rows) + _APART_ROWS + 1
    near.forget(first, end)
    if len(mine) <= _FEW and store.stories.crowd(first, end) > _SPARSE * len(mine):
        found = store.stories.accounts(_sharing(store, mine, rarity, first, end))
    else:
        found = store.stories.between(first, end)
    for account in found:
        if account.uid not in near:
            near.add(near.gist(account, fresh))


def _sharing(store: Store, mine: Iterable[Gist], rarity: Rarity, first: int, end: int) -> set[int]:
    """The rows that share most of the rarest words with any of some articles, some for each."""
    rows = set[int]()
    for one in mine:
        rarest = sorted(one.text, key=lambda word: (-rarity.get(word, 1.0), word))[:_SOUGHT]
        hits = Counter[int]([one.account.row] * _SHARED)
        # As they are written, not by their stems: to look for beginnings takes the index a hundred times as long.
        for word in as_written(frozenset(rarest), one.account):
            if match := expression([Term(word, whole=True)]):
                hits.update(store.stories.having(f"{{title excerpt}} : {match}", first, end))
        rows.update(row for row, times in hits.most_common(_LOOKED_AT) if times >= _SHARED)
    return rows


def _with_mates(store: Store, near: Neighbours, links: Mapping[int, set[int]]) -> dict[int, Gist]:
    """All articles that are linked, and those that are in one story with any of them so far."""
    uids = set(links).union(*links.values())
    found = store.stories.with_mates(uids)
    return {one.uid: near.gist(one) for one in found}


def _link(together: Mapping[int, Gist], links: dict[int, set[int]], rarity: Rarity) -> None:
    """Completes links: both ways, and between those that were in one story before."""
    for uid, others in list(links.items()):
        others.intersection_update(together)
        for other in others:
            links.setdefault(other, set()).add(uid)
    before: dict[int, list[int]] = {}
    for uid, one in together.items():
        if one.account.story:
            before.setdefault(one.account.story, []).append(uid)
    for story in before.values():
        for one_uid, other_uid in combinations(story, 2):
            if bond(together[one_uid], together[other_uid], rarity):
                links.setdefault(one_uid, set()).add(other_uid)
                links.setdefault(other_uid, set()).add(one_uid)
