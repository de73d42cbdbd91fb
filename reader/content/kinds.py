"""What a document is, told by its first bytes and its name; and what to say of one that holds no articles."""

import re

from reader.content import Parsed
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
# A group that is not tried in other ways, "(?>…)*+": hundreds of comments could be parted in countless ones.
_LOOKS = (
    (re.compile(r"(?><\?xml[^>]*>\s*|<!--.*?-->\s*)*+<opml\b", re.DOTALL), "is an OPML list of feeds"),
    (re.compile(r"<\?xml\b"), "is XML"),
    (
        re.compile(r"(?><!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.DOTALL | re.IGNORECASE),
        "is an HTML page",
    ),
)
_SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
_TEMPLATE = re.compile(r"\{%|\{\{")
_ARTICLE_NAMES = (".md", ".markdown", ".mkd", ".html", ".htm", ".txt")
_JSON_NAMES = (".json", ".geojson", ".jsonl")
_LOOKED_AT = 4096  # characters


def parse_other(document: Document) -> Parsed:
    """What any document tells: an article file, a feed, a sitemap, a page of the JSON API, a web page.

    Or a failure that says what it is.
    """
    data = document.data
    refusal = _refusal(data)
    if refusal:
        return Parsed([_failure(document, refusal)])
    listed = _listed(document)
    if listed is not None:
        return listed
    if b"\x00" in data[:_LOOKED_AT] and data[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        return Parsed([_failure(document, "is a binary file, not an article")])
    return Parsed(_of_text(document))


def _refusal(data: bytes) -> str | None:
    """What a document is that is no text at all."""
    if not data.strip():
        return "is empty"
    return next((f"is {kind}, not an article" for magic, kind in _MAGIC if data.startswith(magic)), None)


def _listed(document: Document) -> Parsed | None:
    """What a feed or a sitemap lists, which may be nothing; None where the document is neither."""
    from reader.content.feeds import is_feed, read_feed

    if is_feed(document.data):
        return read_feed(document)
    if _SITEMAP.search(document.data, 0, _LOOKED_AT):
        from reader.content.sitemap import is_sitemap, parse_sitemap

        return Parsed(parse_sitemap(document)) if is_sitemap(document.data) else None
    return None


def _of_text(document: Document) -> list[Article | Failure]:
    name = document.key.lower().partition("?")[0]
    parts = split(document.data)
    if parts is not None:
        if name.endswith(_JSON_NAMES):
            return [_template(document, parts.first_line, decode(document.data))]
        return [parse_article(document, parts)]
    if document.page:
        from reader.content.page_head import parse_page

        return parse_page(document)
    return _without_front_matter(document, name)


def _without_front_matter(document: Document, name: str) -> list[Article | Failure]:
    text = decode(document.data)
    head = text[: 2 * _LOOKED_AT].lstrip()[:_LOOKED_AT]
    if name.endswith(_ARTICLE_NAMES):
        return [_failure(document, "has no front matter (--- lines) at its beginning, so it is no article")]
    for look, kind in _LOOKS:
        if look.match(head):
            return [_failure(document, f"{kind}, not an article, a feed or a page of the JSON API")]
    if head.startswith(("{%", "{{")):
        return [_template(document, 1, text)]
    if head[:1] in {"{", "["} or name.endswith(_JSON_NAMES):
        from reader.content.collection import parse_collection

        found = parse_collection(document)
        broken = len(found) == 1 and isinstance(found[0], Failure) and found[0].line is not None
        if broken and _TEMPLATE.search(text):
            return [_template(document, 1, text)]
        return found
    return [
        _failure(
            document, "has no front matter (--- lines) and is neither JSON nor a feed, so it is no article"
        )
    ]


def _template(document: Document, line: int, text: str) -> Failure:
    found = _TEMPLATE.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else line
    return _failure(document, "is a template of the site ({% ... %}), not JSON", line)


def _failure(document: Document, message: str, line: int | None = None) -> Failure:
    return Failure(document.source, document.key, message, line)
