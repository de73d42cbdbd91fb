"""What a source is: something that lists documents and fetches them, and never writes."""

from collections.abc import AsyncGenerator, Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.models import Document, Fingerprint, Fingerprints, SourceKind

if TYPE_CHECKING:
    from reader.content.feeds import FeedInfo
    from reader.sources.network import Network


class Way(NamedTuple):
    """How a source is reached: not at all over the network where `offline`, else through `network` (None: one of its
    own). `cache` is a folder of ours that it may keep things in (clones), `state` what it wanted to be remembered when
    it was last read to its end (`Listing.state`).
    """

    offline: bool = False
    network: "Network | None" = None
    cache: str = ""
    state: str | None = None


class Outlook(NamedTuple):
    """What a source says of itself and of the next time.

    `fresh_s`: so many seconds it need not be asked again (Cache-Control, Expires, ttl). `moved_to` is where all its
    redirects, every one of them permanent, led to. `title` and `site` are its name and its web page.
    """

    fresh_s: int | None = None
    moved_to: str | None = None
    title: str | None = None
    site: str | None = None


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

    `complete` tells whether a document that is not listed is gone from the source; where it is not complete, `gone` are
    the keys of those that are. `topics` are the documents that declare topics (None: as they were), `failures` what
    could not be listed (an unreadable folder), in words. `outlook` and `state` are to be remembered once all is read;
    `learn` gives both anew, from what a feed turned out to say of itself. `brought` is how many bytes of its documents
    came with the listing, and are held until they are fetched; `paths` are topics that a list gives, from the root of
    the tree.
    """

    entries: Sequence[Entry]
    complete: bool = True
    topics: tuple[Document, ...] | None = ()
    failures: "tuple[FetchFailure, ...]" = ()
    gone: tuple[str, ...] = ()
    state: str | None = None
    outlook: Outlook = Outlook()
    learn: "Callable[[FeedInfo], tuple[Outlook, str | None]] | None" = None
    brought: int = 0
    paths: tuple[tuple[str, ...], ...] = ()


class Unchanged(NamedTuple):
    """The source says that nothing changed since the fingerprints it was given."""

    outlook: Outlook = Outlook()


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

    def fetch(self, entries: Sequence[Entry]) -> AsyncGenerator[Fetched | FetchFailure, None]:
        """The documents of `entries`, and those found on the way (further pages), in any order."""
        ...
