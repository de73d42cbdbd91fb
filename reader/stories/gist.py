"""What an article is compared by: a gist of its headline and excerpt. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from reader.models import Account
from reader.stories import headline
from reader.stories.stopwords import stop_words
from reader.stories.words import is_number, language, significant, stem, tokens

_MOST_TOKENS = 80
_LONG = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(?<=[\w,;:–—(] )[^\W\da-z_][\w’'-]*|\b[A-Z][A-Z\d][\w-]*")


class Gist(NamedTuple):
    """An article as it is compared.

    `title` and `text` are the significant words of the headline, and of that and the excerpt; `numbers` are those in
    the headline, `figures` those in either; `names` are the words that are written like names, `about` those of them in
    the headline; `words` are all of the excerpt in a row; `market` is the subject of a market
    report (None: it is none); a `digest` tells of several events, or gives an opinion.
    """

    account: Account
    title: frozenset[str]
    text: frozenset[str]
    numbers: frozenset[str]
    figures: frozenset[str]
    names: frozenset[str]
    about: frozenset[str]
    words: tuple[str, ...]
    language: str
    market: frozenset[str] | None
    digest: bool


def gist(account: Account) -> Gist:
    """The gist of an article."""
    outlet = _outlet(account.provider or "", account.domain or "")
    bare = headline.bare(account.title, outlet)
    in_title = tokens(bare)
    in_text = tokens(account.excerpt)[:_MOST_TOKENS] if account.excerpt else []
    own = _stems_of(account.provider or "")
    spoken = language(in_title + in_text)
    title = frozenset(significant(in_title, spoken)) - own
    text = title.union(significant(in_text, spoken)) - own
    names = _names(bare, account.excerpt or "", spoken)
    return Gist(
        account,
        title,
        text,
        frozenset(filter(is_number, title)),
        frozenset(filter(is_number, text)),
        names & text,
        names.intersection(significant(in_title, spoken)),
        tuple(map(intern, in_text)),
        spoken,
        headline.market_of(in_title),
        headline.is_digest(bare),
    )


@lru_cache(maxsize=4096)
def _stems_of(provider: str) -> frozenset[str]:
    return frozenset(map(stem, tokens(provider)))


@lru_cache(maxsize=4096)
def _outlet(provider: str, domain: str) -> tuple[str, ...]:
    """How an outlet may be called, without blanks and punctuation."""
    names = (provider.casefold(), domain.rpartition(".")[0], domain)
    return tuple(dict.fromkeys(re.sub(r"[\W_]+", "", name) for name in names if name))


def _names(title: str, excerpt: str, spoken: str) -> frozenset[str]:
    """The stems of words that are written with a capital where no sentence begins.

    In headlines that capitalise all words that says nothing: there those count that the excerpt writes so too. German
    writes all nouns so.
    """
    in_excerpt = frozenset(_stems(_capital(excerpt)))
    capital = _capital(title)
    if spoken != "de" and not any(
        word.islower() and word not in stop_words() for word in _LONG.findall(title)
    ):
        return in_excerpt
    return in_excerpt.union(_stems(capital))


def _capital(text: str) -> list[str]:
    # No pattern tells capital letters from small ones outside of ASCII.
    return [word for word in _NAME.findall(text) if word[0].isupper()]


def _stems(words: list[str]) -> Iterable[str]:
    return significant(tokens(" ".join(words)))
