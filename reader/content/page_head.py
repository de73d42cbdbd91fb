"""What the head of a web page says of it: title, date, author, picture, and the feeds it names.

Open Graph (https://ogp.me), Twitter cards, schema.org in JSON-LD, and the elements of HTML itself.
"""

from datetime import datetime
from typing import NamedTuple

from reader.models import Article, Document, Failure, Image, Provider

LOOKED_AT = 512 << 10  # bytes


class Alternate(NamedTuple):
    """A feed that a page names: its address, what the page calls it, and what it is ("RSS feed")."""

    url: str
    title: str | None
    words: str


class PageHead(NamedTuple):
    """What a page says of itself; addresses are safe and whole, `feeds` in the order of the page."""

    title: str | None = None
    description: str | None = None
    canonical: str | None = None
    image: Image | None = None
    published_at: datetime | None = None
    author: str | None = None
    site_name: str | None = None
    lang: str | None = None
    feeds: tuple[Alternate, ...] = ()


def head(data: bytes, base_url: str | None) -> PageHead:
    """What the first 512 kB of a page, which was found at `base_url`, say of it. Raises for no bytes at all."""
    from reader.content.page_tags import read_tags

    tags = read_tags(data[:LOOKED_AT], base_url)
    return PageHead() if tags is None else tags.head()


def parse_page(document: Document) -> list[Article | Failure]:
    """The article that a web page is, as its head tells it."""
    from reader.content.articles import name_of
    from reader.content.urls import host, safe

    data = document.data[:LOOKED_AT]
    if b"<" not in data or (
        b"\0" in data[:4096] and data[:2] not in {b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"}
    ):
        return [Failure(document.source, document.key, "is no web page")]
    found = head(data, document.base_url or document.address)
    address = safe(document.address)
    url = _original(found.canonical, address)
    domain = host(url) if url else None
    name = found.site_name or domain
    article = Article(
        key=document.key,
        title=found.title or name_of(document.key),
        excerpt=found.description,
        published_at=found.published_at,
        original_url=url,
        provider=Provider(name, domain) if name else None,
        images=(found.image,) if found.image else (),
        author=found.author,
        lang=found.lang,
    )
    return [article]


def _original(canonical: str | None, address: str | None) -> str | None:
    """The address of a page: its canonical one, unless all pages of a careless site name its first page there."""
    from urllib.parse import urlsplit

    if canonical is None or address is None:
        return canonical or address
    is_root, elsewhere = (urlsplit(url).path in {"", "/"} for url in (canonical, address))
    return address if is_root and not elsewhere else canonical
