"""An article file: front matter, then a body."""

from reader.content.articles import BODY_FORMAT, article
from reader.content.clean import block
from reader.content.fields import Fields
from reader.content.front_matter import FrontMatterError, Parts, load, read_plainly
from reader.content.rescue import rescue
from reader.models import Article, Body, Document, Failure

_HTML_NAMES = (".html", ".htm", ".xhtml")
_ENTRIES = frozenset({"organization", "topic"})


def parse_plain(document: Document) -> Article | Failure | None:
    """The article of a file as nearly all are written, quickly; None for any other."""
    read = read_plainly(document.data)
    return _of_fields(document, *read) if read else None


def parse_article(document: Document, parts: Parts) -> Article | Failure:
    """The article of a file that begins with front matter, or what is wrong with it and what could be saved."""
    if not parts.closed:
        return _rescued(document, parts, "the front matter is not closed by a second --- line", None)
    try:
        fields = load(parts.yaml)
    except FrontMatterError as error:
        line = error.line + parts.first_line - 1 if error.line else None
        return _rescued(document, parts, f"the front matter is no valid YAML: {error.message}", line)
    return _of_fields(document, fields, parts.body)


def _of_fields(document: Document, fields: Fields, body: str) -> Article | Failure:
    if "taxonomy" in fields and "title" not in fields:
        entry = fields["taxonomy"]
        if isinstance(entry, str) and entry in _ENTRIES:
            return Failure(
                document.source, document.key, f"is no article: it describes one {entry} of the site"
            )
    found = body_of(document.key, body, fields.get(BODY_FORMAT)) if body else None
    return article(fields, document.key, document.base_url, found)


def body_of(key: str, text: str, declared: object = None) -> Body | None:
    """The body of a file, in the format that is declared or that the file's name tells; None where it is blank."""
    text = block(text).strip("\n")
    if not text or text.isspace():
        return None
    html = declared == "html" or (declared != "markdown" and key.lower().endswith(_HTML_NAMES))
    return Body("html" if html else "markdown", text)


def _rescued(document: Document, parts: Parts, message: str, line: int | None) -> Failure:
    """The failure, with the article as far as its lines can be read one by one."""
    fields, body = rescue(parts.yaml, parts.closed)
    saved = article(fields, document.key, document.base_url, body_of(document.key, parts.body or body))
    return Failure(document.source, document.key, message, line, saved)
