"""An article file: front matter, then a body."""

from reader.content.articles import article
from reader.content.clean import block
from reader.content.front_matter import FrontMatterError, Parts, load
from reader.content.rescue import rescue
from reader.models import Article, Body, Document, Failure

_HTML_NAMES = (".html", ".htm", ".xhtml")
_ENTRIES = frozenset({"organization", "topic"})


def parse_article(document: Document, parts: Parts) -> Article | Failure:
    """The article of a file that begins with front matter, or what is wrong with it and what could be saved."""
    if not parts.closed:
        return _rescued(document, parts, "the front matter is not closed by a second --- line", None)
    try:
        fields = load(parts.yaml)
    except FrontMatterError as error:
        line = error.line + parts.first_line - 1 if error.line else None
        return _rescued(document, parts, f"the front matter is no valid YAML: {error.message}", line)
    entry = fields.get("taxonomy")
    if isinstance(entry, str) and entry in _ENTRIES and "title" not in fields:
        return Failure(document.source, document.key, f"no article: it describes one {entry} of the site")
    return article(fields, document.key, document.base_url, body_of(document.key, parts.body))


def body_of(key: str, text: str) -> Body | None:
    """The body of a file; None where it is blank."""
    if not text or text.isspace():
        return None
    text = block(text).strip("\n")
    if not text.strip():
        return None
    return Body("html" if key.lower().endswith(_HTML_NAMES) else "markdown", text)


def _rescued(document: Document, parts: Parts, message: str, line: int | None) -> Failure:
    """The failure, with the article as far as its lines can be read one by one."""
    fields, body = rescue(parts.yaml, parts.closed)
    saved = article(fields, document.key, document.base_url, body_of(document.key, parts.body or body))
    return Failure(document.source, document.key, message, line, saved)
