"""Reading feeds in tests, by either of the two parsers of XML."""

from typing import NamedTuple

import pytest

from reader.content.feeds.articles import articles_of
from reader.content.feeds.reading import Way, read
from reader.content.feeds.records import Feed, Unreadable
from reader.models import Article, Document, Failure

ADDRESS = "https://feeds.example/feed"
BOTH: tuple[Way, ...] = ("quick", "lenient")
both_ways = pytest.mark.parametrize("way", BOTH)


class Parsed(NamedTuple):
    """What came of a feed."""

    articles: list[Article]
    failures: list[Failure]

    @property
    def article(self) -> Article:
        """The only article, where all went well."""
        assert not self.failures, self.failures
        [found] = self.articles
        return found


def parsed(data: str | bytes, way: Way = "whichever", address: str = ADDRESS) -> Parsed:
    """The articles of a feed that can be read."""
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    document = Document("source", "feed", raw, address, address)
    feed = read(raw, address, way)
    assert isinstance(feed, Feed), feed
    found = articles_of(feed, document)
    return Parsed(
        [part for part in found if isinstance(part, Article)],
        [part for part in found if isinstance(part, Failure)],
    )


def unreadable(data: str | bytes, way: Way = "whichever") -> Unreadable:
    """What is wrong with a feed that cannot be read."""
    found = read(data if isinstance(data, bytes) else data.encode(), ADDRESS, way)
    assert isinstance(found, Unreadable), found
    return found


def rss(items: str, channel: str = "<title>Daily</title><link>https://daily.example/</link>") -> str:
    """An RSS feed with the usual namespaces."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" '
        f'xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>{channel}\n{items}\n</channel>\n</rss>\n'
    )


def item(inner: str = "", title: str = "A title", link: str = "https://daily.example/a") -> str:
    """An item of such a feed; an empty title or link is left out."""
    named = f"<title>{title}</title>" if title else ""
    linked = f"<link>{link}</link>" if link else ""
    return f"<item>{named}{linked}{inner}</item>\n"


def atom(entries: str, attributes: str = "") -> str:
    """An Atom feed."""
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>Daily</title>'
        f'<link href="https://daily.example/"/>{entries}</feed>'
    )
