"""Where the words of a search stand in a text, as the full-text index finds them. Pure.

The index's tokenizer (`unicode61 remove_diacritics 2`, see "Unicode61 Tokenizer" in https://sqlite.org/fts5.html)
takes runs of letters and digits, without case, and Latin letters without their accents. A text is translated into
that alphabet character by character, so that every place in the translation is the same place in the text: letters
and digits as the index has them, accents that stand alone as NUL, all else as blanks. Only of characters younger than
its Unicode (6.1) the tokenizer has another opinion: it takes them all for letters without capitals.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from reader.models import Term
from reader.query.fts import UNSPACED, searchable, spaced

MOST_TERMS = 32
"""So many terms are looked for; a whole page may be pasted into a search."""
LONGEST = 200
"""Characters of a term; longer ones are not looked for."""

ACCENT = "\0"
"""Stands for an accent in a folded text."""
_ACCENTS = frozenset(
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030f\u0311\u031b"
    "\u0323\u0324\u0325\u0326\u0327\u0328\u032d\u032e\u0330\u0331"
)
"""The combining characters that the tokenizer drops from within words; all others end a word."""
_MOST_CHARACTERS = 20_000
# What a word cannot go on from, or to.
_BREAK = f" {UNSPACED}"


class _Alphabet(dict[int, str]):
    """The characters met so far, each as the index has it."""

    def __missing__(self, code: int) -> str:
        if len(self) > _MOST_CHARACTERS:
            self.clear()
        self[code] = found = _translated(chr(code))
        return found


_ALPHABET = _Alphabet()


def spans(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where the terms stand in `text`: places (from, to), in order, none touching another.

    Of a word that a term is the beginning of, that is its beginning.
    """
    plain = folded(text)
    accents = ACCENT in plain
    patterns = [_pattern(term, accents) for term in dict.fromkeys(terms[:MOST_TERMS])]
    return _merged([match.span() for pattern in patterns if pattern for match in pattern.finditer(plain)])


def _merged(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found.sort()
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def folded(text: str) -> str:
    """A text in the index's alphabet, each character in its place: letters and digits, `ACCENT`, and blanks."""
    plain = text.translate(_ALPHABET)
    if ACCENT in plain:
        # An accent belongs to a word only behind a letter of it.
        plain = re.sub(rf"(?:(?<=[{_BREAK}])|\A)\0+", lambda found: " " * len(found[0]), plain)
    return plain


def _translated(character: str) -> str:
    if character in _ACCENTS:
        return ACCENT
    kind = unicodedata.category(character)
    if kind[0] not in "LN" and kind != "Co":
        return " "
    lower = character.casefold()
    if len(lower) > 1:
        lower = character.lower()[0]
    base = unicodedata.normalize("NFD", lower)[0]
    return base if base.isascii() else lower


@lru_cache(maxsize=256)
def _pattern(term: Term, accents: bool) -> re.Pattern[str] | None:
    """What finds a term in a translated text, one with or without accents; None where it has no letter."""
    words = folded(spaced(term.text)).replace(ACCENT, "").split()
    if not words or len(term.text) > LONGEST or not searchable(term.text):
        return None
    pattern = ""
    for before, word in pairwise(["", *words]):
        # What stands for a word by itself needs no blank beside it.
        gap = " *" if _stands_alone(before) or _stands_alone(word) else " +"
        pattern += (gap if before else "") + _word(word, accents)
    if term.whole and not _stands_alone(words[-1]):
        pattern += f"(?![^{_BREAK}])"
    return re.compile(pattern)


def _word(word: str, accents: bool) -> str:
    if _stands_alone(word):
        return word
    first, after = word[0], r"\0*" if accents else ""
    # Looking back from behind the first letter lets the search leap from one such letter to the next.
    return f"{first}(?<![^{_BREAK}]{first}){after}" + "".join([letter + after for letter in word[1:]])


def _stands_alone(word: str) -> bool:
    """Whether a word is a character of a script that is written without spaces."""
    return len(word) == 1 and spaced(word) is not word
