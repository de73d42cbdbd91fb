"""What a source is: something that lists documents and fetches them, and never writes."""

from collections.abc import AsyncIterator, Sequence
from typing import NamedTuple, Protocol

from reader.models import Document, Fingerprint, Fingerprints, SourceKind


class Entry(NamedTuple):
    """One document that a source holds.

    `fingerprint` is what could be told without reading it; None where nothing is known of it yet, so that it
    must be read. It equals the one remembered from the last fetch exactly when the document need not be read.
    """

    key: str
    address: str
    fingerprint: Fingerprint | None = None


class Listing(NamedTuple):
    """The documents a source holds now, the newest file name first.

    `complete` tells whether a document that is not listed is gone from the source. `topics` are the documents
    that declare topics, `failures` what could not be listed (an unreadable folder), in words.
    """

    entries: Sequence[Entry]
    complete: bool = True
    topics: tuple[Document, ...] = ()
    failures: "tuple[FetchFailure, ...]" = ()


class Unchanged(NamedTuple):
    """The source says that nothing changed since the fingerprints it was given."""


class Fetched(NamedTuple):
    """A document with the fingerprint to remember it by."""

    document: Document
    fingerprint: Fingerprint


class FetchFailure(NamedTuple):
    """A document that could not be fetched: a value, not an exception. The others are not hurt."""

    key: str
    message: str


class Source(Protocol):
    """Where documents come from.

    `identity` is the part of an article's identity that names the source: the public address of the site where it has
    one, else the address of the source; it stays the same when an inner folder of the same site is opened.
    """

    @property
    def kind(self) -> SourceKind:
        """What sort of source this is."""
        ...

    @property
    def identity(self) -> str:
        """The name of the source in the identity of articles that have no URL."""
        ...

    async def listing(self, known: Fingerprints) -> Listing | Unchanged:
        """The documents there are now, `known` being what was fetched before, by key.

        Raises:
            reader.errors.SourceError: the source as a whole cannot be listed.
        """
        ...

    def fetch(self, entries: Sequence[Entry]) -> AsyncIterator[Fetched | FetchFailure]:
        """The documents of `entries`, and those found on the way (further pages), in any order."""
        ...
