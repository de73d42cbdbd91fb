"""A source whose address was changed is the one at its new address: nothing of the old one is taken for an answer."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import Secret, SourceSpec
from reader.paths import place_at
from tests.archive import refresh, titles
from tests.sources.made import rss, web_page
from tests.sources.server import Handler, Site, answer, serving

DAY = "Tue, 02 Jan 2024 10:00:00 GMT"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(place_at(tmp_path / "x.db")) as library:
        yield library


def move(library: Library, old: str, new: str) -> None:
    library.sources.change(old, lambda spec: spec._replace(address=new))


def auth(site: Site) -> list[str | None]:
    return [headers.get("authorization") for headers in site.headers]


def test_a_new_server_is_asked_for_all_of_its_feed(library: Library, site: Site) -> None:
    for path, title in (("/old", "one"), ("/new", "two")):
        site.routes[path] = answer(rss([title]), Last_Modified=DAY)
    library.sources.add(SourceSpec(site.url("/old"), "feed"))
    refresh(library)
    move(library, site.url("/old"), site.url("/new"))
    assert refresh(library)[0].new == 1
    assert sorted(titles(library)) == ["one", "two"]


@pytest.mark.parametrize(("old", "new"), [("feed", "page"), ("page", "feed"), ("page", "other page")])
def test_what_is_there_is_found_out_anew(library: Library, site: Site, old: str, new: str) -> None:
    site.routes |= {
        "/feed": answer(rss(["one"])),
        "/hidden": answer(rss(["two"])),
        "/deeper": answer(rss(["three"])),
        "/page": answer(web_page("/hidden")),
        "/other page".replace(" ", "-"): answer(web_page("/deeper")),
    }
    addresses = {name: site.url(f"/{name.replace(' ', '-')}") for name in ("feed", "page", "other page")}
    library.sources.add(SourceSpec(addresses[old], "feed" if old == "feed" else None))
    refresh(library)
    move(library, addresses[old], addresses[new])
    site.asked.clear()
    refreshed = refresh(library)[0]
    assert refreshed.error is None
    assert site.asked[0] == "/" + addresses[new].rpartition("/")[2]
    assert len(titles(library)) == 2


def test_who_asks_is_told_to_no_other_server_but_stays_on_its_own(
    library: Library, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORD", "hush")
    site.routes |= {"/old": answer(rss(["one"])), "/new": answer(rss(["two"]))}
    secret = Secret(env="WORD")
    library.sources.add(
        SourceSpec(site.url("/old"), "feed", user="me", password=secret, headers=(("X-Key", secret),))
    )
    move(library, site.url("/old"), site.url("/new"))
    refresh(library)
    assert auth(site)[-1] is not None
    with serving() as other:
        other.routes["/feed"] = answer(rss(["three"]))
        move(library, site.url("/new"), other.url("/feed"))
        refresh(library)
        assert auth(other) == [None]
        assert "x-key" not in other.headers[0]


@pytest.mark.parametrize("change", ["user", "address"])
def test_what_was_asked_before_the_change_says_nothing_about_the_source(
    library: Library, site: Site, change: str
) -> None:
    asked, let_go = threading.Event(), threading.Event()

    def slow(handler: Handler) -> None:
        asked.set()
        assert let_go.wait(60)
        answer(rss(["old"]))(handler)

    site.routes |= {"/old": slow, "/new": answer(rss(["new"]))}
    address = site.url("/old")
    library.sources.add(SourceSpec(address, "feed"))

    async def changed_meanwhile() -> None:
        running = asyncio.ensure_future(_all(library))
        await asyncio.to_thread(asked.wait, 60)
        new = {"user": "me"} if change == "user" else {"address": site.url("/new")}
        library.sources.change(address, lambda spec: spec._replace(**new))  # type: ignore[arg-type]
        let_go.set()
        await running

    asyncio.run(changed_meanwhile())
    (status,) = library.sources.all()
    assert (status.checked_at, status.articles, titles(library)) == (None, 0, [])
    refresh(library)
    assert titles(library) == (["old"] if change == "user" else ["new"])


def test_what_others_change_meanwhile_stays(tmp_path: Path, library: Library) -> None:
    address = "https://quay.example/feed"
    library.sources.add(SourceSpec(address, "feed"))
    with Library.open(place_at(tmp_path / "x.db")) as other:
        other.sources.change(address, lambda spec: spec._replace(topics=(("Sea",),), enabled=False))
    library.sources.change(address, lambda spec: spec._replace(name="The Quay"))
    (status,) = library.sources.all()
    assert (status.spec.name, status.spec.topics, status.spec.enabled) == ("The Quay", (("Sea",),), False)


async def _all(library: Library) -> Sequence[object]:
    return [event async for event in library.refreshing.once()]
