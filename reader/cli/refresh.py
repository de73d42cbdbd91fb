"""`newsreader refresh`: bring the library in step with its sources, once or from now on."""

import asyncio
from argparse import SUPPRESS
from collections.abc import AsyncIterator, Sequence

from reader.cli import records
from reader.cli.libraries import Chosen, choose, tell_of_damage
from reader.cli.options import Options
from reader.cli.output import Output, output_for, say
from reader.cli.parser import Parser, add_kind, add_words
from reader.cli.reading import Bar, described
from reader.cli.table import Column, Row
from reader.content.urls import public
from reader.errors import ReaderError, UsageError
from reader.library import Library
from reader.models import Failure, Json, RefreshEvent, SourceRefreshed
from reader.subscriptions import specs_of

COLUMNS = (
    Column("Source", flexible=True),
    Column("Kind"),
    Column("Status"),
    *(Column(head, right=True) for head in ("New", "Changed", "Gone", "Failed", "Seconds")),
)


def configure(parser: Parser) -> None:
    """What `refresh` takes."""
    parser.usage = "newsreader refresh [SOURCE ...] [--watch]"
    parser.description = """Reads what is new in the sources of your library, or in those given.

Sources that your library does not have are read into a library of their own."""
    parser.epilog = """--plain prints: source, kind, status, new, changed, gone, failed, seconds, error.
--jsonl prints what happens when it happens: {"event": "progress", …} and {"event": "source", …},
and {"event": "error", "message": …} where --watch cannot go on.
--watch goes on after that: it follows local folders, and refreshes the source whose address is written to its
standard input (an empty line: all). It ends when that is closed."""
    add_words(parser, "SOURCE")
    add_kind(parser)
    parser.add_argument("--watch", action="store_true", help="go on and follow local folders")
    parser.add_argument("--own", action="store_true", help=SUPPRESS)


def run(options: Options) -> int:
    """Refreshes; 1 where something could not be read."""
    if options.watch and options.format == "json":
        raise UsageError("--watch has no end to print one document at.", "Use --jsonl.")
    chosen, addresses = _what(options)
    with Library.open(chosen.place, sources=chosen.sources, offline=options.offline) as library:
        tell_of_damage(library)
        output = output_for(options)
        if options.watch:
            from reader.cli.watching import watch

            return watch(library, addresses, Report(output))
        if chosen.sources is None and not library.sources.all():
            raise UsageError("Your library has no sources.", "newsreader sources add SOURCE adds one.")
        return asyncio.run(_once(library.refresh(addresses), Report(output)))


def _what(options: Options) -> tuple[Chosen, Sequence[str]]:
    """The library, and the addresses of its own sources that alone are meant (none: all)."""
    if not options.words:
        return choose(options.library), ()
    specs = specs_of(options.words, options.kind)
    if options.watch and any(spec.address == "-" for spec in specs):
        raise UsageError("Standard input cannot be followed.", "Leave --watch out.")
    if not options.own:
        from reader.subscriptions import meant

        own = choose(options.library)
        with Library.open(own.place, offline=True) as library:
            known = [status.spec.address for status in library.sources.all()]
        named = [address for spec in specs if (address := meant(spec.address, known))]
        if len(named) == len(specs):
            return own, named
    return choose(options.library, options.words, options.kind), ()


async def _once(events: AsyncIterator[RefreshEvent], report: "Report") -> int:
    with Bar() as bar:
        async for event in events:
            bar.show(event)
            report.take(event)
    report.end()
    return 1 if report.failed else 0


class Report:
    """Takes the events of a refresh, and prints them in the form asked for: as they come, or all at the end."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._done: list[SourceRefreshed] = []
        self.failed = False

    def take(self, event: RefreshEvent) -> None:
        """Notes an event."""
        if self._output.format == "jsonl":
            self._output.object(line_of(event))
        if isinstance(event, SourceRefreshed):
            self.failed = self.failed or bool(event.error or event.failures)
            self._done.append(event)

    def end(self) -> None:
        """Prints what was not printed as it came, and names what could not be read."""
        if self._output.format == "json":
            self._output.document({"sources": [records.refreshed(event) for event in self._done]})
        elif self._output.format != "jsonl":
            self._output.rows(COLUMNS, map(self._row, self._done))
        for event in self._done:
            if event.error:
                say(described(Failure(event.source, "", event.error)))
            for failure in event.failures:
                say(described(failure))
        self._done.clear()

    def give_up(self, error: ReaderError) -> None:
        """Tells those who read along that nothing more will come, and why."""
        if self._output.format == "jsonl":
            self._output.object(
                {"event": "error", "message": " ".join(filter(None, (str(error), error.hint)))}
            )

    def _row(self, event: SourceRefreshed) -> Row:
        cells = records.values(records.refreshed(event))
        return Row(cells if self._output.format == "plain" else cells[:-1], strong=event.status == "failed")


def line_of(event: RefreshEvent) -> Json:
    """An event as a line of `refresh --jsonl`."""
    if isinstance(event, SourceRefreshed):
        failures = [records.failure(failure) for failure in event.failures]
        return {"event": "source", **records.refreshed(event), "failures": failures}
    return {
        "event": "progress",
        "source": public(event.source),
        "done": event.done,
        "total": event.total,
        "saved": event.saved,
    }
