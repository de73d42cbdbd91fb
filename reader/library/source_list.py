"""The sources of a library: those the user keeps in a file, or those it was opened with."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from reader.content.urls import public, same_server
from reader.errors import ConfigError, NotFoundError, ReaderError
from reader.models import Failure, Policy, SourceSpec, SourceStatus
from reader.paths import Place
from reader.store import Store
from reader.store.source_table import KnownSource
from reader.subscriptions import Subscriptions, ask_alike, elsewhere, has_secrets, meant, normalise


class SourceList:
    """The list of sources, in plain text, and how each fares."""

    def __init__(
        self,
        store: Store,
        place: Place,
        given: Sequence[SourceSpec] | None,
        policy: Policy,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._policy = policy
        self._clock = clock
        self._saved, self._clones = place.saved, str(place.clones)
        self._given = None if given is None else tuple(given)
        self._last: tuple[SourceSpec, ...] | None = None
        self._subscriptions = Subscriptions(place.sources)

    @property
    def given(self) -> bool:
        """Whether the library was opened with its sources, instead of those that the user keeps."""
        return self._given is not None

    def specs(self) -> tuple[SourceSpec, ...]:
        """The sources to read: what was given, else what the user keeps, and the folder of saved articles."""
        if self._given is not None:
            return self._given
        kept = self._subscriptions.all()
        if self._saved.is_dir():
            kept += (SourceSpec(str(self._saved), "folder", "Saved articles"),)
        return kept

    def as_last_read(self) -> tuple[SourceSpec, ...]:
        """The same; where the list cannot be used as it stands, since somebody is writing in it, as it last could."""
        try:
            self._last = self.specs()
        except ConfigError:
            if self._last is None:
                raise
        return self._last

    def all(self) -> tuple[SourceStatus, ...]:
        """The sources in the order they were added, each with what is known of it."""
        known, tallies = self._store.sources.all_known(), self._store.sources.tallies()
        return tuple(self._status(spec, known.get(spec.address), tallies) for spec in self.specs())

    def add(self, spec: SourceSpec) -> SourceStatus:
        """Adds a source; nothing is read yet.

        Raises:
            UsageError: it is there already.
        """
        self._subscriptions.add(spec)
        return self._status_of(spec)

    def remove(self, address: str) -> None:
        """Forgets a source and its articles; what is marked stays in the journal.

        Raises:
            NotFoundError: there is no such source.
        """
        self.drop(self._subscriptions.remove(address))

    def drop(self, address: str) -> None:
        """Forgets what is known of a source."""
        from reader.indexing.forgetting import forget_clone, forget_source

        if forget_source(self._store, address):
            forget_clone(address, self._clones)

    def enable(self, address: str, enabled: bool) -> None:
        """Switches a source on or off.

        Raises:
            NotFoundError: there is no such source.
        """
        self._subscriptions.enable(address, enabled)

    def change(self, address: str, edit: Callable[[SourceSpec], SourceSpec]) -> SourceStatus:
        """Makes the source at `address` what `edit` makes of it. Where it has another address, its articles go along.

        Where it is asked otherwise than before, how the last look went is forgotten, and it is due. Who asks is no
        business of another server: a user, a password and headers that were for one stay behind.

        Raises:
            NotFoundError: there is no such source.
            UsageError: there is another one at the new address already.
        """
        # In one transaction: nobody is to find the one changed and not the other.
        with self._store.database.transaction() as connection:
            kept = meant(address, [spec.address for spec in self._subscriptions.all()]) or normalise(address)
            old, new = self._subscriptions.change(kept, lambda spec: elsewhere(spec, edit(spec)))
            if new.address != old.address:
                self._store.sources.move(connection, old.address, new.address)
                if "://" in new.address:
                    self._store.sources.forget_answers(connection, new.address)
            if not ask_alike(old, new):
                self._store.sources.forget_look(connection, new.address)
        return self._status_of(new)

    def chosen(self, addresses: Sequence[str]) -> tuple[SourceSpec, ...]:
        """The enabled sources, or just those asked for.

        Raises:
            NotFoundError: one of them is not in the list.
        """
        specs = self.specs()
        if not addresses:
            return tuple(spec for spec in specs if spec.enabled)
        by_address = {spec.address: spec for spec in specs}
        wanted = {address: meant(normalise(address), tuple(by_address)) for address in addresses}
        if missing := [address for address, found in wanted.items() if found is None]:
            raise NotFoundError(
                f"{public(missing[0])} is not one of the sources.", "`newsreader sources` lists them."
            )
        return tuple(by_address[found] for found in wanted.values() if found is not None)

    def activity(self, weeks: int = 12) -> Mapping[str, tuple[int, ...]]:
        """How many articles each source brought in each of the last `weeks` times seven days, the oldest first.

        By address; articles count by their date, those without one by when they were first seen here.
        """
        found = self._store.activity.weekly(int(self._clock().timestamp()), weeks)
        return {spec.address: found.get(spec.address, (0,) * weeks) for spec in self.specs()}

    @property
    def usual_s(self) -> int:
        """How many seconds lie between two looks at a source that says nothing itself; 0 is only when asked."""
        return self._policy.every_s

    def first_problems(self) -> Mapping[str, Failure]:
        """Of each source of which documents could not be read, the first of them, by address."""
        return {failure.source: failure for failure in self._store.problems.first()}

    def unread(self) -> Mapping[str, int]:
        """How many listed articles of each source are unread, by address; with a hundred thousand it takes 0.2 s."""
        found = self._store.activity.unread()
        return {spec.address: found.get(spec.address, 0) for spec in self.specs()}

    def move(self, address: str, target: str) -> bool:
        """Gives a source another address, where its server said so, and tells whether it has that now.

        One that is there already stays as it is; so does one with credentials that would go to another server, and one
        whose list cannot be written just now.
        """
        if self._given is not None:
            return False
        with self._store.database.transaction() as connection, suppress(ReaderError):
            specs = {spec.address: spec for spec in self._subscriptions.all()}
            spec = specs.get(address)
            if spec is None or target in specs:
                return False
            if same_server(address, target) or not has_secrets(spec):
                _, new = self._subscriptions.change(address, lambda spec: spec._replace(address=target))
                self._store.sources.move(connection, address, new.address)
                return True
        return False

    def _status_of(self, spec: SourceSpec) -> SourceStatus:
        return self._status(spec, self._store.sources.known(spec.address), self._store.sources.tallies())

    def _status(
        self, spec: SourceSpec, known: KnownSource | None, tallies: Mapping[int, tuple[int, int]]
    ) -> SourceStatus:
        from reader.indexing.schedule import is_local, looked, next_look
        from reader.sources.discover import likely_kind

        kind = (known and known.kind) or spec.kind or likely_kind(spec.address)
        planned = spec.enabled and not is_local(spec, kind)
        next_at = next_look(spec, looked(known), self._policy, self._clock()) if planned else None
        if known is None:
            return SourceStatus(spec, kind, next_at=next_at)
        return SourceStatus(
            spec,
            kind,
            *tallies.get(known.number, (0, 0)),
            known.checked_at,
            known.succeeded_at,
            known.error,
            known.failures,
            known.failing_since,
            next_at,
            known.title,
            known.site,
        )
