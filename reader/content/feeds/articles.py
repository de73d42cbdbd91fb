"""A feed as it was read → its articles."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import islice

from reader.content.articles import name_of
from reader.content.dates import parse_date
from reader.content.feeds.files import files_of
from reader.content.feeds.keys import Name, names_of
from reader.content.feeds.people import author_of
from reader.content.feeds.records import Feed, Item
from reader.content.feeds.texts import excerpt_and_body, first_words, language, small, title_of
from reader.content.urls import host
from reader.models import Article, Document, Failure, Provider

MOST = 5000  # items of one feed
_LOOKED_AT = 50_000  # items, for the newest
_MOST_FAILURES = 100  # of items; more say nothing else
_MOST_TOPICS = 20
_LONGEST_TOPIC = 80  # characters; a longer one is a sentence


def articles_of(feed: Feed, document: Document) -> list[Article | Failure]:
    """The articles in the order of the feed, and what is wrong with those of its items that are none."""
    items: list[Item] = []
    found: list[Article | Failure] = []
    for place, item in enumerate(islice(feed.items, _LOOKED_AT), 1):
        if isinstance(item, Item) and not _is_empty(item):
            items.append(item)
        elif len(found) < _MOST_FAILURES:
            problem = item if isinstance(item, str) else "has neither title nor text nor link"
            found.append(Failure(document.source, f"item {place}", problem))
    if len(items) > MOST:
        found.append(_failure(document, f"has more than {MOST} items; the newest {MOST} were read"))
        items = _newest(items)
    if feed.trouble:
        found.append(_failure(document, f"is an {feed.words} feed that {feed.trouble}", feed.line))
    names = names_of(items, feed.site)
    made = [_article(item, name, feed) for item, name in zip(items, names, strict=True) if name]
    return [*made, *found]


def _failure(document: Document, message: str, row: int | None = None) -> Failure:
    return Failure(document.source, document.key, message, row)


def _is_empty(item: Item) -> bool:
    """Whether there is nothing to show of an item."""
    return not (item.title or item.link or item.summary or item.content or item.media)


def _newest(items: Sequence[Item]) -> list[Item]:
    """So many of the newest items as are read, in their order; those without a date are the oldest."""
    dates = [date.timestamp() if (date := _date(item)) else float("-inf") for item in items]
    newest = sorted(range(len(items)), key=lambda place: -dates[place])[:MOST]
    return [items[place] for place in sorted(newest)]


def _article(item: Item, name: Name, feed: Feed) -> Article:
    excerpt, body = excerpt_and_body(item)
    files = files_of(item.media, item.length)
    original = item.original or item.link
    return Article(
        key=name.key,
        title=title_of(item.title) or (first_words(excerpt) if excerpt else None) or _named(item),
        excerpt=excerpt,
        published_at=_date(item),
        type=files.type,
        original_url=original,
        web_url=item.link if item.original and item.link != item.original else None,
        provider=_provider(item, feed, original),
        topics=_topics(item.tags) if item.tags else (),
        images=files.images,
        body=body,
        author=author_of(item.authors or feed.authors),
        lang=language(item.lang) or language(feed.lang),
        guid=name.guid,
        enclosures=files.enclosures,
        comments_url=item.comments,
    )


def _date(item: Item) -> datetime | None:
    """The first of the dates that can be read."""
    for given in item.dates:
        if date := parse_date(given[:200].strip()):
            return date
    return None


def _named(item: Item) -> str:
    """What an item without words is called: by its page or its file."""
    address = item.link or (item.media[0].url if item.media else "")
    return name_of(address.partition("?")[0].partition("#")[0].partition("://")[2]) if address else "Untitled"


def _provider(item: Item, feed: Feed, link: str | None) -> Provider | None:
    if item.publisher or item.publisher_url:
        return _publisher(item.publisher, item.publisher_url or (link if not item.publisher else None))
    return _publisher(feed.title, feed.site or link if feed.site or not feed.title else link)


@lru_cache(maxsize=512)
def _publisher(name: str | None, address: str | None) -> Provider | None:
    domain = host(address) if address else None
    clean = small(name) if name else None
    return Provider(clean or domain or "", domain) if clean or domain else None


def _topics(tags: Sequence[str]) -> tuple[str, ...]:
    """The tags of an item, each once however it is cased."""
    found: dict[str, str] = {}
    for tag in tags:
        topic = small(tag) if tag and len(tag) < 4 * _LONGEST_TOPIC else ""
        if topic and len(topic) <= _LONGEST_TOPIC:
            found.setdefault(topic.casefold(), topic)
            if len(found) >= _MOST_TOPICS:
                break
    return tuple(found.values())
