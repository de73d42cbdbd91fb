"""Bytes to articles: pure functions, no disk, no network, no clock."""

from typing import TYPE_CHECKING, NamedTuple

from reader.models import Article, Document, Failure

if TYPE_CHECKING:
    from reader.content.feeds import FeedInfo


class Parsed(NamedTuple):
    """The articles of a document and what is wrong with it; `feed` is what it says of itself, where it is a feed."""

    parts: list[Article | Failure]
    feed: "FeedInfo | None" = None


def parse(document: Document) -> list[Article | Failure]:
    """The articles of a document, or what is wrong with it. It raises for no bytes at all."""
    return parse_whole(document).parts


def parse_whole(document: Document) -> Parsed:
    """All that a document tells. It raises for no bytes at all."""
    # What only wants to clean a line of text does not load every parser.
    from reader.content.parsing import parse_document

    return parse_document(document)
