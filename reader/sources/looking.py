"""Looks at what a web address answers, and at what else it may lead to: feeds, and the JSON API below it."""

import asyncio
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import SourceError
from reader.models import SourceKind
from reader.sources.answers import Answer, NotThereError
from reader.sources.api import listing_urls
from reader.sources.http import Client
from reader.sources.recognition import HINT, what_is
from reader.sources.together import together

if TYPE_CHECKING:
    from reader.content.page_head import Alternate, PageHead

MOST_FEEDS = 5
"""So many of the feeds that a page offers are looked at."""


class Found(NamedTuple):
    """What an address answered, and which kind of source that is."""

    answer: Answer
    kind: SourceKind


class Nothing(NamedTuple):
    """Why there is no source at an address, in words. Where a web page is there, `head` is what it says of itself;
    `is_there` is false where the server could not be asked, or refused to answer.
    """

    problem: SourceError
    head: "PageHead | None" = None
    is_there: bool = True


class FoundFeed(NamedTuple):
    """A feed that a page offers, or that is known to belong to an address, and what it answered."""

    link: "Alternate"
    answer: Answer


async def look_at(client: Client, address: str) -> Found | Nothing:
    """What is at an address."""
    from reader.content.page_head import head

    try:
        answer = await client.get(address)
    except SourceError as error:
        return Nothing(error, is_there=isinstance(error, NotThereError))
    try:
        what = await asyncio.to_thread(what_is, answer.data, answer.url)
    except SourceError as error:
        return Nothing(error)
    if what != "page":
        return Found(answer, what)
    problem = SourceError(f"{answer.url} is a web page that offers no feed", HINT)
    return Nothing(problem, await asyncio.to_thread(head, answer.data, answer.url))


def links(address: str, page: "PageHead | None") -> "tuple[Alternate, ...]":
    """The feeds that a page offers, then those known to belong to such an address; each once."""
    from reader.content.known_feeds import derived

    found = {link.url: link for link in (*(page.feeds if page else ()), *derived(address))}
    return tuple(found.values())[:MOST_FEEDS]


async def feeds(client: Client, offered: "tuple[Alternate, ...]") -> tuple[FoundFeed, ...]:
    """Those of the feeds offered that are there, in their order."""
    found: dict[str, FoundFeed] = {}
    jobs = (partial(_feed, client, link) for link in offered)
    async with aclosing(together(jobs, MOST_FEEDS)) as asked:
        async for feed in asked:
            if feed is not None:
                found[feed.link.url] = feed
    return tuple(found[link.url] for link in offered if link.url in found)


async def first_feed(client: Client, offered: "tuple[Alternate, ...]") -> FoundFeed | None:
    """The first of the feeds offered that is there."""
    for link in offered:
        if feed := await _feed(client, link):
            return feed
    return None


async def api_below(client: Client, address: str) -> Answer | None:
    """The first page of the JSON API at its usual place below an address."""
    for url in listing_urls(address)[:-1]:
        look = await look_at(client, url)
        if isinstance(look, Found) and look.kind == "api":
            return look.answer
    return None


async def _feed(client: Client, link: "Alternate") -> FoundFeed | None:
    look = await look_at(client, link.url)
    return FoundFeed(link, look.answer) if isinstance(look, Found) and look.kind == "feed" else None
