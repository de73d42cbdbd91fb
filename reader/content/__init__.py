"""Bytes to articles: one pure function, no disk, no network, no clock."""

from reader.content.article_file import parse_article
from reader.content.front_matter import split
from reader.models import Article, Document, Failure

__all__ = ["parse"]


def parse(document: Document) -> list[Article | Failure]:
    """The articles of a document, or what is wrong with it. It raises for no bytes at all."""
    data = document.data
    if data.startswith(b"---\n") and document.key.endswith(".md"):
        parts = split(data)
        return [parse_article(document, parts)] if parts else []
    from reader.content.kinds import parse_other

    return parse_other(document)
