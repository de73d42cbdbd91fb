"""A web page → its readable part, and what it says of itself. Pure, but slow for large pages: see `child`."""

import re
from typing import TYPE_CHECKING

from reader.content.charsets import by_beginning, declared, decoded
from reader.content.clean import line
from reader.content.overloaded import without_overloaded
from reader.content.page_tags import tags_of
from reader.content.urls import host, public
from reader.errors import SourceError
from reader.fulltext.choosing import readable
from reader.fulltext.preparing import prepare
from reader.fulltext.records import Extract, WebPage
from reader.fulltext.signs import signs_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 8 << 20  # bytes
_BREAKS = re.compile(r"(?:<br\b[^>]{0,100}>\s*){20,}", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]{200,}")
_APART = re.compile(r"\s+(?:[|·•»«–—-]|::)\s+")


def extract(page: WebPage) -> Extract:
    """The readable part of a page.

    Raises:
        SourceError: it is no web page, or none that anything can be read of.
    """
    root = _tree(page)
    tags = tags_of(root, page.url)
    head = tags.head()
    signs = signs_of(root, tags.walled)
    # What is called the article is looked at before the walk through the page changes it.
    prepare(root, page.url)
    html, words = readable(root, page.url, tags.text)
    return Extract(
        url=page.url,
        html=html,
        words=words,
        title=_title(head.title, head.site_name, page.url, root),
        author=head.author,
        published_at=head.published_at,
        site=head.site_name,
        lang=head.lang,
        image=head.image,
        canonical=head.canonical,
        amp=tags.amp,
        signs=signs,
    )


def _tree(page: WebPage) -> "HtmlElement":
    from lxml import etree, html

    text = _text(page)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None or not len(root):
        raise SourceError(f"{public(page.url)} holds nothing that can be read")
    return root


def _text(page: WebPage) -> str:
    data, name = page.data[:LARGEST], public(page.url)
    if data.startswith(b"%PDF"):
        raise SourceError(f"{name} is a PDF, not a web page")
    wide = by_beginning(data)
    if (b"\0" in data[:4096] and not wide) or not data.strip():
        raise SourceError(f"{name} is no web page")
    text = decoded(data, page.charset or declared(data)).replace("\0", "")
    if "<" not in text:
        raise SourceError(f"{name} is no web page")
    return without_overloaded(_BREAKS.sub("<br><br>", _BLANKS.sub(" ", text)))


def _title(title: str | None, site: str | None, url: str, root: "HtmlElement") -> str | None:
    """The title without the name of the site behind or before it."""
    if title is None:
        return None
    heading = next((line(element.text_content()) for element in root.iter("h1")), "")
    if heading and len(heading) > 10 and heading in title:
        return heading
    names = {_folded(name) for name in (site, host(url), (host(url) or "").split(".")[0]) if name}
    parts = _APART.split(title)
    kept = [part for part in parts if _folded(part) not in names]
    if len(kept) == len(parts) or not kept:
        return title
    first = title.index(kept[0])
    return title[first : title.index(kept[-1], first) + len(kept[-1])]


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
