"""Feeds that move for good."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import Secret, SourceSpec
from reader.paths import place_at
from tests.archive import refresh, titles
from tests.sources.server import Site, answer, redirect, serving

FEED = b"""<rss version="2.0"><channel><title>News</title><link>https://news.example/</link>
<item><title>One</title><link>https://news.example/one</link><guid>1</guid></item></channel></rss>"""


@pytest.fixture
def library(tmp_path: Path, site: Site) -> Iterator[Library]:
    with Library.open(place_at(tmp_path / "x.db")) as opened:
        opened.sources.add(SourceSpec(site.url("/old"), "feed", name="Mine"))
        yield opened


def addresses(library: Library, site: Site) -> list[str]:
    return [status.spec.address.removeprefix(site.url("")) for status in library.sources.all()]


@pytest.mark.parametrize(("number", "expected"), [(301, "/new"), (308, "/new"), (302, "/old"), (307, "/old")])
def test_the_list_of_sources_says_where_a_feed_is_once_its_server_said_twice_that_it_moved_for_good(
    library: Library, site: Site, number: int, expected: str
) -> None:
    site.routes |= {"/old": redirect("/new", number), "/new": answer(FEED, ETag='"a"')}
    refresh(library)
    assert addresses(library, site) == ["/old"]
    refresh(library)
    assert addresses(library, site) == [expected]
    assert [status.spec.name for status in library.sources.all()] == ["Mine"]
    assert titles(library) == ["One"]
    site.asked.clear()
    refresh(library)
    assert site.asked[0] == expected
    assert (titles(library), library.lists.counts().unread) == (["One"], 1)


def test_one_that_says_so_only_now_and_then_stays_where_it_is(library: Library, site: Site) -> None:
    for route in (redirect("/new", 301), answer(FEED), redirect("/new", 301)):
        site.routes |= {"/old": route, "/new": answer(FEED)}
        refresh(library)
    assert addresses(library, site) == ["/old"]


@pytest.mark.parametrize("there", ["http://{}:hush@", "http://"])
def test_one_that_has_a_password_does_not_move_to_another_server_which_would_be_told_it(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch, there: str
) -> None:
    monkeypatch.setenv("HUSH", "hush")
    monkeypatch.setattr("reader.sources.transport.is_public", lambda _: True)
    with serving() as other, Library.open(place_at(tmp_path / "y.db")) as library:
        address = site.url("/old").replace("http://", there.format("me"))
        secret = None if "hush" in address else Secret(env="HUSH")
        library.sources.add(SourceSpec(address, "feed", user="me" if secret else None, password=secret))
        site.routes["/old"] = redirect(other.url("/new"), 301)
        other.routes["/new"] = answer(FEED)
        for _ in range(3):
            refresh(library)
        assert titles(library) == ["One"]
        assert [status.spec.address for status in library.sources.all()] == [address]
        assert not any("authorization" in headers for headers in other.headers)


def test_one_that_moves_to_where_another_source_is_stays_where_it_is(library: Library, site: Site) -> None:
    library.sources.add(SourceSpec(site.url("/new"), "feed"))
    site.routes |= {"/old": redirect("/new", 301), "/new": answer(FEED)}
    twins = [[event.twin for event in refresh(library)] for _ in range(3)]
    assert twins == [[None, None], [site.url("/new"), None], [site.url("/new"), None]]
    assert addresses(library, site) == ["/old", "/new"]
