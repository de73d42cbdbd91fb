"""Which keywords stand in the title and the excerpt of an article. Pure.

Words are compared as the full-text index has them (`reader.query.matching`): without case and accents, each character
of a script that is written without spaces by itself. No regular expression is made of keywords: each is found by its
first word, so a text takes the time that its words take, however many thousand keywords there are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reader.query.fts import spaced
from reader.query.matching import ACCENT, folded

MOST = 20_000
"""Keywords in all; more are not looked for."""
LONGEST = 100
"""Characters of a keyword; longer ones are not looked for."""
READ = 2_000
"""Characters of an excerpt that are looked at."""
_WORD = re.compile(r"[^ ]+")
# What belongs to a keyword although it is no letter: "#Repair", ".NET", "C++", "C#".
_BEFORE, _BEHIND = re.compile(r"[#@$.]\Z"), re.compile(r"\+\+|[#+]")


class Found(NamedTuple):
    """A keyword as it was declared, and whether it stands in the title; else it is in the excerpt."""

    keyword: str
    in_title: bool


class _Word(NamedTuple):
    text: str
    start: int
    end: int


class _Phrase(NamedTuple):
    """A keyword: its words, what stands before the first and behind the last ("#", "++"), what it is a keyword of."""

    words: tuple[str, ...]
    before: str
    behind: str
    topic: int
    keyword: str


class Keywords:
    """The keywords of topics, ready to be looked for."""

    def __init__(self, of_topics: Iterable[tuple[int, Iterable[str]]]) -> None:
        """`of_topics` are the numbers of topics, each with its keywords, in the order in which they are found."""
        self._by_first: dict[str, list[_Phrase]] = {}
        self._order: dict[int, int] = {}
        left = MOST
        for topic, keywords in of_topics:
            self._order[topic] = len(self._order)
            for keyword in keywords:
                phrase = _phrase(topic, keyword) if left > 0 else None
                if phrase is not None:
                    left -= 1
                    self._by_first.setdefault(phrase.words[0], []).append(phrase)

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._by_first)

    def find(self, title: str, excerpt: str | None) -> Mapping[int, Found]:
        """The topics of which a keyword is there, in their order, each with the first of its keywords."""
        if not self._by_first:
            return {}
        found: dict[int, Found] = {}
        for text, in_title in ((title, True), ((excerpt or "")[:READ], False)):
            for phrase in self._in(text):
                found.setdefault(phrase.topic, Found(phrase.keyword, in_title))
        return dict(sorted(found.items(), key=lambda item: self._order[item[0]])) if len(found) > 1 else found

    def _in(self, text: str) -> Iterator[_Phrase]:
        written = spaced(text)
        plain = folded(written)
        # Most texts hold no word that a keyword begins with: that is told without looking where words stand.
        if self._by_first.keys().isdisjoint(plain.replace(ACCENT, "").split()):
            return
        words = _words(plain)
        for at, word in enumerate(words):
            for phrase in self._by_first.get(word.text, ()):
                last = at + len(phrase.words) - 1
                if (
                    last < len(words)
                    and all(words[at + number].text == wanted for number, wanted in enumerate(phrase.words))
                    and written.startswith(phrase.behind, words[last].end)
                    and written.endswith(phrase.before, 0, word.start)
                ):
                    yield phrase


def _phrase(topic: int, keyword: str) -> _Phrase | None:
    """A keyword as it is looked for; None where it has no word, or is too long to be one."""
    written = spaced(keyword.strip()).strip()
    words = _words(folded(written))
    if not words or len(keyword) > LONGEST:
        return None
    before, behind = _BEFORE.search(written[: words[0].start]), _BEHIND.match(written[words[-1].end :])
    return _Phrase(
        tuple(word.text for word in words),
        before[0] if before else "",
        behind[0] if behind else "",
        topic,
        keyword,
    )


def _words(plain: str) -> list[_Word]:
    """The words of a folded text, and where they stand."""
    if ACCENT not in plain:
        return [_Word(match[0], *match.span()) for match in _WORD.finditer(plain)]
    return [_Word(match[0].replace(ACCENT, ""), *match.span()) for match in _WORD.finditer(plain)]
