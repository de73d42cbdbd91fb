"""Queries of the command line: what they ask for, strictly, and in which order."""

from reader.errors import UsageError
from reader.models import Query, Sort
from reader.query import parse_strict, ranking


def asked(
    text: str | None, sort: Sort | None = None, *, unlisted: bool = False, usual: Sort = "date"
) -> Query:
    """What a query asks for; `sort` is the order that an option names, `usual` the one where nobody says anything.

    Raises:
        QueryError: it cannot be meant as it is written.
    """
    parsed = parse_strict(text or "")
    order = sort or parsed.sort or usual
    if order == "relevance" and ranking(parsed.where) is None:
        order = "date"  # without words nothing says more than anything else
    return Query(parsed.where, sort=order, limit=parsed.limit, unlisted=unlisted)


def meant(text: str, command: str) -> Query:
    """What a query asks for whose articles are to be changed: never all there are.

    Raises:
        QueryError: it cannot be meant as it is written.
        UsageError: it says nothing of articles.
    """
    query = asked(text)
    if query.where is None:
        raise UsageError(
            f"newsreader {command}: the query says nothing.", "All articles at once are never changed."
        )
    return query
