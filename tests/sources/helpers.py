"""What the tests of sources share: reading a source as a refresh would."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reader.content.feeds import read_feed
from reader.models import Document, Fingerprint, SourceKind, SourceSpec
from reader.sources import open_source
from reader.sources.base import Fetched, FetchFailure, Listing, Outlook, Source

ARTICLE = b"---\ntitle: A short story\npublishedDateTime: 2024-05-01T10:00:00Z\n---\n"


@dataclass
class Read:
    """Everything that one look at a source gave. `documents` holds the last one of each key."""

    source: Source
    listing: Listing | None
    documents: dict[str, Document] = field(default_factory=dict)
    known: dict[str, Fingerprint] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> list[str]:
        """The keys that were listed, in their order."""
        assert self.listing is not None
        return [entry.key for entry in self.listing.entries]


async def read(source: Source, known: Mapping[str, Fingerprint] | None = None) -> Read:
    """Lists a source and fetches every document whose fingerprint is not as known."""
    remembered = dict(known or {})
    listing = await source.listing(remembered)
    if not isinstance(listing, Listing):
        return Read(source, None, known=remembered)
    result = Read(source, listing, known=remembered)
    result.failures |= {failure.key: failure.message for failure in listing.failures}
    wanted = [
        entry
        for entry in listing.entries
        if entry.fingerprint is None or entry.fingerprint != remembered.get(entry.key)
    ]
    async for found in source.fetch(wanted):
        match found:
            case Fetched(document, fingerprint):
                result.documents[document.key] = document
                result.known[document.key] = fingerprint
            case FetchFailure(key, message):
                result.failures[key] = message
    return result


def learned(listing: Listing, feed: bytes) -> tuple[Outlook, str | None]:
    """The outlook and the state of a listing once its feed was parsed."""
    info = read_feed(Document("s", "feed", feed, "/feed")).feed
    assert info is not None
    assert listing.learn is not None
    return listing.learn(info)


async def read_path(path: Path | str, known: Mapping[str, Fingerprint] | None = None) -> Read:
    """Opens what is at `path` and reads it."""
    return await read(await open_source(SourceSpec(str(path))), known)


async def read_address(
    address: str, known: Mapping[str, Fingerprint] | None = None, kind: SourceKind | None = None
) -> Read:
    """Opens what is at a remote address and reads it."""
    return await read(await open_source(SourceSpec(address, kind)), known)


def write(root: Path, *names: str, data: bytes = ARTICLE, age_s: float = 3600) -> None:
    """Writes files of the same content below `root`, as if they had been written `age_s` seconds ago."""
    import os
    import time

    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        when = time.time() - age_s
        os.utime(path, (when, when))
