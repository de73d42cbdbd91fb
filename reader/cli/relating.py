"""`newsreader related`: the stories that belong to an article, and why."""

from reader.cli import records
from reader.cli.libraries import article_of, found
from reader.cli.options import Options
from reader.cli.output import in_form, output_for, say
from reader.cli.parser import Parser, add_words
from reader.cli.table import Column, Row
from reader.models import Related

COLUMNS = (
    Column("Id"),
    Column("Date"),
    Column("Provider", most=20, spare=True),
    Column("Title", flexible=True),
    Column("Why", most=32, spare=True),
)


def configure(parser: Parser) -> None:
    """What `related` takes."""
    parser.usage = "newsreader related ARTICLE"
    parser.description = (
        "Prints the stories that belong to an article, each with the reason: the same story elsewhere, the oldest"
        " first; what its file lists; who lists it; and what is similar, about the same subject."
    )
    parser.epilog = """An ARTICLE is an id, a unique beginning of one (4 or more characters), a path or a URL.
--plain prints: id, kind, time, provider, title, url, reason; kinds are same_story, listed, links_here, similar.

example:
  newsreader related k3v9 --json | jq -r '.[].url'"""
    add_words(parser, "ARTICLE")


def run(options: Options) -> int:
    """Prints the stories; 3 where there are none."""
    with found(options, article_of(options)) as (library, id):
        related = library.whole(id).related
    output = output_for(options)
    if not in_form(
        output, json=lambda: records.related_list(related), objects=lambda: records.related_list(related)
    ):
        output.rows(COLUMNS, map(_row if output.format == "table" else _line, related))
    if not related:
        say("No related stories are known.")
    return 0 if related else 3


def _row(story: Related) -> Row:
    date = "" if story.published_at is None else story.published_at.astimezone().strftime("%Y-%m-%d")
    provider = story.provider.name if story.provider else ""
    return Row(
        (story.article_id or "", date, provider, story.title, story.reason), strong=story.read is False
    )


def _line(story: Related) -> Row:
    return Row(
        (
            story.article_id or "",
            story.kind,
            records.instant(story.published_at) or "",
            story.provider.name if story.provider else "",
            story.title,
            story.url or "",
            story.reason,
        )
    )
