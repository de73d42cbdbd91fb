"""One walk through a tree of HTML, from its first tag to its last, that makes blocks of it.

It is a loop over start and end tags, so that no depth is too deep for it.
"""

import re

from lxml import etree
from lxml.etree import _Element

from reader.content import urls
from reader.content.blocks import Block, Span
from reader.content.clean import block, line
from reader.content.inline import PLAIN, Inline, Style
from reader.content.tables import is_data

_HIDDEN = frozenset({
    "script", "style", "head", "title", "template", "noscript", "object", "button", "select", "textarea", "datalist",
    "svg", "canvas", "audio", "map", "input", "option", "link", "meta",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "figure", "figcaption", "address",
    "center", "form", "dl", "dt", "dd", "details", "summary", "body", "html", "fieldset", "legend", "table", "tbody",
    "thead", "tfoot", "tr", "td", "th", "caption", "ul", "ol", "li", "blockquote", "pre", "hr", "menu", "hgroup",
    "video", "h1", "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_STYLES = {
    "b": "bold", "strong": "bold", "th": "bold", "dt": "bold", "summary": "bold",
    "i": "italic", "em": "italic", "cite": "italic", "dfn": "italic", "var": "italic",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code",
    "s": "strike", "del": "strike", "strike": "strike",
}  # fmt: skip
_LENGTH = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*(\d{1,8})px", re.IGNORECASE)
_BULLET = "•"
_DEEPEST = 32
_SPACER = 10  # pixels; a smaller image is a spacer or counts visits
_ICON = 64  # pixels; a smaller image without a description is an ornament
_EMOJI = 24  # pixels; a smaller image with a description stands in the text


class Walker:
    """Makes blocks of the elements it is led through."""

    def __init__(self, base_url: str | None) -> None:
        self.blocks: list[Block] = []
        self.links: dict[str, str] = {}  # the words of each link, by its address
        self._base_url = base_url
        self._inline = Inline()
        self._styles = {"bold": 0, "italic": 0, "code": 0, "strike": 0}
        self._link: str | None = None
        self._link_words: list[str] = []
        self._lists: list[
            int | None
        ] = []  # the number of the next item of each open list, None where it has bullets
        self._marker: str | None = None  # of the item that just began
        self._heading = 0
        self._quotes = 0
        self._pre: list[str] | None = None  # the text of an open `pre`
        self._pre_depth = 0
        self._language = ""
        self._tables: list[bool] = []  # whether each open table is data
        self._cells: list[tuple[Span, ...]] | None = None  # of an open row of data
        self._head = False  # whether that row is the head of its table

    def walk(self, root: _Element) -> None:
        """Walks through an element and everything below it."""
        tags = etree.iterwalk(root, events=("start", "end"))
        hidden: _Element | None = None
        for event, element in tags:
            if event == "start":
                if _is_hidden(element):
                    hidden = element
                    tags.skip_subtree()
                else:
                    self._start(element, element.tag)
                    self._text(element.text)
            else:
                if element is hidden:
                    hidden = None
                else:
                    self._end(element.tag)
                self._text(element.tail)
        self._flush()

    def _start(self, element: _Element, tag: str) -> None:
        if self._pre is not None:
            self._pre_depth += tag == "pre"
            if tag == "br":
                self._pre.append("\n")
            return
        style = _STYLES.get(tag)
        if tag in _BLOCKS:
            self._flush()
            self._start_block(element, tag)
        elif tag == "br":
            self._inline.break_line()
        elif tag == "a":
            self._start_link(element.get("href"))
        elif tag == "img":
            self._image(element)
        elif tag in {"iframe", "embed"}:
            self._player(element)
        if style:
            self._styles[style] += 1

    def _start_block(self, element: _Element, tag: str) -> None:
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in {"ul", "ol", "menu"}:
            self._lists.append(_first_number(element) if tag == "ol" else None)
        elif tag == "li":
            self._marker = self._next_marker()
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pre, self._pre_depth = [], 1
            self._language = _language(element)
        elif tag == "hr":
            self.blocks.append(Block("rule"))
        elif tag == "table":
            self._tables.append(self._cells is None and is_data(element))
        elif tag == "tr" and self._tables and self._tables[-1]:
            self._cells = []
            self._head = element.find("th") is not None and element.find("td") is None

    def _end(self, tag: str) -> None:
        if self._pre is not None:
            self._pre_depth -= tag == "pre"
            if not self._pre_depth:
                self._end_code(self._pre)
            return
        style = _STYLES.get(tag)
        if style:
            self._styles[style] -= 1
        if tag in _BLOCKS:
            if tag in {"td", "th"} and self._cells is not None:
                self._cells.append(self._inline.take())
            self._flush()
            self._end_block(tag)
        elif tag == "a":
            self._end_link()

    def _end_block(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._heading = 0
        elif tag in {"ul", "ol", "menu"}:
            self._lists.pop()
        elif tag == "li":
            self._marker = None
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag == "table":
            self._tables.pop()
        elif tag == "tr" and self._cells is not None:
            cells, self._cells = self._cells, None
            if any(cells):
                self.blocks.append(Block("row", level=int(self._head), cells=tuple(cells)))

    def _text(self, text: str | None) -> None:
        """Adds the text of an element, or what stands behind it."""
        if not text:
            return
        if self._pre is not None:
            self._pre.append(text)
            return
        if self._link is not None:
            self._link_words.append(text)
        if self._link is None and not any(self._styles.values()):
            self._inline.add(text, PLAIN)
            return
        bold, italic, code, strike = [depth > 0 for depth in self._styles.values()]
        self._inline.add(text, Style(bold and not self._heading, italic, code, strike, self._link))

    def _flush(self) -> None:
        """Ends the block that is open."""
        if self._cells is not None:
            self._inline.add(" ", PLAIN)
            return
        spans = self._inline.take()
        if not spans:
            return
        depth = min(len(self._lists), _DEEPEST)
        if self._heading:
            self.blocks.append(Block("heading", spans, self._heading))
        elif self._marker is not None:
            self.blocks.append(Block("item", spans, max(depth, 1), self._marker))
            self._marker = None
        elif self._quotes:
            self.blocks.append(Block("quote", spans, min(self._quotes, _DEEPEST)))
        else:
            self.blocks.append(Block("paragraph", spans, depth))

    def _next_marker(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return _BULLET
        self._lists[-1] = number + 1
        return f"{number}."

    def _start_link(self, href: str | None) -> None:
        inside = href is None or href.startswith("#")
        self._link = None if inside or href is None else urls.safe(href, self._base_url)
        self._link_words = []

    def _end_link(self) -> None:
        if self._link is not None:
            self._keep_link(self._link, line("".join(self._link_words)))
        self._link = None

    def _keep_link(self, url: str, words: str) -> None:
        if not self.links.get(url):
            self.links[url] = words

    def _end_code(self, pieces: list[str]) -> None:
        text = block("".join(pieces)).strip("\n")
        self._pre = None
        if text.strip():
            depth = min(len(self._lists), _DEEPEST)
            self.blocks.append(Block("code", (Span(text, code=True),), depth, self._language))

    def _image(self, element: _Element) -> None:
        """An image is a block of its own; one as small as a letter is its description."""
        words = line(element.get("alt") or element.get("title") or "")
        size = _size(element)
        url = urls.safe(element.get("src") or element.get("data-src") or "", self._base_url)
        if self._link is not None:
            self._link_words.append(words)
        if url is None or self._cells is not None or (words and size <= _EMOJI):
            self._text(words)
        elif size > (_SPACER if words else _ICON):
            self._flush()
            self.blocks.append(Block("image", (Span(words, link=self._link),) if words else (), url=url))

    def _player(self, element: _Element) -> None:
        """A page within the page becomes a link to it."""
        url = urls.safe(element.get("src") or "", self._base_url)
        if url is not None and self._cells is None:
            self._flush()
            words = line(element.get("title") or "") or urls.host(url) or url
            self.blocks.append(Block("paragraph", (Span(words, link=url),)))
            self._keep_link(url, words)


def _is_hidden(element: _Element) -> bool:
    if element.tag in _HIDDEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and "none" in style and "display:none" in style.replace(" ", "").lower()


def _first_number(element: _Element) -> int:
    start = (element.get("start") or "").strip()
    return int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1


def _size(element: _Element) -> int:
    """The smaller of the width and height of an image, in pixels; large where they are not told."""
    told = [
        *_LENGTH.findall(element.get("style") or ""),
        element.get("width") or "",
        element.get("height") or "",
    ]
    digits = [length.strip().lower().removesuffix("px") for length in told]
    return min(
        [int(one) for one in digits if one.isascii() and one.isdigit() and len(one) < 9], default=10_000
    )


def _language(element: _Element) -> str:
    """The language of a block of code, from the class that highlighters read."""
    inner = element.find("code")
    for tag in (element,) if inner is None else (inner, element):
        for name in (tag.get("class") or "").split():
            if name.startswith(("language-", "lang-")):
                return line(name.partition("-")[2])[:40]
    return ""
