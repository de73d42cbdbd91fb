"""Feeds: RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, as they are and as they should be."""

from reader.content.feeds.records import FeedInfo
from reader.models import Article, Document, Failure

__all__ = ["FeedInfo", "about", "is_feed", "parse_feed"]

_HEAD = 32_768  # bytes; what is a feed says so at its beginning


def is_feed(data: bytes) -> bool:
    """Whether a document is a feed, told by its beginning; whether it can be read is another question."""
    from reader.content.feeds.decoding import decode
    from reader.content.feeds.looks import is_json_feed, root_of

    head = decode(data[:_HEAD])
    if head.lstrip("\ufeff \t\r\n").startswith("{"):
        return is_json_feed(head) or (len(data) > _HEAD and is_json_feed(decode(data)))
    return root_of(head) is not None


def about(data: bytes) -> FeedInfo | None:
    """What a feed says of itself; None for what is no feed, or cannot be read."""
    from reader.content.feeds.reading import read
    from reader.content.feeds.records import Feed
    from reader.content.feeds.texts import language, small

    found = read(data)
    if not isinstance(found, Feed):
        return None
    title = found.title
    return FeedInfo(
        found.words,
        small(title) or None if title else None,
        found.site,
        found.ttl_s,
        language(found.lang),
    )


def parse_feed(document: Document) -> list[Article | Failure]:
    """The articles of a feed, or what is wrong with it. It raises for no bytes at all."""
    from reader.content.feeds.articles import articles_of
    from reader.content.feeds.reading import read
    from reader.content.feeds.records import Unreadable

    base = document.base_url or document.address
    found = read(document.data, base if base.startswith(("http://", "https://")) else None)
    if isinstance(found, Unreadable):
        return [Failure(document.source, document.key, found.message, found.line)]
    return articles_of(found, document)
