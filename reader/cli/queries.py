"""Queries of the command line: what they ask for, strictly, and in which order.

A query that begins with `@NAME`, or `@"A name"`, stands for the saved view of that name; what follows holds as well.
"""

from collections.abc import Sequence
from functools import partial

from reader.cli.options import Options
from reader.errors import NotFoundError, UsageError
from reader.models import Query, Sort
from reader.query import within
from reader.query.parsing import Parsed, parse_strict
from reader.query.terms import ranking
from reader.query.within import both


def asked(
    options: Options,
    text: str | None,
    *,
    views: Sequence[str] = (),
    unlisted: bool = False,
    usual: Sort = "date",
) -> Query:
    """What a query asks for within saved views of those names, in the order that an option names; in the `usual` one
    where nobody says anything. A number of articles that an option names goes before the one that a query tells.

    Raises:
        QueryError: it cannot be meant as it is written.
        NotFoundError: there is no such view.
    """
    parsed = Parsed()
    for name in views:
        parsed = both(parsed, parse_strict(view(options, name)))
    parsed = both(parsed, understood(options, text or ""))
    order = options.sort or parsed.sort or usual
    if order == "relevance" and ranking(parsed.where) is None:
        order = "date"  # without words nothing says more than anything else
    limit = None if options.number is not None else parsed.limit
    return Query(parsed.where, sort=order, limit=limit, unlisted=unlisted)


def meant(options: Options, text: str, command: str) -> Query:
    """What a query asks for whose articles are to be changed: never all there are.

    Raises:
        QueryError: it cannot be meant as it is written.
        NotFoundError: it begins with a view that there is not.
        UsageError: it says nothing of articles.
    """
    query = asked(options, text)
    if query.where is None:
        raise UsageError(
            f"newsreader {command}: the query says nothing.", "All articles at once are never changed."
        )
    return query


def understood(options: Options, text: str) -> Parsed:
    """What a query says, with the saved view that it begins with. Raises QueryError and NotFoundError."""
    return within.understood(text, partial(view, options))


def spelled_out(options: Options, text: str) -> str:
    """A query that means the same and names no view, for what is kept. Raises QueryError and NotFoundError."""
    return within.spelled_out(text, partial(view, options))


def view(options: Options, name: str) -> str:
    """The query of the saved view of a name, however that is written.

    Raises:
        NotFoundError: there is none.
        ConfigError: the configuration file that an option names cannot be read.
    """
    from reader.cli.configured import tell
    from reader.cli.policy import settings_file
    from reader.settings import called, read
    from reader.settings.faults import near, shown

    settings, faults = read(settings_file(options), needed=options.config is not None)
    known = called(name, settings.views)
    if known is not None:
        return settings.views[known]
    tell(fault for fault in faults if (fault.key or "views").startswith("views"))
    hint = near(name, [*settings.views]).strip() or "newsreader views lists them."
    raise NotFoundError(f"There is no saved view {shown(name)}.", hint)
