"""What goes into an extraction, and what comes of it."""

from datetime import datetime
from typing import NamedTuple

from reader.models import Doubt, Image


class WebPage(NamedTuple):
    """A page as it came from its server: found at `url` after all redirects; `charset` is what the server names."""

    url: str
    data: bytes
    charset: str | None = None


class Extract(NamedTuple):
    """The readable part of a page in HTML, how many words it has, and what the page says of itself.

    Addresses are safe and whole. `amp` is the AMP page that it names, `canonical` its own address as it tells it.
    `signs` are what was seen anywhere in it of walls: "consent", "paywall", "login", "error".
    """

    url: str
    html: str
    words: int
    title: str | None = None
    author: str | None = None
    published_at: datetime | None = None
    site: str | None = None
    lang: str | None = None
    image: Image | None = None
    canonical: str | None = None
    amp: str | None = None
    signs: frozenset[str] = frozenset()


class Verdict(NamedTuple):
    """Whether an extract is the article: `doubt` is what is wrong with it, `reason` says so in words."""

    doubt: Doubt | None = None
    reason: str = ""
