"""The JSON API of a site: every page the first time, only what changed later, nothing lost when it is cut short."""

from collections.abc import Mapping

import pytest

from reader.content import parse
from reader.errors import SourceError
from reader.models import Article, Fingerprint, SourceKind, SourceSpec
from reader.sources import open_source
from reader.sources.api import listing_urls
from reader.sources.base import Fetched, FetchFailure, Listing
from reader.sources.remote import open_remote
from tests.sources import server
from tests.sources.helpers import Read, read_address
from tests.sources.server import Site, answer, page, redirect, serving, status

API = "/daily/api/news/"
FIRST = f"{API}index.json"
PAGES = (("f", "e"), ("d", "c"), ("b", "a"))


def titles(result: Read) -> list[str]:
    """The titles of all articles that were read, in order of their pages."""
    found = [part for key in sorted(result.documents) for part in parse(result.documents[key])]
    return [part.title for part in found if isinstance(part, Article)]


async def refreshed(site: Site, known: Mapping[str, Fingerprint]) -> Read:
    """A later refresh; `site.asked` then holds what just this one asked."""
    site.asked.clear()
    return await read_address(site.url(FIRST), known, "api")


async def test_all_pages_are_read(site: Site) -> None:
    site.pages(API, PAGES)

    result = await read_address(site.url(FIRST))

    assert result.source.kind == "api"
    assert result.keys == ["page/1"]
    assert titles(result) == ["f", "e", "d", "c", "b", "a"]
    assert site.asked == [FIRST, f"{API}page/2/index.json", f"{API}page/3/index.json"]
    document = result.documents["page/2"]
    assert document.address == site.url(f"{API}page/2/index.json")
    assert document.base_url == result.source.identity == site.url("/daily")
    assert result.listing is not None
    assert not result.listing.complete


@pytest.mark.parametrize("following", [2, "2"])
async def test_the_number_of_the_next_page_may_be_text(site: Site, following: object) -> None:
    site.routes[FIRST] = answer(page(["b"], following))
    site.routes[f"{API}page/2/index.json"] = answer(page(["a"], None, 2))

    assert titles(await read_address(site.url(FIRST))) == ["b", "a"]


async def test_a_single_page_is_handed_out_once(site: Site) -> None:
    site.pages(API, [["a"]])
    source = await open_source(SourceSpec(site.url(FIRST)))
    listing = await source.listing({})
    assert isinstance(listing, Listing)

    found = [item async for item in source.fetch(listing.entries)]

    assert [type(item) for item in found] == [Fetched]
    assert [item async for item in source.fetch([])] == []


async def test_the_first_page_counts_as_read_only_after_all_the_others(site: Site) -> None:
    site.pages(API, PAGES)
    source = await open_source(SourceSpec(site.url(FIRST)))
    listing = await source.listing({})
    assert isinstance(listing, Listing)

    found = [item async for item in source.fetch(listing.entries)]

    fetched = [item for item in found if isinstance(item, Fetched)]
    assert [item.document.key for item in fetched] == ["page/1", "page/2", "page/3", "page/1"]
    assert fetched[0].fingerprint == Fingerprint()
    assert fetched[-1].fingerprint.etag


@pytest.mark.parametrize("etags", [True, False])
class TestLater:
    async def test_nothing_is_read_where_the_first_page_is_as_it_was(self, site: Site, etags: bool) -> None:
        site.pages(API, PAGES, etags=etags)
        first = await read_address(site.url(FIRST))

        later = await refreshed(site, first.known)

        assert later.listing is None
        assert site.asked == [FIRST]
        assert (await read_address(site.url(FIRST), first.known)).listing is None

    async def test_reading_ends_at_a_page_that_is_as_it_was(self, site: Site, etags: bool) -> None:
        site.pages(API, PAGES, etags=etags)
        first = await read_address(site.url(FIRST))
        site.pages(API, [("g", "f"), *PAGES[1:]], etags=etags)

        later = await refreshed(site, first.known)

        assert titles(later) == ["g", "f"]
        assert site.asked == [FIRST, f"{API}page/2/index.json"]

    async def test_articles_that_move_to_older_pages_are_followed(self, site: Site, etags: bool) -> None:
        site.pages(API, PAGES, etags=etags)
        first = await read_address(site.url(FIRST))
        site.pages(API, [("g", "f"), ("e", "d"), ("c", "b"), ("a",)], etags=etags)

        assert titles(await refreshed(site, first.known)) == ["g", "f", "e", "d", "c", "b", "a"]

    async def test_a_refresh_that_was_cut_short_is_made_good_by_the_next(
        self, site: Site, etags: bool
    ) -> None:
        site.pages(API, PAGES, etags=etags)
        first = await read_address(site.url(FIRST))
        site.pages(API, [("g", "f"), ("e", "d"), ("c", "b"), ("a",)], etags=etags)
        site.routes[f"{API}page/3/index.json"] = status(500)

        short = await refreshed(site, first.known)
        site.pages(API, [("g", "f"), ("e", "d"), ("c", "b"), ("a",)], etags=etags)
        good = await refreshed(site, short.known)

        assert short.failures == {
            "page/3": f"{site.url(API)}page/3/index.json answered 500 Internal Server Error"
        }
        assert titles(short) == ["g", "f", "e", "d"]
        assert titles(good) == ["g", "f", "e", "d", "c", "b", "a"]
        assert (await refreshed(site, good.known)).listing is None


@pytest.mark.parametrize("following", [1, 2, "2"])
async def test_pages_that_lead_in_circles_end(site: Site, following: object) -> None:
    site.routes[FIRST] = answer(page(["b"], 2))
    site.routes[f"{API}page/2/index.json"] = answer(page(["a"], following, 2))

    result = await read_address(site.url(FIRST))

    assert titles(result) == ["b", "a"]
    assert "leads in circles" in next(iter(result.failures.values()))
    assert result.known["page/1"] == Fingerprint()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<!doctype html><title>Sorry</title>", "is a web page now, not a page of a JSON API"),
        (b"---\nlayout: none\n---\n{% for x in y %}\n", "is a template"),
        (b'{"value": [{"title": "cut o', "is no valid JSON"),
        (b"---\ntitle: An article\n---\n", "is a template"),
        (b"[" * 3_000_000, "holds more values than a page of articles can have"),
        (b"", "is empty"),
    ],
)
async def test_a_page_that_is_none_is_reported_and_not_the_end(site: Site, body: bytes, words: str) -> None:
    site.routes[FIRST] = answer(page(["b"], 2))
    site.routes[f"{API}page/2/index.json"] = answer(body)

    result = await read_address(site.url(FIRST))

    assert titles(result) == ["b"]
    assert words in result.failures["page/2"]
    assert result.known["page/1"] == Fingerprint()


async def test_pages_are_asked_where_a_redirect_led_to(site: Site) -> None:
    site.pages(API, PAGES)
    site.routes["/old/api/news/index.json"] = redirect(FIRST, 301)

    result = await read_address(site.url("/old/api/news/index.json"))

    assert titles(result) == ["f", "e", "d", "c", "b", "a"]
    assert result.source.identity == site.url("/old")


async def test_credentials_are_sent_for_every_page_and_shown_for_none(site: Site) -> None:
    site.pages(API, PAGES)

    result = await read_address(site.url(FIRST).replace("//", "//me:secret@"))

    assert {headers.get("authorization") for headers in site.headers} == {"Basic bWU6c2VjcmV0"}
    assert "secret" not in str([document.address for document in result.documents.values()])


@pytest.mark.parametrize(
    ("given", "pages_of"),
    [
        (f"{API}index.json", API),
        (API, API),
        (API.rstrip("/"), API),
        (f"{API}page/1/index.json", API),
        ("/daily/", API),
        ("/daily", API),
        ("/daily/api/news/tennis/", "/daily/api/news/tennis/"),
        ("/daily/api/news/tennis", "/daily/api/news/tennis/"),
        ("/daily/api/news/tennis/index.json", "/daily/api/news/tennis/"),
    ],
)
@pytest.mark.parametrize("there", [status(404), answer(b"<html><body>Welcome"), answer(b"{}")])
async def test_the_api_is_found_from_the_address_of_the_site(
    site: Site, given: str, pages_of: str, there: server.Route
) -> None:
    site.routes[given] = there
    site.pages(pages_of, PAGES)

    found = await read_address(site.url(given))
    later = await read_address(site.url(given), found.known, "api")

    assert found.source.kind == "api"
    assert titles(found) == ["f", "e", "d", "c", "b", "a"]
    assert found.source.identity == site.url("/daily")
    assert later.listing is None


@pytest.mark.parametrize(
    "given", ["/api/news/index.json", "/api/news/computer-vision/", "/api/news/computer-vision/index.json"]
)
async def test_articles_of_a_topic_are_those_of_the_site(site: Site, given: str) -> None:
    site.pages("/api/news/", PAGES)
    site.pages("/api/news/computer-vision/", PAGES[:1])

    result = await read_address(site.url(given))

    assert result.source.kind == "api"
    assert result.source.identity == site.url("")
    assert {document.base_url for document in result.documents.values()} == {site.url("")}


async def test_an_api_that_a_folder_answers_with_is_read(site: Site) -> None:
    site.routes[API] = answer(page(["b"], 2))
    site.routes[f"{API}page/2/index.json"] = answer(page(["a"], None, 2))

    found = await read_address(site.url(API))
    later = await read_address(site.url(API), found.known, "api")

    assert titles(found) == ["b", "a"]
    assert later.listing is None


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("/page.html", b"<!DOCTYPE html><p>Hello", "is a web page that offers no feed"),
        (
            "/page.xhtml",
            b'<?xml version="1.0"?><!-- a page --><html><p>Hello',
            "is a web page that offers no feed",
        ),
        ("/api/topics/index.json", b"---\nlayout: none\n---\n{%- for t in x %}", "is a template"),
        ("/x.json", b'{"value": [}', "is no valid JSON"),
        ("/x.json", b'{"value": 5}', "no list of articles"),
        ("/x.json", b"[" * 100_000, "nested too deep"),
        ("/notes", b"Just some words.", "no front matter"),
        ("/picture", b"\x89PNG\r\n\x1a\n", "is a PNG picture"),
        ("/nothing.md", b"", "is empty"),
    ],
)
async def test_what_is_no_source_is_refused_with_what_it_looks_like(
    site: Site, path: str, body: bytes, words: str
) -> None:
    site.routes[path] = answer(body)

    with pytest.raises(SourceError) as caught:
        await read_address(site.url(path))

    assert str(caught.value).startswith(site.url(path))
    assert words in str(caught.value)
    assert caught.value.hint


async def test_a_template_is_named_with_its_line(site: Site) -> None:
    site.routes["/api/topics/index.json"] = answer(b"---\nlayout: none\n---\n{\n{%- for t in x %}")

    with pytest.raises(SourceError, match=r"line 5$"):
        await read_address(site.url("/api/topics/index.json"))


async def test_what_was_an_api_and_is_none_any_more_is_an_error(site: Site) -> None:
    site.routes["/news.md"] = answer()
    site.routes[FIRST] = answer(b"<html>Moved")

    with pytest.raises(SourceError, match="is a web page now, not a page of a JSON API"):
        await read_address(site.url(FIRST), kind="api")
    with pytest.raises(SourceError, match="is an article file now, not a page of a JSON API"):
        await read_address(site.url("/news.md"), kind="api")


async def test_an_unreachable_server_is_asked_once(site: Site) -> None:
    site.routes["/daily/"] = server.reset

    with pytest.raises(SourceError, match="broke off"):
        await read_address(site.url("/daily/"))

    assert site.asked == ["/daily/"]


async def test_a_page_never_leads_to_another_server(site: Site) -> None:
    with serving() as other:
        site.routes[FIRST] = answer(page(["b"], 2))
        site.routes[f"{API}page/2/index.json"] = redirect(other.url("/private"))

        result = await read_address(site.url(FIRST))

        assert "a private address" in result.failures["page/2"]
        assert other.asked == []


async def test_fetching_without_a_listing_says_what_is_wrong(site: Site) -> None:
    from reader.sources.base import Entry

    source = await open_remote(SourceSpec(site.url(FIRST), "api"))

    found = [item async for item in source.fetch([Entry("page/1", site.url(FIRST))])]

    assert found == [FetchFailure("page/1", f"{site.url(FIRST)} answered 404 Not Found")]


@pytest.mark.parametrize("kind", ["folder", "file", "stdin"])
async def test_a_web_address_is_no_local_source(kind: SourceKind) -> None:
    with pytest.raises(SourceError, match=f"cannot be read as a {kind}"):
        await open_source(SourceSpec("https://news.example/", kind))


async def test_a_path_is_no_remote_source() -> None:
    with pytest.raises(SourceError, match="is no http or https address, so it cannot be read as api"):
        await open_source(SourceSpec("/", "api"))


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("https://n.example", "https://n.example/api/news/index.json"),
        ("https://n.example/daily#top", "https://n.example/daily/api/news/index.json"),
        ("https://n.example/api/news", "https://n.example/api/news/index.json"),
        ("https://n.example/news.json", "https://n.example/news.json"),
        ("https://n.example/news?page=1", "https://n.example/news?page=1"),
    ],
)
def test_where_the_api_of_an_address_may_be(address: str, first: str) -> None:
    assert listing_urls(address)[0] == first
    assert listing_urls(address)[-1] == address
