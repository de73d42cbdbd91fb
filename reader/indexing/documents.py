"""A fetched document → what the store keeps of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.content import parse_whole
from reader.indexing.articles import Manner, index_document
from reader.models import Article, Failure, SourceKind
from reader.sources.base import Fetched, Source
from reader.store.records import Given, IndexedDocument

if TYPE_CHECKING:
    from reader.content.feeds import FeedInfo

REREADABLE: frozenset[SourceKind] = frozenset(("folder", "file", "git"))
"""Kinds whose documents can be read again at any time; of the others the articles themselves are kept."""

PASSING: frozenset[SourceKind] = frozenset(("api", "feed", "sitemap", "list", "command"))
"""Kinds whose documents show the newest articles only: what is no longer in one is not gone."""


class Reading(NamedTuple):
    """A document for the store, what could not be read of it, the folder its key starts from if it has one, and what it
    says of itself where it is a feed.
    """

    document: IndexedDocument
    failures: tuple[Failure, ...]
    root: str | None
    feed: "FeedInfo | None" = None


def manner(source: Source, now: int, given: Given, *, saved: bool = False, first: bool = False) -> Manner:
    """How the documents of a source are indexed; `now` is Unix time, the others are as in `Manner`."""
    keep, whole = source.kind not in REREADABLE, source.kind not in PASSING
    return Manner(source.identity, now, keep, whole, saved, first, given)


def read_documents(documents: Sequence[tuple[Fetched, Manner]]) -> list[Reading]:
    """What the store keeps of several documents, most of them feeds."""
    import reader.content.feeds.articles
    import reader.content.feeds.reading  # noqa: F401 - so that they are there when the first feed is

    return [read_document(*document) for document in documents]


def read_document(fetched: Fetched, how: Manner) -> Reading:
    """Parses a document and makes it ready for the store."""
    document = fetched.document
    parsed, feed = parse_whole(document)
    if document.topics:
        parsed = [_with_topics(part, [path[-1] for path in document.topics]) for part in parsed]
    root = None
    if not how.keep and document.address.endswith(document.key):
        root = document.address.removesuffix(document.key)
    failures = tuple([part._replace(rescued=None) for part in parsed if isinstance(part, Failure)])
    return Reading(index_document(document.key, fetched.fingerprint, parsed, how), failures, root, feed)


def _with_topics(part: Article | Failure, names: Sequence[str]) -> Article | Failure:
    """An article with the topics that a list gives it."""
    if isinstance(part, Failure):
        return part
    return part._replace(topics=tuple(dict.fromkeys((*part.topics, *names))))
