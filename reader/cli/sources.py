"""`newsreader sources`: the sources that the library keeps."""

from collections.abc import Callable, Sequence

from reader.cli import records
from reader.cli.libraries import choose
from reader.cli.options import Options
from reader.cli.output import complain, in_form, output_for, say
from reader.cli.parser import Parser, add_words
from reader.cli.policy import rules
from reader.cli.source_options import add_source_options, are_given, changed
from reader.cli.source_rows import COLUMNS, cells, names, row
from reader.cli.table import Row
from reader.content.urls import public
from reader.errors import ReaderError, UsageError
from reader.library import Library
from reader.models import SourceStatus

ACTIONS = ("list", "add", "show", "set", "remove", "enable", "disable")


def configure(parser: Parser) -> None:
    """What `sources` takes."""
    parser.usage = """newsreader sources [list]
       newsreader sources show SOURCE
       newsreader sources add SOURCE ... [--dry-run] [what a source is]
       newsreader sources set SOURCE ... [what a source is]
       newsreader sources remove|enable|disable SOURCE ..."""
    parser.description = """Prints or changes the list of sources of your library.

add finds out what it was given, and shows it with its first headlines: a file, a folder, a git repository (a path or
address, #folder and #branch:folder behind it), an http(s) address of a feed, a page that names one, the JSON API, a
sitemap, a list, or an article file; exec: and a command that prints any of these. Where an address leads to several,
the first is added, and the others are named. The other actions take an address, the name of a source, or a part of
either that no other has."""
    parser.epilog = """With set, an empty value takes away what is set: --name "", --topic "", --header Authorization=.
In a topic, / parts the levels of the tree, and \\/ is a slash in a name.
--plain prints: source, kind, name, enabled, articles, problems, checked at, succeeded at, error, title, site, topics,
listed, seconds between two looks, next look at, failures in a row, failing since, what is kept, user, user agent,
names of headers, whether articles are always read in full. show --plain prints each of these on a line of its own, by
the names of --json, and after them what could not be read.
add --plain prints what was added, with --dry-run what was found: source, kind, name, what it is, articles.

examples:
  newsreader sources add ~/archive/_news https://example.org/feed.xml
  newsreader sources add example.org --topic Tech/Linux --every "2 h"
  newsreader sources set example --user me --password-command "pass show example"
  newsreader sources disable ~/archive/_news"""
    add_words(parser, "ACTION SOURCE", first=ACTIONS)
    add_source_options(parser)


def run(options: Options) -> int:
    """Prints or changes the sources."""
    action, *words = options.words or ["list"]
    if action not in ACTIONS:
        raise UsageError(f"newsreader sources: {action!r} is none of {', '.join(ACTIONS)}.")
    if bool(words) == (action == "list"):
        raise UsageError(f"newsreader sources {action} takes {'no' if words else 'at least one'} SOURCE.")
    _check(action, options)
    policy, aliases = rules(options)
    with Library.open(
        choose(options.library).place, offline=options.offline, policy=policy, aliases=aliases
    ) as library:
        if action == "list":
            return _list(library, options)
        if action == "show":
            from reader.cli.source_showing import show

            return show(library, words, options)
        if action == "add":
            from reader.cli.adding import add

            return add(library, words, options)
        return _each(library, action, words, options)


def _check(action: str, options: Options) -> None:
    if action == "set" and not are_given(options):
        raise UsageError(
            "newsreader sources set: say what is to be set.", "newsreader sources --help tells what."
        )
    if action not in {"add", "set"} and are_given(options):
        raise UsageError(f"newsreader sources {action} changes nothing else about a source.", "set does.")
    if action != "add" and options.dry_run:
        raise UsageError("--dry-run is for newsreader sources add.")


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
        called = names(statuses)
        table = (row(one, called[one.spec.address]) for one in statuses)
        output.rows(COLUMNS, table if output.format == "table" else (Row(cells(one)) for one in lines))


def _each(library: Library, action: str, words: Sequence[str], options: Options) -> int:
    from reader.subscriptions import address_of

    errors: list[ReaderError] = []
    for word in words:
        statuses = library.sources.all()
        try:
            address = address_of(word, [(one.spec.address, one.spec.name or one.title) for one in statuses])
            _ACTIONS[action](library, address, options)
        except ReaderError as error:
            complain(error)
            errors.append(error)
        else:
            say(f"{_DONE[action]} {public(address)}.")
    if len(errors) == len(words):
        return errors[0].exit_code
    return 1 if errors else 0


def _set(library: Library, address: str, options: Options) -> None:
    library.sources.change(address, lambda spec: changed(spec, options))


_ACTIONS: dict[str, Callable[[Library, str, Options], None]] = {
    "remove": lambda library, address, _: library.sources.remove(address),
    "enable": lambda library, address, _: library.sources.enable(address, True),
    "disable": lambda library, address, _: library.sources.enable(address, False),
    "set": _set,
}
_DONE = {"remove": "Removed", "enable": "Enabled", "disable": "Disabled", "set": "Changed"}
