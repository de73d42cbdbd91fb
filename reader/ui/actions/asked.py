"""What a query that is typed behind a verb finds."""

from collections.abc import Callable
from functools import partial

from reader.library import Library
from reader.models import Query
from reader.query import parse_words
from reader.ui.command_line import Wrong

Finder = Callable[[Library], list[str]]


def finder(query: str, at: int) -> Finder | Wrong:
    """What gives the ids of all articles that a query matches; else what is wrong with the query, which begins at
    character `at` of its line.
    """
    terms = parse_words(query)
    if not terms:
        return Wrong("The query holds no word", at)
    return partial(_ids, Query(terms))


def _ids(query: Query, library: Library) -> list[str]:
    return library.lists.ids(library.lists.articles(query).rows)
