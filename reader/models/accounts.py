"""Articles as they are compared with others, and what they have to do with each other."""

from typing import NamedTuple


class Account(NamedTuple):
    """What one outlet tells of an event, as far as it is compared: an article of the library.

    `row` and `uid` are its numbers in the store, `published` is Unix time (None: unknown). `story` is the number of the
    story it is in so far, 0 where it is in none.
    """

    row: int
    uid: int
    published: int | None
    title: str
    excerpt: str | None = None
    provider: str | None = None
    domain: str | None = None
    url: str | None = None
    listed: bool = True
    heat: int | None = None
    quality: int | None = None
    story: int = 0
