"""`newsreader list`: the articles that match, in order."""

from collections.abc import Iterable, Iterator, Sequence

from reader.cli import records
from reader.cli.libraries import Opened, opened
from reader.cli.options import Options
from reader.cli.output import Output, output_for, say
from reader.cli.parser import Parser, add_cut, add_kind, add_query, add_stories, add_words
from reader.cli.printable import block
from reader.cli.queries import asked
from reader.cli.table import Column, Row
from reader.cli.templates import Template, read_template
from reader.content.urls import public
from reader.errors import UsageError
from reader.library import Library
from reader.models import Json, Matches, Query, Sort, Summary

COLUMNS = (
    Column(""),
    Column("Id"),
    Column("Date"),
    Column("Provider", most=20, spare=True),
    Column("Title", flexible=True),
)
_LOCAL = frozenset(("folder", "file", "stdin"))
# Summaries are taken up a page at a time: a list of a hundred thousand articles needs no more memory than one of fifty.
PAGE = 500


def configure(parser: Parser) -> None:
    """What `list` takes."""
    parser.usage = (
        "newsreader list [SOURCE ... | @VIEW] [-q QUERY] [--sort BY] [-n N] [--all] [--body] [--stories]"
        " [--format PATTERN]"
    )
    parser.description = """Prints the articles of your library, or of the sources given, the newest first.

@VIEW stands for a search that is kept under that name (newsreader views), in its order; any query may begin with it:
-q '@"Long reads" is:unread'."""
    parser.epilog = """--plain prints: id, time, unread|read, provider, title, url; with --stories how many tell it too.

With --stories, articles that tell the same event are one row, that of the best of them: the hottest, then that of the
highest quality, then the earliest. JSON has them as {"lead", "articles", "reason"}, the lead among the articles.

examples:
  newsreader list -n 20
  newsreader list --stories -n 20
  newsreader list ~/archive/_news -q 'solar "heat pump"' --sort heat
  newsreader list -q 'topic:energy newer:3d is:unread -"market size"'
  newsreader list '@Long reads' -n 5
  newsreader list --format '{published_at:%d %b}  {title}' -n 20
  newsreader list ./articles --json | jq -r '.articles[].url'"""
    add_words(parser, "SOURCE")
    add_query(parser)
    add_cut(parser)
    add_stories(parser)
    add_kind(parser)


def run(options: Options) -> int:
    """Prints the list; 3 where it is empty, 1 where a source given could not be read in full."""
    views = [word.removeprefix("@") for word in options.words if word.startswith("@")]
    addresses = [word for word in options.words if not word.startswith("@")]
    return print_list(options, addresses, options.query or "", views=views)


def print_list(
    options: Options, addresses: list[str], text: str, usual: Sort = "date", views: Sequence[str] = ()
) -> int:
    """Prints the articles that the query `text` asks for within saved `views`, in the form asked for, and gives the
    exit code; they are in the `usual` order where nobody says otherwise.
    """
    if options.template is not None:
        read_template(options.template)
        if options.format is not None:
            raise UsageError("newsreader list: --format is a form of its own; leave out the other.")
    query = asked(options, text, views=views, unlisted=options.unlisted, usual=usual)
    query = query._replace(stories=options.stories)
    with opened(options, addresses) as answer:
        matches = answer.library.lists.articles(query, options.number)
        print_matches(options, answer, query, matches)
        _name(answer)
        if not matches.rows and not answer.failures:
            say(_why_nothing(answer.library, addresses, text, offline=options.offline))
        return 1 if answer.failures else 0 if matches.rows else 3


def _name(answer: Opened) -> None:
    if answer.failures:
        from reader.cli.reading import name_failures

        name_failures(answer.failures)


def _why_nothing(library: Library, addresses: Sequence[str], text: str, *, offline: bool) -> str:
    if text.strip():
        return f"No article matches {text.strip()!r}."
    if library.lists.counts().total:
        return "No article matches."
    if addresses:
        where = ", ".join(map(public, addresses))
        if all(status.kind in _LOCAL for status in library.sources.all()):
            return f"No article files (.md, .markdown, .html, .htm) are in {where}."
        return f"No articles are in {where}{', as far as it is known: --offline asks nobody' if offline else ''}."
    if library.sources.all():
        return "There are no articles yet: newsreader refresh reads your sources."
    return "There are no articles yet: name a source, or add one with newsreader sources add."


def print_matches(options: Options, answer: Opened, query: Query, matches: Matches) -> None:
    """Prints the articles that match a query, in the form asked for."""
    output = output_for(options)
    if options.template is not None:
        _lines(output, read_template(options.template), answer.library, matches)
    elif query.stories:
        from reader.cli.story_listing import print_stories

        print_stories(output, answer, query, matches, body=options.body)
    elif output.format == "json":
        _document(output, options, answer, matches)
    elif output.format == "jsonl":
        output.objects(_articles(answer.library, matches, options))
    else:
        output.rows(
            COLUMNS, map(row_of if output.format == "table" else line_of, _summaries(answer.library, matches))
        )


def _lines(output: Output, template: Template, library: Library, matches: Matches) -> None:
    for rows in pages(matches):
        for story in library.stories(library.lists.summaries(rows)):
            record = records.whole_article(library.whole(story.summary.id)) if template.is_whole else None
            output.write(block(template.line(record or records.article(story))))


def _document(output: Output, options: Options, answer: Opened, matches: Matches) -> None:
    failures = dict.fromkeys((*answer.failures, *answer.library.problems()))
    output.list_document(
        {"total": matches.total, "unread": matches.unread},
        "articles",
        _articles(answer.library, matches, options),
        {"failures": [records.failure(failure) for failure in failures]},
    )


def _articles(library: Library, matches: Matches, options: Options) -> Iterator[Json]:
    for rows in pages(matches):
        summaries = library.lists.summaries(rows)
        if options.body:
            yield from (records.whole_article(library.whole(summary.id)) for summary in summaries)
        else:
            yield from map(records.article, library.stories(summaries))


def pages(matches: Matches) -> Iterator[Sequence[int]]:
    """The rows of a list, a page at a time."""
    for start in range(0, len(matches.rows), PAGE):
        yield matches.rows[start : start + PAGE]


def _summaries(library: Library, matches: Matches) -> Iterable[Summary]:
    for rows in pages(matches):
        yield from library.lists.summaries(rows)


def row_of(summary: Summary) -> Row:
    """An article as a row of a table."""
    mark = "★" if summary.starred else " " if summary.read else "●"
    date = "" if summary.published_at is None else summary.published_at.astimezone().strftime("%Y-%m-%d")
    return Row((mark, summary.id, date, summary.provider or "", summary.title), strong=not summary.read)


def line_of(summary: Summary) -> Row:
    """An article as a line for scripts."""
    return Row(
        (
            summary.id,
            records.instant(summary.published_at) or "",
            "read" if summary.read else "unread",
            summary.provider or "",
            summary.title,
            summary.url or "",
        )
    )
