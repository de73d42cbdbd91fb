"""A query that begins with a saved view (`@NAME`, or `@"A name"`): what the view finds, and what follows, both hold.

Pure; what a view finds is told by whoever knows it.
"""

import re
from collections.abc import Callable

from reader.errors import QueryError
from reader.query.parsing import Parsed, parse_strict
from reader.query.printing import written
from reader.query.terms import together

_VIEW = re.compile(r'\s*@(?:"(?P<quoted>[^"]+)"|(?P<bare>[^\s"]+))(?=\s|\Z)')

QueryOf = Callable[[str], str]
"""Gives the query of the view of a name; raises what is to be raised where there is none."""


def view_of(text: str) -> str | None:
    """The name of the view that a query begins with; None where it begins with none."""
    begins = _VIEW.match(text)
    return begins and (begins["quoted"] or begins["bare"])


def understood(text: str, query_of: QueryOf) -> Parsed:
    """What a query says, with the saved view that it begins with. Raises QueryError, and what `query_of` raises."""
    begins = _VIEW.match(text)
    if begins is None:
        return parse_strict(text)
    try:
        rest = parse_strict(" " * begins.end() + text[begins.end() :])
    except QueryError as error:
        raise QueryError(str(error), text, error.column, error.hint) from None
    return both(parse_strict(query_of(begins["quoted"] or begins["bare"])), rest)


def spelled_out(text: str, query_of: QueryOf) -> str:
    """A query that means the same and names no view: it as it stands, where it names none. Raises as `understood`."""
    parsed = understood(text, query_of)
    if view_of(text) is None:
        return text
    sort, limit = (
        (f"sort:{parsed.sort}" if parsed.sort else ""),
        (f"limit:{parsed.limit}" if parsed.limit else ""),
    )
    return " ".join(filter(None, (written(parsed.where), sort, limit)))


def both(one: Parsed, other: Parsed) -> Parsed:
    """What holds where both do; the order and the number are those of the second, where it tells any."""
    return Parsed(together(one.where, other.where), other.sort or one.sort, other.limit or one.limit)
