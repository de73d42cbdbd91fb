"""What a reader types, understood: text → terms. Pure.

For now a query is plain words; the words become an expression for the full-text index in `reader.query.fts`.
"""

import re

from reader.models import Term
from reader.query.fts import searchable

_WORD_OR_PHRASE = re.compile(r'"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+)')


def parse_words(text: str) -> tuple[Term, ...]:
    """The terms of `text`, in its order: words match as beginnings, "quoted phrases" whole.

    A phrase whose quote is still open is one that is being typed: its last word matches as a beginning.
    Words of punctuation alone vanish, for the index does not know them. No text is an error.
    """
    terms = []
    for found in _WORD_OR_PHRASE.finditer(text):
        words = " ".join((found["word"] or found["phrase"] or "").split())
        if searchable(words):
            terms.append(Term(words, whole=bool(found["closed"])))
    return tuple(terms)
