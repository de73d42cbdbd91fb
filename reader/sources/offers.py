"""What a source would bring, told from its newest documents: what it is, in words, and its first headlines."""

import asyncio
import os
from collections.abc import Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from reader.content.urls import host
from reader.errors import SourceError
from reader.models import Article, Document, Failure, Offer, SourceKind, SourceSpec
from reader.sources.base import Fetched, FetchFailure, Listing, Outlook, Source

if TYPE_CHECKING:
    from reader.content.feeds import FeedInfo

TITLES = 5
_OLDEST = datetime.min.replace(tzinfo=UTC)
_ON_THE_WEB: frozenset[SourceKind] = frozenset(("feed", "api", "sitemap"))
"""Kinds of which a server is told nothing of what stands behind a #."""
_ONE_DOCUMENT: frozenset[SourceKind] = frozenset(("feed", "file", "remote_file", "sitemap", "command"))


class _Seen(NamedTuple):
    """The listing of a source, the first of its documents, the articles in them, the newest first, what it says of
    itself where it is a feed, and how many articles the first document holds.
    """

    listing: Listing
    documents: Sequence[Document]
    articles: Sequence[Article]
    problem: str | None
    feed: "FeedInfo | None" = None
    on_first: int = 0

    @property
    def outlook(self) -> Outlook:
        """What it says of itself and of the next time."""
        learn = self.listing.learn
        return learn(self.feed)[0] if learn and self.feed else self.listing.outlook

    @property
    def first(self) -> bytes:
        """The first document."""
        return self.documents[0].data if self.documents else b""


async def offer_of(spec: SourceSpec, source: Source, *, name: str | None = None) -> Offer:
    """What a source is; `name` is what it may be called where it does not say itself.

    Raises:
        SourceError: it cannot be read, or the one document that it is holds no articles but mistakes.
    """
    seen = await _look(source)
    if seen.problem and not seen.articles and source.kind in _ONE_DOCUMENT:
        raise SourceError(seen.problem)
    outlook = seen.outlook
    spec = spec._replace(
        address=spec.address.partition("#")[0] if source.kind in _ON_THE_WEB else spec.address,
        kind=source.kind,
        name=spec.name or (None if outlook.title else name or _name(spec.address, source.kind, seen)),
        site=None if outlook.site else spec.site or (source.identity if source.kind == "api" else None),
    )
    titles = tuple([article.title for article in seen.articles[:TITLES]])
    words = await asyncio.to_thread(_words, source.kind, seen)
    return Offer(spec, words, titles, _number(source.kind, seen), outlook.title)


async def _look(source: Source) -> _Seen:
    """Reads the first documents, until there are enough headlines."""
    from reader.content import parse_whole

    listing = await source.listing({})
    if not isinstance(listing, Listing):
        return _Seen(Listing(()), (), (), None)
    documents: list[Document] = []
    articles: list[Article] = []
    problem: str | None = None
    feed: FeedInfo | None = None
    on_first = 0
    async with aclosing(source.fetch(listing.entries[:TITLES])) as found:
        async for one in found:
            if isinstance(one, FetchFailure):
                problem = problem or one.message
                continue
            if any(one.document.key == known.key for known in documents):
                continue  # the first page of an API comes once more when all have come
            parts, about = await asyncio.to_thread(parse_whole, one.document)
            feed = feed or about
            documents.append(one.document)
            articles += [part for part in parts if isinstance(part, Article)]
            on_first = on_first or len(articles)
            problem = problem or _problem(one, parts)
            if len(articles) >= TITLES:
                break
    articles.sort(key=lambda article: article.published_at or _OLDEST, reverse=True)
    return _Seen(listing, documents, articles, problem, feed, on_first)


def _problem(fetched: Fetched, parts: Sequence[Article | Failure]) -> str | None:
    failure = next((part for part in parts if isinstance(part, Failure)), None)
    if failure is None:
        return None
    line = f", line {failure.line}" if failure.line else ""
    return f"{fetched.document.address} {failure.message}{line}"


def _words(kind: SourceKind, seen: _Seen) -> str:
    """What a source is, in words."""
    from reader.content.collection import next_page

    listed = len(seen.listing.entries)
    match kind:
        case "folder":
            return f"folder of {counted(listed, 'article file')}"
        case "list":
            return f"list of {counted(listed, 'address', 'addresses')}"
        case "api":
            more = " a page" if next_page(seen.first) else ""
            return f"JSON API, {counted(seen.on_first, 'article')}{more}"
        case "command":
            return f"command, {_words('list', seen) if _is_list(seen) else _document_words(seen)}"
        case "file" | "remote_file" | "feed" | "sitemap":
            return _document_words(seen)
    return kind


def _is_list(seen: _Seen) -> bool:
    """Whether a command printed addresses, which are what it lists then, instead of a document."""
    from reader.sources.command import KEY

    return any(entry.key != KEY for entry in seen.listing.entries)


def _document_words(seen: _Seen) -> str:
    from reader.content.feeds import is_feed
    from reader.content.sitemap import further, is_sitemap

    if is_feed(seen.first):
        words = seen.feed.words if seen.feed else "feed"
        return words if "feed" in words.lower() else f"{words} feed"
    if is_sitemap(seen.first):
        if named := len(further(seen.first)):
            return f"index of {counted(named, 'sitemap')}"
        return "news sitemap" if b"schemas/sitemap-news" in seen.first[:4096] else "sitemap"
    return "article file" if len(seen.articles) <= 1 else f"page of {counted(len(seen.articles), 'article')}"


def _number(kind: SourceKind, seen: _Seen) -> int | None:
    """How many articles it holds, where that is known already."""
    from reader.content.collection import next_page

    if kind == "folder":
        return len(seen.listing.entries)
    if (
        kind == "list"
        or (kind == "command" and _is_list(seen))
        or len(seen.listing.entries) > 1
        or (kind == "api" and next_page(seen.first))
    ):
        return None
    return len(seen.articles)


def _name(address: str, kind: SourceKind, seen: _Seen) -> str | None:
    """A name for what would else be shown as an address. A path is as good as a name."""
    if kind in {"folder", "file", "stdin"}:
        return None
    if kind == "command":
        from reader.sources.command import arguments

        return os.path.basename(arguments(address)[0])
    if kind == "remote_file" and seen.articles:
        return seen.articles[0].title
    return host(address)


def counted(number: int, name: str, names: str | None = None) -> str:
    """A number of things: "1 article", "1 200 articles"."""
    return f"{number:,}".replace(",", " ") + f" {name if number == 1 else names or name + 's'}"
