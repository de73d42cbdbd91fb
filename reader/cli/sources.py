"""`newsreader sources`: the sources that the library keeps."""

from collections.abc import Callable, Sequence

from reader.cli import records
from reader.cli.libraries import choose
from reader.cli.options import Options
from reader.cli.output import complain, in_form, output_for, say
from reader.cli.parser import Parser, add_kind, add_words
from reader.cli.table import Column, Row
from reader.content.urls import public
from reader.errors import ReaderError, UsageError
from reader.library import Library
from reader.models import SourceSpec, SourceStatus
from reader.subscriptions import specs_of

ACTIONS = ("list", "add", "remove", "enable", "disable")
COLUMNS = (
    Column("Source", flexible=True),
    Column("Kind"),
    Column("Articles", right=True),
    Column("Problems", right=True),
    Column("Checked"),
    Column("State", most=40),
)


def configure(parser: Parser) -> None:
    """What `sources` takes."""
    parser.usage = "newsreader sources [list | add|remove|enable|disable SOURCE ...]"
    parser.description = "Prints or changes the list of sources of your library."
    parser.epilog = """A SOURCE is a file, a folder or an http(s) address of an article file or of the JSON API.
--plain prints: source, kind, name, enabled, articles, problems, checked at, succeeded at, error.

examples:
  newsreader sources add ~/archive/_news https://example.org/api/news/index.json
  newsreader sources disable ~/archive/_news"""
    add_words(parser, "ACTION SOURCE", first=ACTIONS)
    add_kind(parser)


def run(options: Options) -> int:
    """Prints or changes the sources."""
    action, *words = options.words or ["list"]
    if action not in ACTIONS:
        raise UsageError(f"newsreader sources: {action!r} is none of {', '.join(ACTIONS)}.")
    if bool(words) == (action == "list"):
        raise UsageError(f"newsreader sources {action} takes {'no' if words else 'at least one'} SOURCE.")
    with Library.open(choose(options.library).place, offline=options.offline) as library:
        return _list(library, options) if action == "list" else _each(library, action, words, options)


def _list(library: Library, options: Options) -> int:
    statuses = library.sources.all()
    if not statuses:
        say("There are no sources yet: newsreader sources add SOURCE adds one.")
    _print(options, statuses)
    return 0


def _print(options: Options, statuses: Sequence[SourceStatus]) -> None:
    output = output_for(options)
    lines = [records.source(status) for status in statuses]
    if in_form(output, json=lambda: lines, objects=lambda: lines):
        return
    if statuses:
        rows = (
            map(_row, statuses)
            if output.format == "table"
            else (Row(records.values(record)) for record in lines)
        )
        output.rows(COLUMNS, rows)


def _each(library: Library, action: str, words: Sequence[str], options: Options) -> int:
    do = _ACTIONS[action]
    # A source whose folder is gone must still be removable: only what is added has to exist.
    specs = specs_of(words, options.kind) if action == "add" else _named(words)
    errors: list[ReaderError] = []
    for spec in specs:
        try:
            do(library, spec)
        except ReaderError as error:
            complain(error)
            errors.append(error)
        else:
            say(f"{action.capitalize()}{'ed' if action == 'add' else 'd'} {public(spec.address)}.")
    if len(errors) == len(specs):
        return errors[0].exit_code
    return 1 if errors else 0


def _named(words: Sequence[str]) -> tuple[SourceSpec, ...]:
    from reader.subscriptions import normalise

    return tuple(SourceSpec(normalise(word)) for word in words)


def _add(library: Library, spec: SourceSpec) -> None:
    if spec.address == "-":
        raise UsageError("Standard input cannot be kept as a source.")
    library.sources.add(spec)


_ACTIONS: dict[str, Callable[[Library, SourceSpec], None]] = {
    "add": _add,
    "remove": lambda library, spec: library.sources.remove(spec.address),
    "enable": lambda library, spec: library.sources.enable(spec.address, True),
    "disable": lambda library, spec: library.sources.enable(spec.address, False),
}


def _row(status: SourceStatus) -> Row:
    checked = (
        "never" if status.checked_at is None else status.checked_at.astimezone().strftime("%Y-%m-%d %H:%M")
    )
    state = status.error or ("" if status.spec.enabled else "disabled")
    return Row(
        (
            public(status.spec.address),
            status.kind,
            str(status.articles),
            str(status.problems),
            checked,
            state,
        ),
        strong=status.error is not None,
    )
