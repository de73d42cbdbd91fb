"""Feeds: RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, as they are and as they should be."""

from reader.content import Parsed
from reader.content.feeds.records import Feed, FeedInfo
from reader.models import Article, Document, Failure

__all__ = ["FeedInfo", "is_feed", "parse_feed", "read_feed"]

_HEAD = 32_768  # bytes; what is a feed says so at its beginning


def is_feed(data: bytes) -> bool:
    """Whether a document is a feed, told by its beginning; whether it can be read is another question."""
    from reader.content.feeds.decoding import decode
    from reader.content.feeds.looks import is_json_feed, root_of

    head = decode(data[:_HEAD])
    if head.lstrip("\ufeff \t\r\n").startswith("{"):
        return is_json_feed(head) or (len(data) > _HEAD and is_json_feed(decode(data)))
    return root_of(head) is not None


def parse_feed(document: Document) -> list[Article | Failure]:
    """The articles of a feed, or what is wrong with it. It raises for no bytes at all."""
    return read_feed(document).parts


def read_feed(document: Document) -> Parsed:
    """The articles of a feed with what it says of itself, or what is wrong with it. It raises for no bytes at all."""
    from reader.content.feeds.articles import articles_of
    from reader.content.feeds.reading import read
    from reader.content.feeds.records import Unreadable

    base = document.base_url or document.address
    base_url = base if base.startswith(("http://", "https://")) else None
    found = read(document.data, base_url, charset=document.charset)
    if isinstance(found, Unreadable):
        return Parsed([Failure(document.source, document.key, found.message, found.line)])
    return Parsed(articles_of(found, document), _info(found))


def _info(feed: Feed) -> FeedInfo:
    from reader.content.feeds.texts import language, small

    title = small(feed.title) or None if feed.title else None
    return FeedInfo(feed.words, title, feed.site, feed.ttl_s, language(feed.lang))
