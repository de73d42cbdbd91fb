"""Blocks written as HTML: clean and small, with nothing of the markup that they were read from."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from reader.content.blocks import Block, Span


def to_html(blocks: Sequence[Block]) -> str:
    """The blocks, each an element of its own; items of lists and rows of tables together."""
    parts: list[str] = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind == "item":
            parts += _list(list(group))
        elif kind == "row":
            parts += ["<table>", *map(_row, group), "</table>"]
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
        return f"<pre><code>{escape(block.text)}</code></pre>"
    if block.kind == "rule":
        return "<hr>"
    if block.kind == "image":
        return f'<p><img src="{escape(block.url or "")}" alt="{escape(block.text)}"></p>'
    return f"<p>{inner}</p>"


def _list(items: Sequence[Block]) -> Iterator[str]:
    """Items of all depths; a list that stands in an item is one of its own inside of the list above."""
    open_tags: list[str] = []
    for item in items:
        tag = "ol" if item.marker[:1].isdigit() else "ul"
        while len(open_tags) > item.level:
            yield f"</{open_tags.pop()}>"
        while len(open_tags) < item.level:
            open_tags.append(tag)
            yield f"<{tag}>"
        yield f"<li>{_spans(item.spans)}</li>"
    for tag in reversed(open_tags):
        yield f"</{tag}>"


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
