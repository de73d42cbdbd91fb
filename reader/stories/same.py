"""Whether two articles tell the same event, and why. Pure; measured on labelled pairs (`benchmarks.stories`).

The weights were fitted to a set of labelled pairs by logistic regression, and rounded (docs/technotes/stories.md).
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal, NamedTuple, TypeVar

from reader.stories.gist import Gist

APART_S = 120 * 3600
"""What lies further apart is another event."""
LEAST_WORDS = 3
OVERLAP = 0.6
"""The share of the shorter headline's words that the other has to have as well."""
SAME_TEXT = 0.5
"""The share of the shorter text, in runs of three words."""
_LEAST_RUN = 10
_DAY_S = 86_400
_TEMPLATE = 0.35
"""Headlines that share so much, but not who or where it is about, are made by one pattern."""
_COUNTED = 0.4
"""The same for headlines that tell different numbers."""

_NAME, _WORD, _NUMBER, _CROSS = 2.2, 1.0, 2.2, 1.2
_A_DAY, _OTHER_NAMES, _LEAST = 1.7, 2.0, 3.6
_MOST_NAMES, _MOST_WORDS, _MOST_NUMBERS = 4.0, 5.0, 3
_WITHIN = 1.0
"""So much less is enough for what is in a story by others already."""

T = TypeVar("T")

Rarity = Mapping[str, float]
"""How rare words are in the library, from 0.0 (in every article) to 1.0 (in hardly one)."""


class Bond(NamedTuple):
    """Why two articles belong together, and how firmly, up to 1.0: one address, one text, or the stems they share."""

    kind: Literal["address", "text", "words"]
    strength: float
    shared: AbstractSet[str] = frozenset()


def bond(one: Gist, other: Gist, rarity: Rarity) -> Bond | None:
    """Why two articles tell the same event; None where they do not."""
    if not comparable(one, other) or _is_pattern(one, other):
        return None
    return _copied(one, other) or _reworded(one, other) or _retold(one, other, rarity)


def _copied(one: Gist, other: Gist) -> Bond | None:
    """One page, or one text."""
    if one.account.url and one.account.url == other.account.url and one.title & other.title:
        return Bond("address", 1.0)
    share = _text_share(one, other)
    # What one outlet writes under all it publishes makes no story.
    if share < SAME_TEXT or (_same_outlet(one, other) and _overlap(one.title, other.title) < OVERLAP):
        return None
    return Bond("text", share)


def _reworded(one: Gist, other: Gist) -> Bond | None:
    """One headline, in the words of two desks."""
    shared, overlap = one.title & other.title, _overlap(one.title, other.title)
    if len(shared) < LEAST_WORDS or overlap < OVERLAP or one.digest or other.digest:
        return None
    if _same_outlet(one, other) and _same_day(one, other):
        return None
    return Bond("words", overlap, shared)


def _retold(one: Gist, other: Gist, rarity: Rarity) -> Bond | None:
    """The same facts, whatever the headlines say."""
    if one.digest or other.digest or _same_outlet(one, other):
        return None
    shared = one.text & other.text
    if len(shared) < LEAST_WORDS and not one.title & other.title:
        return None
    facts = _facts(one, other, rarity)
    return Bond("words", min(1.0, facts / _LEAST / 2), shared) if facts >= _LEAST else None


def belongs(lead: Gist, member: Gist, rarity: Rarity) -> bool:
    """Whether an article that is linked to a story by others of it shares enough with its lead to be in it."""
    if not comparable(lead, member) or _is_pattern(lead, member):
        return False
    return bond(lead, member, rarity) is not None or _facts(lead, member, rarity) >= _LEAST - _WITHIN


def comparable(one: Gist, other: Gist) -> bool:
    """Whether two articles may tell the same event at all: of one language, and not too far apart."""
    if one.account.published is None or other.account.published is None:
        return False
    if abs(one.account.published - other.account.published) > APART_S:
        return False
    return not (one.language and other.language and one.language != other.language)


def _facts(one: Gist, other: Gist, rarity: Rarity) -> float:
    """How much two articles tell the same facts: names above all, words, numbers, and each what the other's headline
    says; less the further they lie apart.
    """
    shared = one.text & other.text
    names = one.names & other.names
    apart = abs((one.account.published or 0) - (other.account.published or 0)) / _DAY_S
    facts = (
        _WORD * min(_MOST_WORDS, sum([rarity.get(word, 1.0) for word in shared - names]))
        + _CROSS * (_covered(one.title, other.text) + _covered(other.title, one.text))
        - _A_DAY * apart
    )
    if names:
        facts += _NAME * min(_MOST_NAMES, sum([rarity.get(word, 1.0) for word in names]))
    if figures := one.figures & other.figures:
        facts += _NUMBER * min(_MOST_NUMBERS, len(figures))
    return facts - _OTHER_NAMES if _other_names(one, other) else facts


def _is_pattern(one: Gist, other: Gist) -> bool:
    """Whether two headlines are made by one pattern, for two places, companies, matches, days."""
    if one.market is not None or other.market is not None:
        return one.market != other.market
    overlap = _overlap(one.title, other.title)
    if overlap >= _TEMPLATE and _other_names(one, other):
        return True
    return overlap >= _COUNTED and _other_numbers(one, other)


def _other_names(one: Gist, other: Gist) -> bool:
    """Whether each headline names somebody or something that the other article does not."""
    return bool(one.about - other.text and other.about - one.text)


def _other_numbers(one: Gist, other: Gist) -> bool:
    """Whether both headlines tell numbers, none of which the other article tells."""
    if not one.numbers or not other.numbers:
        return False
    return not one.numbers & other.text and not other.numbers & one.text


def _covered(title: AbstractSet[str], text: AbstractSet[str]) -> float:
    return len(title & text) / len(title) if title else 0.0


def _same_outlet(one: Gist, other: Gist) -> bool:
    return bool(one.account.provider) and one.account.provider == other.account.provider


def _same_day(one: Gist, other: Gist) -> bool:
    return (one.account.published or 0) // _DAY_S == (other.account.published or 0) // _DAY_S


def _text_share(one: Gist, other: Gist) -> float:
    if 2 * len(one.text & other.text) < min(len(one.text), len(other.text)):
        return 0.0  # texts that share so few words do not share half of their runs of words
    return _overlap(_runs(one.words), _runs(other.words))


def _runs(words: Sequence[str]) -> frozenset[tuple[str, str, str]]:
    """All runs of three words; none of a text that says too little to be known by."""
    if len(words) < _LEAST_RUN:
        return frozenset()
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _overlap(one: AbstractSet[T], other: AbstractSet[T]) -> float:
    """The overlap coefficient: what two sets share, of the smaller one."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
