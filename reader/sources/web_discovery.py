"""What a web address may mean: what it answers, the feeds of a web page, the JSON API below it, a git archive."""

from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from reader.content.urls import host
from reader.errors import SourceError
from reader.models import Offer, SourceSpec
from reader.sources.answers import shown
from reader.sources.base import Way
from reader.sources.http import Client, checked, client_for
from reader.sources.looking import (
    Found,
    FoundFeed,
    Nothing,
    api_below,
    feeds,
    links,
    look_at,
    problem_of,
)
from reader.sources.offers import offer_of
from reader.sources.remote import source_of

if TYPE_CHECKING:
    from reader.content.page_head import PageHead

FORGES = frozenset(("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "git.sr.ht", "gitea.com"))
"""Hosts where an address of an owner and a name is a repository."""
_ADVERTISED = b"001e# service=git-upload-pack\n"
"""What a git server answers first (gitprotocol-http(5), "Smart Server Response")."""


async def on_the_web(spec: SourceSpec, way: Way) -> tuple[Offer, ...]:
    """The sources that the web address of `spec` may mean, the likeliest first; at least one.

    Raises:
        SourceError: none; the message says what is there instead.
    """
    checked(spec.address)
    async with client_for(spec, way) as client:
        look = await look_at(client, spec.address)
        if isinstance(look, Found):
            source = source_of(spec, look.kind, way, look.answer)
            return (await offer_of(spec, source),)
        asked = await feeds(client, links(spec.address, look.head))
        offers = [
            offer
            for feed in asked
            if isinstance(feed, FoundFeed) and (offer := await _feed_offer(spec, feed, look.head, way))
        ]
        look = look._replace(problem=problem_of(look, asked))
        if look.is_there and (answer := await api_below(client, spec.address)):
            name = _title(look.head)
            offers.append(await offer_of(spec, source_of(spec, "api", way, answer), name=name))
        return await _with_archive(client, spec, offers, look, way)


async def _with_archive(
    client: Client, spec: SourceSpec, offers: list[Offer], look: Nothing, way: Way
) -> tuple[Offer, ...]:
    """The offers and, where the address may be one of a repository, the archive in it. One with headlines is first."""
    from reader.sources.git_looking import look as look_at_archive

    problem = look.problem
    worth_asking = look.is_there and (not offers or is_on_forge(spec.address))
    if worth_asking and await _is_repository(client, spec.address):
        try:
            archive = await look_at_archive(spec._replace(kind="git"), way)
        except SourceError as error:
            problem = error
        else:
            if archive.titles or not offers:
                return (archive, *offers)
    if offers:
        return tuple(offers)
    raise problem


def is_on_forge(address: str) -> bool:
    """Whether an address is one of a repository, by its form: a known host, an owner and a name."""
    path = urlsplit(address).path.strip("/")
    return host(address) in FORGES and path.count("/") == 1


async def _feed_offer(spec: SourceSpec, feed: FoundFeed, page: "PageHead | None", way: Way) -> Offer | None:
    """A feed of a page, by the address that the page gives; None where it cannot be read after all."""
    own = SourceSpec(feed.link.url, "feed", site=shown(spec.address))
    with suppress(SourceError):
        return await offer_of(
            own, source_of(own, "feed", way, feed.answer), name=feed.link.title or _title(page)
        )
    return None


async def _is_repository(client: Client, address: str) -> bool:
    parts = urlsplit(address)
    path = f"{parts.path.rstrip('/')}/info/refs"
    try:
        answer = await client.get(
            urlunsplit((parts.scheme, parts.netloc, path, "service=git-upload-pack", ""))
        )
    except SourceError:
        return False
    return answer.data.startswith(_ADVERTISED)


def _title(page: "PageHead | None") -> str | None:
    return (page.site_name or page.title) if page else None
