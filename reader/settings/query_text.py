"""Queries as settings: a text in the language of searches, which is kept as it is written."""

from typing import NamedTuple

from reader.errors import QueryError
from reader.models import Json
from reader.settings.kinds import NotAllowedError, WrongInsideError, printable


class QueryText(NamedTuple):
    """A query in the language of searches."""

    allowed: str = "a query in quotes"

    def read(self, value: object) -> object:
        """The query as it is written."""
        text = printable(value)
        if not text.strip():
            raise NotAllowedError
        if trouble := wrong_with_query(text):
            raise WrongInsideError(trouble)
        return text

    def plain(self, value: object) -> Json:
        """The query."""
        return str(value)


def wrong_with_query(text: str) -> str:
    """Why a query cannot be understood, and where; "" where it can."""
    from reader.query.parsing import parse_strict

    try:
        parse_strict(text)
    except QueryError as error:
        return " ".join(filter(None, (f"column {error.column}: {error}", error.hint)))
    return ""
