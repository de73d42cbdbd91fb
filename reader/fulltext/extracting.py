"""A web page → its readable part, and what it says of itself. Pure, but slow for large pages: see `child`."""

import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.content.body import read_body
from reader.content.charsets import by_beginning, decoded
from reader.content.clean import line
from reader.content.html_text import unescaped, without_tags
from reader.content.page_tags import Tags, tags_of
from reader.content.reading import count_words
from reader.content.urls import host, public
from reader.errors import SourceError
from reader.fulltext.preparing import prepare
from reader.fulltext.records import Extract, WebPage
from reader.fulltext.signs import signs_of
from reader.models import Body

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LARGEST = 8 << 20  # bytes
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{1,40})",
    re.IGNORECASE,
)
# A tag with hundreds of attributes: libxml2 takes the square of their number in time.
_OVERLOADED = re.compile(
    r"""<([a-zA-Z][^\s/>]*+)(?:[\s/]*+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]{0,1000}+"|'[^']{0,1000}+'|[^\s>]*+))?+){300,}+"""
)
_BREAKS = re.compile(r"(?:<br\b[^>]{0,100}>\s*){20,}", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]{200,}")
_APART = re.compile(r"\s+(?:[|·•»«–—-]|::)\s+")
_POOR = 0.4
"""Where a container says that it is the article, and as much less of it was found, that is taken."""
_MUCH = 80  # words
_HALF = 0.5
_COMPARED = 20  # paragraphs
_LONG = 60  # characters of a paragraph that stands for itself
_CONTAINERS = "//*[@itemprop='articleBody']|//article|//main"


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
    html, words = _best(root, page.url, tags)
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
    declared = _DECLARED.search(data, 0, 4096)
    label = page.charset or (declared[1].decode() if declared else None)
    text = decoded(data, label).replace("\0", "")
    if "<" not in text:
        raise SourceError(f"{name} is no web page")
    text = _BREAKS.sub("<br><br>", _BLANKS.sub(" ", text))
    return _OVERLOADED.sub(r"<\1", text)


def _best(root: "HtmlElement", url: str, tags: Tags) -> tuple[str, int]:
    """The readable part in HTML, and its words: what was scored best, unless a container or the data tell far more."""
    html = _scored(root, url)
    words = _words(html, url)
    called = max(_containers(root), key=lambda one: one[1], default=None)
    own = _own(root)
    if own is not None and _told_of(own, html) < _HALF:
        html = _html(own)
        words = _words(html, url)
    elif called and called[1] >= _MUCH and words < _POOR * called[1]:
        html = _html(called[0])
        words = _words(html, url)
    if tags.text and words < _POOR * (told := _words(text := _paragraphs(tags.text), url)) and told >= _MUCH:
        html, words = text, told
    return html, words


def _scored(root: "HtmlElement", url: str) -> str:
    from reader.fulltext.scoring import Unparseable, summary

    try:
        return summary(root, url)
    except Unparseable:
        return ""


def _containers(root: "HtmlElement") -> "list[tuple[HtmlElement, int]]":
    """What calls itself the article, each with about how many words it has."""
    found = root.xpath(_CONTAINERS)[:50]
    return [(element, count_words(element.text_content())) for element in found]


def _own(root: "HtmlElement") -> "HtmlElement | None":
    """The first container that has the headline and a text; None where a page has no such."""
    for heading in root.iter("h1"):
        for around in heading.iterancestors("article"):
            if count_words(around.text_content()) >= _MUCH:
                return around
        break
    return None


def _told_of(element: "HtmlElement", html: str) -> float:
    """How much of the first paragraphs of an element stands in an extract, 0.0 to 1.0."""
    if not html.strip():
        return 0.0
    text = _squeezed(_parsed(html).text_content())
    paragraphs = (_squeezed(str(one.text_content())) for one in element.iter("p"))
    parts = list(islice((part for part in paragraphs if len(part) >= _LONG), _COMPARED))
    return sum([len(part) for part in parts if part in text]) / sum(map(len, parts)) if parts else 1.0


def _parsed(html_text: str) -> "HtmlElement":
    from lxml import html

    return html.fromstring(html_text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _html(element: "HtmlElement") -> str:
    from lxml import html

    return str(html.tostring(element, encoding="unicode", with_tail=False))


def _paragraphs(text: str) -> str:
    from html import escape

    parts = (unescaped(without_tags(part)).strip() for part in re.split(r"\n\s*", text))
    return "".join(f"<p>{escape(part)}</p>" for part in parts if part)


def _words(html: str, url: str) -> int:
    return read_body(Body("html", html), url).words if html else 0


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


def leads_home(address: str, url: str) -> bool:
    """Whether an address that named a page led to the front page of a site."""
    return urlsplit(address).path.strip("/") != "" and urlsplit(url).path.strip("/") in ("", "index.html")
