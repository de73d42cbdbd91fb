"""`newsreader list --stories`: a row for each story, led by the best of its articles."""

from collections.abc import Iterable, Iterator

from reader.cli import records
from reader.cli.libraries import Opened
from reader.cli.listing import COLUMNS, line_of, pages, row_of
from reader.cli.output import Output
from reader.cli.table import Column, Row
from reader.library import Library
from reader.models import Json, Matches, Query, Summary

_STORY_COLUMNS = (*COLUMNS, Column("More", right=True))


def print_stories(output: Output, answer: Opened, query: Query, matches: Matches, *, body: bool) -> None:
    """Prints the stories that match a query, in the form asked for."""
    library = answer.library
    if output.format == "json":
        failures = dict.fromkeys((*answer.failures, *library.problems()))
        output.list_document(
            {"total": matches.total, "unread": matches.unread},
            "stories",
            _stories(library, query, matches, body=body),
            {"failures": [records.failure(failure) for failure in failures]},
        )
    elif output.format == "jsonl":
        output.objects(_stories(library, query, matches, body=body))
    else:
        output.rows(
            _STORY_COLUMNS,
            map(_row if output.format == "table" else _line, _summaries(library, query, matches)),
        )


def _summaries(library: Library, query: Query, matches: Matches) -> Iterable[Summary]:
    for rows in pages(matches):
        yield from library.lists.summaries(rows, query)


def _stories(library: Library, query: Query, matches: Matches, *, body: bool) -> Iterator[Json]:
    for lead in _summaries(library, query, matches):
        others = library.lists.mates(lead.row, query) if lead.cover else []
        rows = [lead.row, *(row for id in others if (row := library.lists.row(id)) is not None)]
        summaries = library.lists.summaries(rows)
        articles = (
            [records.whole_article(library.whole(summary.id)) for summary in summaries]
            if body
            else list(map(records.article, library.stories(summaries)))
        )
        if not articles:
            continue  # it went between two looks at the library
        reason = library.coverage.reason(lead.id, others[0]) if others else None
        yield {"lead": articles[0], "articles": [*articles], "reason": reason or None}


def _row(summary: Summary) -> Row:
    cover = summary.cover
    row = row_of(summary)
    unread = not summary.read or bool(cover and cover.unread)
    return Row((*row.cells, f"+{cover.more}" if cover else ""), strong=unread)


def _line(summary: Summary) -> Row:
    return Row((*line_of(summary).cells, str(1 + (summary.cover.more if summary.cover else 0))))
