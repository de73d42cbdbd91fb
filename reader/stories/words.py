"""The significant words of a text, in a form in which those of two desks are the same. Pure.

Words are folded (small letters, no accents) and cut to a stem, so that "crashes" meets "crash" and "Klagen" meets
"Klage"; function words are left out. Scripts without spaces give the pairs of their neighbouring characters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from reader.query.fts import UNSPACED, unspaced
from reader.stories.stopwords import languages_of, stop_words

_SHORTEST_STEM = 4
_ENDING = re.compile(r"(?:ings?|edly|ed|ly)$")
_FLEXION = "aeinorsy"
_LEAST_HITS = 2
_LAST_LATIN = "\u036f"


def tokens(text: str) -> list[str]:
    """All words and numbers of a text, folded; of scripts without spaces the pairs of neighbouring characters."""
    folded = fold(text)
    if folded.isascii():
        return _spaced_word().findall(folded)
    return [part for word in _word().findall(folded) for part in _parts(word)]


def significant(found: Iterable[str], spoken: str = "") -> Iterator[str]:
    """The stems of those of some tokens that say something about an event, in a language where that is known."""
    stop = stop_words(spoken)
    return (stem(word) for word in found if word not in stop and (len(word) > 1 or word.isdigit()))


def written(text: str) -> dict[str, str]:
    """The stems of the significant words of a text, each with the first word of it as it is written there, in small
    letters.
    """
    found: dict[str, str] = {}
    for word in _word().findall(unicodedata.normalize("NFC", text).lower()):
        for form in _pairs(word) if unspaced().search(word) else (word,):
            for one in significant(tokens(form)):
                found.setdefault(one, form)
    return found


def beginning(word: str, of: str) -> str:
    """A word as it is written, as far as its stem reaches: the full-text index knows some accents, and no stems."""
    return word[: len(word) - max(0, len(fold(word)) - len(of))] or word


def language(found: Iterable[str]) -> str:
    """In which language tokens are, told by their function words, else by their script; "" where that is open."""
    words = set(found)
    script = _script(words)
    if script:
        return script
    hits: dict[str, int] = {}
    languages = languages_of()
    for word in words & stop_words():
        for name in languages.get(word, ()):
            hits[name] = hits.get(name, 0) + 1
    ordered = sorted(hits.items(), key=lambda hit: -hit[1])
    if not ordered or ordered[0][1] < _LEAST_HITS or (ordered[1:] and ordered[1][1] == ordered[0][1]):
        return ""
    return ordered[0][0]


def fold(text: str) -> str:
    """A text in small letters, without accents and without the endings of possession."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
        text = unicodedata.normalize("NFC", _accents().sub("", decomposed))
    folded = text.casefold()
    return _possession().sub("", folded).replace("'", " ") if "'" in folded else folded


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its endings; numbers and short words as they are."""
    if len(word) <= _SHORTEST_STEM or not word.isalpha():
        return word
    shorter = _ENDING.sub("", word)
    if len(shorter) >= _SHORTEST_STEM:
        word = shorter
    return word[:_SHORTEST_STEM] + word[_SHORTEST_STEM:].rstrip(_FLEXION)


def is_number(word: str) -> bool:
    """Whether a token is a number, or has one in it ("350", "5.1", "q3", "a320")."""
    return not word.isalpha() and any(map(str.isdigit, word))


def _parts(word: str) -> Iterable[str]:
    if not unspaced().search(word):
        return (word,)
    # Two hiragana are endings and particles: they say as little as function words elsewhere.
    return (
        pair
        for pair in _pairs(word)
        if len(pair) < 2 or not all("\u3040" <= letter <= "\u309f" for letter in pair)
    )


def _pairs(word: str) -> Iterator[str]:
    """The pairs of neighbouring characters; of a word of one character that."""
    return (word[at : at + 2] for at in range(max(1, len(word) - 1)))


def _script(words: Iterable[str]) -> str:
    """The language that a script alone tells."""
    counts: dict[str, int] = {}
    total = 0
    for word in words:
        total += 1
        if word[0] > _LAST_LATIN and (name := _language_of(ord(word[0]))):
            counts[name] = counts.get(name, 0) + 1
    if not counts or 3 * sum(counts.values()) < total:
        return ""
    return "ja" if "ja" in counts else max(counts, key=lambda name: counts[name])


def _language_of(code: int) -> str:
    """The language of a script that only one large language is written in (blocks of the Unicode Standard)."""
    for first, last, name in (
        (0x0370, 0x03FF, "el"), (0x0590, 0x05FF, "he"), (0x0600, 0x06FF, "ar"), (0x0900, 0x097F, "hi"),
        (0x0E00, 0x0E7F, "th"), (0x3040, 0x30FF, "ja"), (0x1100, 0x11FF, "ko"), (0xAC00, 0xD7AF, "ko"),
        (0x3400, 0x9FFF, "zh"),
    ):  # fmt: skip
        if first <= code <= last:
            return name
    return ""


@cache
def _spaced_word() -> re.Pattern[str]:
    return re.compile(r"[0-9]+(?:[.,:][0-9]+)+|[a-z0-9]+")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"\d+(?:[.,:]\d+)+|[{UNSPACED}]+|[^\W_{UNSPACED}]+")


@cache
def _accents() -> re.Pattern[str]:
    # The combining characters of Latin, Greek, Cyrillic, Hebrew, Arabic and kana: blocks of the Unicode Standard.
    return re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u3099\u309a]+")


@cache
def _possession() -> re.Pattern[str]:
    return re.compile(r"'s\b")
