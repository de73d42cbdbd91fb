"""One entry of a sitemap, with what the extensions for news, images and videos say of it.

https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap, …/image-sitemaps, …/video-sitemaps
"""

from datetime import datetime
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml.etree import _Element

from reader.content.articles import name_of
from reader.content.clean import line, readable
from reader.content.dates import parse_date
from reader.content.urls import host, safe
from reader.content.xml_tree import line_of, local_name
from reader.models import Article, Image, Provider

_MOST_IMAGES = 20
_MOST_TOPICS = 20
_LONGEST = 20_000  # characters of a text
_FAMILIES = ("news", "image", "video")
_INDEXES = frozenset({"index", "default", "home", "amp"})


class Entry(NamedTuple):
    """What `url` or `sitemap` says; `texts` by family and name ("news:title"), the first of each."""

    address: str
    when: datetime | None
    texts: dict[str, str]
    images: tuple[Image, ...]
    line: int | None

    @property
    def shown(self) -> str:
        """Its address for messages."""
        return line(self.address)[:500]

    def article(self, address: str) -> Article:
        """The article at `address`, which is the safe form of its own."""
        get = self.texts.get
        domain = host(address)
        name = readable(get("news:name", "")) or domain
        title = readable(get("news:title", "")) or readable(get("video:title", "")) or _title(address)
        is_video = "video:title" in self.texts or "video:content_loc" in self.texts
        keywords = (readable(word) for word in get("news:keywords", "").split(",")[:_MOST_TOPICS])
        return Article(
            key=address,
            title=title,
            excerpt=readable(get("video:description", "")) or None,
            published_at=self.when,
            type="video" if is_video and "news:title" not in self.texts else "article",
            original_url=address,
            provider=Provider(name, domain) if name else None,
            topics=tuple(dict.fromkeys(word for word in keywords if word)),
            images=self.images,
            video_url=safe(get("video:player_loc", "")) or safe(get("video:content_loc", "")),
            lang=line(get("news:language", ""))[:20] or None,
        )


def read_entry(element: _Element) -> Entry:
    """An entry as it stands in the sitemap."""
    texts: dict[str, str] = {}
    images: list[Image] = []
    for child in element.iterdescendants():
        name = _name(child)
        text = (child.text or "")[:_LONGEST].strip()
        if not name or not text:
            continue
        texts.setdefault(name, text)
        if (
            name in {"image:loc", "video:thumbnail_loc"}
            and len(images) < _MOST_IMAGES
            and (found := safe(text))
        ):
            images.append(Image(found))
        elif name in {"image:title", "image:caption"} and images and images[-1].title is None:
            images[-1] = images[-1]._replace(title=readable(text) or None)
    dates = (texts.get(name) for name in ("news:publication_date", "video:publication_date", "lastmod"))
    when = next((moment for date in dates if date and (moment := parse_date(date))), None)
    return Entry(texts.get("loc", ""), when, texts, tuple(images), line_of(element))


def _name(element: _Element) -> str:
    """What it is called: `loc`, or with the family of an extension `news:title`, whatever its prefix is."""
    tag: object = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, _ = tag.rpartition("}")
    space = space or tag.rpartition(":")[0]
    family = next((family for family in _FAMILIES if f"sitemap-{family}" in space or space == family), None)
    name = local_name(tag).lower()
    return f"{family}:{name}" if family else name


def _title(address: str) -> str:
    """What a page is called by its address: the last words of the path, else its host."""
    parts = urlsplit(address)
    pieces = [piece for piece in unquote(parts.path).split("/") if piece]
    while pieces and pieces[-1].partition(".")[0].lower() in _INDEXES:
        pieces.pop()
    return name_of(pieces[-1]) if pieces else host(address) or address
