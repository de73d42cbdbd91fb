"""Bringing a library in step with its sources: once, or from now on. Each gives events as they come."""

from collections.abc import AsyncGenerator, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.models import RefreshEvent

if TYPE_CHECKING:
    from reader.indexing.refresh import Context
    from reader.indexing.schedule import Why
    from reader.library.source_list import SourceList


class Refreshing(NamedTuple):
    """Refreshes the `sources` of a library, whose list is in the file `listed`; `context` makes what a run needs.

    Every batch that is saved is visible at once; ending early (or with kill -9) leaves the library consistent, and the
    next refresh goes on from there. A failing source is an event, not an exception.
    """

    sources: "SourceList"
    listed: Path
    context: "Callable[[], Context]"

    def once(
        self, addresses: Sequence[str] = (), *, due: bool = False, stories: bool = True
    ) -> AsyncGenerator[RefreshEvent, None]:
        """Looks at the enabled sources, or at just those of `addresses`.

        Local sources are looked at each time; of remote ones those that it is time for where only what is `due` is
        asked for, else all but those whose servers asked for patience. Without `stories` what is new is not compared
        with other articles: the next refresh does that.

        Raises:
            NotFoundError: one of `addresses` is not a source of this library.
        """
        from reader.indexing.runs import run

        why: Why = "named" if addresses else "due" if due else "asked"
        return run(self.context()._replace(stories=stories), self.sources.chosen(addresses), why)

    def local(self) -> AsyncGenerator[RefreshEvent, None]:
        """Looks at the enabled sources on this machine; nothing is asked of the network."""
        from reader.indexing.runs import run

        return run(self.context()._replace(offline=True), self.sources.chosen(()), "due")

    def watch(self) -> AsyncGenerator[RefreshEvent, None]:
        """Follows the local sources: looks at them whenever files change. Ends when cancelled."""
        from reader.indexing.following import follow

        listed = None if self.sources.given else self.listed
        return follow(self.context(), lambda: self.sources.chosen(()), listed)

    def keep_up(self) -> AsyncGenerator[RefreshEvent, None]:
        """Looks at remote sources whenever it is time for them. Ends when cancelled."""
        from reader.indexing.following import on_time

        return on_time(self.context(), lambda: [spec for spec in self.sources.as_last_read() if spec.enabled])
