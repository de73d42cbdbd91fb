"""What a query that is typed behind a verb finds."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import QueryError
from reader.library import Library
from reader.models import Query
from reader.ui import words
from reader.ui.command_line import Wrong

if TYPE_CHECKING:
    from reader.query.parsing import Parsed

Finder = Callable[[Library], list[str]]


def understood(query: str, at: int) -> "Parsed | Wrong":
    """What a query says; else what is wrong with it, where it begins at character `at` of its line."""
    # Imported when it is first needed: the start is not to wait for it.
    from reader.query.parsing import parse_strict

    try:
        return parse_strict(query)
    except QueryError as error:
        return Wrong(words.told(error), at + error.column - 1)


def finder(query: str, at: int) -> Finder | Wrong:
    """What gives the ids of all articles that a query matches; else what is wrong with the query."""
    parsed = understood(query, at)
    if isinstance(parsed, Wrong):
        return parsed
    if parsed.where is None and parsed.limit is None:
        return Wrong("The query says nothing of articles", at)
    return partial(_ids, Query(parsed.where, sort=parsed.sort or "date", limit=parsed.limit))


def these(ids: Sequence[str], library: Library) -> list[str]:  # noqa: ARG001 (whatever library it is)
    """Articles that are known already."""
    return list(ids)


def _ids(query: Query, library: Library) -> list[str]:
    return library.lists.all_ids(query)
