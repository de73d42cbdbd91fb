"""Markdown: read as HTML, for the same walk that HTML takes; and written from blocks."""

import re
from functools import lru_cache

from reader.content.blocks import Block, Readable, Span

LONGEST = 300_000  # characters; longer Markdown is shown as it is written
_MOST_BRACKETS = 10_000  # more are no links, and looking for their ends takes long

_ALWAYS = re.compile(
    r"([\\`*])|(?<![^\W_])_|_(?![^\W_])|\[|\](?=[(\[:]|$)|<(?=[A-Za-z/!?])|~(?=~)|~$|&(?=#?\w{1,32};)"
)
_AT_START = re.compile(r"^(\s*)(?=[#>+=-])|^(\s*\d{1,9})(?=[.)])", re.MULTILINE)
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_BREAK = "\\\n"  # as Markdown asks for one
_BACKTICKS = re.compile(r"`+")


def to_html(text: str) -> str | None:
    """The HTML of a Markdown text, in which HTML may stand; None where it is too long to render."""
    if len(text) > LONGEST:
        return None
    return _render(text, text.count("[") <= _MOST_BRACKETS)


def _render(text: str, links: bool) -> str:
    rendered: str = _renderer(links).render(text)  # type: ignore[attr-defined]
    return rendered


@lru_cache(maxsize=2)
def _renderer(links: bool) -> object:
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return markdown if links else markdown.disable(["link", "image"])


def to_markdown(readable: Readable) -> str:
    """The blocks as Markdown, which read again gives the same text."""
    pieces: list[str] = []
    widths: list[int] = []  # of the markers of the open items
    before: Block | None = None
    for part in readable.blocks:
        if part.kind == "item":
            widths[part.level - 1 :] = [len(_marker(part)) + 1]
        written = _block(part, before)
        depth = (
            part.level - 1 if part.kind == "item" else part.level if part.kind in {"paragraph", "code"} else 0
        )
        indent = " " * sum(widths[:depth])
        if indent:
            written = "\n".join([indent + row if row else row for row in written.split("\n")])
        if before is not None:
            tight = part.kind == before.kind and part.kind in {"item", "row"}
            pieces.append("\n" if tight else "\n\n")
        pieces.append(written)
        before = part
    return "".join(pieces) + "\n" if pieces else ""


def _marker(item: Block) -> str:
    return item.marker if item.marker[:1].isdigit() else "-"


def _block(part: Block, before: Block | None) -> str:
    """A block without what stands before it."""
    if part.kind in {"rule", "code", "row", "image"}:
        return "---" if part.kind == "rule" else _special(part, before)
    text = "".join([_span(span) for span in part.spans])
    text = _AT_START.sub(lambda found: f"{found[1] or found[2] or ''}\\", text)
    if part.kind == "heading":
        return f"{'#' * part.level} {text.replace(_BREAK, ' ')}"
    if part.kind == "item":
        marker = _marker(part)
        return f"{marker} " + text.replace("\n", "\n" + " " * (len(marker) + 1))
    quoted = "> " * part.level if part.kind == "quote" else ""
    return quoted + text.replace("\n", "\n" + quoted)


def _special(part: Block, before: Block | None) -> str:
    """A block that is more than running text."""
    if part.kind == "code":
        return _fenced(part)
    return _row(part, before) if part.kind == "row" else _image(part)


def _span(span: Span) -> str:
    """A span with its marks; space at its edges stands outside of them."""
    edges = _EDGES.fullmatch(span.text)
    before, text, after = edges.groups() if edges else ("", span.text, "")
    if not text:
        return span.text.replace("\n", _BREAK)
    if span.code:
        text = _code(text)
    else:
        text = _escaped(text)
        text = f"~~{text}~~" if span.strike else text
        text = f"*{text}*" if span.italic else text
        text = f"**{text}**" if span.bold else text
    if span.link:
        text = f"[{text}]({_address(span.link)})"
    return f"{before}{text}{after}".replace("\n", _BREAK)


def _escaped(text: str) -> str:
    return _ALWAYS.sub(lambda found: "\\" + found[0], text)


def _code(text: str) -> str:
    """Code in a line, between more backticks than it holds."""
    fence = "`" * (max([len(run) for run in _BACKTICKS.findall(text)], default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _fenced(part: Block) -> str:
    text = part.text
    fence = "`" * max(3, max([len(run) for run in _BACKTICKS.findall(text)], default=0) + 1)
    language = part.marker.replace("`", "")
    return f"{fence}{language}\n{text}\n{fence}"


def _image(part: Block) -> str:
    image = f"![{_escaped(part.text)}]({_address(part.url or '')})"
    link = part.spans[0].link if part.spans else None
    return f"[{image}]({_address(link)})" if link else image


def _address(url: str) -> str:
    return f"<{url}>" if "(" in url or ")" in url else url


def _row(part: Block, before: Block | None) -> str:
    """A row of a table. A table whose head is missing gets an empty one, since Markdown has no other."""
    cells = [
        "".join([_span(span) for span in cell]).replace(_BREAK, " ").replace("|", "\\|")
        for cell in part.cells
    ]
    row = f"| {' | '.join(cells)} |"
    rule = "|" + " --- |" * len(cells)
    if before is not None and before.kind == "row":
        return row
    return f"{row}\n{rule}" if part.level else f"|{'  |' * len(cells)}\n{rule}\n{row}"
