"""What an address turns out to lead to, before it is added."""

import shlex
import sys
from pathlib import Path

import pytest

from reader.content.page_head import Alternate
from reader.errors import SourceError
from reader.models import Offer, SourceKind, SourceSpec
from reader.sources import open_source
from reader.sources.base import Way
from reader.sources.discover import likely_kind, looks_like_host
from reader.sources.discovery import discover
from tests.sources import server
from tests.sources.helpers import ARTICLE, write
from tests.sources.made import ATOM, opml, rss, sitemap, sitemap_index, web_page
from tests.sources.server import Site, answer, page, redirect, serving, status

API = "/daily/api/news/"
LETTERS = ["a", "b", "c", "d", "e", "f", "g"]


async def only(address: str, way: Way = Way()) -> Offer:  # noqa: B008 - a value, as constant as None
    """The one source that an address leads to."""
    (offer,) = await discover(address, None, way)
    return offer


class TestOneSource:
    async def test_a_feed_with_its_first_headlines_is_asked_for_once(self, site: Site) -> None:
        site.routes["/feed"] = answer(rss(LETTERS))

        offer = await only(site.url("/feed"))

        assert offer == Offer(
            SourceSpec(site.url("/feed"), "feed"), "RSS 2.0 feed", tuple("abcde"), 7, "The Daily"
        )
        assert site.asked == ["/feed"]

    async def test_what_no_server_is_told_is_no_part_of_the_address_of_a_feed(self, site: Site) -> None:
        site.routes["/feed"] = answer(rss(["a"]))

        assert (await only(site.url("/feed#top"))).spec.address == site.url("/feed")

    async def test_a_feed_without_a_title_is_called_by_its_host(self, site: Site) -> None:
        site.routes["/feed"] = answer(rss(["a"], name="", site=""))

        assert (await only(site.url("/feed"))).spec.name == "127.0.0.1"

    async def test_atom_is_called_atom(self, site: Site) -> None:
        site.routes["/feed"] = answer(ATOM)

        assert (await only(site.url("/feed"))).words == "Atom 1.0 feed"

    async def test_the_address_stays_as_it_was_given_where_a_redirect_leads_elsewhere(
        self, site: Site
    ) -> None:
        site.routes["/old"] = redirect("/feed", 301)
        site.routes["/feed"] = answer(rss(["a"]))

        assert (await only(site.url("/old"))).spec.address == site.url("/old")

    async def test_a_json_api_is_read_no_further_than_its_first_page(self, site: Site) -> None:
        site.pages(API, [LETTERS, ["h"]])

        offer = await only(site.url(f"{API}index.json"))

        assert (offer.spec.kind, offer.words, offer.articles) == ("api", "JSON API, 7 articles a page", None)
        assert offer.titles == tuple("abcde")
        assert offer.spec.site == site.url("/daily")
        assert site.asked == [f"{API}index.json"]

    async def test_a_json_api_of_small_pages_is_read_on_for_headlines_and_counts_nothing_twice(
        self, site: Site
    ) -> None:
        site.pages(API, [["a", "b"], ["c", "d"]])

        offer = await only(site.url(f"{API}index.json"))

        assert offer.words == "JSON API, 2 articles a page"
        assert sorted(offer.titles) == ["a", "b", "c", "d"]

    async def test_a_json_api_of_one_page_says_how_many_there_are(self, site: Site) -> None:
        site.pages(API, [["a"]])

        offer = await only(site.url(f"{API}index.json"))

        assert (offer.words, offer.articles) == ("JSON API, 1 article", 1)

    async def test_an_article_file_is_called_by_its_title(self, site: Site) -> None:
        site.routes["/story.md"] = answer()

        offer = await only(site.url("/story.md"))

        assert (offer.words, offer.spec.name, offer.articles) == ("article file", "A short story", 1)

    async def test_a_sitemap(self, site: Site) -> None:
        site.routes["/sitemap.xml"] = answer(sitemap("https://n.example/a-story", "https://n.example/b"))

        offer = await only(site.url("/sitemap.xml"))

        assert (offer.spec.kind, offer.words, offer.articles) == ("sitemap", "sitemap", 2)

    async def test_a_news_sitemap(self, site: Site) -> None:
        space = b'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns='
        site.routes["/news.xml"] = answer(sitemap("https://n.example/a").replace(b"xmlns=", space))

        assert (await only(site.url("/news.xml"))).words == "news sitemap"

    async def test_an_index_of_sitemaps(self, site: Site) -> None:
        site.routes["/sitemap.xml"] = answer(sitemap_index(site.url("/1.xml"), site.url("/2.xml")))
        site.routes["/1.xml"] = answer(sitemap("https://n.example/a"))
        site.routes["/2.xml"] = answer(sitemap("https://n.example/b"))

        offer = await only(site.url("/sitemap.xml"))

        assert (offer.words, len(offer.titles), offer.articles) == ("index of 2 sitemaps", 2, None)

    async def test_a_list_shows_what_its_first_addresses_hold(self, site: Site) -> None:
        site.routes["/list.txt"] = answer("\n".join([site.url("/feed"), site.url("/x")]).encode())
        site.routes["/feed"] = answer(rss(["a"]))

        offer = await only(site.url("/list.txt"))

        assert (offer.spec.kind, offer.words, offer.titles) == ("list", "list of 2 addresses", ("a",))

    async def test_an_opml_list_on_this_machine(self, site: Site, tmp_path: Path) -> None:
        site.routes["/feed"] = answer(rss(["a"]))
        (tmp_path / "feeds.opml").write_bytes(opml(site.url("/feed")))

        offer = await only(str(tmp_path / "feeds.opml"))

        assert (offer.spec.kind, offer.words, offer.titles) == ("list", "list of 1 address", ("a",))

    async def test_a_folder(self, tmp_path: Path) -> None:
        write(tmp_path, *(f"2024-01-0{day}-story.md" for day in range(1, 8)))

        offer = await only(str(tmp_path))

        assert (offer.spec, offer.words) == (SourceSpec(str(tmp_path), "folder"), "folder of 7 article files")
        assert (len(offer.titles), offer.articles) == (5, 7)

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (ARTICLE, "article file"),
            (rss(["a"]), "RSS 2.0 feed"),
            (page(["a", "b"], None), "page of 2 articles"),
        ],
    )
    async def test_a_file(self, tmp_path: Path, data: bytes, words: str) -> None:
        (tmp_path / "file").write_bytes(data)

        assert (await only(str(tmp_path / "file"))).words == words

    async def test_a_command_that_prints_addresses_is_told_as_a_list(self, site: Site) -> None:
        site.routes |= {"/one": answer(rss(["a"])), "/two": answer(rss(["b"]))}
        code = f"print({site.url('/one')!r}); print({site.url('/two')!r})"

        offer = await only(f"exec:{shlex.join([sys.executable, '-c', code])}")

        assert (offer.words, sorted(offer.titles)) == ("command, list of 2 addresses", ["a", "b"])
        assert (offer.spec.kind, offer.articles) == ("command", None)

    async def test_a_command_is_run(self) -> None:
        code = f"import sys; sys.stdout.buffer.write({rss(['a'])!r})"
        offer = await only(f"exec:{shlex.join([sys.executable, '-c', code])}")

        assert (offer.spec.kind, offer.words, offer.titles) == ("command", "command, RSS 2.0 feed", ("a",))


class TestWebPage:
    async def test_every_feed_of_a_page_is_offered_by_the_address_it_gives(self, site: Site) -> None:
        site.routes["/blog"] = answer(web_page("/posts.xml", "/comments.xml"))
        site.routes["/posts.xml"] = answer(rss(["a"]))
        site.routes["/comments.xml"] = answer(rss(["b", "c"], name="Comments"))

        offers = await discover(site.url("/blog"))

        assert [(offer.spec.address, offer.titles) for offer in offers] == [
            (site.url("/posts.xml"), ("a",)),
            (site.url("/comments.xml"), ("b", "c")),
        ]
        asked = sorted(path for path in site.asked if not path.startswith("/blog/"))
        assert asked == ["/blog", "/comments.xml", "/posts.xml"]

    async def test_feeds_that_are_not_there_are_not_offered(self, site: Site) -> None:
        site.routes["/blog"] = answer(web_page("/gone.xml", "/page", "/feed"))
        site.routes["/page"] = answer(web_page())
        site.routes["/feed"] = answer(rss(["a"]))

        assert [offer.spec.address for offer in await discover(site.url("/blog"))] == [site.url("/feed")]

    async def test_no_more_than_five_feeds_are_looked_at(self, site: Site) -> None:
        names = [f"/{number}.xml" for number in range(9)]
        site.routes["/blog"] = answer(web_page(*names))
        for name in names:
            site.routes[name] = answer(rss(["a"]))

        assert len(await discover(site.url("/blog"))) == 5
        assert not {"/5.xml", "/6.xml", "/7.xml", "/8.xml"} & set(site.asked)

    async def test_a_page_leads_to_no_private_address(self, site: Site) -> None:
        with serving() as other:
            other.routes["/feed"] = answer(rss(["a"]))
            site.routes["/blog"] = answer(web_page(other.url("/feed"), "file:///etc/passwd", "/feed"))
            site.routes["/feed"] = answer(rss(["b"]))

            offers = await discover(site.url("/blog"))

            assert [offer.titles for offer in offers] == [("b",)]
            assert other.asked == []

    async def test_the_json_api_below_a_page_is_offered_after_its_feeds(self, site: Site) -> None:
        site.routes["/daily/"] = answer(web_page("/feed", title="The Daily"))
        site.routes["/feed"] = answer(rss(["a"]))
        site.pages(API, [["b"], ["c"]])

        feed, api = await discover(site.url("/daily/"))

        assert (feed.spec.kind, api.spec.kind) == ("feed", "api")
        assert (api.spec.name, api.spec.address) == ("The Daily", site.url("/daily/"))

    async def test_the_json_api_is_found_where_the_site_itself_answers_nothing(self, site: Site) -> None:
        site.pages(API, [["b"]])

        assert (await only(site.url("/daily"))).spec.kind == "api"

    async def test_the_known_feed_of_a_page_that_offers_none_is_offered(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        known = Alternate(site.url("/@ana.rss"), "Posts of ana", "RSS feed")
        monkeypatch.setattr("reader.content.known_feeds.derived", lambda _: (known,))
        site.routes["/@ana"] = status(403)
        site.routes["/@ana.rss"] = answer(rss(["a"], name=""))

        offer = await only(site.url("/@ana"))

        assert (offer.spec.address, offer.spec.name) == (site.url("/@ana.rss"), "Posts of ana")

    async def test_a_page_that_is_a_git_repository_is_offered_as_one(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def look(spec: SourceSpec, _way: Way) -> Offer:
            return Offer(spec, "git archive, branch main", ("a",), 1)

        monkeypatch.setattr("reader.sources.git_looking.look", look)
        site.routes["/owner/repo"] = answer(web_page())
        advertised = b"001e# service=git-upload-pack\n0000"
        site.routes["/owner/repo/info/refs?service=git-upload-pack"] = answer(advertised)

        offer = await only(site.url("/owner/repo"))

        assert (offer.spec, offer.words) == (
            SourceSpec(site.url("/owner/repo"), "git"),
            "git archive, branch main",
        )


class TestNothing:
    @pytest.mark.parametrize(
        ("route", "words"),
        [
            (answer(web_page()), "is a web page that offers no feed"),
            (answer(b"%PDF-1.7"), "is a PDF document, not an article"),
            (answer(b""), "is empty"),
            (answer(b"Just words"), "has no front matter"),
            (status(404), "answered 404 Not Found"),
            (status(500), "answered 500 Internal Server Error"),
            (server.reset, "broke off the connection"),
            (answer(rss(["a"])[:-30]), ""),
        ],
    )
    async def test_it_says_what_is_there_and_what_to_do(
        self, site: Site, route: server.Route, words: str
    ) -> None:
        site.routes["/x"] = route

        with pytest.raises(SourceError) as caught:
            await discover(site.url("/x"))

        assert str(caught.value).startswith(f"{site.url('/x')} {words}")
        assert "secret" not in str(caught.value)

    @pytest.mark.parametrize(
        ("route", "words"),
        [
            (status(404), "answered 404 Not Found"),
            (status(401), "answered 401 Unauthorized: it wants a user and password"),
            (answer(web_page()), "is a web page that offers no feed"),
        ],
    )
    async def test_a_feed_that_a_page_offers_in_vain_is_named(
        self, site: Site, route: server.Route, words: str
    ) -> None:
        site.routes["/x"], site.routes["/feed"] = answer(web_page("/feed")), route

        for look in (discover(site.url("/x")), open_source(SourceSpec(site.url("/x")))):
            with pytest.raises(SourceError) as caught:
                await look
            assert str(caught.value) == f"The page offers a feed, but {site.url('/feed')} {words}"

    async def test_a_web_page_without_feeds_comes_with_advice(self, site: Site) -> None:
        site.routes["/x"] = answer(web_page())

        with pytest.raises(SourceError) as caught:
            await discover(site.url("/x").replace("//", "//me:secret@"))

        assert "Give the address of a feed" in str(caught.value.hint)
        assert "secret" not in str(caught.value)

    async def test_a_server_that_cannot_be_reached_is_asked_once(self, site: Site) -> None:
        site.routes["/x/y"] = server.reset

        with pytest.raises(SourceError):
            await discover(site.url("/x/y"))

        assert site.asked == ["/x/y"]

    async def test_a_file_that_is_no_article(self, tmp_path: Path) -> None:
        (tmp_path / "notes").write_text("Just words")

        with pytest.raises(SourceError, match="notes has no front matter"):
            await discover(str(tmp_path / "notes"))

    async def test_standard_input_and_offline(self) -> None:
        with pytest.raises(SourceError, match="cannot be kept"):
            await discover("-")
        with pytest.raises(SourceError, match=r"^http://127\.0\.0\.1:9/ is not asked while offline"):
            await discover("http://127.0.0.1:9/", None, Way(offline=True))


class TestHost:
    async def test_the_name_of_a_host_is_asked_by_http_where_https_is_not_spoken(self, site: Site) -> None:
        site.routes["/feed"] = answer(rss(["a"]))

        offer = await only(f"127.0.0.1:{site.port}/feed")

        assert offer.spec.address == site.url("/feed")

    async def test_what_the_host_answers_is_what_is_said(self, site: Site) -> None:
        with pytest.raises(SourceError, match=r"^http://localhost:\d+/feed answered 404"):
            await discover(f"localhost:{site.port}/feed")

    async def test_a_file_of_that_name_is_the_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        write(tmp_path, "example.org/a.md")

        assert (await only("example.org")).spec.kind == "folder"

    @pytest.mark.parametrize(
        "word",
        ["example.org", "www.example.org/feed", "example.org:8080", "localhost:8000/x", "192.0.2.1/feed",
         "news.example.co.uk/a.xml?x=1", "EXAMPLE.ORG", "xn--bcher-kva.example", "blog.example/notes.md"],
    )  # fmt: skip
    def test_names_of_hosts(self, word: str) -> None:
        assert looks_like_host(word)

    @pytest.mark.parametrize(
        "word",
        ["", "-", "notes.md", "feeds.opml", "feed.xml", "list.txt", "archive", "./example.org", "/example.org", "a b",
         "a b.org", "~/news", "exec:my.script", "git@host.example:repo", "https://example.org", "example..org", "1.2.3",
         ".example"],
    )  # fmt: skip
    def test_what_is_no_name_of_a_host(self, word: str) -> None:
        assert not looks_like_host(word)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("-", "stdin"),
        ("exec:my-script --flag", "command"),
        ("https://n.example/api/news/index.json", "api"),
        ("https://n.example/api/news/tennis/", "api"),
        ("https://n.example/", "feed"),
        ("https://n.example/feed.xml?x=sitemap.xml", "feed"),
        ("https://n.example/news-sitemap.xml", "sitemap"),
        ("https://n.example/sitemap.xml.gz", "sitemap"),
        ("https://n.example/list.txt", "list"),
        ("https://n.example/feeds.opml", "list"),
        ("https://n.example/_news/a.md", "remote_file"),
        ("https://n.example/repo.git", "git"),
        ("git@n.example:owner/repo", "git"),
        ("/no/such/place", "folder"),
    ],
)
def test_what_a_source_probably_is_is_told_by_its_address(address: str, kind: SourceKind) -> None:
    assert likely_kind(address) == kind


def test_what_a_file_probably_is(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "feeds.opml")

    assert likely_kind(str(tmp_path / "a.md")) == "file"
    assert likely_kind(str(tmp_path / "feeds.opml")) == "list"
