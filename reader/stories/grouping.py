"""Articles → stories: who is compared with whom, and who is in which. Pure.

Articles are linked where they tell the same event (`reader.stories.same`). What hangs together by links is one story,
led by the best of it; but nobody is in a story that does not share enough with its lead, through however many links it
may have come: those make stories of their own.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from reader.models import Account
from reader.stories.gist import Gist, gist
from reader.stories.same import Rarity, belongs, bond

MOST = 200
"""So many articles are in one story; more are no story but a mistake."""
_FEW, _SHARE = 40, 20
"""A word that more articles of some days have than that, and more than one in so many, finds nobody."""
_LEAST = 3

Links = Mapping[int, Collection[int]]
"""Who is linked with whom, by identity, both ways."""


_NONE: Mapping[int, Gist] = {}


class Neighbours:
    """The articles of some days, found by the words they share."""

    def __init__(self) -> None:
        self._gists: dict[int, Gist] = {}
        self._words: defaultdict[str, set[int]] = defaultdict(set)
        self._compared = set[int]()

    def __contains__(self, uid: int) -> bool:
        return uid in self._gists

    def gist(self, account: Account, ready: Mapping[int, Gist] = _NONE) -> Gist:
        """The gist of an article: as it is known here, or was made `ready`, where text and date are the same still;
        else made now.
        """
        for known in (self._gists.get(account.uid), ready.get(account.uid)):
            if known and _alike(known.account, account):
                return known._replace(account=account)
        return gist(account)

    def add(self, one: Gist) -> None:
        """Adds an article."""
        uid = one.account.uid
        self._gists[uid] = one
        for word in one.text:
            self._words[word].add(uid)

    def forget(self, first: int, end: int) -> None:
        """Drops the articles that do not stand in the rows from `first` up to `end`."""
        for one in [one for one in self._gists.values() if not first <= one.account.row < end]:
            uid = one.account.uid
            del self._gists[uid]
            self._compared.discard(uid)
            for word in one.text:
                self._words[word].discard(uid)

    def linked(self, one: Gist, rarity: Rarity) -> Iterator[int]:
        """The identities of those that tell the same event as `one`, but for those that it was compared with as theirs
        were asked for.
        """
        self._compared.add(one.account.uid)
        for other in self._candidates(one) - self._compared:
            if bond(one, self._gists[other], rarity):
                yield other

    def _candidates(self, one: Gist) -> set[int]:
        """Those that share some words with an article that not every other one has as well."""
        shared: Counter[int] = Counter()
        common = max(_FEW, len(self._gists) // _SHARE)
        for word in one.text:
            having = self._words.get(word, ())
            if len(having) <= common:
                shared.update(having)
        return {uid for uid, words in shared.items() if words >= _LEAST}


def _alike(one: Account, other: Account) -> bool:
    """Whether an article looks as it did; its story, heat and quality are no part of its gist."""
    return one._replace(story=0, heat=None, quality=None, listed=True) == other._replace(
        story=0, heat=None, quality=None, listed=True
    )


def stories(gists: Mapping[int, Gist], links: Links, rarity: Rarity) -> list[list[int]]:
    """The stories that articles make, by identity, the best of each first; those that are alone make one of one."""
    found: list[list[int]] = []
    left = set(gists)
    while left:
        together = _connected(next(iter(left)), left, links)
        left -= together
        story = _story(together, gists, rarity)
        found.append(story)
        left |= together.difference(story)
    return found


def best_first(accounts: Iterable[Account]) -> list[Account]:
    """Accounts of one event: listed ones first, then the hottest, the best, the earliest."""
    return sorted(accounts, key=_rank)


def _rank(one: Account) -> tuple[bool, float, float, float, int]:
    heat, quality = one.heat, one.quality
    return (
        not one.listed,
        -(heat if heat is not None else quality if quality is not None else -1),
        -(quality if quality is not None else -1),
        one.published if one.published is not None else float("inf"),
        one.uid,
    )


def _story(together: Collection[int], gists: Mapping[int, Gist], rarity: Rarity) -> list[int]:
    ordered = best_first(gists[uid].account for uid in together)
    lead = gists[ordered[0].uid]
    members = [one.uid for one in ordered[1:] if belongs(lead, gists[one.uid], rarity)]
    return [lead.account.uid, *members[: MOST - 1]]


def _connected(first: int, among: Collection[int], links: Links) -> set[int]:
    found, waiting = {first}, [first]
    while waiting:
        for other in links.get(waiting.pop(), ()):
            if other in among and other not in found:
                found.add(other)
                waiting.append(other)
    return found
