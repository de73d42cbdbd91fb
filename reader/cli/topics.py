"""`newsreader topics`: the tree of topics, what is in them, and what came in each of the last days."""

from collections.abc import Iterable, Iterator, Sequence

from reader.cli import records
from reader.cli.libraries import opened
from reader.cli.options import Options
from reader.cli.output import Output, in_form, output_for, say
from reader.cli.parser import Parser, add_kind, add_words, positive
from reader.cli.table import Column, Row
from reader.errors import UsageError
from reader.library.daily import Window
from reader.models import Topic

_NAME = Column("Topic", flexible=True)
_COUNTS = (Column("Total", right=True), Column("Unread", right=True))
_GRAPH = 30
"""Cells of a graph at most."""
_MOST = 3660


def configure(parser: Parser) -> None:
    """What `topics` takes."""
    parser.usage = "newsreader topics [SOURCE ...] [--days N]\n       newsreader topics --explain ARTICLE"
    parser.description = (
        "Prints the tree of topics with the number of articles, and of those you have not read.\n"
        "Or, with --explain, the topics that one article is in, and why."
    )
    parser.epilog = """\
--plain prints: id, parent, total, unread, name; with --days also the first day and the articles of each, with commas;
with --explain: id, parent, kind, shown or hidden, name, reason.
--json and --jsonl have with --days in each topic: "days": [{"date": "2026-11-30", "total": 3}, …], the oldest day
first, none left out. Days are those of the time zone you are in; articles without a date are in none."""
    add_words(parser, "SOURCE")
    add_kind(parser)
    parser.add_argument(
        "--days",
        type=positive,
        metavar="N",
        help="also what came on each of the last N days, as a small graph",
    )
    parser.add_argument("--explain", action="store_true", help="why an ARTICLE is in each of its topics")


def run(options: Options) -> int:
    """Prints the topics; 3 where there are none, 1 where a source given could not be read in full."""
    if options.explain:
        from reader.cli.explaining import explain

        return explain(options)
    if options.days is not None and options.days > _MOST:
        raise UsageError(f"newsreader topics: --days takes at most {_MOST}.")
    with opened(options, options.words) as answer:
        roots = answer.library.topics()
        window = None if options.days is None else answer.library.days.recent(options.days)
        _print(output_for(options), roots, window)
        if answer.failures:
            from reader.cli.reading import name_failures

            name_failures(answer.failures)
            return 1
        if not roots:
            say("There are no topics.")
        return 0 if roots else 3


def _print(output: Output, roots: Sequence[Topic], window: Window | None) -> None:
    if in_form(
        output,
        json=lambda: [records.topic(root, window) for root in roots],
        objects=lambda: (records.flat_topic(topic, window) for _, topic in _walk(roots)),
    ):
        return
    if output.format == "table":
        graph = () if window is None else (Column(_head(window), spare=True),)
        rows = (_row(depth, topic, window, output) for depth, topic in _walk(roots))
        output.rows((_NAME, *graph, *_COUNTS), rows)
    else:
        output.rows((), (_line(topic, window) for _, topic in _walk(roots)))


def _walk(topics: Iterable[Topic], depth: int = 0) -> Iterator[tuple[int, Topic]]:
    for topic in topics:
        yield depth, topic
        yield from _walk(topic.children, depth + 1)


def _head(window: Window) -> str:
    return "Today" if window.days == 1 else f"Last {window.days} days"


def _row(depth: int, topic: Topic, window: Window | None, output: Output) -> Row:
    graph = () if window is None else (_graph(window.of(topic.id), output),)
    cells = ("  " * depth + topic.name, *graph, str(topic.total), str(topic.unread))
    return Row(cells, strong=topic.unread > 0)


def _graph(days: Sequence[int], output: Output) -> str:
    from reader.ui.widgets.signs import ASCII_SIGNS, SIGNS
    from reader.ui.widgets.trend import trend

    # Blanks would run together in a table.
    signs = ASCII_SIGNS._replace(levels="_.:-=#") if output.ascii_only else SIGNS
    days_a_cell = -(-len(days) // _GRAPH)
    return trend(days, -(-len(days) // days_a_cell), signs)


def _line(topic: Topic, window: Window | None) -> Row:
    cells = (topic.id, topic.parent or "", str(topic.total), str(topic.unread), topic.name)
    if window is None:
        return Row(cells)
    return Row((*cells, window.first.isoformat(), ",".join(map(str, window.of(topic.id)))))
