"""Which part of a page is its article."""

import re
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from reader.content.body import read_body
from reader.content.html_text import unescaped, without_tags
from reader.content.reading import count_words
from reader.models import Body

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_POOR = 0.4
"""Where a container says that it is the article, and as much less of it was found, that is taken."""
_MUCH = 80  # words
_HALF = 0.5
_COMPARED = 20  # paragraphs
_LONG = 60  # characters of a paragraph that stands for itself
_CONTAINERS = "//*[@itemprop='articleBody']|//article|//main"


def readable(root: "HtmlElement", url: str, told_text: str | None) -> tuple[str, int]:
    """The readable part of a page in HTML, and its words: what was scored best, unless a container tells far more.

    `told_text` is the text as the data of the page tell it, which serves where hardly any of it stands there.
    """
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
    if told_text and words < _POOR * (told := _words(text := _paragraphs(told_text), url)) and told >= _MUCH:
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
    parts = (unescaped(without_tags(part)).strip() for part in re.split(r"\n\s*", text))
    return "".join(f"<p>{escape(part)}</p>" for part in parts if part)


def _words(html: str, url: str) -> int:
    return read_body(Body("html", html), url).words if html else 0
