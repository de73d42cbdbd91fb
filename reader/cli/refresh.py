"""`newsreader refresh`: bring the library in step with its sources, once or from now on."""

import os
from argparse import SUPPRESS
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing

from reader.cli import records
from reader.cli.libraries import Chosen, choose, tell_of_damage
from reader.cli.options import Options
from reader.cli.output import Output, output_for, say
from reader.cli.parser import Parser, add_kind, add_words
from reader.cli.policy import policy
from reader.cli.reading import Bar, described
from reader.cli.running import run_to_end
from reader.cli.samples import samples
from reader.cli.source_rows import names
from reader.cli.table import Column, Row
from reader.content.urls import public
from reader.errors import ReaderError, UsageError
from reader.library import Library
from reader.models import Begun, Failure, Json, RefreshEvent, SourceRefreshed, SourceStatus
from reader.subscriptions import address_of

COLUMNS = (
    Column("Source", flexible=True),
    Column("Kind", spare=True),
    Column("Status"),
    *(Column(head, right=True) for head in ("New", "Changed", "Gone", "Failed", "Seconds")),
)


def configure(parser: Parser) -> None:
    """What `refresh` takes."""
    parser.usage = "newsreader refresh [SOURCE ...] [--due | --watch]"
    parser.description = """Reads what is new in the sources of your library, or in those given by address or name.

Sources that your library does not have are read into a library of their own."""
    parser.epilog = """--plain prints: source, kind, status, new, changed, gone, failed, seconds, error.
--jsonl prints what happens when it happens: {"event": "begun", "sources": [ … ]}, {"event": "progress", …} and
{"event": "source", …}; with --watch also {"event": "stopped"}, and {"event": "error", "message": …} where it cannot go
on.
The exit code is 1 where a source or a part of one could not be read.
Servers that asked for patience are left alone unless their source is named; with --due so are sources for which it
is not time yet (for cron).
--watch goes on after that: it follows local folders, looks at other sources when it is time, and refreshes the source
whose address is written to its standard input (an empty line: all; --cancel: stop). It ends when that is closed."""
    add_words(parser, "SOURCE")
    add_kind(parser)
    parser.add_argument("--watch", action="store_true", help="go on and follow local folders")
    parser.add_argument(
        "--due", action="store_true", help="leave out remote sources for which it is not time yet"
    )
    parser.add_argument("--own", action="store_true", help=SUPPRESS)
    parser.add_argument("--samples", action="store_true", help=SUPPRESS)


def run(options: Options) -> int:
    """Refreshes; 1 where something could not be read."""
    if options.watch and options.format == "json":
        raise UsageError("--watch has no end to print one document at.", "Use --jsonl.")
    chosen, addresses = _what(options)
    with Library.open(
        chosen.place, sources=chosen.sources, offline=options.offline, policy=policy(options)
    ) as library:
        tell_of_damage(library)
        output = output_for(options)
        if options.watch:
            from reader.cli.watching import watch

            return watch(library, addresses, Report(output, library))
        if chosen.sources is None and not library.sources.all():
            raise UsageError("Your library has no sources.", "newsreader sources add SOURCE adds one.")
        report = Report(output, library)
        code = run_to_end(_once(library.refresh(addresses, due=options.due), report))
        if not addresses and not options.due:
            report.tell_who_is_left_alone()
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
    return choose(options.library, options.words, options.kind), ()


def _own(words: Sequence[str], sources: Sequence[SourceStatus]) -> list[str]:
    """The addresses of those of the words that mean one of `sources`: by its address, or by its name where no file is
    called so.

    Raises:
        NotFoundError: a word is a part of several names.
    """
    known = [(one.spec.address, one.spec.name or one.title) for one in sources]
    unnamed = [(address, None) for address, _ in known]
    found = [address_of(word, unnamed if os.path.lexists(word) else known) for word in words if word]
    return [address for address in found if any(address == one for one, _ in known)]


async def _once(events: AsyncGenerator[RefreshEvent, None], report: "Report") -> int:
    with Bar() as bar:
        async with aclosing(events) as told:
            async for event in told:
                bar.show(event)
                report.take(event)
    report.end()
    return 1 if report.failed else 0


class Report:
    """Takes the events of a refresh, and prints them in the form asked for: as they come, or all at the end."""

    def __init__(self, output: Output, library: Library) -> None:
        self._output = output
        self._library = library
        self._done: list[SourceRefreshed] = []
        self._order: dict[str, int] = {}
        self.failed = False

    def take(self, event: RefreshEvent) -> None:
        """Notes an event."""
        if self._output.format == "jsonl":
            self._output.object(line_of(event))
        if isinstance(event, Begun):
            self._order = {source: place for place, source in enumerate(event.sources)}
        if isinstance(event, SourceRefreshed):
            self.failed = self.failed or bool(event.error or event.failures)
            self._done.append(event)

    def end(self) -> None:
        """Prints what was not printed as it came, in the order of the sources, and names what could not be read."""
        self._done.sort(key=lambda event: self._order.get(event.source, 0))
        if self._output.format == "json":
            self._output.document({"sources": [records.refreshed(event) for event in self._done]})
        elif self._output.format == "plain":
            self._output.rows(
                COLUMNS, (Row(records.values(records.refreshed(event))) for event in self._done)
            )
        elif self._output.format == "table":
            called = names(self._library.sources.all())
            self._output.rows(COLUMNS, (_row(event, called) for event in self._done))
        for event in self._done:
            if event.moved_to:
                say(
                    f"{public(event.source)} has moved for good, and is {public(event.moved_to)} from now on."
                )
            if event.error:
                say(described(Failure(event.source, "", event.error)))
            for failure in event.failures:
                say(described(failure))
        self._done.clear()

    def tell_who_is_left_alone(self) -> None:
        """Names the sources whose servers asked for patience, so that they are not among those refreshed."""
        sources = self._library.sources.all()
        left = [one.spec.address for one in sources if one.spec.enabled and self._is_left_alone(one)]
        if left:
            called = names(sources)
            say(f"Left alone for now, as the server asked: {', '.join(called[address] for address in left)}.")

    def _is_left_alone(self, one: SourceStatus) -> bool:
        return one.spec.address not in self._order and one.error is not None

    def stopped(self) -> None:
        """Tells that what was being refreshed was stopped."""
        self._done.clear()
        if self._output.format == "jsonl":
            self._output.object({"event": "stopped"})

    def give_up(self, error: ReaderError) -> None:
        """Tells those who read along that nothing more will come, and why."""
        if self._output.format == "jsonl":
            self._output.object(
                {"event": "error", "message": " ".join(filter(None, (str(error), error.hint)))}
            )


def _row(event: SourceRefreshed, called: Mapping[str, str]) -> Row:
    """A source as a person wants it told: by its name, and without zeros."""
    name = called.get(event.moved_to or event.source) or public(event.source)
    counts = (event.new, event.changed, event.gone, len(event.failures))
    cells = (name, event.kind, event.status, *(str(count or "") for count in counts), f"{event.seconds:.1f}")
    return Row(cells, strong=event.status == "failed")


def line_of(event: RefreshEvent) -> Json:
    """An event as a line of `refresh --jsonl`."""
    if isinstance(event, SourceRefreshed):
        failures = [records.failure(failure) for failure in event.failures]
        return {"event": "source", **records.refreshed(event), "failures": failures}
    if isinstance(event, Begun):
        return {"event": "begun", "sources": list(map(public, event.sources))}
    return {
        "event": "progress",
        "source": public(event.source),
        "done": event.done,
        "total": event.total,
        "saved": event.saved,
    }
