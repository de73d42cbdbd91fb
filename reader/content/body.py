"""The body of an article made readable: HTML and Markdown become the same blocks."""

import re

from reader.content.blocks import Block, Readable, Span
from reader.content.clean import block
from reader.content.html_text import decoded, stripped, without_tags
from reader.content.liquid import without_liquid
from reader.content.markdown_text import to_html, to_markdown
from reader.content.overloaded import without_overloaded
from reader.content.reading import count_words
from reader.models import Body, Link

__all__ = ["Readable", "index_text", "read_body", "to_markdown", "to_text"]

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")
_HTML = re.compile(r"<[a-zA-Z/!]|&#?\w{1,32};")
_LINK_END = re.compile(r"\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)")
_LINE_MARKS = re.compile(
    r"\n[ \t]*+(?:#{1,6}[ \t]+|>[> \t]*|[-*+][ \t]+|\d{1,9}[.)][ \t]+|(?:```|~~~)[^\n]*|\|?[-:| \t]{3,}+(?=\n|\Z))"
)

# Anything in HTML but the tags that most texts are made of, which hide nothing.
_NEEDS_CARE = re.compile(
    r"<(?!/?(?:p|br|a|b|i|em|strong|span|div|ul|ol|li|h[1-6]|blockquote|img|hr)(?:\s[^<>]{0,2000})?/?>)"
    r"|hidden|display|visibility",
    re.IGNORECASE,
)


def read_body(body: Body, base_url: str | None = None) -> Readable:
    """The blocks, links and words of a body; relative links are resolved against `base_url`.

    Scripts, styles, hidden parts and Liquid tags are left out. It raises for nothing.
    """
    text = without_liquid(body.text)
    if body.format == "markdown":
        html = to_html(text)
        return _of_html(html, base_url) if html is not None else _as_written(text)
    return _of_html(text, base_url)


def index_text(body: Body) -> str:
    """The words of a body for a search to find; quick, without the order and look of `read_body`."""
    text = without_liquid(body.text)
    if body.format == "markdown" and not (("<" in text or "&" in text) and _HTML.search(text)):
        if "](" in text:
            text = _LINK_END.sub(" ", text).replace("[", " ")
        text = _LINE_MARKS.sub("\n", "\n" + text)
        for mark in "*_~`|":
            text = text.replace(mark, " ")
        return block(text).strip()
    if not _NEEDS_CARE.search(text):
        return block(decoded(without_tags(text))).strip()
    from reader.content.raised import ON_THE_LINE

    # Marks of Markdown among the words are nothing to a search.
    return to_text(_of_html(text, None)).translate(ON_THE_LINE)


def to_text(readable: Readable) -> str:
    """The bare text of the blocks, one empty line between them."""
    return "\n\n".join(
        [f"{part.marker} {part.text}" if part.kind == "item" else part.text for part in readable.blocks]
    )


def _of_html(text: str, base_url: str | None) -> Readable:
    from lxml import etree

    from reader.content.walker import Walker

    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    walker = Walker(base_url)
    try:
        root = etree.fromstring(without_overloaded(text).encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return _as_written(stripped(text))
    if any("depth" in entry.message for entry in parser.error_log):
        return _as_written(stripped(text))  # what is nested deeper than libxml2 goes would be lost
    if root is not None:
        walker.walk(root)
    return _readable(walker.blocks, walker.links)


def _as_written(text: str) -> Readable:
    """Text that is too much to make sense of, as paragraphs."""
    paragraphs = [block(part).strip() for part in _PARAGRAPH_END.split(text)]
    return _readable([Block("paragraph", (Span(part),)) for part in paragraphs if part], {})


def _readable(blocks: list[Block], links: dict[str, str]) -> Readable:
    words = sum([count_words(part.text) for part in blocks])
    return Readable(tuple(blocks), tuple([Link(url, shown or url) for url, shown in links.items()]), words)
