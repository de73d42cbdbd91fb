"""Sitemaps: plain ones, those of news sites, and indexes of sitemaps (https://www.sitemaps.org/protocol.html)."""

import re
from typing import TYPE_CHECKING

from reader.content.urls import on_site
from reader.models import Article, Document, Failure

if TYPE_CHECKING:
    from reader.content.sitemap_entry import Entry

MOST_URLS = 50_000  # the protocol's own limit
NEWEST = 5000
MOST_FURTHER = 50
_MOST_FAILURES = 100
_BEGINNING = 4096
_ROOT = rb"(?>\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s+|<\?[^>]*>|<!--.*?-->)*+<(?:\w+:)?"
_IS_SITEMAP = re.compile(_ROOT + rb"(?:urlset|sitemapindex)[\s>/]", re.IGNORECASE | re.DOTALL)
_IS_INDEX = re.compile(_ROOT + rb"sitemapindex[\s>/]", re.IGNORECASE | re.DOTALL)


def is_sitemap(data: bytes) -> bool:
    """Whether a document is a sitemap or an index of them, by its first tag."""
    return _IS_SITEMAP.match(_beginning(data)) is not None


def parse_sitemap(document: Document) -> list[Article | Failure]:
    """The articles of a sitemap, the newest first, the newest 5 000 of at most 50 000; none of an index of sitemaps.

    A plain sitemap tells no titles: they are the words of the addresses.
    """
    from reader.content.xml_tree import XmlError

    if _IS_INDEX.match(_beginning(document.data)):
        return []
    try:
        entries = _entries(document.data, "url", MOST_URLS + 1)
    except XmlError as error:
        return [Failure(document.source, document.key, error.message, error.line)]
    if not entries and not is_sitemap(document.data):
        return [Failure(document.source, document.key, "is no sitemap")]
    return _articles(document, entries)


def further(data: bytes) -> tuple[str, ...]:
    """The addresses of the sitemaps of an index, as written, the one changed last first, at most 50; () for others."""
    from reader.content.xml_tree import XmlError

    if not _IS_INDEX.match(_beginning(data)):
        return ()
    try:
        entries = _entries(data, "sitemap", MOST_URLS)
    except XmlError:
        return ()
    return tuple(dict.fromkeys(entry.address for entry in _newest_first(entries) if entry.address))[
        :MOST_FURTHER
    ]


def _beginning(data: bytes) -> bytes:
    return data[:_BEGINNING].replace(b"\0", b"")


def _entries(data: bytes, name: str, most: int) -> "list[Entry]":
    from reader.content.sitemap_entry import read_entry
    from reader.content.xml_tree import XmlError, collected

    if b"<!DOCTYPE" in _beginning(data).upper():
        raise XmlError("has a DOCTYPE, which no sitemap has")
    return collected(data, (name,), read_entry, most)


def _articles(document: Document, entries: "list[Entry]") -> list[Article | Failure]:
    given = document.base_url or document.address
    base = given if given.startswith(("http://", "https://")) else None
    found: dict[str, Article] = {}
    failures: list[Failure] = []
    for entry in _newest_first(entries[:MOST_URLS]):
        if len(found) == NEWEST:
            break
        address = on_site(entry.address, base)
        if address:
            found.setdefault(address, entry.article(address))
        elif len(failures) < _MOST_FAILURES:
            key = entry.shown or document.key
            failures.append(Failure(document.source, key, "has no http or https address (loc)", entry.line))
    if len(entries) > MOST_URLS:
        message = f"holds more than {MOST_URLS} addresses; the rest was not read"
        failures.append(Failure(document.source, document.key, message))
    return [*found.values(), *failures]


def _newest_first(entries: "list[Entry]") -> "list[Entry]":
    """By date, those without one last; in the order of the document where that says no more."""
    from datetime import UTC, datetime

    oldest = datetime.min.replace(tzinfo=UTC)
    return sorted(entries, key=lambda entry: entry.when or oldest, reverse=True)
