"""Bytes to articles: one pure function, no disk, no network, no clock."""

from reader.content.article_file import parse_plain
from reader.models import Article, Document, Failure

__all__ = ["parse"]


def parse(document: Document) -> list[Article | Failure]:
    """The articles of a document, or what is wrong with it. It raises for no bytes at all."""
    found = parse_plain(document) if document.key.endswith(".md") else None
    if found is not None:
        return [found]
    from reader.content.kinds import parse_other

    return parse_other(document)
