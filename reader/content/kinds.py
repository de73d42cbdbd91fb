"""What a document is, told by its first bytes and its name; and what to say of one that holds no articles."""

import re

from reader.content.article_file import parse_article
from reader.content.front_matter import decode, split
from reader.models import Article, Document, Failure

_MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_LOOKS = (
    (
        re.compile(r"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<\?[^>]*>\s*)*<(?:rss|rdf:RDF)\b", re.DOTALL),
        "is an RSS feed",
    ),
    (re.compile(r"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<\?[^>]*>\s*)*<feed\b", re.DOTALL), "is an Atom feed"),
    (re.compile(r"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<opml\b", re.DOTALL), "is an OPML list of feeds"),
    (re.compile(r"<\?xml\b"), "is XML"),
    (
        re.compile(r"(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE),
        "is an HTML page",
    ),
)
_TEMPLATE = re.compile(r"\{%|\{\{")
_ARTICLE_NAMES = (".md", ".markdown", ".mkd", ".html", ".htm", ".txt")
_JSON_NAMES = (".json", ".geojson", ".jsonl")
_LOOKED_AT = 4096  # characters


def parse_other(document: Document) -> list[Article | Failure]:
    """The articles of any document: an article file, a page of the JSON API, or a failure that says what it is."""
    data = document.data
    if not data.strip():
        return [_failure(document, "is empty")]
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return [_failure(document, f"is {kind}, not an article")]
    if b"\x00" in data[:_LOOKED_AT] and data[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        return [_failure(document, "is a binary file, not an article")]
    name = document.key.lower().partition("?")[0]
    parts = split(data)
    if parts is not None:
        if name.endswith(_JSON_NAMES):
            return [_template(document, parts.first_line, decode(data))]
        return [parse_article(document, parts)]
    return _without_front_matter(document, name)


def _without_front_matter(document: Document, name: str) -> list[Article | Failure]:
    text = decode(document.data)
    head = text[: 2 * _LOOKED_AT].lstrip()[:_LOOKED_AT]
    if name.endswith(_ARTICLE_NAMES):
        return [_failure(document, "has no front matter (--- lines) at its beginning, so it is no article")]
    for look, kind in _LOOKS:
        if look.match(head):
            return [_failure(document, f"{kind}, not an article file or a page of the JSON API")]
    if head.startswith(("{%", "{{")):
        return [_template(document, 1, text)]
    if head[:1] in {"{", "["} or name.endswith(_JSON_NAMES):
        from reader.content.collection import parse_collection

        found = parse_collection(document)
        broken = len(found) == 1 and isinstance(found[0], Failure) and found[0].line is not None
        if broken and _TEMPLATE.search(text):
            return [_template(document, 1, text)]
        return found
    return [_failure(document, "has no front matter (--- lines) and is no JSON, so it is no article")]


def _template(document: Document, line: int, text: str) -> Failure:
    found = _TEMPLATE.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else line
    return _failure(document, "is a template of the site ({% ... %}), not JSON", line)


def _failure(document: Document, message: str, line: int | None = None) -> Failure:
    return Failure(document.source, document.key, message, line)
