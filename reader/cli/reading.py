"""Reading sources before a command answers, with a progress bar where there is somebody to see it."""

import sys
from collections.abc import AsyncIterator, Collection
from typing import Self

from reader.cli.output import say
from reader.cli.printable import line
from reader.cli.running import run_to_end
from reader.cli.widths import fitted
from reader.content.urls import public
from reader.library import Library
from reader.models import Begun, Failure, Grouping, Progress, RefreshEvent, SourceRefreshed

_BAR = 24


def read_now(library: Library, addresses: Collection[str], *, stories: bool) -> tuple[Failure, ...]:
    """Refreshes the sources of a library, and gives all that could not be read of those at `addresses`.

    With `stories` it also finds which articles tell the same, which takes about as long again for what is new.
    """
    run_to_end(_read(library.refreshing.once(stories=stories)))
    return tuple(failure for failure in library.problems() if failure.source in addresses)


async def _read(events: AsyncIterator[RefreshEvent]) -> None:
    with Bar() as bar:
        async for event in events:
            bar.show(event)


class Bar:
    """A progress bar on standard error; nothing where that is no terminal."""

    def __init__(self) -> None:
        self._visible = sys.stderr.isatty()
        self._drawn = False
        self._sources = self._done = self._new = self._failed = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def show(self, event: RefreshEvent) -> None:
        """Draws how far all is: of one source its documents, of several how many of them are done."""
        if isinstance(event, Begun):
            self._sources += len(event.sources)
        elif isinstance(event, SourceRefreshed):
            self._done += 1
            self._new += event.new
            self._failed += event.status == "failed"
        if not self._visible:
            return
        if isinstance(event, Grouping):
            self._draw(f"{_bar(event.done, event.total)}  finding stories")
        elif self._done >= self._sources:
            self.clear()
        elif self._sources > 1:
            self._draw(self._of_sources(event))
        elif isinstance(event, Progress):
            self._draw(f"{_of_documents(event)}  {line(public(event.source))}")

    def show_pages(self, done: int, total: int, failed: int) -> None:
        """Draws how many pages were read of all that are wanted."""
        if self._visible:
            self._draw(f"{_bar(done, total)} full texts, {failed} failed")

    def _draw(self, text: str) -> None:
        sys.stderr.write("\r" + fitted(text, 79))
        sys.stderr.flush()
        self._drawn = True

    def _of_sources(self, event: RefreshEvent) -> str:
        told = f"{_bar(self._done, self._sources)} sources, {self._new} new, {self._failed} failed"
        if isinstance(event, Progress) and event.done != event.total:
            told += f"  {line(public(event.source))}: {event.done} read"
        return told

    def clear(self) -> None:
        """Takes the bar away."""
        if self._drawn:
            sys.stderr.write("\r" + " " * 79 + "\r")
            sys.stderr.flush()
            self._drawn = False


def _of_documents(event: Progress) -> str:
    return _bar(event.done, event.total) if event.total else f"{event.done} read"


def _bar(done: int, total: int) -> str:
    full = _BAR * min(done, total) // total
    return "#" * full + "-" * (_BAR - full) + f" {done} of {total}"


def name_failures(failures: tuple[Failure, ...]) -> None:
    """Names what could not be read, one line each, on standard error."""
    for failure in failures:
        say(described(failure))


def described(failure: Failure) -> str:
    """A failure in a line: where, and what."""
    source, key = public(failure.source), failure.key
    if not key and failure.message.startswith(source):
        return failure.message
    told_anyway = not key or source == key or source.endswith(f"/{key}") or failure.message.startswith(key)
    where = source if told_anyway else f"{source}: {key}"
    return f"{where}{'' if failure.line is None else f', line {failure.line}'}: {failure.message}"
