"""Terms for SQLite's full-text index (FTS5), and texts as that index wants them.

The index is made with the tokenizer `unicode61 remove_diacritics 2`: its tokens are runs of letters and
digits. Scripts that are written without spaces would be one endless token, so each of their characters is
made a token of its own (`spaced`), and a search for them is a search for the phrase of their characters.
"""

import re
from collections.abc import Sequence
from functools import cache

from reader.models import Term

# Thai and Lao, Myanmar, Hangul jamo, Khmer, CJK radicals, marks of iteration, kana, bopomofo, CJK, Hangul,
# CJK compatibility, half-width kana and Hangul, the planes of further CJK: blocks of the Unicode Standard.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035"
    "\u3040-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc"
    "\U00020000-\U0003ffff"
)
_ASCII = bytes(range(128))


def spaced(text: str) -> str:
    """`text` with a space on both sides of each character of a script that is written without spaces.

    Gives `text` itself where there is no such character.
    """
    if text.isascii():
        return text
    # A letter or two beyond ASCII in a long text is common: looking at those alone is several times quicker.
    rest = text.encode("utf-8", "ignore").translate(None, _ASCII).decode("utf-8")
    if not unspaced().search(rest):
        return text
    return unspaced().sub(r" \g<0> ", text)


@cache
def unspaced() -> re.Pattern[str]:
    """A character of a script that is written without spaces."""
    # Compiled when it is first needed: it takes 3 ms, and most commands search for nothing.
    return re.compile(f"[{UNSPACED}]")


def searchable(text: str) -> bool:
    """Whether anything of `text` is in the index: a letter or a digit."""
    return any(map(str.isalnum, text))


def expression(terms: Sequence[Term]) -> str | None:
    """The FTS5 expression that matches where every term does; None when nothing is left to search for."""
    strings = [string(term.text, whole=term.whole) for term in terms if searchable(term.text)]
    return " ".join(strings) or None


def string(text: str, *, whole: bool) -> str:
    """A text as one FTS5 string: nothing in it is an operator, and what the tokenizer takes apart ("foo-bar") is found
    as a phrase. See "Full-text Query Syntax" in https://sqlite.org/fts5.html.
    """
    # A quote would end the string, NUL the whole expression; SQLite takes no lone surrogates.
    quotable = text.replace('"', " ").replace("\0", " ").encode("utf-8", "ignore").decode("utf-8")
    words = " ".join(spaced(quotable).split())
    return f'"{words}"' if whole else f'"{words}"*'
