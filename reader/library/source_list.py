"""The sources of a library: those the user keeps in a file, or those it was opened with."""

from collections.abc import Sequence

from reader.content.urls import public
from reader.errors import NotFoundError
from reader.models import SourceSpec, SourceStatus
from reader.paths import Place
from reader.store import Store
from reader.subscriptions import Subscriptions, meant, normalise


class SourceList:
    """The list of sources, in plain text, and how each fares."""

    def __init__(self, store: Store, place: Place, given: Sequence[SourceSpec] | None) -> None:
        self._store = store
        self._saved = place.saved
        self._given = None if given is None else tuple(given)
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

    def all(self) -> tuple[SourceStatus, ...]:
        """The sources in the order they were added, each with what is known of it."""
        return tuple(self._status(spec) for spec in self.specs())

    def add(self, spec: SourceSpec) -> SourceStatus:
        """Adds a source; nothing is read yet.

        Raises:
            UsageError: it is there already.
        """
        self._subscriptions.add(spec)
        return self._status(spec)

    def remove(self, address: str) -> None:
        """Forgets a source and its articles; what is marked stays in the journal.

        Raises:
            NotFoundError: there is no such source.
        """
        self.drop(self._subscriptions.remove(address))

    def drop(self, address: str) -> None:
        """Forgets what is known of a source."""
        if known := self._store.sources.known(address):
            self._store.writing.remove_source(known.number)

    def enable(self, address: str, enabled: bool) -> None:
        """Switches a source on or off.

        Raises:
            NotFoundError: there is no such source.
        """
        self._subscriptions.enable(address, enabled)

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

    def _status(self, spec: SourceSpec) -> SourceStatus:
        from reader.sources.discover import likely_kind

        known = self._store.sources.known(spec.address)
        if known is None:
            return SourceStatus(spec, spec.kind or likely_kind(spec.address))
        return SourceStatus(
            spec,
            known.kind or spec.kind or likely_kind(spec.address),
            known.articles,
            known.problems,
            known.checked_at,
            known.succeeded_at,
            known.error,
        )
