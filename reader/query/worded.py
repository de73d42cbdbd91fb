"""Expressions for SQLite's full-text index (FTS5): what of a query the index can tell. Pure."""

from collections.abc import Sequence

from reader.models import All, Either, Expression, Not, Words
from reader.query.fields import WORDED
from reader.query.fts import searchable, string

_DEEPEST = 12
"""Conditions in conditions that are asked of the index at once: its parser takes no more than a hundred steps."""


def in_columns(columns: Sequence[str], match: str) -> str:
    """An expression that matches in some columns alone."""
    return f"{{{' '.join(columns)}}} : ({match})"


def worded(where: Expression, deepest: int = _DEEPEST) -> str | None:
    """The FTS5 expression for what the index can tell: words that stand in fields it has, and all that is made of such;
    None for anything else, and for what is nested deeper than `deepest`. What is not to be there needs something that
    is: FTS5 has no NOT of one side.
    """
    match where:
        case Words(text, field, whole, False) if (field is None or field in WORDED) and searchable(text):
            match_ = string(text, whole=whole)
            return match_ if field is None else in_columns([field], match_)
        case Either(of) if deepest:
            parts = [worded(part, deepest - 1) for part in of]
            return None if None in parts else f"({' OR '.join(part for part in parts if part)})"
        case All(of) if deepest:
            return _together(of, deepest - 1)
    return None


def _together(of: Sequence[Expression], deepest: int) -> str | None:
    there = [worded(part, deepest) for part in of if not isinstance(part, Not)]
    gone = [worded(part.of, deepest) for part in of if isinstance(part, Not)]
    if not there or None in there or None in gone:
        return None
    match = " AND ".join(part for part in there if part)
    return f"({match})" if not gone else f"(({match}) NOT ({' OR '.join(part for part in gone if part)}))"
