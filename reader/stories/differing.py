"""What one text says that another does not. Pure."""

import re
from difflib import SequenceMatcher
from functools import cache

from reader.query.fts import UNSPACED
from reader.stories.stopwords import stop_words
from reader.stories.words import fold, stem

_LONGEST = 2000


def differences(text: str, other: str) -> list[tuple[int, int]]:
    """Where in a text words stand that another text does not have in any form, from which character to which.

    Function words are passed over. Of scripts without spaces, those are runs of characters.
    """
    text, other = text[:_LONGEST], other[:_LONGEST]
    if _unspaced().search(text):
        return _runs(text, other)
    theirs = {stem(fold(found[0])) for found in _word().finditer(other)}
    return [
        found.span()
        for found in _word().finditer(text)
        if (word := fold(found[0])) not in stop_words() and stem(word) not in theirs
    ]


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


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")
