"""One walk through a tree of HTML, from its first tag to its last, that makes blocks of it.

It is a loop over start and end tags, so that no depth is too deep for it.
"""

from lxml import etree
from lxml.etree import _Element

from reader.content import embedded, page_elements, raised, urls
from reader.content.blocks import Block, Span
from reader.content.clean import line
from reader.content.embedded import PLAYERS
from reader.content.inline import PLAIN, Inline, Style
from reader.content.lists import Lists
from reader.content.page_elements import BLOCKS, CAPTIONS, DEEPER, HEADINGS, QUOTATION, STYLES
from reader.content.preformatted import Preformatted
from reader.content.tables import is_data

_DEEPEST = 32


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
        self._lists = Lists()
        self._heading = 0
        self._quotes = 0
        self._caption = False
        self._pre: Preformatted | None = None
        self._tables: list[bool] = []  # whether each open table is data
        self._cells: list[tuple[Span, ...]] | None = None  # of an open row of data
        self._head = False  # whether that row is the head of its table

    def walk(self, root: _Element) -> None:
        """Walks through an element and everything below it."""
        tags = etree.iterwalk(root, events=("start", "end"))
        hidden: _Element | None = None
        for event, element in tags:
            if event == "start":
                if page_elements.is_hidden(element) or (element.tag in PLAYERS and self._player(element)):
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
            self._pre.start(tag)
            return
        style = STYLES.get(tag)
        if tag in BLOCKS:
            self._flush()
            self._start_block(element, tag)
        elif tag == "br":
            self._inline.break_line()
        elif tag == "a":
            self._start_link(element.get("href"))
            if raised.is_mark(element):
                raised.set_on_line(element)
        elif tag == "img":
            self._image(element)
        elif tag == "q":
            self._text(QUOTATION[0])
        elif tag in raised.RAISED:
            raised.set_on_line(element)
        if style:
            self._styles[style] += 1

    def _start_block(self, element: _Element, tag: str) -> None:
        if tag in HEADINGS:
            self._heading = HEADINGS[tag]
        elif tag in DEEPER:
            self._lists.start(element)
        elif tag == "li":
            self._lists.start_item()
        elif tag == "blockquote":
            self._quotes += 1
        elif tag in CAPTIONS:
            self._caption = True
        elif tag == "pre":
            self._pre = Preformatted(element)
        elif tag == "hr":
            self.blocks.append(Block("rule"))
        elif tag == "table":
            self._tables.append(self._cells is None and is_data(element))
        elif tag == "tr" and self._tables and self._tables[-1]:
            self._cells = []
            self._head = element.find("th") is not None and element.find("td") is None

    def _end(self, tag: str) -> None:
        if self._pre is not None:
            if self._pre.end(tag):
                self._end_code(self._pre)
            return
        style = STYLES.get(tag)
        if style:
            self._styles[style] -= 1
        if tag in BLOCKS:
            if tag in {"td", "th"} and self._cells is not None:
                self._cells.append(self._inline.take())
            self._flush()
            self._end_block(tag)
        elif tag == "a":
            self._end_link()
        elif tag == "q":
            self._text(QUOTATION[1])

    def _end_block(self, tag: str) -> None:
        if tag in HEADINGS:
            self._heading = 0
        elif tag in DEEPER:
            self._lists.end(tag)
        elif tag == "li":
            self._lists.end_item()
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag in CAPTIONS:
            self._caption = False
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
            self._pre.add(text)
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
        if self._heading:
            self.blocks.append(Block("heading", spans, self._heading))
        elif self._caption:
            self.blocks.append(Block("caption", spans))
        elif marker := self._lists.take_marker():
            self.blocks.append(Block("item", spans, max(self._lists.depth, 1), marker))
        elif self._quotes:
            self.blocks.append(Block("quote", spans, min(self._quotes, _DEEPEST)))
        else:
            self.blocks.append(Block("paragraph", spans, self._lists.depth))

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

    def _end_code(self, open_pre: Preformatted) -> None:
        self._pre = None
        if code := open_pre.block(self._lists.depth):
            self.blocks.append(code)

    def _image(self, element: _Element) -> None:
        """An image is a block of its own; one as small as a letter is its description."""
        words = line(element.get("alt") or element.get("title") or "")
        url = urls.safe(element.get("src") or element.get("data-src") or "", self._base_url)
        lengths = embedded.lengths(element)
        if self._link is not None:
            self._link_words.append(words)
        if url is None or self._cells is not None or embedded.stands_in_text(lengths, words):
            self._text(words)
        elif embedded.is_shown(lengths, words):
            self._flush()
            spans = (Span(words, link=self._link),) if words else ()
            self.blocks.append(Block("image", spans, url=url, size=embedded.size(lengths)))

    def _player(self, element: _Element) -> bool:
        """A player becomes a link. True always: what it holds is for those who cannot play it."""
        found = embedded.player(element, self._base_url)
        if found is not None and self._cells is None and self._pre is None:
            url, words = found
            self._flush()
            self.blocks.append(Block("paragraph", (Span(words, link=url),)))
            self._keep_link(url, words)
        return True
