"""`Library`: one library on disk."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reader.errors import ConfigError, LibraryError, NotFoundError, ReaderError
from reader.library.full_texts import FullTexts
from reader.library.journalled import Journalled
from reader.library.keeping import Keeping
from reader.library.lists import Lists
from reader.library.marks import Marks
from reader.library.reading import Stories
from reader.library.refreshing import Refreshing
from reader.library.renaming import rename_topics
from reader.library.rules import Rules
from reader.library.source_list import SourceList
from reader.models import (
    Failure,
    Membership,
    Policy,
    SourceSpec,
    Story,
    Summary,
    Topic,
)
from reader.paths import Place
from reader.store import Store
from reader.topic_names import Aliases

if TYPE_CHECKING:
    from reader.indexing.refresh import Context
    from reader.library.coverage import Coverage
    from reader.library.daily import Days
    from reader.library.pictures import Pictures
    from reader.library.queries import Queries

_POLICY = Policy()


def _now() -> datetime:
    return datetime.now(UTC)


class Library:
    """A library on disk.

    Reads are synchronous and quick; use it from one thread at a time (`interrupt` from any). `lists` give its articles
    by what is asked for, `marks` are what the user does to them, `sources` where they come from; `refreshing` brings
    what is new, `full_texts` the texts of original pages, `rules` what is done with articles when they arrive.
    """

    def __init__(
        self,
        place: Place,
        sources: Sequence[SourceSpec] | None,
        *,
        offline: bool,
        clock: Callable[[], datetime],
        policy: Policy,
        aliases: Aliases | None,
    ) -> None:
        self.place = place
        self._offline = offline
        self._clock = clock
        # What is given on the command line is looked at, not kept.
        self.policy = policy = policy if sources is None else policy._replace(rules=())
        self._store = Store(place.database)
        self.sources = SourceList(self._store, place, sources, policy, clock)
        if sources is None and self._store.database.made:
            with suppress(ConfigError):  # whoever reads the list is told of it
                self._store.sources.are_from_before([spec.address for spec in self.sources.specs()])
        keeping = Keeping(self._store, place.saved)
        self._journalled = Journalled(self._store, place.state)
        self.marks = Marks(self._store, self._journalled, keeping, clock)
        self.full_texts = FullTexts(
            self._store, self.sources.as_last_read, self._context, keeping, policy.full_text
        )
        self._stories = Stories(self._store, self.sources.as_last_read, self.full_texts)
        self.lists = Lists(self._store, clock, self._visited, self._source_names)
        self.rules = Rules(policy.rules, self._store, self.lists, self.marks, clock)
        self.refreshing = Refreshing(self.sources, place.sources, self._context)
        if aliases is not None:
            rename_topics(self._store, aliases)
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
        aliases: Aliases | None = None,
    ) -> "Library":
        """The library at `place`, made where there is none, rebuilt where it is damaged or older.

        `sources` given here are the sources of this library instead of those in `place.sources`; `policy` is how they
        are refreshed. `aliases` are the topics that are shown as others; None leaves that as it is.

        Raises:
            LibraryNewerError: a newer version wrote it.
            LibraryError: it cannot be opened or made.
        """
        library = cls(place, sources, offline=offline, clock=clock, policy=policy, aliases=aliases)
        library._take_in()
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
        if self._journalled.changed:
            with suppress(LibraryError):  # a full disk: the next start counts
                self._store.counting.keep()
            with suppress(LibraryError, OSError):  # the next session makes the journal shorter
                self._journalled.finish()
        self._store.database.close()

    def topics(self) -> tuple[Topic, ...]:
        """The roots of the topic tree, in declared order, undeclared ones under "Other"."""
        return self._store.topics.tree(self._store.counting.counts())

    @property
    def coverage(self) -> "Coverage":
        """What belongs to articles: the same story elsewhere, and what is similar."""
        return self._stories.coverage

    @cached_property
    def pictures(self) -> "Pictures":
        """The pictures of articles that were fetched."""
        from reader.library.pictures import Pictures

        return Pictures(self.place.pictures, lambda: self.full_texts.reader, offline=self._offline)

    @cached_property
    def days(self) -> "Days":
        """How many articles came on each day, by topic."""
        from reader.library.daily import Days

        return Days(self._store, self._clock)

    @cached_property
    def queries(self) -> "Queries":
        """What is told of queries."""
        from reader.library.queries import Queries

        return Queries(self._store, self.lists.asked)

    def topic_name(self, reference: str) -> str:
        """The name of the topic meant, by its id or its name.

        Raises:
            NotFoundError: there is none.
        """
        found = self._store.memberships.named(reference)
        if found is None:
            raise NotFoundError(
                f"There is no topic {reference!r}.", "newsreader topics prints those there are."
            )
        return found

    def find(self, reference: str) -> str:
        """The id of the article meant: an id, a unique beginning of one (4 or more characters), a path, a URL.

        Raises:
            NotFoundError: none, or several (then the message names them).
        """
        from reader.library.finding import find

        return find(self._store, reference)

    def story(self, id: str) -> Story:
        """An article whole, with its related stories, read from its document; or the page at an address as it was read.

        Raises:
            NotFoundError: the article is gone, or the page was not read yet.
        """
        return self._stories.story(id)

    def whole(self, id: str) -> Story:
        """An article as `story` gives it, with what is similar among its related stories."""
        story = self._stories.story(id)
        return story._replace(related=story.related + self.coverage.similar(story))

    def explain(self, id: str) -> tuple[Membership, ...]:
        """The topics that an article is in, also those it is hidden from, and why. NotFoundError where it is gone."""
        return self._stories.topics(id)

    def stories(self, summaries: Sequence[Summary]) -> Iterator[Story]:
        """The articles of the rows of a list, each as `story` gives it but without other stories."""
        return self._stories.of(summaries)

    def problems(self) -> tuple[Failure, ...]:
        """Everything that could not be read: sources, then documents by source and key, and damage to journals."""
        return self._store.problems.all() + self._journalled.problems()

    def synchronise(self) -> bool:
        """Takes in what other instances and other machines did; true when anything may look different now."""
        changed = self._take_in()
        version = self._store.database.version()
        changed, self._version = changed or version != self._version, version
        if changed:
            self._store.topics.forget()
        return changed

    def _take_in(self) -> bool:
        changed = self._journalled.take_in()
        if changed:
            self.marks.find_noted()
        return changed

    def check(self) -> list[str]:
        """What is wrong with the database, by its own examination; empty when nothing is. Reads all of it."""
        return self._store.database.check()

    def interrupt(self) -> None:
        """Makes a query that is running in another thread raise `InterruptedError` soon."""
        self._store.database.interrupt()

    def _visited(self) -> datetime | None:
        """The end of the last session in the app."""
        from reader.remembered import load

        return load(self.place).visited

    def _source_names(self) -> dict[str, str]:
        """What the user calls sources, by their addresses."""
        with suppress(ReaderError):  # a list that cannot be read just now: they are found by their addresses
            return {spec.address: spec.name for spec in self.sources.as_last_read() if spec.name}
        return {}

    def _context(self) -> "Context":
        from reader.indexing.refresh import Context

        self._store.database.expect_much()
        return Context(
            self._store, self._offline, self._clock, self._journalled.carry, str(self.place.saved),
            self.sources.as_last_read, self.sources.given, self.sources.move, self.policy, str(self.place.clones),
            rules=self.rules,
        )  # fmt: skip
