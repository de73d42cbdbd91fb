"""Reading sources before a command answers, with a progress bar where there is somebody to see it."""

import asyncio
import sys
from collections.abc import AsyncIterator, Collection
from typing import Self

from reader.cli.output import say
from reader.cli.printable import line
from reader.cli.widths import fitted
from reader.content.urls import public
from reader.library import Library
from reader.models import Failure, Progress, RefreshEvent

_BAR = 24


def read_now(library: Library, addresses: Collection[str]) -> tuple[Failure, ...]:
    """Refreshes the sources of a library, and gives all that could not be read of those at `addresses`."""
    asyncio.run(_read(library.refresh()))
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

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def show(self, event: RefreshEvent) -> None:
        """Draws how far a source is; takes the bar away when it is done."""
        if not self._visible:
            return
        if isinstance(event, Progress):
            sys.stderr.write("\r" + _bar(event))
            sys.stderr.flush()
            self._drawn = True
        else:
            self.clear()

    def clear(self) -> None:
        """Takes the bar away."""
        if self._drawn:
            sys.stderr.write("\r" + " " * 79 + "\r")
            sys.stderr.flush()
            self._drawn = False


def _bar(event: Progress) -> str:
    if event.total:
        full = _BAR * min(event.done, event.total) // event.total
        drawn = "#" * full + "-" * (_BAR - full) + f" {event.done} of {event.total}"
    else:
        drawn = f"{event.done} read"
    return fitted(f"{drawn}  {line(public(event.source))}", 79)


def name_failures(failures: tuple[Failure, ...]) -> None:
    """Names what could not be read, one line each, on standard error."""
    for failure in failures:
        say(described(failure))


def described(failure: Failure) -> str:
    """A failure in a line: where, and what."""
    source, key = public(failure.source), failure.key
    if not key and failure.message.startswith(source):
        return failure.message
    where = source if source == key or source.endswith(f"/{key}") or not key else f"{source}: {key}"
    return f"{where}{'' if failure.line is None else f', line {failure.line}'}: {failure.message}"
