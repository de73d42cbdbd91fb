"""`newsreader mark`: read, starred, kept for later, hidden from a topic, and each back again."""

from reader.cli.changing import change, tell
from reader.cli.options import Options
from reader.cli.parser import Parser, add_query, add_words
from reader.errors import UsageError
from reader.models import Field

MARKS: dict[str, tuple[Field, bool]] = {
    "read": ("read", True),
    "unread": ("read", False),
    "star": ("starred", True),
    "unstar": ("starred", False),
    "later": ("later", True),
    "unlater": ("later", False),
    "hide": ("hidden", True),
    "show": ("hidden", False),
}
OF_TOPICS = ("hide", "show")
"""What articles can be marked with `--topic`: that they are not about it, and that they are."""
_TOLD = {
    "read": "marked as read",
    "unread": "marked as unread",
    "star": "starred",
    "unstar": "no longer starred",
    "later": "kept for later",
    "unlater": "no longer kept for later",
    "hide": "hidden",
    "show": "shown again",
}


def configure(parser: Parser) -> None:
    """What `mark` takes."""
    parser.usage = (
        f"newsreader mark {'|'.join(MARKS)} (ARTICLE ... | -q QUERY)\n"
        f"       newsreader mark {'|'.join(OF_TOPICS)} ARTICLE ... --topic TOPIC"
    )
    parser.description = """Marks articles. What changed is in the journal before it is told.

  hide   takes an article out of every list; with --topic it says that the article is not about that topic: it is
         left out there, and stays in all its other topics
  show   brings it back"""
    parser.epilog = """An ARTICLE is an id, a unique beginning of one (4 or more characters), a path or a URL.
--plain prints the ids of the articles that changed.

examples:
  newsreader mark read k3v9 x7qd
  newsreader mark later -q 'heat pump'
  newsreader mark hide k3v9 --topic 'Computer Vision'"""
    add_words(parser, "MARK ARTICLE", first=tuple(MARKS))
    add_query(parser)
    parser.add_argument(
        "--topic", action="append", metavar="TOPIC", help="hide, show: the topic, by its id or its name"
    )


def run(options: Options) -> int:
    """Marks; 3 where nothing is meant, 1 where some of the articles do not exist."""
    action, *references = options.words or [""]
    if action not in MARKS:
        raise UsageError(f"newsreader mark: {action!r} is none of {', '.join(MARKS)}.")
    if options.topic and action in OF_TOPICS:
        from reader.cli.hiding import run as hide

        return hide(options, references, hidden=action == "hide")
    if options.topic:
        raise UsageError(f"newsreader mark: --topic is for {' and '.join(OF_TOPICS)}.")
    field, value = MARKS[action]
    changed = change(options, "mark", references, lambda library, ids: library.marks.set(ids, field, value))
    tell(options, {"field": field, "value": value}, changed, _TOLD[action])
    return changed.code
