"""What `newsreader refresh` tells of a refresh: as it comes, or all at its end."""

import shlex
from collections.abc import Iterator, Mapping

from reader.cli import records
from reader.cli.output import Output, say
from reader.cli.reading import described
from reader.cli.source_rows import names
from reader.cli.table import Column, Row
from reader.content.urls import public
from reader.errors import ReaderError
from reader.library import Library
from reader.models import Begun, Failure, Grouping, Json, Noticed, Progress, RefreshEvent, SourceRefreshed

COLUMNS = (
    Column("Source", flexible=True),
    Column("Kind", spare=True),
    Column("Status"),
    *(Column(head, right=True) for head in ("New", "Changed", "Gone", "Failed", "Seconds")),
)
_MOST = 10  # failures of a source that are named


class Report:
    """Takes the events of a refresh, and prints them in the form asked for: as they come, or all at the end."""

    def __init__(self, output: Output, library: Library) -> None:
        self._output = output
        self._library = library
        self._done: list[SourceRefreshed] = []
        self._order: dict[str, int] = {}
        self._finished = 0
        self._new: dict[str, int] = {}
        self.failed = False

    def take(self, event: RefreshEvent) -> None:
        """Notes an event."""
        if self._output.format == "jsonl":
            self._output.object(line_of(event))
        elif isinstance(event, Noticed):
            say(_noticed(event))
        if isinstance(event, Begun):
            self._order = {source: place for place, source in enumerate(event.sources)}
        elif isinstance(event, Progress):
            self._new[event.source] = event.saved
        elif isinstance(event, SourceRefreshed):
            self.failed = self.failed or bool(event.error or event.failures)
            self._finished += 1
            self._new[event.source] = event.new
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
            for words in self._told(event):
                say(words)
        self._done.clear()

    def _told(self, event: SourceRefreshed) -> Iterator[str]:
        """What there is to say of a source: that it moved, and what could not be read."""
        address = public(event.source)
        if event.moved_to:
            yield f"{address} has moved for good, and is {public(event.moved_to)} from now on."
        if event.twin:
            yield (
                f"{address} has moved for good to {public(event.twin)}, which is a source already:"
                f" newsreader sources remove {shlex.quote(address)} takes the old one away."
            )
        if event.error:
            yield described(Failure(event.source, "", event.error))
        yield from map(described, event.failures[:_MOST])
        if (more := len(event.failures) - _MOST) > 0:
            shown = f"newsreader sources show {shlex.quote(address)}"
            listing = "--jsonl" if self._library.sources.given else shown
            yield f"{address}: and {more} more; {listing} lists them."

    def tell_who_was_left_out(self, *, offline: bool) -> None:
        """Tells which sources a refresh of all did not look at: `offline`, or because their servers asked for that."""
        specs = self._library.sources.specs()
        left = {spec.address for spec in specs if spec.enabled and spec.address not in self._order}
        if not left:
            return
        if offline:
            number = f"{len(left)} source{' was' if len(left) == 1 else 's were'}"
            say(f"{number} not asked, because of --offline.")
            return
        sources = self._library.sources.all()
        called = names(sources)
        patient = [one.spec.address for one in sources if one.spec.address in left and one.error is not None]
        if patient:
            say(f"Left alone for now, as the server asked: {', '.join(map(called.__getitem__, patient))}.")

    def tell_how_far_it_came(self) -> None:
        """Tells what was done when it was interrupted."""
        new = sum(self._new.values())
        if self._order:
            say(f"Stopped: {self._finished} of {len(self._order)} sources done, {new or 'nothing'} new.")
        else:
            say("Stopped.")

    def tell(self, told: Json) -> None:
        """Tells those who read along what came of a wish."""
        if self._output.format == "jsonl":
            self._output.object(told)

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


def _noticed(event: Noticed) -> str:
    """What a rule was to tell, in a sentence."""
    more = len(event.ids) - len(event.titles)
    return f"{event.rule}: {' · '.join(event.titles)}{f' · and {more} more' if more else ''}"


def line_of(event: RefreshEvent) -> Json:
    """An event as a line of `refresh --jsonl`."""
    if isinstance(event, SourceRefreshed):
        failures = [records.failure(failure) for failure in event.failures]
        moved = public(event.moved_to) if event.moved_to else None
        twin = public(event.twin) if event.twin else None
        told = {"moved_to": moved, "twin": twin, "failures": failures}
        return {"event": "source", **records.refreshed(event), **told}
    if isinstance(event, Begun):
        return {"event": "begun", "sources": list(map(public, event.sources))}
    if isinstance(event, Grouping):
        return {"event": "grouping", "done": event.done, "total": event.total}
    if isinstance(event, Noticed):
        return {"event": "noticed", "rule": event.rule, "titles": [*event.titles], "ids": [*event.ids]}
    return {
        "event": "progress",
        "source": public(event.source),
        "done": event.done,
        "total": event.total,
        "saved": event.saved,
    }
