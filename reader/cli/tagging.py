"""`newsreader tag`: tags given to articles and taken off, and which there are."""

from reader.cli.changing import change, tell
from reader.cli.libraries import opened
from reader.cli.options import Options
from reader.cli.output import in_form, output_for, say
from reader.cli.parser import Parser, add_query, add_words
from reader.cli.records import Record
from reader.cli.table import Column, Row
from reader.content.typed import tag_name
from reader.errors import UsageError

ACTIONS = ("list", "add", "remove")
COLUMNS = (Column("Tag", flexible=True), Column("Articles", right=True), Column("Unread", right=True))


def configure(parser: Parser) -> None:
    """What `tag` takes."""
    parser.usage = "newsreader tag add|remove TAG (ARTICLE ... | -q QUERY)\n       newsreader tag list"
    parser.description = """Tags articles, and tells which tags there are. What changed is in the journal before
it is told.

  add      gives articles a tag
  remove   takes it off
  list     prints the tags, with how many articles have each"""
    parser.epilog = """An ARTICLE is an id, a unique beginning of one (4 or more characters), a path or a URL.
Capitals make no difference to a tag. --plain prints the ids of the articles that changed.

examples:
  newsreader tag add 'to cite' k3v9 x7qd
  newsreader tag remove 'to cite' -q 'heat pump'"""
    add_words(parser, "ACTION TAG ARTICLE", first=ACTIONS)
    add_query(parser)


def run(options: Options) -> int:
    """Tags or lists; 3 where nothing is meant or there, 1 where some of the articles do not exist."""
    action, *words = options.words or ["list"]
    if action not in ACTIONS:
        raise UsageError(f"newsreader tag: {action!r} is none of {', '.join(ACTIONS)}.")
    if action == "list":
        if words or options.query is not None:
            raise UsageError("newsreader tag list takes nothing more.")
        return _list(options)
    if not words:
        raise UsageError(f"newsreader tag {action}: name the tag.")
    value, (typed, *references) = action == "add", words
    name = tag_name(typed)
    changed = change(
        options, f"tag {action}", references, lambda library, ids: library.marks.tag(ids, name, value)
    )
    told: Record = {"field": "tag", "name": name, "value": value}
    tell(options, told, changed, f"{'tagged' if value else 'no longer tagged'} {name}")
    return changed.code


def _list(options: Options) -> int:
    with opened(options) as answer:
        tags = answer.library.lists.tags()
    output = output_for(options)
    records: list[Record] = [{"name": tag.name, "total": tag.total, "unread": tag.unread} for tag in tags]
    if not in_form(output, json=lambda: {"tags": [*records]}, objects=lambda: records):
        output.rows(COLUMNS, (Row((tag.name, str(tag.total), str(tag.unread))) for tag in tags))
    if not tags:
        say("No article is tagged.")
    return 0 if tags else 3
