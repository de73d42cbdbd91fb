"""What the readers of all feed formats hand over: raw values, not cleaned yet, but for addresses, which are safe."""

from collections.abc import Iterable
from typing import NamedTuple


class FeedInfo(NamedTuple):
    """What a feed says of itself. `words` name its format ("RSS 2.0"); it asks to be left alone for `ttl_s` seconds."""

    words: str
    title: str | None = None
    site: str | None = None
    ttl_s: int | None = None
    lang: str | None = None


class Text(NamedTuple):
    """A text of an item: HTML, or plain where `html` is false. `base` is what its `xml:base` says, if there is one."""

    text: str
    html: bool = True
    base: str | None = None


class Media(NamedTuple):
    """A file that belongs to an item. `medium` is "image", "audio", "video", …; numbers are as they were written."""

    url: str
    type: str | None = None
    medium: str | None = None
    size: str | None = None
    length: str | None = None
    title: str | None = None
    width: str | None = None
    height: str | None = None


class Item(NamedTuple):
    """One item of a feed. `dates` are its dates in the order in which they count, `length` its playing time."""

    title: str | None = None
    link: str | None = None
    original: str | None = None
    guid: str | None = None
    dates: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    summary: Text | None = None
    content: Text | None = None
    media: tuple[Media, ...] = ()
    length: str | None = None
    comments: str | None = None
    lang: str | None = None
    publisher: str | None = None
    publisher_url: str | None = None


class Feed(NamedTuple):
    """A feed as it was read. An item that is none is a text instead: what is wrong with it.

    `trouble` is what is wrong with the feed though it could be read, `line` where.
    """

    words: str
    title: str | None = None
    site: str | None = None
    ttl_s: int | None = None
    lang: str | None = None
    authors: tuple[str, ...] = ()
    items: Iterable[Item | str] = ()
    trouble: str | None = None
    line: int | None = None


class Unreadable(NamedTuple):
    """Why a feed cannot be read, and in which line of it."""

    message: str
    line: int | None = None
