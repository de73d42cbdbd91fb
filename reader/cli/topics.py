"""`newsreader topics`: the tree of topics and what is in them."""

from collections.abc import Iterable, Iterator, Sequence

from reader.cli import records
from reader.cli.libraries import opened
from reader.cli.options import Options
from reader.cli.output import in_form, output_for, say
from reader.cli.parser import Parser, add_kind, add_words
from reader.cli.table import Column, Row
from reader.models import Topic

COLUMNS = (Column("Topic", flexible=True), Column("Total", right=True), Column("Unread", right=True))


def configure(parser: Parser) -> None:
    """What `topics` takes."""
    parser.usage = "newsreader topics [SOURCE ...]\n       newsreader topics --explain ARTICLE"
    parser.description = (
        "Prints the tree of topics with the number of articles, and of those you have not read.\n"
        "Or, with --explain, the topics that one article is in, and why."
    )
    parser.epilog = (
        "--plain prints: id, parent, total, unread, name; with --explain: id, parent, kind, shown or hidden, name,"
        " reason."
    )
    add_words(parser, "SOURCE")
    add_kind(parser)
    parser.add_argument("--explain", action="store_true", help="why an ARTICLE is in each of its topics")


def run(options: Options) -> int:
    """Prints the topics; 3 where there are none, 1 where a source given could not be read in full."""
    if options.explain:
        from reader.cli.explaining import explain

        return explain(options)
    with opened(options, options.words) as answer:
        roots = answer.library.topics()
        _print(options, roots)
        if answer.failures:
            from reader.cli.reading import name_failures

            name_failures(answer.failures)
            return 1
        if not roots:
            say("There are no topics.")
        return 0 if roots else 3


def _print(options: Options, roots: Sequence[Topic]) -> None:
    output = output_for(options)
    if in_form(
        output,
        json=lambda: [records.topic(root) for root in roots],
        objects=lambda: (records.flat_topic(topic) for _, topic in _walk(roots)),
    ):
        return
    output.rows(
        COLUMNS,
        (_row(depth, topic) if output.format == "table" else _line(topic) for depth, topic in _walk(roots)),
    )


def _walk(topics: Iterable[Topic], depth: int = 0) -> Iterator[tuple[int, Topic]]:
    for topic in topics:
        yield depth, topic
        yield from _walk(topic.children, depth + 1)


def _row(depth: int, topic: Topic) -> Row:
    return Row(("  " * depth + topic.name, str(topic.total), str(topic.unread)), strong=topic.unread > 0)


def _line(topic: Topic) -> Row:
    return Row((topic.id, topic.parent or "", str(topic.total), str(topic.unread), topic.name))
