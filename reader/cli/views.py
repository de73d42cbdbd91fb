"""`newsreader views`: the searches that are kept, listed above the topics of the app."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.cli.configured import settings_of, tell
from reader.cli.options import Options
from reader.cli.output import Record, in_form, output_for, say
from reader.cli.parser import Parser, add_words
from reader.cli.policy import settings_file
from reader.cli.queries import spelled_out
from reader.cli.table import Column, Row
from reader.errors import UsageError

COLUMNS = (Column("View"), Column("Query", flexible=True))
_WAYS = {"up": -1, "down": 1}


def configure(parser: Parser) -> None:
    """What `views` takes."""
    parser.usage = """newsreader views [list]
       newsreader views add NAME QUERY
       newsreader views remove NAME
       newsreader views rename NAME NEW
       newsreader views move NAME up|down"""
    parser.description = """Prints or changes the searches that you keep: [views] in the configuration file.

add takes the place of the view that is called so already. What else stands in the file stays as it was written."""
    parser.epilog = """--plain prints: name, query.

examples:
  newsreader views add 'Long reads' 'reading:>=15 is:unread'
  newsreader views move 'Long reads' up
  newsreader list '@Long reads'"""
    add_words(parser, "ACTION NAME", first=("list", *_CHANGES), files=False)


def run(options: Options) -> int:
    """Prints or changes the views."""
    action, *words = options.words or ["list"]
    if action == "list" and not words:
        return _list(options)
    if action == "list":
        raise UsageError("newsreader views list takes no words.")
    if (change := _CHANGES.get(action)) is None:
        raise UsageError(f"newsreader views: {action!r} is none of list, {', '.join(_CHANGES)}.")
    if not change.fewest <= len(words) <= change.most:
        raise UsageError(f"newsreader views {action} takes {change.takes}.")
    if action == "add":
        words = [words[0], spelled_out(options, " ".join(words[1:]).strip())]
    say(change.do(settings_file(options), words))
    return 0


def _list(options: Options) -> int:
    settings, faults = settings_of(options)
    output = output_for(options)
    records: list[Record] = [{"name": name, "query": query} for name, query in settings.views.items()]
    if not in_form(output, json=lambda: records, objects=lambda: records) and records:
        output.rows(COLUMNS, (Row((name, query)) for name, query in settings.views.items()))
    tell(fault for fault in faults if (fault.key or "views").startswith("views"))
    if not records:
        say("There are no views yet: newsreader views add NAME QUERY keeps one.")
    return 0


def _add(file: Path, words: Sequence[str]) -> str:
    from reader.settings.editing import save_view

    name, query = words
    return f"Kept the view {save_view(file, name, query)}."


def _remove(file: Path, words: Sequence[str]) -> str:
    from reader.settings.editing import remove_view

    return f"Removed the view {remove_view(file, words[0])}."


def _rename(file: Path, words: Sequence[str]) -> str:
    from reader.settings.editing import rename_view

    before = rename_view(file, *words)
    return f"The view {before} is called {words[1].strip()} now."


def _move(file: Path, words: Sequence[str]) -> str:
    from reader.settings.editing import move_view

    name, way = words
    if way not in _WAYS:
        raise UsageError(f"newsreader views move: {way!r} is none of {', '.join(_WAYS)}.")
    return f"Moved the view {move_view(file, name, _WAYS[way])} {way}."


class _Change(NamedTuple):
    """What changes the views, and gives a sentence; the words it takes, and how many."""

    do: Callable[[Path, Sequence[str]], str]
    takes: str
    fewest: int
    most: int


_CHANGES: Mapping[str, _Change] = {
    "add": _Change(_add, "a NAME and a QUERY", 2, sys.maxsize),
    "remove": _Change(_remove, "a NAME", 1, 1),
    "rename": _Change(_rename, "a NAME and a NEW one", 2, 2),
    "move": _Change(_move, "a NAME, and up or down", 2, 2),
}
