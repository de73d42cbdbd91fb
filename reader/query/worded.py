"""Expressions for SQLite's full-text index (FTS5): what of a query the index can tell. Pure."""

from collections.abc import Sequence

from reader.models import All, Either, Expression, Not, Words
from reader.query.fields import WORDED
from reader.query.fts import searchable, string


def in_columns(columns: Sequence[str], match: str) -> str:
    """An expression that matches in some columns alone."""
    return f"{{{' '.join(columns)}}} : ({match})"


def worded(where: Expression) -> str | None:
    """The FTS5 expression for what the index can tell: words that stand in fields it has, and all that is made of such;
    None for anything else. What is not to be there needs something that is: FTS5 has no NOT of one side.
    """
    match where:
        case Words(text, field, whole, False) if (field is None or field in WORDED) and searchable(text):
            match_ = string(text, whole=whole)
            return match_ if field is None else in_columns([field], match_)
        case Either(of):
            parts = [worded(part) for part in of]
            return None if None in parts else f"({' OR '.join(part for part in parts if part)})"
        case All(of):
            return _together(of)
    return None


def _together(of: Sequence[Expression]) -> str | None:
    there = [worded(part) for part in of if not isinstance(part, Not)]
    gone = [worded(part.of) for part in of if isinstance(part, Not)]
    if not there or None in there or None in gone:
        return None
    match = " AND ".join(part for part in there if part)
    return f"({match})" if not gone else f"(({match}) NOT ({' OR '.join(part for part in gone if part)}))"
