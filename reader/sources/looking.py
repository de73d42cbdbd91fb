"""Looks at what a web address answers, and at what else it may lead to: feeds, and the JSON API below it."""

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import SourceError
from reader.models import SourceKind
from reader.sources.answers import Answer, NotThereError
from reader.sources.api import listing_urls
from reader.sources.http import Client
from reader.sources.recognition import HINT, NAMES, what_is
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


class NoFeed(NamedTuple):
    """Why there is none where a page offers one, or where one would be."""

    link: "Alternate"
    problem: SourceError


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


async def feeds(client: Client, offered: "tuple[Alternate, ...]") -> tuple[FoundFeed | NoFeed, ...]:
    """The feeds offered, in their order."""
    found: dict[str, FoundFeed | NoFeed] = {}
    jobs = (partial(_feed, client, link) for link in offered)
    async with aclosing(together(jobs, MOST_FEEDS)) as asked:
        async for feed in asked:
            found[feed.link.url] = feed
    return tuple(found[link.url] for link in offered)


async def first_feed(client: Client, offered: "tuple[Alternate, ...]") -> FoundFeed | tuple[NoFeed, ...]:
    """The first of the feeds offered that is there; why none is."""
    missing: list[NoFeed] = []
    for link in offered:
        feed = await _feed(client, link)
        if isinstance(feed, FoundFeed):
            return feed
        missing.append(feed)
    return tuple(missing)


def problem_of(look: Nothing, asked: "Sequence[FoundFeed | NoFeed]") -> SourceError:
    """Why an address leads to no source: where its page offers a feed that cannot be had, why that is so."""
    offered = look.head.feeds if look.head else ()
    for feed in asked:
        if isinstance(feed, NoFeed) and feed.link in offered:
            return SourceError(f"The page offers a feed, but {feed.problem}", feed.problem.hint)
    return look.problem


async def api_below(client: Client, address: str) -> Answer | None:
    """The first page of the JSON API at its usual place below an address."""
    for url in listing_urls(address)[:-1]:
        look = await look_at(client, url)
        if isinstance(look, Found) and look.kind == "api":
            return look.answer
    return None


async def _feed(client: Client, link: "Alternate") -> FoundFeed | NoFeed:
    look = await look_at(client, link.url)
    if isinstance(look, Nothing):
        return NoFeed(link, look.problem)
    if look.kind != "feed":
        return NoFeed(link, SourceError(f"{look.answer.url} is {NAMES[look.kind]}", HINT))
    return FoundFeed(link, look.answer)
