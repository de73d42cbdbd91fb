"""An article as a document of its own, for files and pipes."""

from reader.content.body import read_body
from reader.content.exporting import Form, as_document
from reader.content.headlines import without_headline
from reader.models import Article

_FORMS: dict[str, Form] = {"md": "markdown", "html": "html", "text": "text"}


def document(article: Article, form: str, base_url: str | None) -> str:
    """The article as Markdown ("md"), a page of HTML or plain text; links are resolved against `base_url`."""
    body = without_headline(read_body(article.body, base_url), article.title) if article.body else None
    return as_document(article, body, _FORMS[form])
