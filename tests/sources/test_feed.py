"""A feed: asked conditionally, with what it says of itself, and nothing lost when it turns into something else."""

import pytest

from reader.content import parse
from reader.errors import SourceError
from reader.models import Article, SourceSpec
from reader.sources import open_source
from reader.sources.answers import Answer
from reader.sources.base import Entry, Fetched, FetchFailure, Listing, Outlook, Unchanged, Way
from reader.sources.feed import FeedSource
from reader.sources.feed_outlook import fresh_for
from tests.sources.helpers import learned, read, read_address
from tests.sources.made import ATOM, rss, web_page
from tests.sources.server import Site, answer, page, redirect, status

FEED = "/feed.xml"


async def listing(site: Site, state: str | None = None) -> Listing:
    """What a feed that was never read says."""
    found = await FeedSource(SourceSpec(site.url(FEED), "feed"), way=Way(state=state)).listing({})
    assert isinstance(found, Listing)
    return found


@pytest.mark.parametrize("body", [rss(["one"]), b"\xef\xbb\xbf" + rss(["one"]), ATOM])
@pytest.mark.parametrize("content_type", ["text/html", "application/octet-stream", "application/rss+xml"])
async def test_a_feed_is_told_by_its_bytes_and_asked_for_once(
    site: Site, body: bytes, content_type: str
) -> None:
    site.routes[FEED] = answer(body, Content_Type=content_type)

    result = await read_address(site.url(FEED))

    assert result.source.kind == "feed"
    assert result.keys == ["feed"]
    (document,) = result.documents.values()
    assert (document.data, document.address, document.base_url) == (body, site.url(FEED), site.url(FEED))
    assert result.listing is not None
    assert not result.listing.complete
    assert site.asked == [FEED]


@pytest.mark.parametrize("headers", [{"ETag": '"1"'}, {"Last_Modified": "Wed, 01 May 2024 10:00:00 GMT"}, {}])
async def test_a_feed_that_did_not_change_is_not_read_again(site: Site, headers: dict[str, str]) -> None:
    site.routes[FEED] = answer(rss(["one"]), **headers)
    first = await read_address(site.url(FEED))

    again = await read_address(site.url(FEED), first.known, "feed")
    site.routes[FEED] = answer(rss(["two"]))
    changed = await read_address(site.url(FEED), first.known, "feed")

    assert again.listing is None
    assert changed.documents["feed"].data == rss(["two"])


async def test_relative_links_are_meant_from_where_the_feed_came_from_in_the_end(site: Site) -> None:
    site.routes["/old"] = redirect("/new/feed.xml", 301)
    site.routes["/new/feed.xml"] = answer(rss(["one"]))

    (document,) = (await read_address(site.url("/old"))).documents.values()

    assert (document.address, document.base_url) == (site.url("/old"), site.url("/new/feed.xml"))


async def test_a_feed_says_its_title_its_site_and_how_long_it_is_good(site: Site) -> None:
    feed = rss(["one"], ttl=90)
    site.routes[FEED] = answer(feed)

    outlook, _ = learned(await listing(site), feed)

    assert (outlook.title, outlook.site) == ("The Daily", "https://n.example/")
    assert outlook.fresh_s == 90 * 60


async def test_how_long_it_is_good_is_remembered_for_answers_that_do_not_say_it(site: Site) -> None:
    feed = rss(["one"], ttl=90)
    site.routes[FEED] = answer(feed, ETag='"1"')
    _, state = learned(await listing(site), feed)
    known = (await read_address(site.url(FEED))).known

    later = await FeedSource(SourceSpec(site.url(FEED), "feed"), way=Way(state=state)).listing(known)

    assert isinstance(later, Unchanged)
    assert later.outlook.fresh_s == 90 * 60


@pytest.mark.parametrize(
    ("server_says", "feed_says", "fresh_s"),
    [(None, None, None), (60, None, 60), (None, 60, 60), (600, 60, 600), (60, 600, 600), (None, 10**9, 86_400),
     (None, -5, None), (30, 0, 30)],
)  # fmt: skip
def test_the_longer_time_counts_but_no_feed_is_silent_for_more_than_a_day(
    server_says: int | None, feed_says: int | None, fresh_s: int | None
) -> None:
    assert fresh_for(Outlook(server_says), feed_says).fresh_s == fresh_s


@pytest.mark.parametrize(
    "state", ["", "nonsense", "[1]", '{"ttl_s": "x"}', "https://n.example/a\nhttps://b.example"]
)
async def test_what_another_kind_of_source_remembered_does_no_harm(site: Site, state: str) -> None:
    site.routes[FEED] = answer(rss(["one"]))

    assert (await listing(site, state)).entries


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (web_page(FEED), "is a web page now, not a feed"),
        (page(["a"], None), "is a page of a JSON API now, not a feed"),
        (b"---\ntitle: A story\n---\n", "is an article file now, not a feed"),
        (b"%PDF-1.7", "is a PDF document"),
        (b"", "is empty"),
    ],
)
async def test_what_was_a_feed_and_is_none_any_more_is_an_error(site: Site, body: bytes, words: str) -> None:
    site.routes[FEED] = answer(body)

    with pytest.raises(SourceError) as caught:
        await read_address(site.url(FEED), kind="feed")

    assert str(caught.value).startswith(f"{site.url(FEED)} {words}")


async def test_a_feed_without_articles_says_so_and_takes_none_away(site: Site) -> None:
    site.routes[FEED] = answer(rss([]))

    found = await listing(site)

    assert (found.complete, found.gone) == (False, ())


@pytest.mark.parametrize(
    "address",
    [
        "http://n.example/feed",
        "https://n.example/feed/",
        "https://www.n.example/feed",
        "https://me:x@n.example/feed",
    ],
)
def test_the_articles_of_a_feed_stay_who_they_are_when_its_server_moves_to_https(address: str) -> None:
    assert FeedSource(SourceSpec(address, "feed")).identity == "https://n.example/feed"


async def test_opening_a_web_page_reads_its_first_feed_that_is_there(site: Site) -> None:
    site.routes["/blog"] = answer(web_page("/gone.xml", FEED, "/other.xml"))
    site.routes[FEED] = answer(rss(["one"]))
    site.routes["/other.xml"] = answer(rss(["other"]))

    result = await read_address(site.url("/blog"))

    assert result.source.kind == "feed"
    (document,) = result.documents.values()
    assert [part.title for part in parse(document) if isinstance(part, Article)] == ["one"]
    assert (document.source, document.address) == (site.url("/blog"), site.url(FEED))


async def test_the_feed_of_a_web_page_is_found_again_without_the_page(site: Site) -> None:
    site.routes["/blog"] = answer(web_page(FEED))
    site.routes[FEED] = answer(rss(["one"]), ETag='"1"')
    first = await read_address(site.url("/blog"))
    assert first.listing is not None
    site.asked.clear()

    way = Way(state=first.listing.state)
    again = await read(await open_source(SourceSpec(site.url("/blog"), "feed"), way), first.known)

    assert again.listing is None
    assert site.asked == [FEED]
    assert again.source.identity == first.source.identity


async def test_fetching_a_feed_without_a_listing_says_what_is_wrong(site: Site) -> None:
    source = await open_source(SourceSpec(site.url(FEED), "feed"))
    site.routes[FEED] = status(503)

    (broken,) = [item async for item in source.fetch([Entry("feed", site.url(FEED))])]
    site.routes[FEED] = answer(rss(["one"]))
    (there,) = [item async for item in source.fetch([Entry("feed", site.url(FEED))])]

    assert isinstance(broken, FetchFailure)
    assert "503" in broken.message
    assert isinstance(there, Fetched)


@pytest.mark.parametrize(
    ("found_at", "moved"), [(None, "https://new.example/"), ("http://n.example/feed", None)]
)
async def test_a_web_page_has_not_moved_where_its_feed_has(found_at: str | None, moved: str | None) -> None:
    outlook = Outlook(moved_to="https://new.example/")
    first = Answer("https://new.example/", rss(["a"]), outlook=outlook)
    source = FeedSource(SourceSpec("http://n.example/", "feed"), first=first, found_at=found_at)

    found = await source.listing({})

    assert found.outlook.moved_to == moved
