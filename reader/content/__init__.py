"""Bytes to articles: pure functions, no disk, no network, no clock."""

from reader.models import Article, Document, Failure


def parse(document: Document) -> list[Article | Failure]:
    """The articles of a document, or what is wrong with it. It raises for no bytes at all."""
    # What only wants to clean a line of text does not load every parser.
    from reader.content.parsing import parse_document

    return parse_document(document)
