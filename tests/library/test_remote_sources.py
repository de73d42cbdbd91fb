"""Several remote sources: beside each other, in turn with other instances, when it is time."""

import asyncio
import threading
import tracemalloc
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.indexing.parsers import LARGE
from reader.library import Library
from reader.models import Begun, Fingerprints, Policy, Query, SourceRefreshed, SourceSpec, Summary, Topic
from reader.paths import place_at
from reader.sources.api import ApiSource
from reader.sources.base import Listing, Unchanged
from reader.sources.feed import FeedSource
from reader.sources.room import Room
from tests.archive import open_library, refresh, titles, write_article
from tests.library.test_remote import api, item
from tests.sources.made import rss
from tests.sources.server import Handler, Route, Site, answer, endless

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
INDEX = "/api/news/index.json"


def after(let_go: threading.Event, route: Route) -> Route:
    """Answers once it is let go."""

    def waiting(handler: Handler) -> None:
        assert let_go.wait(60)
        route(handler)

    return waiting


def spec(site: Site, path: str = INDEX) -> SourceSpec:
    return SourceSpec(site.url(path), "api")


async def outcome(library: Library, *, due: bool = False) -> list[SourceRefreshed]:
    return [event async for event in library.refreshing.once(due=due) if isinstance(event, SourceRefreshed)]


async def beside_each_other(libraries: Sequence[Library], let_go: threading.Event) -> list[SourceRefreshed]:
    """What refreshing all of them tells; the server is let go once each has decided what to look at."""
    undecided = len(libraries)

    async def told(library: Library) -> list[SourceRefreshed]:
        nonlocal undecided
        events = []
        async for event in library.refreshing.once():
            if isinstance(event, Begun):
                undecided -= 1
                if not undecided:
                    let_go.set()
            elif isinstance(event, SourceRefreshed):
                events.append(event)
        return events

    return [event for events in await asyncio.gather(*map(told, libraries)) for event in events]


def test_two_instances_do_not_fetch_the_same_thing_twice(tmp_path: Path, site: Site) -> None:
    let_go = threading.Event()
    site.routes[INDEX] = after(let_go, answer(api(item("one"))))
    place = place_at(tmp_path / "x.db")
    with (
        Library.open(place, sources=[spec(site)]) as mine,
        Library.open(place, sources=[spec(site)]) as other,
    ):
        told = asyncio.run(beside_each_other([mine, other], let_go))
        assert titles(mine) == titles(other) == ["One"]
    assert site.asked == [INDEX]
    assert sorted(event.status for event in told) == ["unchanged", "updated"]


def test_what_another_instance_could_not_fetch_has_failed_here_as_well(tmp_path: Path, site: Site) -> None:
    let_go = threading.Event()
    site.routes[INDEX] = after(let_go, answer(b"", 500))
    place = place_at(tmp_path / "x.db")
    with (
        Library.open(place, sources=[spec(site)]) as mine,
        Library.open(place, sources=[spec(site)]) as other,
    ):
        told = asyncio.run(beside_each_other([mine, other], let_go))
    assert site.asked == [INDEX]
    assert {(event.status, event.error) for event in told} == {
        ("failed", f"{site.url(INDEX)} answered 500 Internal Server Error")
    }


@pytest.mark.parametrize("padding", [0, LARGE], ids=["parsed here", "parsed in a worker process"])
def test_a_feed_is_read_in_the_charset_that_its_server_names(
    tmp_path: Path, site: Site, padding: int
) -> None:
    feed = "<rss version='2.0'><channel><item><title>Новости дня</title></item></channel></rss>"
    site.routes["/feed"] = answer(
        feed.encode("koi8-r") + b" " * padding, Content_Type="text/xml; Charset=koi8-r"
    )
    with open_library(tmp_path / "x.db", site.url("/feed")) as library:
        refresh(library)
        assert titles(library) == ["Новости дня"]


def test_what_a_killed_instance_had_taken_is_free_again_after_a_while(tmp_path: Path, site: Site) -> None:
    site.routes[INDEX] = answer(api(item("one")))
    address, later = site.url(INDEX), NOW + timedelta(minutes=1)
    with Library.open(place_at(tmp_path / "x.db"), sources=[spec(site)], clock=lambda: later) as library:
        with library._store.database.transaction() as connection:
            library._store.sources.appear(connection, [address])
            assert library._store.leases.take(connection, address, "somebody killed", NOW, 30)
        assert asyncio.run(outcome(library))[0].status == "updated"


def test_what_is_due_is_looked_at_and_nothing_else(tmp_path: Path, site: Site) -> None:
    clock = [NOW]
    site.routes[INDEX] = answer(api(item("one")))
    with Library.open(place_at(tmp_path / "x.db"), sources=[spec(site)], clock=lambda: clock[0]) as library:
        assert [event.status for event in asyncio.run(outcome(library, due=True))] == ["updated"]
        clock[0] += timedelta(minutes=29)
        assert asyncio.run(outcome(library, due=True)) == []
        clock[0] += timedelta(minutes=2)
        assert [event.status for event in asyncio.run(outcome(library, due=True))] == ["unchanged"]
        (status,) = library.sources.all()
        assert status.next_at == clock[0] + timedelta(minutes=30)


def test_a_slow_source_holds_up_no_other(tmp_path: Path, site: Site) -> None:
    let_go = threading.Event()
    site.routes["/slow" + INDEX] = after(let_go, answer(api(item("slow"))))
    site.routes["/quick" + INDEX] = answer(api(item("quick")))
    specs = [spec(site, "/slow" + INDEX), spec(site, "/quick" + INDEX)]

    async def done(library: Library) -> list[str]:
        """The sources in the order in which they were done; the slow one is, when another is told of."""
        found = []
        async for event in library.refreshing.once():
            if isinstance(event, SourceRefreshed):
                found.append(event.source)
                let_go.set()
        return found

    with Library.open(place_at(tmp_path / "x.db"), sources=specs) as library:
        assert asyncio.run(done(library)) == [specs[1].address, specs[0].address]
        assert sorted(titles(library)) == ["Quick", "Slow"]


def test_stopping_keeps_what_has_arrived_and_the_next_refresh_goes_on(tmp_path: Path, site: Site) -> None:
    site.routes["/quick" + INDEX] = answer(api(item("quick")))
    let_go = threading.Event()
    site.routes["/slow" + INDEX] = after(let_go, answer(api(item("slow"))))
    specs = [spec(site, "/slow" + INDEX), spec(site, "/quick" + INDEX)]

    async def stopped(library: Library) -> None:
        events = library.refreshing.once()
        async for event in events:
            if isinstance(event, SourceRefreshed):
                break
        await events.aclose()

    with Library.open(place_at(tmp_path / "x.db"), sources=specs) as library:
        asyncio.run(stopped(library))
        assert titles(library) == ["Quick"]
        let_go.set()
        refresh(library)
        assert sorted(titles(library)) == ["Quick", "Slow"]


def test_sources_that_failed_are_asked_last(tmp_path: Path, site: Site) -> None:
    paths = [f"/{name}{INDEX}" for name in ("down", "up", "also-down", "also-up")]
    site.routes |= {paths[1]: answer(api(item("one"))), paths[3]: answer(api(item("two")))}
    specs = [spec(site, path) for path in paths]
    with Library.open(place_at(tmp_path / "x.db"), sources=specs, policy=Policy(at_once=1)) as library:
        asyncio.run(outcome(library))
        assert [path for path in site.asked if path in paths] == paths
        site.asked.clear()
        asyncio.run(outcome(library))
        assert [path for path in site.asked if path in paths] == [paths[n] for n in (1, 3, 0, 2)]


def test_of_what_failed_nothing_is_held_but_the_words(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FeedSource, "limit", 1 << 19)
    site.routes |= {f"/{n}": endless for n in range(30)}
    specs = [SourceSpec(site.url(f"/{n}"), "feed") for n in range(30)]

    async def held(library: Library) -> list[int]:
        """What was held after each source."""
        return [
            tracemalloc.get_traced_memory()[0]
            async for event in library.refreshing.once()
            if isinstance(event, SourceRefreshed) and event.error
        ]

    with Library.open(place_at(tmp_path / "x.db"), sources=specs, policy=Policy(at_once=1)) as library:
        tracemalloc.start()
        try:
            after = asyncio.run(held(library))
        finally:
            tracemalloc.stop()
    assert len(after) == 30
    assert after[-1] - after[2] < 4 << 20


def test_many_large_feeds_are_held_a_few_at_a_time(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Room.__init__, "__defaults__", (1 << 20,))
    held: list[int] = []
    change = Room._change

    def noted(self: Room, size: int) -> None:
        change(self, size)
        held.append(self._held)

    monkeypatch.setattr(Room, "_change", noted)
    site.routes |= {f"/{n}": answer(rss([f"story-{n}"]) + b" " * (1 << 19)) for n in range(20)}
    specs = [SourceSpec(site.url(f"/{n}"), "feed") for n in range(20)]
    with Library.open(place_at(tmp_path / "x.db"), sources=specs, policy=Policy(at_once=2)) as library:
        refresh(library)
        assert len(titles(library)) == 20
    assert max(held) < 5 << 19
    assert held[-1] == 0


def test_a_fault_of_ours_is_told_of_its_source_and_hurts_no_other(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.routes |= {"/bad" + INDEX: answer(api(item("one"))), "/good" + INDEX: answer(api(item("two")))}
    specs = [spec(site, "/bad" + INDEX), spec(site, "/good" + INDEX)]
    listing = ApiSource.listing

    async def faulty(self: ApiSource, known: Fingerprints) -> Listing | Unchanged:
        if self._spec == specs[0]:
            raise IndexError("not at https://me:sesame@n.example/ \x1b]0;pwned\x07")
        return await listing(self, known)

    monkeypatch.setattr(ApiSource, "listing", faulty)
    with Library.open(place_at(tmp_path / "x.db"), sources=specs) as library:
        told = {event.source: event.error for event in asyncio.run(outcome(library))}
        words = "an unexpected error, IndexError: not at https://n.example/ ]0;pwned"
        bad, good = specs[0].address, specs[1].address
        assert told == {bad: f"{bad} could not be read: {words}", good: None}
        assert titles(library) == ["Two"]


def test_a_source_that_fails_tells_how_often_and_since_when(tmp_path: Path) -> None:
    clock = [NOW]
    with Library.open(
        place_at(tmp_path / "x.db"),
        sources=[SourceSpec("http://127.0.0.1:9/feed", "api")],
        clock=lambda: clock[0],
    ) as library:
        for _ in range(3):
            asyncio.run(outcome(library))
            clock[0] += timedelta(days=1)
        (status,) = library.sources.all()
        assert (status.failures, status.failing_since) == (3, NOW)
        assert "127.0.0.1:9" in (status.error or "")


def test_the_topics_given_to_a_source_are_those_of_all_its_articles_and_stand_in_the_tree(
    tmp_path: Path, site: Site
) -> None:
    site.routes[INDEX] = answer(api(item("one"), item("two")))
    given = spec(site)._replace(topics=(("Tech", "Linux"),))

    place = place_at(tmp_path / "x.db")
    with Library.open(place, sources=[given]) as library:
        refresh(library)
        assert [library.story(summary.id).article.topics for summary in rows(library)] == [
            ("Towns", "Linux")
        ] * 2
        assert tree(library.topics()) == {"Tech": ["Linux"], "Other": ["Towns"]}
        assert [topic.total for topic in library.topics()] == [2, 2]
    with Library.open(place, sources=[given._replace(topics=(("News",),))]) as library:
        refresh(library)
        assert [summary.topics for summary in rows(library)] == [("Towns", "News")] * 2
        assert tree(library.topics()) == {"News": [], "Other": ["Towns"]}


def test_the_outlines_of_a_list_that_is_followed_are_topics_of_its_articles(
    tmp_path: Path, site: Site
) -> None:
    site.routes |= {"/one": answer(rss(["one"])), "/two": answer(rss(["two"]))}
    outline = '<outline type="rss" xmlUrl="{}"/>'
    one, two = outline.format(site.url("/one")), outline.format(site.url("/two"))
    folders = f'<outline text="Tech"><outline text="Linux">{one}</outline></outline>{two}'
    list_file = tmp_path / "feeds.opml"
    list_file.write_text(f'<opml version="2.0"><body>{folders}</body></opml>')
    with Library.open(place_at(tmp_path / "x.db"), sources=[SourceSpec(str(list_file), "list")]) as library:
        refresh(library)
        assert {summary.title: summary.topics for summary in rows(library)} == {"one": ("Linux",), "two": ()}
        assert tree(library.topics()) == {"Tech": ["Linux"]}
        list_file.write_text(f'<opml version="2.0"><body>{one}{two}</body></opml>')
        refresh(library)
        assert tree(library.topics()) == {"Linux": []}, "an article keeps what it came with"


def test_articles_of_a_source_that_is_not_listed_are_unlisted(tmp_path: Path) -> None:
    write_article(tmp_path / "_news", "one")
    listed = SourceSpec(str(tmp_path / "_news"))
    place = place_at(tmp_path / "x.db")
    for shown in (True, False, True):
        with Library.open(place, sources=[listed._replace(listed=shown)]) as library:
            refresh(library)
            assert titles(library) == (["One"] if shown else [])


def test_each_refresh_begins_with_the_sources_it_is_about(tmp_path: Path, site: Site) -> None:
    write_article(tmp_path / "_news", "one")
    site.routes[INDEX] = answer(api(item("two")))
    with open_library(tmp_path / "x.db", site.url(INDEX), tmp_path / "_news") as library:

        async def first() -> object:
            events = library.refreshing.once()
            try:
                return await anext(events)
            finally:
                await events.aclose()

        assert asyncio.run(first()) == Begun((site.url(INDEX), str(tmp_path / "_news")))


def rows(library: Library) -> list[Summary]:
    return library.lists.summaries(library.lists.articles(Query()).rows)


def tree(topics: Sequence[Topic]) -> dict[str, list[str]]:
    return {topic.name: [child.name for child in topic.children] for topic in topics}
