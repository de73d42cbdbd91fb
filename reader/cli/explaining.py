"""`newsreader topics --explain`: the topics of one article, and why it is in each."""

from reader.cli import records
from reader.cli.libraries import article_of, found
from reader.cli.options import Options
from reader.cli.output import in_form, output_for, say
from reader.cli.table import Column, Row
from reader.models import Membership

COLUMNS = (Column("Topic"), Column("Why", flexible=True))


def explain(options: Options) -> int:
    """Prints the topics; 3 where there is none."""
    with found(options, article_of(options)) as (library, id):
        topics, title = library.explain(id), library.lists.title(id)
    output = output_for(options)
    told = [records.membership(topic) for topic in topics]
    record: records.Record = {"id": id, "title": title, "topics": [*told]}
    if not in_form(output, json=lambda: record, objects=lambda: told):
        output.rows(COLUMNS, map(_row if output.format == "table" else _line, topics))
    if not topics:
        say("This article is in no topic.")
    return 0 if topics else 3


def _row(topic: Membership) -> Row:
    hidden = "hidden: you said it is not about this; else " if topic.hidden else ""
    return Row((topic.name, hidden + topic.reason), strong=topic.kind != "below" and not topic.hidden)


def _line(topic: Membership) -> Row:
    shown = "hidden" if topic.hidden else "shown"
    return Row((topic.id, topic.parent or "", topic.kind, shown, topic.name, topic.reason))
