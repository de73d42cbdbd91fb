"""Which parser a document is for, found out by its first bytes and its name."""

from reader.content.article_file import parse_plain
from reader.models import Article, Document, Failure


def parse_document(document: Document) -> list[Article | Failure]:
    """The articles of a document, or what is wrong with it. It raises for no bytes at all."""
    found = parse_plain(document) if document.key.endswith(".md") else None
    if found is not None:
        return [found]
    from reader.content.kinds import parse_other

    return parse_other(document)
