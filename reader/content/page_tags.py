"""The tags of a web page that say something of it, whatever shape the page is in."""

import re
from typing import TYPE_CHECKING

from reader.content.charsets import declared, decoded
from reader.content.clean import line, readable
from reader.content.dates import parse_date
from reader.content.fields import integer
from reader.content.page_data import PageData, read_data
from reader.content.page_head import Alternate, PageHead
from reader.content.urls import safe
from reader.models import Image

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml.etree import _Element

_LANG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_WORDS = {
    "application/rss+xml": "RSS feed", "application/atom+xml": "Atom feed", "application/feed+json": "JSON feed",
    "application/json": "JSON feed", "application/rdf+xml": "RSS feed", "text/xml": "RSS feed",
    "application/xml": "RSS feed", "text/rss+xml": "RSS feed",
}  # fmt: skip
_API = "/wp-json/"  # pages as data, named like feeds, but no feeds
_TITLES = ("og:title", "twitter:title")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_IMAGES = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dc.date", "dcterms.date",
    "pubdate", "publishdate", "date", "parsely-pub-date",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "twitter:creator")
_MOST_FEEDS = 50
_MOST_METAS = 500
_LONGEST = 10_000  # characters of a text
_LONGEST_TITLE = 1000


class Tags:
    """What the tags of a page say, gathered while it is walked through once."""

    def __init__(self, base: str | None) -> None:
        self._base = base
        self._metas: dict[str, str] = {}  # the first content of each name
        self._title: str | None = None
        self._canonical: str | None = None
        self._lang: str | None = None
        self._time: str | None = None  # the first of the page
        self._feeds: dict[str, Alternate] = {}
        self._data = PageData()
        self.amp: str | None = None

    @property
    def text(self) -> str | None:
        """The text of the article, where the page tells it in data as well."""
        return self._data.text

    @property
    def walled(self) -> bool:
        """Whether the page says that it is not to be read for free."""
        return self._data.walled is not None

    def take(self, element: "_Element") -> None:
        """Takes what an element says."""
        tag: object = element.tag
        if tag == "meta":
            self._meta(element)
        elif tag == "link":
            self._link(element)
        elif tag == "title" and self._title is None:
            self._title = "".join(map(str, element.itertext()))[:_LONGEST]
        elif tag == "html":
            self._lang = element.get("lang") or element.get("xml:lang")
        elif tag == "time" and self._time is None:
            self._time = element.get("datetime")
        elif tag == "script" and "ld+json" in (element.get("type") or "").lower():
            self._data = read_data(element.text or "", self._data)

    def head(self) -> PageHead:
        """All of it."""
        return PageHead(
            title=self._first(_TITLES, self._title or self._data.title, _LONGEST_TITLE),
            description=self._first(_DESCRIPTIONS, self._data.description),
            canonical=self._canonical or self._address(self._metas.get("og:url")),
            image=self._image(),
            published_at=self._published_at(),
            author=self._author(),
            site_name=self._first(("og:site_name", "application-name"), self._data.publisher, _LONGEST_TITLE),
            lang=self._language(),
            feeds=tuple(self._feeds.values()),
        )

    def _meta(self, element: "_Element") -> None:
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "")[:_LONGEST]
        if content.strip() and len(self._metas) < _MOST_METAS:
            self._metas.setdefault(name.strip().lower(), content)

    def _link(self, element: "_Element") -> None:
        relations = (element.get("rel") or "").lower().split()
        address = self._address(element.get("href"))
        if address is None:
            return
        if "canonical" in relations:
            self._canonical = self._canonical or address
        elif "amphtml" in relations:
            self.amp = self.amp or address
        kind = _WORDS.get((element.get("type") or "").partition(";")[0].strip().lower())
        if kind and "alternate" in relations and _API not in address and len(self._feeds) < _MOST_FEEDS:
            title = readable(element.get("title") or "")[:_LONGEST_TITLE]
            self._feeds.setdefault(address, Alternate(address, title or None, kind))

    def _first(self, names: tuple[str, ...], otherwise: str | None, longest: int = _LONGEST) -> str | None:
        """The words of the first of some metas that has any, else of something else."""
        for text in (*(self._metas.get(name) for name in names), otherwise):
            if text and (words := readable(readable(text)[:longest])):
                return words
        return None

    def _image(self) -> Image | None:
        for name in _IMAGES:
            if address := self._address(self._metas.get(name)):
                sizes = (integer(self._metas.get(f"og:image:{side}")) for side in ("width", "height"))
                width, height = sizes if name.startswith("og:") else (None, None)
                return Image(address, width, height)
        found = self._address(self._data.image)
        return Image(found) if found else None

    def _published_at(self) -> "datetime | None":
        told = [self._metas.get(name) for name in _DATES]
        for date in (*told[:3], self._data.published, *told[3:], self._time):
            if date and (found := parse_date(date)):
                return found
        return None

    def _author(self) -> str | None:
        """Who wrote it; some name the address of a page about them there."""
        names = (self._first((name,), None, _LONGEST_TITLE) for name in _AUTHORS)
        told = [name for name in names if name and not name.lower().startswith(("http://", "https://"))]
        return next(iter(told), None) or self._first((), self._data.author, _LONGEST_TITLE)

    def _language(self) -> str | None:
        for text in (self._lang, self._metas.get("content-language"), self._metas.get("og:locale")):
            if text and _LANG.fullmatch(found := line(text)):
                return found.replace("_", "-")
        return None

    def _address(self, given: str | None) -> str | None:
        return safe(given, self._base) if given and given.strip() else None


def read_tags(data: bytes, base_url: str | None) -> Tags | None:
    """What the tags of a page say; None where there are none."""
    from lxml import etree

    text = decoded(data, declared(data)).replace("\0", "")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root: _Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None
    return None if root is None else tags_of(root, base_url)


def tags_of(root: "_Element", base_url: str | None) -> Tags:
    """What the tags of a page say that was parsed already."""
    tags = Tags(_base(root, base_url))
    for element in _told(root):
        tags.take(element)
    return tags


def _told(root: "_Element") -> "Iterator[_Element]":
    return root.iter("html", "meta", "link", "title", "time", "script")


def _base(root: "_Element", base_url: str | None) -> str | None:
    """What the addresses of a page are resolved against (HTML Standard, "The base element")."""
    base = base_url if base_url and safe(base_url) else None
    for element in root.iter("base"):
        given = element.get("href")
        if given:
            return safe(given, base) or base
    return base
