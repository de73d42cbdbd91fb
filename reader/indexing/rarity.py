"""How rare words are in the library, and how it is asked for them."""

from collections.abc import Collection, Iterable
from math import log

from reader.models import Term
from reader.query.fts import expression
from reader.store import Store
from reader.stories.gist import Gist
from reader.stories.words import beginning, written

_SMOOTHING, _RAREST, _HALF = 500, 1.5, 0.5
"""A small library knows little of how rare a word is: it counts as if it held so many articles more."""


def rarity(store: Store, gists: Collection[Gist]) -> dict[str, float]:
    """How rare the words of some articles are, from 0.0 (in every article) to 1.0 (in hardly one); those that were
    never counted are left out.
    """
    counts, articles = store.stems.counts({word for one in gists for word in one.text})
    all_of_them = articles + _SMOOTHING
    most = log(all_of_them / _RAREST)
    return {word: max(0.0, log(all_of_them / (count + _HALF)) / most) for word, count in counts.items()}


def in_index(one: Gist, stems: Iterable[str]) -> dict[str, str]:
    """For stems of an article what finds them in the full-text index, which has the words as they are written."""
    words = written(f"{one.account.title}\n{one.account.excerpt or ''}")
    terms = {stem: expression([Term(beginning(words.get(stem, stem), stem))]) for stem in stems}
    return {stem: term for stem, term in terms.items() if term}
