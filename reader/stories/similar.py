"""Which articles are about the same subject, and how much: words weighted by how rare they are. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import sqrt

from reader.stories.gist import Gist
from reader.stories.same import Rarity

SOUGHT = 14
"""So many of the rarest words of an article are looked for."""
LEAST = 0.12
"""Articles that have less in common are not about one subject."""
_IN_TITLE = 2.0
_CHANCE = 2
_TOPICS = 0.06
_RECENT = 0.05
_MONTH_S = 30 * 86_400


def sought(one: Gist, rarity: Rarity) -> list[str]:
    """The stems that say most about an article, the rarest first; those of the headline before others."""
    return sorted(one.text, key=lambda word: (-_weight(word, one, rarity), word))[:SOUGHT]


def counted(found: Iterable[tuple[str, Sequence[int]]], one: Gist, rarity: Rarity, most: int) -> list[int]:
    """The rows that have most of the words that were looked for, each found in some rows; at most so many."""
    scores: dict[int, float] = {}
    for word, rows in found:
        weight = _weight(word, one, rarity)
        for row in rows:
            scores[row] = scores.get(row, 0.0) + weight
    return sorted(scores, key=lambda row: (-scores[row], -row))[:most]


def likeness(one: Gist, other: Gist, rarity: Rarity) -> float:
    """How much two articles have in common, from 0.0 to 1.0: the cosine of their words, in which rare ones weigh more
    and those of headlines twice.
    """
    shared = one.text & other.text
    if not shared:
        return 0.0
    product = sum([_weight(word, one, rarity) * _weight(word, other, rarity) for word in shared])
    return product / (_length(one, rarity) * _length(other, rarity))


def ranked(
    one: Gist, others: Collection[Gist], rarity: Rarity, topics: Mapping[int, Collection[str]]
) -> list[tuple[float, Gist]]:
    """Those that are about the subject of an article, the most similar first, with how similar they are.

    `topics` are those of articles by row. What shares topics, and what is of about the same time, goes before others
    that are as similar.
    """
    own = set(topics.get(one.account.row, ()))
    found = [(likeness(one, other, rarity), other) for other in others]
    near = [(score, other) for score, other in found if score >= LEAST and _says_enough(one, other)]

    def order(pair: tuple[float, Gist]) -> tuple[float, int]:
        score, other = pair
        return -(score + _bonus(one, other, own, set(topics.get(other.account.row, ())))), -other.account.row

    return sorted(near, key=order)


def _says_enough(one: Gist, other: Gist) -> bool:
    """Whether what two articles share is more than two words that happen to stand in both."""
    shared = one.text & other.text
    return len(shared) > _CHANCE or (len(shared) == _CHANCE and bool(shared & one.title & other.title))


def _bonus(one: Gist, other: Gist, own: set[str], topics: set[str]) -> float:
    common = len(own & topics) / len(own | topics) if own | topics else 0.0
    apart = abs((one.account.published or 0) - (other.account.published or 0))
    return _TOPICS * common + _RECENT * max(0.0, 1 - apart / _MONTH_S)


def _weight(word: str, one: Gist, rarity: Rarity) -> float:
    return rarity.get(word, 1.0) * (_IN_TITLE if word in one.title else 1.0)


def _length(one: Gist, rarity: Rarity) -> float:
    return sqrt(sum([_weight(word, one, rarity) ** 2 for word in one.text])) or 1.0
