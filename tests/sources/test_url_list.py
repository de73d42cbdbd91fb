"""A list of addresses: each is one document; pages are read once, feeds each time, and what left the list is gone."""

from pathlib import Path

import pytest

from reader.content import parse
from reader.errors import SourceError
from reader.models import Article, Secret, SourceSpec
from reader.sources import open_source
from reader.sources.base import Listing, Way
from reader.sources.url_list import addresses
from tests.sources.helpers import ARTICLE, Read, read, read_address, read_path
from tests.sources.made import opml, rss, web_page
from tests.sources.server import Site, answer, redirect, serving, status

LIST = "/list.txt"


def titles(result: Read) -> list[str]:
    """The titles of all articles that were read."""
    found = [part for document in result.documents.values() for part in parse(document)]
    return sorted(part.title for part in found if isinstance(part, Article))


def lines(*addresses: str) -> bytes:
    """A text file of addresses."""
    return "\n".join(["# What I read", "", *addresses]).encode()


def serve(site: Site) -> tuple[str, str, str]:
    """Serves an article file, a web page and a feed, and gives their addresses."""
    site.routes["/story.md"] = answer(ARTICLE)
    site.routes["/page"] = answer(web_page(title="A page"))
    site.routes["/feed"] = answer(rss(["one"]), ETag='"1"')
    return site.url("/story.md"), site.url("/page"), site.url("/feed")


async def test_a_list_brings_article_files_web_pages_and_feeds(site: Site) -> None:
    site.routes[LIST] = answer(lines(*serve(site)))

    result = await read_address(site.url(LIST))

    assert result.source.kind == "list"
    assert result.keys == [site.url("/story.md"), site.url("/page"), site.url("/feed")]
    assert titles(result) == ["A page", "A short story", "one"]
    assert all(document.page for document in result.documents.values())
    assert result.listing is not None
    assert result.listing.complete


async def test_pages_are_read_once_and_feeds_asked_each_time(site: Site) -> None:
    site.routes[LIST] = answer(lines(*serve(site)))
    first = await read_address(site.url(LIST))
    site.asked.clear()

    again = await read_address(site.url(LIST), first.known, "list")
    site.routes["/feed"] = answer(rss(["two"]), ETag='"2"')
    changed = await read_address(site.url(LIST), again.known, "list")

    assert again.documents == {}
    assert titles(changed) == ["two"]
    assert site.asked == [LIST, "/feed"] * 2


async def test_a_page_that_could_not_be_had_is_asked_again(site: Site) -> None:
    site.routes[LIST] = answer(lines(*serve(site)))
    site.routes["/page"] = status(503)

    first = await read_address(site.url(LIST))
    serve(site)
    again = await read_address(site.url(LIST), first.known, "list")

    assert "503" in first.failures[site.url("/page")]
    assert titles(first) == ["A short story", "one"]
    assert titles(again) == ["A page"]


async def test_what_left_the_list_is_no_longer_listed(site: Site) -> None:
    story, page, feed = serve(site)
    site.routes[LIST] = answer(lines(story, page, feed))
    first = await read_address(site.url(LIST))
    site.routes[LIST] = answer(lines(page, feed))

    again = await read_address(site.url(LIST), first.known, "list")

    assert again.keys == [page, feed]
    assert again.listing is not None
    assert again.listing.complete


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is empty"),
        (b"# nothing\n", "no front matter"),
        (opml(), "lists no addresses"),
        (web_page(), "is a web page now, not a list of addresses"),
        (rss(["one"]), "is a feed now, not a list of addresses"),
    ],
)
async def test_an_empty_list_and_one_that_is_none_any_more_take_nothing_away(
    site: Site, body: bytes, words: str
) -> None:
    site.routes[LIST] = answer(body)

    with pytest.raises(SourceError, match=words):
        await read_address(site.url(LIST), kind="list")


async def test_an_opml_list_is_followed(site: Site) -> None:
    _, _, feed = serve(site)
    site.routes["/feeds.opml"] = answer(opml(feed))

    result = await read_address(site.url("/feeds.opml"))

    assert result.source.kind == "list"
    assert titles(result) == ["one"]


async def test_a_remote_list_leads_to_no_private_address_but_its_own_server(site: Site) -> None:
    with serving() as other:
        other.routes["/page"] = answer(web_page())
        site.routes["/away"] = redirect(other.url("/page"))
        story, _, _ = serve(site)
        site.routes[LIST] = answer(lines(story, other.url("/page"), site.url("/away")))

        result = await read_address(site.url(LIST))

        assert titles(result) == ["A short story"]
        assert "a private address" in result.failures[other.url("/page")]
        assert "a private address" in result.failures[site.url("/away")]
        assert other.asked == []


async def test_a_list_on_this_machine_is_the_users_own_so_it_may_name_private_addresses(
    site: Site, tmp_path: Path
) -> None:
    story, _, feed = serve(site)
    (tmp_path / "list.txt").write_bytes(lines(story, feed))

    with serving() as other:
        site.routes["/away"] = redirect(other.url("/page"))
        (tmp_path / "list.txt").write_bytes(lines(story, feed, site.url("/away")))
        result = await read_path(tmp_path / "list.txt")

        assert other.asked == []
    assert result.source.kind == "list"
    assert titles(result) == ["A short story", "one"]
    assert "a private address" in result.failures[site.url("/away")]


async def test_what_a_list_on_this_machine_may_say_to_a_server_is_said_to_none_of_those_it_names(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, _, _ = serve(site)
    monkeypatch.setenv("LIST_PASSWORD", "secret")
    (tmp_path / "list.txt").write_bytes(lines(story))

    password = Secret(env="LIST_PASSWORD")
    spec = SourceSpec(
        str(tmp_path / "list.txt"), user="me", password=password, headers=(("X-Key", password),)
    )
    result = await read(await open_source(spec))

    assert titles(result) == ["A short story"]
    assert [(headers.get("authorization"), headers.get("x-key")) for headers in site.headers] == [
        (None, None)
    ]


async def test_offline_a_list_on_this_machine_asks_nobody(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(lines("http://127.0.0.1:9/"))

    with pytest.raises(SourceError, match=r"list\.txt: the addresses in it are not asked while offline$"):
        await open_source(SourceSpec(str(tmp_path / "list.txt")), Way(offline=True))


def test_commands_and_files_are_never_taken_from_a_list() -> None:
    data = opml("exec:rm -rf /", "file:///etc/passwd", "javascript:alert(1)", "https://n.example/feed")

    assert addresses(data, "list.opml").urls == {"https://n.example/feed": ()}


def test_each_address_is_taken_once_without_its_fragment() -> None:
    data = lines("https://n.example/a#top", "https://n.example/a", "https://N.example/a")

    assert addresses(data, "list.txt").urls == {"https://n.example/a": ()}


async def test_fetching_a_page_without_a_listing_reads_it(site: Site) -> None:
    story, _, _ = serve(site)
    site.routes[LIST] = answer(lines(story))
    source = await open_source(SourceSpec(site.url(LIST), "list"))
    listing = await source.listing({})
    assert isinstance(listing, Listing)

    fresh = await open_source(SourceSpec(site.url(LIST), "list"))
    found = [item async for item in fresh.fetch(listing.entries)]

    assert len(found) == 1
    assert (await read(source)).documents.keys() == {story}
