"""A headline without what its outlet puts around it, and what kind of headline it is. Pure."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Final

from reader.stories.stopwords import stop_words

_PREFIX = (
    r"(?:update|roundup|corrected|refile|wrapup|rpt|exclusive|breaking(?: news)?|live(?: updates?)?|watch|video|"
    r"photos?|"
    r"factbox|explainer|press release|alert|just in|developing|urgent|eilmeldung|liveticker|en direct|"
    r"direct|urgente|[uú]ltima hora|ultim['’]ora|速報|独自|속보)"
    r"(?:[ -]?\d{1,2})?"
)
_TELLING: Final = (
    "size share cagr forecast growth outlook segmentation players landscape trends analysis reach usd billion worth"
    " valued exceed surpass projected"
)
_MARKET: Final = (
    f"{_TELLING} market markets shares forecasts report research industry trend demand opportunity opportunities global"
    " worldwide revenue key player segment segments scope competitive driver drivers manufacturers insights future"
    " region regional valuation estimated estimates expected value by million bn mn from"
)
_LEAST_TELLING = 2


def bare(title: str, providers: Collection[str]) -> str:
    """A headline without a wire's prefix ("UPDATE 1-", "BREAKING:") and the outlet's name behind it.

    `providers` are names that the outlet may be called by, folded to small letters.
    """
    title = _prefix().sub("", title, count=1)
    for separator in (" | ", " - ", " – ", " — ", " · ", " :: "):
        head, found, tail = title.rpartition(separator)
        if found and head and _names(tail, providers):
            return head
    return title


def _names(tail: str, providers: Collection[str]) -> bool:
    folded = re.sub(r"[\W_]+", "", tail.casefold())
    return any(name and (folded == name or (len(folded) >= 4 and folded in name)) for name in providers)


def market_of(words: Sequence[str]) -> frozenset[str] | None:
    """Which market a headline's words are about, if they are those of the reports that come by the hundred."""
    if "market" not in words or len(_words_of(_TELLING).intersection(words)) < _LEAST_TELLING:
        return None
    before = words[: words.index("market")]
    return frozenset(_subject(before) or _subject(words))


def _subject(words: Iterable[str]) -> set[str]:
    return {
        word
        for word in words
        if word not in _words_of(_MARKET) and word not in stop_words() and not word[0].isdigit()
    }


def is_digest(title: str) -> bool:
    """Whether a headline is that of a column that tells of several events, or of none: briefings, puzzles, opinions."""
    return _digest().search(title) is not None


@cache
def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


@cache
def _digest() -> re.Pattern[str]:
    return re.compile(
        r"^(?:opinion|comment|analysis|editorial|op-ed|letters?|kommentar|meinung|leitartikel|tribune|analyse"
        r"|opini[oó]n|opinione|opinião|[eé]ditorial|editoriale|an[aá]lisis|analisi|análise|column|社説)\s*[:：|–—-]"
        r"|\b(?:briefing|newsletter|digest|podcast|horoscopes?|crossword|wordle|hints|round-?up of|weekly|to watch"
        r"|things to know|week in review|open thread|presseschau|nachrichten des tages|revue de presse|l['’]essentiel"
        r"|rassegna stampa|resumen del d[ií]a|resumo do dia)\b",
        re.IGNORECASE,
    )


@cache
def _prefix() -> re.Pattern[str]:
    agency = r"(?:\([^)\W]{2,12}\)|[A-Z]{2,6})\s*[-–—:]\s+"
    return re.compile(rf"^\s*(?:[\[(]?(?i:{_PREFIX})[\])]?\s*[:：|–—-]\s*|【[^】]{{1,6}}】\s*|{agency})+")
