"""Whether what was found on a page is the article that was looked for. Pure."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from reader.content.html_text import decoded, without_tags
from reader.content.reading import count_words
from reader.content.urls import host
from reader.fulltext.records import Extract, Verdict
from reader.models import Doubt

_ENOUGH = 250
"""Words that no wall and no error page has; with fewer, signs of one count."""
_WALL = 80
"""Words that walls have where there is no headline to compare them with."""
_FEW = 40
_SAME = 0.34
"""So many of the telling words of headline and excerpt have to stand on the page."""
_WORD = re.compile(r"[^\W_]+")
_SPACELESS = re.compile("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]+")
_SHORTEST = 4  # letters of a word that tells something
_READ = 60_000  # characters of a text that are looked at

_WALLS: tuple[tuple[Doubt, str], ...] = (
    ("error", "The page {title} is an error page"),
    ("paywall", "The page {title} shows its text to subscribers only"),
    ("login", "The page {title} asks for a login"),
    ("consent", "The page {title} asks for consent to cookies first"),
)


def judge(extract: Extract, title: str | None, excerpt: str | None, address: str) -> Verdict:
    """What speaks against an extract as the article of a headline and excerpt, which was asked for at `address`.

    Of a page that is no article's, `title` is None: then only walls and errors speak against it.
    """
    told = count_words(excerpt or "")
    if title and extract.words > told + _FEW and _is_about(extract._replace(title=None), title, ""):
        extract = extract._replace(signs=extract.signs - {"consent"})  # only a banner above the article
    wall = _wall(extract, _WALL if title is None else min(_ENOUGH, 3 * told + 120))
    if wall is not None:
        return wall
    if not extract.words:
        return Verdict("empty", f"The page {_named(extract)} holds no text that could be read")
    return Verdict() if title is None else _compared(extract, title, excerpt or "", address)


def _compared(extract: Extract, title: str, excerpt: str, address: str) -> Verdict:
    """What speaks against a text as that of a headline and excerpt."""
    told = count_words(excerpt)
    if _leads_home(address, extract.url):
        return Verdict("other", f"The address leads to the front page of {host(extract.url) or extract.url}")
    if not _is_about(extract, title, excerpt):
        return Verdict("other", f"The page is about something else: {_named(extract)}")
    if extract.words < _FEW or extract.words <= told:
        return Verdict("short", f"The page has only {extract.words} words, no more than is told here already")
    return Verdict()


def _wall(extract: Extract, enough: int) -> Verdict | None:
    """The wall that stands before the text, or the error that stands in its place; None where there is text enough."""
    if extract.words >= enough:
        return None
    for doubt, words in _WALLS:
        if doubt in extract.signs:
            return Verdict(doubt, words.format(title=_named(extract)))
    return None


def _named(extract: Extract) -> str:
    return f"“{extract.title}”" if extract.title else f"at {host(extract.url) or extract.url}"


def _is_about(extract: Extract, title: str, excerpt: str) -> bool:
    """Whether the telling words of a headline, or of it and its excerpt together, stand on a page."""
    found = set(
        _telling(f"{extract.title or ''}\n{decoded(without_tags(extract.html[: 4 * _READ]))[:_READ]}")
    )
    headline = set(_telling(title))
    if not headline or _share(headline, found) >= _SAME:
        return True
    both = headline | set(_telling(excerpt))
    return len(both) > len(headline) and _share(both, found) >= _SAME + 0.1


def _share(words: set[str], found: set[str]) -> float:
    return len(words & found) / len(words)


def _telling(text: str) -> Iterator[str]:
    """The words of a text that tell what it is about: longer ones by their beginning, numbers, pairs of CJK."""
    for word in _WORD.findall(text.casefold()):
        if run := _SPACELESS.search(word):
            yield from (run[0][place : place + 2] for place in range(max(1, len(run[0]) - 1)))
        elif word.isdigit() or len(word) >= _SHORTEST:
            yield word[:6]


def _leads_home(address: str, url: str) -> bool:
    """Whether an address that named a page led to the front page of a site."""
    return urlsplit(address).path.strip("/") != "" and urlsplit(url).path.strip("/") in ("", "index.html")
