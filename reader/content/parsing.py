"""Which parser a document is for, found out by its first bytes and its name."""

from reader.content import Parsed
from reader.content.article_file import parse_plain
from reader.models import Document


def parse_document(document: Document) -> Parsed:
    """All that a document tells. It raises for no bytes at all."""
    found = parse_plain(document) if document.key.endswith(".md") else None
    if found is not None:
        return Parsed([found])
    from reader.content.kinds import parse_other

    return parse_other(document)
