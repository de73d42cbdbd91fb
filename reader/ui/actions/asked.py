"""What a query that is typed behind a verb finds."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import QueryError
from reader.library import Library
from reader.models import Query
from reader.settings import called
from reader.ui import words
from reader.ui.command_line import Wrong, near

if TYPE_CHECKING:
    from reader.query.parsing import Parsed

Finder = Callable[[Library], list[str]]


def understood(query: str, at: int, views: Mapping[str, str]) -> "Parsed | Wrong":
    """What a query says, which may begin with one of the saved views; else what is wrong with it, where it begins at
    character `at` of its line.
    """
    # Imported when it is first needed: the start is not to wait for it.
    from reader.query import within

    try:
        return within.understood(query, partial(_query_of, views, query))
    except QueryError as error:
        return Wrong(words.told(error), at + error.column - 1)


def spelled_out(query: str, at: int, views: Mapping[str, str]) -> str | Wrong:
    """A query that means the same and names no view; else what is wrong with it, as for `understood`."""
    from reader.query import within

    try:
        return within.spelled_out(query, partial(_query_of, views, query))
    except QueryError as error:
        return Wrong(words.told(error), at + error.column - 1)


def goes_on(query: str, views: Mapping[str, str]) -> bool:
    """Whether a query begins with one of the saved views and is not all of the name of one."""
    from reader.query.within import view_of

    whole = called(query[1:].strip().strip('"'), views)
    return whole is None and called(view_of(query) or "", views) is not None


def _query_of(views: Mapping[str, str], text: str, name: str) -> str:
    known = called(name, views)
    if known is not None:
        return views[known]
    raise QueryError(
        f"There is no view “{name}”.", text, text.index("@") + 2, near(name, views).strip() or None
    )


def finder(query: str, at: int, views: Mapping[str, str]) -> Finder | Wrong:
    """What gives the ids of all articles that a query matches; else what is wrong with the query."""
    parsed = understood(query, at, views)
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
