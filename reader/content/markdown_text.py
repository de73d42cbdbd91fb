"""Markdown: read as HTML, for the same walk that HTML takes; and written from blocks."""

import re
from collections.abc import Sequence
from functools import lru_cache

from reader.content.blocks import Block, Readable, Span

LONGEST = 300_000  # characters; longer Markdown is shown as it is written
_MOST_BRACKETS = 10_000  # more are no links, and looking for their ends takes long

_ALWAYS = re.compile(
    r"([\\`*])|(?<![^\W_])_|_(?![^\W_])|\[|\](?=[(\[:]|$)|<(?=[A-Za-z/!?])|~(?=~)|~$|&(?=#?\w{1,32};)|!(?=\[|$)"
)
_AT_START = re.compile(r"^(\s*)(?=[#>+=-])|^(\s*\d{1,9})(?=[.)])", re.MULTILINE)
_CLOSING = re.compile(r"(?<!\\)\]")  # would end the words of a link
_CLOSING_MARK = re.compile(r"#(?=#*$)")  # would end a heading
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_BREAK = "\\\n"  # as Markdown asks for one
_MARKS = "*~_`\\"
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
    from markdown_it.token import Token
    from mdit_py_plugins.footnote import footnote_plugin

    def number(_: object, tokens: Sequence[Token], at: int, *_rest: object) -> str:
        return str(tokens[at].meta["id"] + 1)  # the same wherever a note is referred to

    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    if not links:
        return markdown.disable(["link", "image"])
    markdown.use(footnote_plugin)
    markdown.add_render_rule("footnote_caption", number)
    return markdown


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
    spans = part.spans
    if part.kind == "caption":
        spans = tuple(span._replace(italic=True) for span in spans)
    text = _inline(spans)
    text = _AT_START.sub(lambda found: f"{found[1] or found[2] or ''}\\", text)
    if part.kind == "heading":
        text = _CLOSING_MARK.sub(r"\#", text.replace(_BREAK, " "))
        return f"{'#' * part.level} {text}"
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


def _inline(spans: Sequence[Span]) -> str:
    """Spans with their marks, where Markdown would read these as marks; the text is told in any case."""
    pieces: list[str] = []
    before = " "
    for place, span in enumerate(spans):
        edges = _EDGES.fullmatch(span.text)
        lead, text, trail = edges.groups() if edges else ("", span.text, "")
        after = trail or (spans[place + 1].text if place + 1 < len(spans) else " ")
        if text:
            text = _span(span, text, (lead or before)[-1], after[0])
            before = text[-1]
        before = trail[-1:] or (before if text else " ")
        pieces += [lead.replace("\n", _BREAK), text.replace("\n", _BREAK), trail.replace("\n", _BREAK)]
    return "".join(pieces)


def _span(span: Span, text: str, before: str, after: str) -> str:
    """The text of a span with its marks; `before` and `after` are the characters around it."""
    if span.code and before != "`":
        text = _code(text)
    else:
        bare, text = text, _escaped(text, within=span.link is not None)
        mixed = span.strike and (span.bold or span.italic)
        if _stands_out("~" if mixed else bare, before, after):
            text = f"~~{text}~~" if span.strike else text
            text = f"*{text}*" if span.italic else text
            text = f"**{text}**" if span.bold else text
    return f"[{text}]({_address(span.link)})" if span.link else text


def _stands_out(text: str, before: str, after: str) -> bool:
    """Whether marks around a text are marks: no letter touches it where it has none (CommonMark §6.2)."""
    apart = (before.isspace() or text[0].isalnum()) and (after.isspace() or text[-1].isalnum())
    return apart and before not in _MARKS


def _escaped(text: str, *, within: bool) -> str:
    """The text with what would be marks escaped; `within` the brackets of a link or an image, also every bracket."""
    text = _ALWAYS.sub(lambda found: "\\" + found[0], text)
    return _CLOSING.sub(r"\\]", text) if within else text


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
    image = f"![{_escaped(part.text, within=True)}]({_address(part.url or '')})"
    link = part.spans[0].link if part.spans else None
    return f"[{image}]({_address(link)})" if link else image


def _address(url: str) -> str:
    return f"<{url}>" if "(" in url or ")" in url else url


def _row(part: Block, before: Block | None) -> str:
    """A row of a table. A table whose head is missing gets an empty one, since Markdown has no other."""
    cells = [_inline(cell).replace(_BREAK, " ").replace("|", "\\|") for cell in part.cells]
    row = f"| {' | '.join(cells)} |"
    rule = "|" + " --- |" * len(cells)
    if before is not None and before.kind == "row":
        return row
    return f"{row}\n{rule}" if part.level else f"|{'  |' * len(cells)}\n{rule}\n{row}"
