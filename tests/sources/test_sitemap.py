"""A sitemap, or an index of several: each asked conditionally, one that fails hurts no other."""

import gzip

import pytest

from reader.content import parse
from reader.errors import SourceError
from reader.models import Article, SourceSpec
from reader.sources import open_source
from reader.sources.base import Way
from reader.sources.sitemap import MOST_FURTHER
from tests.sources import server
from tests.sources.helpers import Read, read, read_address
from tests.sources.made import sitemap, sitemap_index, web_page
from tests.sources.server import Site, answer, status

MAP = "/sitemap.xml"


def addresses(result: Read) -> list[str]:
    """The addresses of all articles that were read."""
    found = [part for document in result.documents.values() for part in parse(document)]
    return sorted(part.url or "" for part in found if isinstance(part, Article))


async def later(site: Site, before: Read) -> Read:
    """A later refresh; `site.asked` then holds what just this one asked."""
    site.asked.clear()
    assert before.listing is not None
    way = Way(state=before.listing.state)
    return await read(await open_source(SourceSpec(site.url(MAP), "sitemap"), way), before.known)


async def test_a_sitemap_is_one_document_by_its_address(site: Site) -> None:
    site.routes[MAP] = answer(sitemap("https://n.example/a", "https://n.example/b"), ETag='"1"')

    result = await read_address(site.url(MAP))

    assert result.source.kind == "sitemap"
    assert result.keys == [site.url(MAP)]
    assert addresses(result) == ["https://n.example/a", "https://n.example/b"]
    assert site.asked == [MAP]
    assert (await later(site, result)).listing is None
    assert site.asked == [MAP]


async def test_a_sitemap_packed_as_a_file_is_unpacked(site: Site) -> None:
    site.routes["/sitemap.xml.gz"] = answer(gzip.compress(sitemap("https://n.example/a")))

    result = await read_address(site.url("/sitemap.xml.gz"))

    assert addresses(result) == ["https://n.example/a"]
    assert (await read_address(site.url("/sitemap.xml.gz"), result.known)).listing is None


async def test_the_sitemaps_of_an_index_are_followed(site: Site) -> None:
    site.routes[MAP] = answer(sitemap_index(site.url("/1.xml"), site.url("/2.xml")), ETag='"i"')
    site.routes["/1.xml"] = answer(sitemap("https://n.example/a"), ETag='"1"')
    site.routes["/2.xml"] = answer(sitemap("https://n.example/b"), ETag='"2"')

    result = await read_address(site.url(MAP))
    site.routes["/2.xml"] = answer(sitemap("https://n.example/b", "https://n.example/c"), ETag='"3"')
    again = await later(site, result)

    assert addresses(result) == ["https://n.example/a", "https://n.example/b"]
    assert list(again.documents) == [site.url("/2.xml")]
    assert sorted(site.asked) == ["/1.xml", "/2.xml", MAP]


@pytest.mark.parametrize(
    ("route", "words"),
    [(status(500), "answered 500"), (answer(web_page()), "is a web page now, not a sitemap"),
     (server.cut_off, "ended before the answer was complete")],
)  # fmt: skip
async def test_a_sitemap_that_fails_hurts_no_other(site: Site, route: server.Route, words: str) -> None:
    site.routes[MAP] = answer(sitemap_index(site.url("/1.xml"), site.url("/2.xml")))
    site.routes["/1.xml"] = route
    site.routes["/2.xml"] = answer(sitemap("https://n.example/b"))

    result = await read_address(site.url(MAP))

    assert addresses(result) == ["https://n.example/b"]
    assert words in result.failures[site.url("/1.xml")]
    assert result.listing is not None
    assert not result.listing.complete


async def test_no_more_sitemaps_are_followed_than_is_decent_and_the_rest_is_told(site: Site) -> None:
    names = [f"/{number}.xml" for number in range(MOST_FURTHER + 5)]
    site.routes[MAP] = answer(sitemap_index(*map(site.url, names)))
    for name in names:
        site.routes[name] = answer(sitemap(f"https://n.example{name}"))

    result = await read_address(site.url(MAP))

    assert len(addresses(result)) == MOST_FURTHER
    assert list(result.failures.values()) == ["names 5 more sitemaps than the 20 that are read"]


async def test_an_index_leads_to_nothing_but_web_addresses_that_are_public_or_its_own(site: Site) -> None:
    with server.serving() as other:
        named = ("file:///etc/passwd", "javascript:alert(1)", other.url("/private.xml"), site.url(MAP))
        site.routes[MAP] = answer(sitemap_index(*named))

        result = await read_address(site.url(MAP))

        assert list(result.failures) == [other.url("/private.xml")]
        assert "a private address" in result.failures[other.url("/private.xml")]
        assert other.asked == []
        assert site.asked == [MAP]


async def test_what_was_a_sitemap_and_is_none_any_more_is_an_error(site: Site) -> None:
    site.routes[MAP] = answer(web_page())

    with pytest.raises(SourceError, match="is a web page now, not a sitemap"):
        await read_address(site.url(MAP), kind="sitemap")
