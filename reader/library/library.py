"""`Library`: one library on disk."""

from array import array
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reader.errors import LibraryError
from reader.ids import article_id, id_number
from reader.library.keeping import Keeping
from reader.library.marks import Marks
from reader.library.reading import Stories
from reader.library.source_list import SourceList
from reader.models import (
    Counts,
    Failure,
    Matches,
    Policy,
    Query,
    RefreshEvent,
    SourceSpec,
    Story,
    Summary,
    Topic,
)
from reader.paths import Place
from reader.store import Store

if TYPE_CHECKING:
    from reader.indexing.refresh import Context
    from reader.indexing.schedule import Why

_POLICY = Policy()


def _now() -> datetime:
    return datetime.now(UTC)


class Library:
    """A library on disk.

    Reads are synchronous and quick; use it from one thread at a time (`interrupt` from any). `marks` are what the
    user does to articles, `sources` where they come from.
    """

    def __init__(
        self,
        place: Place,
        sources: Sequence[SourceSpec] | None,
        *,
        offline: bool,
        clock: Callable[[], datetime],
        policy: Policy,
    ) -> None:
        self.place = place
        self._offline = offline
        self._clock = clock
        self.policy = policy
        self._store = Store(place.database)
        self.sources = SourceList(self._store, place, sources, policy, clock)
        self.marks = Marks(self._store, place.state, Keeping(self._store, place.saved))
        self._stories = Stories(self._store, self.marks)
        self._version = self._store.database.version()

    @classmethod
    def open(
        cls,
        place: Place,
        *,
        sources: Sequence[SourceSpec] | None = None,
        offline: bool = False,
        clock: Callable[[], datetime] = _now,
        policy: Policy = _POLICY,
    ) -> "Library":
        """The library at `place`, made where there is none, rebuilt where it is damaged or older.

        `sources` given here are the sources of this library instead of those in `place.sources`; `policy` is how they
        are refreshed.

        Raises:
            LibraryNewerError: a newer version wrote it.
            LibraryError: it cannot be opened or made.
        """
        library = cls(place, sources, offline=offline, clock=clock, policy=policy)
        library.marks.take_in()
        return library

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def aside(self) -> Path | None:
        """Where the database was laid that was found damaged when this library was opened, if it was."""
        return self._store.database.aside

    def close(self) -> None:
        """Closes the files. What the user changed is counted, so that the next start need not."""
        if self.marks.changed:
            with suppress(LibraryError):  # a full disk: the next start counts
                self._store.counting.keep()
            with suppress(LibraryError, OSError):  # the next session makes the journal shorter
                self.marks.finish()
        self._store.database.close()

    def topics(self) -> tuple[Topic, ...]:
        """The roots of the topic tree, in declared order, undeclared ones under "Other"."""
        return self._store.topics.tree(self._store.counting.counts())

    def counts(self, since: datetime | None = None) -> Counts:
        """What the library and the views above the topics hold; "new" is what was first seen after `since`."""
        return self._store.search.counts(self._today(), since)

    def articles(self, query: Query, limit: int | None = None) -> Matches:
        """The articles that match; totals count the whole match whatever `limit` cuts."""
        return self._store.search.matches(query, self._topic(query), self._today(), limit)

    def unread_rows(self, query: Query) -> "array[int]":
        """The rows of the unread among the articles that match, in the same order."""
        return self._store.search.unread_rows(query, self._topic(query), self._today())

    def unread_ids(self, query: Query) -> list[str]:
        """The ids of the unread among the articles that match, in the same order."""
        uids = self._store.search.unread_uids(query, self._topic(query), self._today())
        return [article_id(uid) for uid in uids]

    def row(self, id: str) -> int | None:
        """Where an article stands now; None where there is no such article."""
        uid = id_number(id)
        return None if uid is None else self._store.articles.row_of(uid)

    def title(self, id: str) -> str | None:
        """The headline of an article; None where there is no such article."""
        uid = id_number(id)
        return None if uid is None else self._store.articles.title(uid)

    def summaries(self, rows: Sequence[int]) -> list[Summary]:
        """The rows of a list, in the order asked; rows that are gone are left out."""
        return self._store.articles.summaries(rows)

    def first_unread(self, rows: Sequence[int]) -> int | None:
        """The place among `rows`, from 0, of the first whose article is unread; None where all are read."""
        return self._store.articles.first_unread(rows)

    def find(self, reference: str) -> str:
        """The id of the article meant: an id, a unique beginning of one (4 or more characters), a path, a URL.

        Raises:
            NotFoundError: none, or several (then the message names them).
        """
        from reader.library.finding import find

        return find(self._store, reference)

    def story(self, id: str) -> Story:
        """An article whole, read from its document, with its related stories. NotFoundError where it is gone."""
        return self._stories.story(id)

    def stories(self, summaries: Sequence[Summary]) -> Iterator[Story]:
        """The articles of the rows of a list, each as `story` gives it but without other stories."""
        return self._stories.of(summaries)

    def problems(self) -> tuple[Failure, ...]:
        """Everything that could not be read: sources, then documents by source and key, and damage to journals."""
        return self._store.problems.all() + self.marks.problems()

    def refresh_local(self) -> AsyncGenerator[RefreshEvent, None]:
        """Brings the library in step with its enabled sources on this machine; nothing is asked of the network."""
        from reader.indexing.runs import run

        return run(self._context()._replace(offline=True), self.sources.chosen(()), "due")

    def refresh(
        self, addresses: Sequence[str] = (), *, due: bool = False
    ) -> AsyncGenerator[RefreshEvent, None]:
        """Brings the library in step with its enabled sources, or with just those of `addresses`.

        Local sources are looked at each time; of remote ones those that it is time for where only what is `due` is
        asked for, else all but those whose servers asked for patience.
        Every batch it saves is visible at once; ending it early (or with kill -9) leaves the library consistent,
        and the next refresh goes on from there. A failing source is an event, not an exception.

        Raises:
            NotFoundError: one of `addresses` is not a source of this library.
        """
        from reader.indexing.runs import run

        why: Why = "named" if addresses else "due" if due else "asked"
        return run(self._context(), self.sources.chosen(addresses), why)

    def watch(self) -> AsyncGenerator[RefreshEvent, None]:
        """Follows the local sources: yields what was refreshed whenever files change. Ends when cancelled."""
        from reader.indexing.following import follow

        list_file = None if self.sources.given else self.place.sources
        return follow(self._context(), lambda: self.sources.chosen(()), list_file)

    def keep_up(self) -> AsyncGenerator[RefreshEvent, None]:
        """Looks at remote sources whenever it is time for them: yields what was refreshed. Ends when cancelled."""
        from reader.indexing.following import on_time

        return on_time(
            self._context(), lambda: [spec for spec in self.sources.as_last_read() if spec.enabled]
        )

    def synchronise(self) -> bool:
        """Takes in what other instances and other machines did; true when anything may look different now."""
        changed = self.marks.take_in()
        version = self._store.database.version()
        changed, self._version = changed or version != self._version, version
        if changed:
            self._store.topics.forget()
        return changed

    def check(self) -> list[str]:
        """What is wrong with the database, by its own examination; empty when nothing is. Reads all of it."""
        return self._store.database.check()

    def interrupt(self) -> None:
        """Makes a query that is running in another thread raise `InterruptedError` soon."""
        self._store.database.interrupt()

    def _context(self) -> "Context":
        from reader.indexing.refresh import Context

        self._store.database.expect_much()
        return Context(
            self._store, self._offline, self._clock, self.marks.carry, str(self.place.saved), self.sources.as_last_read,
            self.sources.given, self.sources.move, self.policy, str(self.place.clones),
        )  # fmt: skip

    def _topic(self, query: Query) -> int | None:
        return None if query.topic is None else self._store.topics.number(query.topic)

    def _today(self) -> int:
        """Unix time of the last midnight, where the user is."""
        now = self._clock().astimezone()
        return int(now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp())
