"""What one text says that another does not. Pure."""

import re
from difflib import SequenceMatcher
from functools import cache

from reader.query.fts import unspaced
from reader.stories.stopwords import stop_words
from reader.stories.words import fold, stem

_LONGEST = 2000


def differences(text: str, other: str) -> list[tuple[int, int]]:
    """Where in a text words stand that another text does not have in any form, from which character to which.

    Function words are passed over. Of scripts without spaces, those are runs of characters.
    """
    text, other = text[:_LONGEST], other[:_LONGEST]
    if unspaced().search(text):
        return _runs(text, other)
    theirs = {stem(part) for found in _word().finditer(other) for part in _parts(found[0])}
    return [
        found.span()
        for found in _word().finditer(text)
        if any(part not in stop_words() and stem(part) not in theirs for part in _parts(found[0]))
    ]


def _parts(word: str) -> list[str]:
    """A word as it is compared: of "l'accord" the article by itself."""
    return fold(word).split()


def _runs(text: str, other: str) -> list[tuple[int, int]]:
    matcher = SequenceMatcher(None, text, other, autojunk=False)
    return [
        (first, end)
        for what, first, end, _, _ in matcher.get_opcodes()
        if what != "equal" and any(map(str.isalnum, text[first:end]))
    ]


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:['’][^\W_]+)?")
