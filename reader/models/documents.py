"""Where articles come from: the bytes of a document, and what else is read of it."""

from typing import NamedTuple

from reader.models.articles import Article


class Failure(NamedTuple):
    """A document, or a part of one, that could not be read; never an exception.

    `rescued` is the best that could be saved of it, so that it is still listed.
    """

    source: str
    key: str
    message: str
    line: int | None = None
    rescued: Article | None = None


class Document(NamedTuple):
    """The bytes of one document and where they come from.

    `key` is what `Article.key` is made from; `address` is the path or URL a person would open;
    `base_url` is the address that relative links are resolved against. `page` tells that a web page is an article
    too, as its head describes it. `charset` is the character set that its server names, which may be wrong; `topics`
    are those that a list which names the document gives to its articles, each a path from the root of the tree.
    """

    source: str
    key: str
    data: bytes
    address: str
    base_url: str | None = None
    page: bool = False
    charset: str | None = None
    topics: tuple[tuple[str, ...], ...] = ()


class TopicSpec(NamedTuple):
    """A topic as `_data/topics/NN-id.yaml` declares it; `parent` is a name."""

    id: str
    name: str
    position: int = 0
    shortname: str | None = None
    parent: str | None = None
    keywords: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()


class Link(NamedTuple):
    """A link of a body: where it leads, and the words it stands on."""

    url: str
    text: str
