"""A fetched document → what the store keeps of it; and copies that have to be read once more."""

from collections.abc import AsyncIterator
from typing import NamedTuple

from reader.content import parse
from reader.indexing.articles import Manner, index_article, index_document
from reader.indexing.records import unpack
from reader.models import Failure, SourceKind
from reader.sources.base import Entry, Fetched, Source
from reader.store import Store
from reader.store.records import Indexed, IndexedDocument

REREADABLE: frozenset[SourceKind] = frozenset(("folder", "file"))
"""Kinds whose documents can be read again at any time; of the others the articles themselves are kept."""


class Reading(NamedTuple):
    """A document for the store, what could not be read of it, and the folder its key starts from if it has one."""

    document: IndexedDocument
    failures: tuple[Failure, ...]
    root: str | None


def manner(source: Source, now: int, *, saved: bool = False, first: bool = False) -> Manner:
    """How the documents of a source are indexed; `now` is Unix time, `saved` and `first` as in `Manner`."""
    return Manner(source.identity, now, source.kind not in REREADABLE, source.kind != "api", saved, first)


def read_document(fetched: Fetched, how: Manner) -> Reading:
    """Parses a document and makes it ready for the store."""
    document = fetched.document
    parsed = parse(document)
    root = None
    if not how.keep and document.address.endswith(document.key):
        root = document.address.removesuffix(document.key)
    failures = tuple([part._replace(rescued=None) for part in parsed if isinstance(part, Failure)])
    return Reading(index_document(document.key, fetched.fingerprint, parsed, how), failures, root)


async def reread(store: Store, number: int, source: Source, how: Manner) -> AsyncIterator[Reading]:
    """The documents of a source that must be shown now because better copies are gone, read again."""
    entries = [Entry(key, address) for key, address in store.copies.unsettled(number)]
    if entries:
        async for fetched in source.fetch(entries):
            if isinstance(fetched, Fetched):
                yield read_document(fetched, how)


def kept_copies(store: Store, number: int, now: int) -> list[Indexed]:
    """The same for copies whose articles are kept in the library itself."""
    return [
        index_article(unpack(record), uid, now=now, keep=True)
        for uid, record in store.copies.unsettled_records(number)
    ]
