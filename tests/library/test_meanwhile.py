"""What happens to sources while they are being refreshed: removed, moved, stopped."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Timer

import apsw
import pytest

from reader.errors import ConfigError, LibraryWriteError
from reader.library import Library
from reader.models import Begun, Keep, RefreshEvent, Secret, SourceRefreshed, SourceSpec
from reader.paths import place_at
from reader.sources import transport
from tests.archive import listed, refresh, summary, titles, write_article
from tests.library.test_remote import api, item
from tests.sources.server import Handler, Route, Site, answer, redirect, serving, status

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def while_asked(act: Callable[[], object], route: Route) -> Route:
    """Answers once something was done meanwhile, by another program."""

    def answered(handler: Handler) -> None:
        act()
        route(handler)

    return answered


def spec(site: Site, name: str) -> SourceSpec:
    return SourceSpec(site.url(f"/{name}/api/news/index.json"), "api", name)


def held(library: Library) -> Sequence[object]:
    return library._store.database.rows("SELECT leased_by FROM sources WHERE leased_by IS NOT NULL")


def test_a_source_that_is_removed_while_it_is_refreshed_leaves_nothing_behind(
    tmp_path: Path, site: Site
) -> None:
    place = place_at(tmp_path / "x.db")
    first, other, later = spec(site, "first"), spec(site, "other"), spec(site, "later")

    def remove() -> None:
        with Library.open(place) as elsewhere:
            elsewhere.sources.remove(first.address)
            elsewhere.sources.add(later)
            refresh(elsewhere, [later.address])

    page = answer(api(item("one")))
    site.routes["/first/api/news/index.json"] = while_asked(remove, page)
    site.routes["/other/api/news/index.json"] = answer(api(item("two")))
    site.routes["/later/api/news/index.json"] = answer(api(item("three")))
    with Library.open(place) as library:
        library.sources.add(other)
        refresh(library)
        library.sources.add(first)
        refresh(library)
        assert sorted(titles(library)) == ["Three", "Two"]
        assert (
            library._store.database.rows("SELECT * FROM copies WHERE source NOT IN (SELECT id FROM sources)")
            == []
        )
        assert [status.articles for status in library.sources.all()] == [1, 1]


def test_a_source_that_is_removed_before_its_turn_comes_does_not_come_back(
    tmp_path: Path, site: Site
) -> None:
    place = place_at(tmp_path / "x.db")
    first, other = spec(site, "first"), spec(site, "other")
    site.routes["/first/api/news/index.json"] = answer(api(item("one")))
    with Library.open(place) as library:
        library.sources.add(first)
        refresh(library)
        with library._store.database.transaction() as connection:
            assert library._store.leases.take(connection, first.address, "another", datetime.now(UTC), 30)

        async def remove_while_waiting() -> list[RefreshEvent]:
            task = asyncio.create_task(collected(library))
            await asyncio.sleep(0.2)
            with Library.open(place) as elsewhere:
                elsewhere.sources.remove(first.address)
                elsewhere.sources.add(other)
            return await task

        events = asyncio.run(remove_while_waiting())
        assert [event.status for event in events if isinstance(event, SourceRefreshed)] == ["unchanged"]
        assert titles(library) == []
        assert library._store.sources.addresses() == []


async def collected(library: Library) -> list[RefreshEvent]:
    return [event async for event in library.refreshing.once()]


def test_a_refresh_may_be_stopped_at_any_moment_and_leaves_nothing_taken_or_running(
    tmp_path: Path, site: Site
) -> None:
    names = [f"n{number}" for number in range(6)]
    for name in names:
        site.routes[f"/{name}/api/news/index.json"] = answer(api(item(name)))
    folder = write_article(tmp_path / "_news", "here").parent
    specs = [SourceSpec(str(folder)), *(spec(site, name) for name in names)]

    async def stopped_after(moments: int, library: Library) -> None:
        before = asyncio.all_tasks()
        task = asyncio.create_task(collected(library))
        await asyncio.sleep(moments / 4000)
        task.cancel()
        await asyncio.wait([task])
        assert asyncio.all_tasks() == before

    for moments in range(80):
        with Library.open(place_at(tmp_path / f"{moments}.db"), sources=specs) as library:
            asyncio.run(stopped_after(moments, library))
            assert held(library) == []
            if moments % 10 == 0:
                refresh(library)
                assert sorted(titles(library)) == ["Here", *map(str.capitalize, names)]


def test_who_is_stopped_while_another_program_writes_has_taken_nothing(tmp_path: Path, site: Site) -> None:
    site.routes["/first/api/news/index.json"] = answer(api(item("one")))
    place = place_at(tmp_path / "x.db")

    async def stopped(library: Library) -> None:
        events = library.refreshing.once()
        await anext(events)
        another = apsw.Connection(str(place.database))
        another.execute("BEGIN IMMEDIATE")
        task = asyncio.ensure_future(anext(events))
        await asyncio.sleep(0.05)
        task.cancel()
        Timer(0.1, another.execute, ["COMMIT"]).start()
        await asyncio.wait([task])
        await events.aclose()

    with Library.open(place, sources=[spec(site, "first")]) as library:
        asyncio.run(stopped(library))
        assert held(library) == []


def test_what_was_taken_before_the_clock_was_set_back_is_free(tmp_path: Path, site: Site) -> None:
    first = spec(site, "first")
    site.routes["/first/api/news/index.json"] = answer(api(item("one")))
    with Library.open(place_at(tmp_path / "x.db"), sources=[first], clock=lambda: NOW) as library:
        with library._store.database.transaction() as connection:
            library._store.sources.appear(connection, [first.address])
            tomorrow = NOW + timedelta(days=1)
            assert library._store.leases.take(connection, first.address, "somebody killed", tomorrow, 30)
        refresh(library)
        assert titles(library) == ["One"]


def test_what_is_given_to_a_source_holds_at_once_also_where_it_cannot_be_reached(
    tmp_path: Path, site: Site
) -> None:
    first = spec(site, "first")
    site.routes["/first/api/news/index.json"] = answer(api(item("one")))
    with Library.open(place_at(tmp_path / "x.db")) as library:
        library.sources.add(first)
        refresh(library)
        library.sources.change(first.address, lambda _: first._replace(topics=(("Tech", "Linux"),)))
        site.asked.clear()
        asyncio.run(due(library))
        assert site.asked == []
        assert [row.topics for row in listed(library)] == [("Towns", "Linux")]
        library.sources.change(first.address, lambda _: first._replace(listed=False, enabled=False))
        asyncio.run(due(library))
        assert (titles(library), site.asked) == ([], [])


async def due(library: Library) -> list[RefreshEvent]:
    return [event async for event in library.refreshing.once(due=True)]


def test_a_problem_of_a_page_that_is_there_no_more_is_forgotten(tmp_path: Path, site: Site) -> None:
    first = spec(site, "first")
    index = "/first/api/news/index.json"
    site.routes |= {
        index: answer(api(item("one"), following=2)),
        "/first/api/news/page/2/index.json": status(500),
    }
    with Library.open(place_at(tmp_path / "x.db"), sources=[first]) as library:
        refresh(library)
        assert [problem.key for problem in library.problems()] == ["page/2"]
        site.routes[index] = answer(api(item("one"), item("two")))
        refresh(library)
        assert library.problems() == ()


def test_read_articles_of_a_feed_that_has_nothing_new_go_when_they_are_old_enough(
    tmp_path: Path, site: Site
) -> None:
    first = spec(site, "first")._replace(keep=Keep(days=30))
    site.routes["/first/api/news/index.json"] = answer(api(item("one"), item("two")), ETag='"a"')
    clock = [datetime(2026, 11, 23, 12, tzinfo=UTC)]
    with Library.open(place_at(tmp_path / "x.db"), sources=[first], clock=lambda: clock[0]) as library:
        refresh(library)
        library.marks.set([summary(library, "One").id], "read", True)
        clock[0] += timedelta(days=40)
        [outcome] = refresh(library)
        assert (outcome.gone, titles(library)) == (1, ["Two"])


def test_a_source_with_credentials_is_not_moved_to_another_server(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWS_SECRET", "hush")
    with serving() as other, Library.open(place_at(tmp_path / "x.db")) as library:
        monkeypatch.setattr(transport, "is_public", lambda _: True)
        other.routes["/api/news/index.json"] = answer(api(item("one")))
        site.routes["/api/news/index.json"] = redirect(other.url("/api/news/index.json"), 301)
        theirs = SourceSpec(
            site.url("/api/news/index.json"), "api", user="ann", password=Secret(env="NEWS_SECRET")
        )
        library.sources.add(theirs)
        for _ in range(3):
            assert refresh(library)[0].error is None
        assert [status.spec.address for status in library.sources.all()] == [theirs.address]
        assert not any("authorization" in {name.lower() for name in headers} for headers in other.headers)
        library.sources.change(theirs.address, lambda _: theirs._replace(user=None, password=None))
        refresh(library)
        assert [status.spec.address for status in library.sources.all()] == [
            other.url("/api/news/index.json")
        ]


def test_a_full_disk_ends_a_refresh_and_the_next_one_goes_on_where_it_was(tmp_path: Path, site: Site) -> None:
    names = [f"n{number}" for number in range(8)]
    for name in names:
        items = [
            item(f"{name}-{number}", provider={"name": f"{name} {number}"}, content=f"<p>{'word ' * 500}</p>")
            for number in range(20)
        ]
        site.routes[f"/{name}/api/news/index.json"] = answer(api(*items))
    with Library.open(place_at(tmp_path / "x.db"), sources=[spec(site, name) for name in names]) as library:
        database = library._store.database
        [(pages,)] = database.rows("PRAGMA page_count")
        database.rows(f"PRAGMA max_page_count={int(str(pages)) + 20}")
        for _ in range(3):
            with pytest.raises(LibraryWriteError):
                refresh(library)
            assert held(library) == []
        database.rows("PRAGMA max_page_count=1000000")
        refresh(library)
        assert sorted(row.provider or "" for row in listed(library)) == sorted(
            f"{name} {number}" for name in names for number in range(20)
        )
        assert database.check() == []


def test_a_list_that_somebody_is_writing_in_stops_nothing_that_goes_on(tmp_path: Path) -> None:
    write_article(tmp_path / "_news", "one")
    place = place_at(tmp_path / "x.db")
    with Library.open(place) as library:
        library.sources.add(SourceSpec(str(tmp_path / "_news")))

        async def goes_on() -> list[str]:
            events = library.refreshing.once()
            assert isinstance(await anext(events), Begun)
            place.sources.write_text("[[source", encoding="utf-8")
            return [event.status async for event in events if isinstance(event, SourceRefreshed)]

        assert asyncio.run(goes_on()) == ["updated"]
        assert titles(library) == ["One"]
        with pytest.raises(ConfigError, match="sources"):
            library.sources.all()
