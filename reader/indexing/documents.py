"""A fetched document → what the store keeps of it; and copies that have to be read once more."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime

from reader.content import parse
from reader.indexing.articles import index_article, index_document
from reader.indexing.records import pack, unpack
from reader.models import Failure, SourceKind
from reader.sources.base import Entry, Fetched, Source
from reader.store import Store
from reader.store.records import Indexed, IndexedDocument

REREADABLE: frozenset[SourceKind] = frozenset(("folder", "file"))
"""Kinds whose documents can be read again at any time; of the others the articles themselves are kept."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document for the store, what could not be read of it, and the folder its key starts from if it has one."""

    document: IndexedDocument
    failures: tuple[Failure, ...]
    root: str | None


def read_document(source: Source, fetched: Fetched, now: datetime) -> Reading:
    """Parses a document and makes it ready for the store."""
    document, kept = fetched.document, source.kind not in REREADABLE
    parsed = parse(document)
    indexed = index_document(
        document.key, fetched.fingerprint, parsed, source=source.identity, now=now, page=source.kind == "api"
    )
    if kept:
        indexed = replace(
            indexed, copies=tuple(replace(copy, record=pack(copy.article)) for copy in indexed.copies)
        )
    root = None
    if not kept and document.address.endswith(document.key):
        root = document.address.removesuffix(document.key)
    return Reading(indexed, tuple(part for part in parsed if isinstance(part, Failure)), root)


async def reread(store: Store, number: int, source: Source, now: datetime) -> AsyncIterator[Reading]:
    """The documents of a source that must be shown now because better copies are gone, read again."""
    entries = [Entry(key, address) for key, address in store.copies.unsettled(number)]
    if entries:
        async for fetched in source.fetch(entries):
            if isinstance(fetched, Fetched):
                yield read_document(source, fetched, now)


def kept_copies(store: Store, number: int, now: datetime) -> list[Indexed]:
    """The same for copies whose articles are kept in the library itself."""
    return [
        index_article(unpack(record), uid, now=now) for uid, record in store.copies.unsettled_records(number)
    ]
