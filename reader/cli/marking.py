"""`newsreader mark`: read, starred, kept for later, hidden from a topic, and each back again."""

from collections.abc import Sequence

from reader.cli.libraries import found, opened
from reader.cli.options import Options
from reader.cli.output import complain, in_form, output_for, say
from reader.cli.parser import Parser, add_query, add_words
from reader.cli.queries import meant
from reader.cli.records import Record
from reader.errors import ReaderError, UsageError
from reader.library import Library
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
    if bool(references) == (options.query is not None):
        raise UsageError("newsreader mark: give either articles or -q QUERY.")
    meant, changed, code = (
        _mark_matching(options, action)
        if options.query is not None
        else _mark_each(options, action, references)
    )
    _tell(options, action, meant, changed)
    return code


def _mark_matching(options: Options, action: str) -> tuple[int, list[str], int]:
    query = meant(options.query or "", "mark")
    with opened(options) as answer:
        ids = answer.library.lists.all_ids(query)
        return len(ids), _set(answer.library, ids, action), 0 if ids else 3


def _mark_each(options: Options, action: str, references: Sequence[str]) -> tuple[int, list[str], int]:
    changed: list[str] = []
    errors: list[ReaderError] = []
    for reference in references:
        try:
            with found(options, reference) as (library, id):
                changed += _set(library, [id], action)
        except ReaderError as error:
            complain(error)
            errors.append(error)
    if len(errors) == len(references):
        return 0, changed, errors[0].exit_code
    return len(references) - len(errors), changed, 1 if errors else 0


def _set(library: Library, ids: Sequence[str], action: str) -> list[str]:
    field, value = MARKS[action]
    return list(library.marks.set(ids, field, value).ids)


def _tell(options: Options, action: str, meant: int, changed: Sequence[str]) -> None:
    output = output_for(options)
    field, value = MARKS[action]
    record: Record = {"field": field, "value": value, "matched": meant, "changed": list(changed)}
    if not in_form(output, json=lambda: record, objects=lambda: [record]) and output.format == "plain":
        for id in changed:
            output.write(id)
    if meant:
        already = "" if len(changed) == meant else f", {meant - len(changed)} already so"
        say(f"{len(changed)} {'article' if len(changed) == 1 else 'articles'} {_TOLD[action]}{already}.")
    elif options.query is not None:
        say(f"No article matches {options.query.strip()!r}.")
