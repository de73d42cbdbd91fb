"""The words of an expression: those to be seen where they are found, and those that rank what is found. Pure."""

from reader.models import All, Either, Expression, Term, Words

_SEEN = frozenset((None, "title", "excerpt", "body"))


def terms(where: Expression | None) -> tuple[Term, ...]:
    """The words that are searched for in texts, in their order, but for those that are not to be there."""
    return tuple(Term(words.text, words.whole) for words in _words(where) if words.field in _SEEN)


def ranking(where: Expression | None) -> Expression | None:
    """What of an expression ranks articles: the words that may stand anywhere; None where there are none."""
    match where:
        case Words(field=None):
            return where
        case All(of) | Either(of):
            parts = tuple(part for one in of if (part := ranking(one)) is not None)
            if len(parts) > 1:
                return All(parts) if isinstance(where, All) else Either(parts)
            return parts[0] if parts else None
    return None


def _words(where: Expression | None) -> list[Words]:
    match where:
        case Words():
            return [where]
        case All(of) | Either(of):
            return [words for part in of for words in _words(part)]
    return []


def together(one: Expression | None, other: Expression | None) -> Expression | None:
    """What holds where both do."""
    if one is None or other is None:
        return one or other
    parts = (part.of if isinstance(part, All) else (part,) for part in (one, other))
    return All(tuple(part for some in parts for part in some))
