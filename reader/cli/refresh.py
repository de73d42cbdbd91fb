"""`newsreader refresh`: bring the library in step with its sources, once or from now on."""

import os
from argparse import SUPPRESS
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from reader.cli.libraries import Chosen, choose, tell_of_damage
from reader.cli.options import Options
from reader.cli.output import output_for, say
from reader.cli.parser import Parser, add_kind, add_query, add_words, positive
from reader.cli.policy import CurrentRules, rules, settings_file
from reader.cli.queries import asked
from reader.cli.reading import Bar
from reader.cli.refresh_report import Report
from reader.cli.running import run_to_end
from reader.cli.samples import samples
from reader.errors import NotFoundError, UsageError
from reader.library import Library
from reader.models import RefreshEvent, SourceStatus
from reader.subscriptions import address_of
from reader.subscriptions.words import looks_like_host


def configure(parser: Parser) -> None:
    """What `refresh` takes."""
    parser.usage = "newsreader refresh [SOURCE ...] [--due | --watch] [--full-text [-q QUERY] [-n N]]"
    parser.description = """Reads what is new in the sources of your library, or in those given by address or name.

Sources that your library does not have are read into a library of their own."""
    parser.epilog = """--plain prints: source, kind, status, new, changed, gone, failed, seconds, error.
--jsonl prints what happens when it happens: {"event": "begun", "sources": [ … ]}, {"event": "progress", …} and
{"event": "source", …}; {"event": "noticed", "rule", "titles", "ids"} where a rule tells of articles; with --watch also
{"event": "stopped"}, and {"event": "error", "message": …} where it cannot go on.
The exit code is 1 where a source or a part of one could not be read.
Servers that asked for patience are left alone unless their source is named; with --due so are sources for which it
is not time yet (for cron).
--full-text then fetches the original pages of articles, so that they can be read in full and offline: of those that
match QUERY, else of the unread ones of sources and topics that are always read in full; the newest first, at most N.
Servers are asked by their robots.txt, and given time. --jsonl prints {"event": "full_text", "name", "words", "doubt",
"error", "done", "total"}.
--watch goes on after that: it follows local folders, looks at other sources when it is time, and refreshes the source
whose address is written to its standard input (an empty line: all; --cancel: stop). It ends when that is closed."""
    add_words(parser, "SOURCE")
    add_kind(parser)
    parser.add_argument("--watch", action="store_true", help="go on and follow local folders")
    parser.add_argument(
        "--due", action="store_true", help="leave out remote sources for which it is not time yet"
    )
    parser.add_argument("--full-text", action="store_true", help="fetch the original pages of articles")
    add_query(parser)
    parser.add_argument(
        "-n", "--number", type=positive, metavar="N", help="with --full-text: at most N pages"
    )
    parser.add_argument("--own", action="store_true", help=SUPPRESS)
    parser.add_argument("--samples", action="store_true", help=SUPPRESS)


def run(options: Options) -> int:
    """Refreshes; 1 where something could not be read."""
    if options.watch and options.format == "json":
        raise UsageError("--watch has no end to print one document at.", "Use --jsonl.")
    if options.watch and options.full_text:
        raise UsageError("--full-text has an end, --watch has none.", "Leave one of them out.")
    if (options.query is not None or options.number is not None) and not options.full_text:
        raise UsageError("-q and -n tell which pages --full-text fetches.", "Add --full-text.")
    wanted = asked(options, options.query) if options.query is not None else None
    chosen, addresses = _what(options)
    policy, aliases = rules(options)
    with Library.open(
        chosen.place, sources=chosen.sources, offline=options.offline, policy=policy, aliases=aliases
    ) as library:
        tell_of_damage(library)
        output = output_for(options)
        if options.watch:
            from reader.cli.watching import watch

            if chosen.sources is None:
                library.rules.current = CurrentRules(settings_file(options))
            return watch(library, addresses, Report(output, library))
        if chosen.sources is None and not library.sources.specs():
            raise UsageError("Your library has no sources.", "newsreader sources add SOURCE adds one.")
        report = Report(output, library)
        try:
            code = run_to_end(_once(library.refreshing.once(addresses, due=options.due), report))
        except KeyboardInterrupt:
            report.tell_how_far_it_came()
            raise
        if options.full_text:
            from reader.cli.full_texts import bring_ahead

            complete = bring_ahead(library, wanted, options.number, output)
            code = code if complete else 1
        if not addresses and not options.due:
            report.tell_who_was_left_out(offline=options.offline)
        return code


def _what(options: Options) -> tuple[Chosen, Sequence[str]]:
    """The library, and the addresses of its own sources that alone are meant (none: all)."""
    if options.samples:
        return samples(options.library), ()
    if not options.words:
        return choose(options.library), ()
    if options.watch and "-" in options.words:
        raise UsageError("Standard input cannot be followed.", "Leave --watch out.")
    if not options.own:
        own = choose(options.library)
        with Library.open(own.place, offline=True) as library:
            named = _own(options.words, library.sources.all())
        if len(named) == len(options.words):
            return own, named
        if own.place.sources.exists():
            say("These are not all sources of your library, so they are read into a library of their own.")
    return choose(options.library, options.words, options.kind), ()


def _own(words: Sequence[str], sources: Sequence[SourceStatus]) -> list[str]:
    """The addresses of those of the words that mean one of `sources`: by its address, or by its name where no file is
    called so.

    A host that several of them are at is none of them: it is a source of its own.

    Raises:
        NotFoundError: a word is a part of several names.
    """
    known = [(one.spec.address, one.spec.name or one.title) for one in sources]
    unnamed = [(address, None) for address, _ in known]
    found: list[str] = []
    for word in filter(None, words):
        try:
            found.append(address_of(word, unnamed if os.path.lexists(word) else known))
        except NotFoundError:
            if not looks_like_host(word):
                raise
    return [address for address in found if any(address == one for one, _ in known)]


async def _once(events: AsyncGenerator[RefreshEvent, None], report: Report) -> int:
    with Bar() as bar:
        async with aclosing(events) as told:
            async for event in told:
                bar.show(event)
                report.take(event)
    report.end()
    return 1 if report.failed else 0
