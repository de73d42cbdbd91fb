"""The text of an original page, brought into the reader."""

from datetime import datetime
from typing import Literal, NamedTuple

from reader.models.articles import Body, Image

Doubt = Literal["empty", "short", "consent", "paywall", "login", "error", "other"]
"""What is wrong with the text of a page: it has none, less than the article tells already, it asks for consent, money
or a login, it is an error page, or one about something else.
"""
PageOf = Literal["original", "amp", "web", "page"]
"""Which address of an article a page was read from: `originalUrl`, the publisher's AMP page, `webUrl`; "page" is one
that is no article's.
"""


class FullText(NamedTuple):
    """What the page of an article says, as it was read at `fetched_at` from `url`, at the end of all redirects.

    `asked` is the address that it was asked for at. `words` is how many its text has. `doubt` tells that it is hardly
    the article, `reason` why, in words; `tried` are the addresses that did not do before this one, each with the reason
    in words. Title, author, date and site are what the page says of itself.
    """

    asked: str
    url: str
    of: PageOf
    fetched_at: datetime
    body: Body
    words: int
    doubt: Doubt | None = None
    reason: str = ""
    tried: tuple[tuple[str, str], ...] = ()
    title: str | None = None
    author: str | None = None
    published_at: datetime | None = None
    site: str | None = None
    lang: str | None = None
    image: Image | None = None


class PageRead(NamedTuple):
    """What came of a wish for the text of a page: of an article by its id, else of an address. `error` tells in words
    why nothing could be read; where a text was read, `text` is it, also where it is hardly the article.
    """

    name: str
    text: FullText | None = None
    error: str | None = None
