"""Blocks written as HTML: clean and small, with nothing of the markup that they were read from."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from reader.content.blocks import Block, Span

_FIGURE = ("image", "caption")


def to_html(blocks: Sequence[Block]) -> str:
    """The blocks as elements; items of lists, rows of tables, and pictures with their captions together."""
    parts: list[str] = []
    for kind, group in groupby(blocks, key=lambda block: "figure" if block.kind in _FIGURE else block.kind):
        if kind == "item":
            parts += _list(group)
        elif kind == "row":
            parts += ["<table>", *map(_row, group), "</table>"]
        elif kind == "figure":
            parts += _figures(group)
        else:
            parts += map(_block, group)
    return "".join(f"{part}\n" for part in parts)


def _block(block: Block) -> str:
    inner = _spans(block.spans)
    if block.kind == "heading":
        return f"<h{block.level}>{inner}</h{block.level}>"
    if block.kind == "quote":
        return "<blockquote>" * block.level + f"<p>{inner}</p>" + "</blockquote>" * block.level
    if block.kind == "code":
        language = f' class="language-{escape(block.marker)}"' if block.marker else ""
        return f"<pre><code{language}>{escape(block.text)}</code></pre>"
    return "<hr>" if block.kind == "rule" else f"<p>{inner}</p>"


def _figures(blocks: Iterable[Block]) -> Iterator[str]:
    """Pictures, each with the caption that follows it; a caption without one is a paragraph of its own."""
    hung = ""
    for block in blocks:
        if block.kind == "image":
            if hung:
                yield f"<figure>{hung}</figure>"
            hung = f'<img src="{escape(block.url or "")}" alt="{escape(block.text)}">'
        elif hung:
            yield f"<figure>{hung}<figcaption>{_spans(block.spans)}</figcaption></figure>"
            hung = ""
        else:
            yield f"<p>{_spans(block.spans)}</p>"
    if hung:
        yield f"<figure>{hung}</figure>"


def _list(items: Iterable[Block]) -> Iterator[str]:
    """Items of all depths; a deeper list stands inside of the item above it."""
    tags: list[str] = []
    for item in items:
        tag = "ol" if item.marker[:1].isdigit() else "ul"
        while len(tags) > item.level:
            yield f"</li></{tags.pop()}>"
        if len(tags) == item.level:
            yield "</li>"
        while len(tags) < item.level:
            tags.append(tag)
            yield f"<{tag}>" if len(tags) == item.level else f"<{tag}><li>"
        yield f"<li>{_spans(item.spans)}"
    for tag in reversed(tags):
        yield f"</li></{tag}>"


def _row(row: Block) -> str:
    tag = "th" if row.level else "td"
    return "<tr>" + "".join(f"<{tag}>{_spans(cell)}</{tag}>" for cell in row.cells) + "</tr>"


def _spans(spans: Iterable[Span]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = escape(span.text).replace("\n", "<br>")
    for tag, wanted in (("code", span.code), ("s", span.strike), ("em", span.italic), ("strong", span.bold)):
        if wanted:
            text = f"<{tag}>{text}</{tag}>"
    return f'<a href="{escape(span.link)}">{text}</a>' if span.link else text
