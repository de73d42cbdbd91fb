"""One article file at a web address: read, asked again conditionally, and refused in words where it is bad."""

import asyncio
import gzip
import socket

import pytest

from reader.errors import SourceError
from reader.models import SourceKind, SourceSpec
from reader.sources import open_source
from reader.sources.base import Entry, Fetched, FetchFailure, Way
from reader.sources.network import Network
from reader.sources.remote import open_remote
from tests.sources import server
from tests.sources.helpers import ARTICLE, read, read_address
from tests.sources.server import Route, Site, answer, packed, redirect, serving, status

STORY = "/_news/2024-05-01-a-story.md"
LATER: SourceKind = "remote_file"


async def failing(address: str, *, deadline_s: float = 20, kind: SourceKind | None = LATER) -> str:
    """What is said when the source at `address` is refreshed."""
    with pytest.raises(SourceError) as caught:
        await read(await open_remote(SourceSpec(address, kind), Way(network=Network(deadline_s=deadline_s))))
    return str(caught.value)


async def test_an_article_file_is_told_by_its_first_line_and_asked_for_once(site: Site) -> None:
    site.routes[STORY] = answer()

    result = await read_address(site.url(STORY))

    assert result.source.kind == "remote_file"
    assert result.source.identity == site.url("/_news")
    assert result.keys == [STORY.strip("/")]
    (document,) = result.documents.values()
    assert document.data == ARTICLE
    assert (document.source, document.address, document.base_url) == (site.url(STORY),) * 3
    assert result.listing is not None
    assert not result.listing.complete
    assert site.asked == [STORY]


async def test_we_say_who_we_are_and_ask_for_gzip_only(site: Site) -> None:
    site.routes[STORY] = answer(Set_Cookie="who=you")

    await read_address(site.url(STORY))

    (headers,) = site.headers
    assert headers["user-agent"].startswith("newsreader/")
    assert headers["accept-encoding"] == "gzip"
    assert not {"cookie", "authorization", "referer"} & headers.keys()


@pytest.mark.parametrize("validator", ["ETag", "Last_Modified"])
async def test_a_file_that_did_not_change_is_not_sent_again(site: Site, validator: str) -> None:
    site.routes[STORY] = answer(**{validator: "Wed, 01 May 2024 10:00:00 GMT"})
    first = await read_address(site.url(STORY))

    again = await read_address(site.url(STORY), first.known, LATER)
    site.routes[STORY] = answer(ARTICLE + b"More.", **{validator: "Thu, 02 May 2024 10:00:00 GMT"})
    changed = await read_address(site.url(STORY), first.known, LATER)

    assert again.listing is None
    assert [document.data for document in changed.documents.values()] == [ARTICLE + b"More."]


async def test_without_validators_the_bytes_tell_that_nothing_changed(site: Site) -> None:
    site.routes[STORY] = answer()
    first = await read_address(site.url(STORY))

    assert (await read_address(site.url(STORY), first.known, LATER)).listing is None
    assert (await read_address(site.url(STORY), first.known)).listing is None


async def test_validators_that_cannot_be_sent_back_are_not_kept(site: Site) -> None:
    site.routes[STORY] = answer(ETag='"caf\xe9"', Last_Modified="x" * 2000)

    (fingerprint,) = (await read_address(site.url(STORY))).known.values()

    assert (fingerprint.etag, fingerprint.modified) == (None, None)
    assert fingerprint.digest


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "GZIP", "identity, gzip"])
async def test_gzip_is_unpacked(site: Site, encoding: str) -> None:
    site.routes[STORY] = packed(ARTICLE, encoding)

    (document,) = (await read_address(site.url(STORY))).documents.values()

    assert document.data == ARTICLE


async def test_gzip_in_several_members_with_something_after_it_is_unpacked(site: Site) -> None:
    halves = gzip.compress(ARTICLE[:10]) + gzip.compress(ARTICLE[10:])
    site.routes[STORY] = answer(halves + bytes(512), Content_Encoding="gzip")

    (document,) = (await read_address(site.url(STORY))).documents.values()

    assert document.data == ARTICLE


@pytest.mark.parametrize(
    ("route", "words"),
    [
        (status(404), "answered 404 Not Found"),
        (status(410), "answered 410 Gone: it is gone for good"),
        (status(500), "answered 500 Internal Server Error"),
        (status(204), "answered 204 No Content"),
        (status(304), "answered 304 Not Modified"),
        (status(799), "answered 799"),
        (answer(b"", 302), "answered 302 Found"),
        (server.bomb, "sent more than the 8 MB that are taken"),
        (server.endless, "sent more than the 8 MB that are taken"),
        (answer(bytes(9 << 20)), "sent more than the 8 MB that are taken"),
        (packed(ARTICLE, "gzip", "gzip"), "sent its answer packed in a way that was not asked for"),
        (packed(ARTICLE, "br"), "sent its answer packed in a way that was not asked for"),
        (packed(ARTICLE, "deflate"), "sent its answer packed in a way that was not asked for"),
        (answer(ARTICLE, Content_Encoding="gzip"), "sent a broken gzip file"),
        (
            answer(gzip.compress(ARTICLE)[:-9], Content_Encoding="gzip"),
            "ended before the answer was complete",
        ),
        (server.cut_off, "ended before the answer was complete"),
        (server.reset, "broke off the connection"),
        (server.garbage, "sent something that is not HTTP"),
        (answer(server.page(["a"], None)), "is a page of a JSON API now, not an article file"),
    ],
)
async def test_a_bad_answer_is_reported_in_words(site: Site, route: Route, words: str) -> None:
    site.routes[STORY] = route

    assert await failing(site.url(STORY)) == f"{site.url(STORY)} {words}"


async def test_a_server_that_drips_is_given_up_after_the_whole_time(site: Site) -> None:
    site.routes[STORY] = server.dripping

    words = await failing(site.url(STORY), deadline_s=0.3)

    assert words == f"{site.url(STORY)} did not answer completely within 0.3 seconds"


async def test_a_server_that_never_answers_is_given_up() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/a.md"
        assert "did not answer completely within 0.2 seconds" in await failing(address, deadline_s=0.2)


async def test_a_port_where_nobody_listens_is_reported() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/a.md"
        assert await failing(address) == f"{address} cannot be reached: it refused the connection"


async def test_a_host_that_does_not_exist_is_reported() -> None:
    assert await failing("http://nothing.invalid/a.md") == (
        "http://nothing.invalid/a.md cannot be reached: its host name is not known, or there is no network"
    )


async def test_encryption_that_fails_is_reported(site: Site) -> None:
    address = site.url("/a.md").replace("http:", "https:")
    words = await failing(address)
    assert words.startswith(address)
    assert "could not agree with us on encryption" in words or "broke off the connection" in words


@pytest.mark.parametrize(
    "address",
    [
        "http://", "http:///a.md", "http://[::1/a.md", "http://host:port/", "http://exa mple/", "https://..",
        "http://" + "a" * 300 + ".example/", "http://host:99999/", "http://xn--a/", "http://\u202e.example/",
        "http://a\x1b]0;x\x07/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", [None, "api", "remote_file"])
async def test_addresses_that_cannot_be_asked_are_refused_in_words(
    address: str, kind: SourceKind | None
) -> None:
    words = await failing(address, kind=kind)

    assert "is no" in words or "cannot be reached" in words
    assert "\x1b" not in words


class TestRedirects:
    async def test_a_redirect_is_followed_and_the_key_stays(self, site: Site) -> None:
        site.routes["/old.md"] = redirect(STORY, 301)
        site.routes[STORY] = answer()

        result = await read_address(site.url("/old.md"))

        (document,) = result.documents.values()
        assert (document.key, document.address) == ("old.md", site.url("/old.md"))
        assert document.base_url == site.url(STORY)

    async def test_a_circle_of_redirects_ends(self, site: Site) -> None:
        site.routes["/a"] = redirect("/b")
        site.routes["/b"] = redirect("/a")

        assert "leads on and on: more than 5 redirects" in await failing(site.url("/a"))
        assert len(site.asked) == 6

    @pytest.mark.parametrize(
        "location",
        ["file:///etc/passwd", "ftp://h/x", "javascript:alert(1)", "data:,x", "http://[::1/", "//[x"],
    )
    async def test_only_web_addresses_are_followed(self, site: Site, location: str) -> None:
        site.routes["/a"] = redirect(location)

        words = await failing(site.url("/a"))

        assert words == f"{site.url('/a')} leads to something that is no http or https address"

    @pytest.mark.parametrize(
        "location", ["http://127.0.0.1:{port}/x", "http://localhost:{port}/x", "http://0x7f.1:{port}/x",
                     "http://2130706433:{port}/", "http://[::ffff:127.0.0.1]:{port}/", "http://0:{port}/x"],
    )  # fmt: skip
    async def test_a_redirect_never_leads_to_a_private_address(self, site: Site, location: str) -> None:
        with serving() as other:
            site.routes["/a"] = redirect(location.format(port=other.port))

            words = await failing(site.url("/a"))

            assert "a private address that you did not give yourself" in words
            assert other.asked == []

    async def test_the_credentials_of_a_redirect_are_never_sent(self, site: Site) -> None:
        site.routes["/a.md"] = redirect(f"http://eve:trap@127.0.0.1:{site.port}/b.md")
        site.routes["/b.md"] = answer()

        result = await read_address(site.url("/a.md").replace("http://", "http://me:secret@"))

        assert [headers.get("authorization") for headers in site.headers] == ["Basic bWU6c2VjcmV0"] * 2
        (document,) = result.documents.values()
        assert "secret" not in document.address + str(document.base_url) + result.source.identity

    async def test_credentials_are_in_no_message(self, site: Site) -> None:
        words = await failing(site.url("/gone.md").replace("http://", "http://me:secret@"))

        assert words == f"{site.url('/gone.md')} answered 404 Not Found"


async def test_an_article_can_be_fetched_without_a_listing(site: Site) -> None:
    site.routes[STORY] = answer()
    source = await open_remote(SourceSpec(site.url(STORY), LATER))
    entry = Entry(STORY.strip("/"), site.url(STORY))

    (there,) = [item async for item in source.fetch([entry])]
    site.routes[STORY] = status(503)
    (broken,) = [item async for item in source.fetch([entry])]

    assert isinstance(there, Fetched)
    assert broken == FetchFailure(entry.key, f"{site.url(STORY)} answered 503 Service Unavailable")


async def test_a_proxy_of_the_environment_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    site.routes[STORY] = answer()

    assert (await read_address(site.url(STORY))).documents


async def test_cancelling_a_refresh_leaves_nothing_open(site: Site) -> None:
    site.routes[STORY] = server.dripping
    source = await open_source(SourceSpec(site.url(STORY), LATER))

    task = asyncio.ensure_future(source.listing({}))
    while not site.asked:
        await asyncio.sleep(0.01)
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
