"""One article from an archive of a site and from its API: the fields of both, in lists, in searches and opened."""

import json
from pathlib import Path

import pytest

from reader.indexing import copies
from reader.indexing.copies import merge
from reader.library import Library
from reader.models import Query, SourceSpec, Words
from reader.paths import place_at
from tests.archive import listed, open_library, refresh, story, summary, titles, write_article
from tests.sources.server import Site, answer

LONGER = "Sales of heat pumps passed those of boilers, for the first time in any year."


@pytest.fixture
def api(site: Site) -> str:
    """The address of the API, which tells of one article."""
    site.routes["/api/news/index.json"] = answer(page(item("pumps")))
    return site.url("/api/news/index.json")


def page(*items: dict[str, object]) -> bytes:
    return json.dumps({"page": 1, "value": list(items), "nextPage": None}).encode()


def item(name: str, **fields: object) -> dict[str, object]:
    return {
        "path": f"_news/{name}.md",
        "title": "Heat pumps outsell boilers",
        "excerpt": LONGER,
        "originalUrl": f"https://news.example/{name}",
        "publishedDateTime": "2026-11-20T09:30:00Z",
        "heat": 80,
        "topics": ["Homes"],
        "locale": "en-GB",
        "content": "<p>Only installers were <b>surprised</b>.</p>",
        **fields,
    }


def write(folder: Path, name: str = "pumps", **fields: object) -> Path:
    given = {
        "title": "Heat pumps outsell boilers",
        "originalUrl": f"https://news.example/{name}",
        "excerpt": "Sales of heat pumps passed",
        "topics": ["Energy"],
        "quality": 65,
        "related": [{"title": "Boilers fall behind", "webUrl": "https://gazette.example/boilers"}],
        "provider": {"name": "Northline"},
        **fields,
    }
    return write_article(folder, name, body="", **given)


def assert_has_the_fields_of_both(library: Library) -> None:
    [row] = listed(library)
    assert (row.excerpt, row.quality, row.heat, row.related) == (LONGER, 65, 80, 1)
    assert set(row.topics) == {"Energy", "Homes"}
    opened = library.story(row.id)
    assert len(opened.copy_paths) == 2
    assert opened.missing is None
    assert opened.article.lang == "en-GB"
    assert opened.article.quality == 65
    assert opened.article.excerpt == LONGER
    assert opened.article.body is not None
    assert [one.title for one in opened.related] == ["Boilers fall behind"]
    for topic in library.topics():
        assert (topic.name, topic.total) in (("Energy", 1), ("Homes", 1))
        assert len(listed(library, Query(topic=topic.id))) == 1
    for word in ("surprised", "passed", "year", "northline", "homes"):
        assert len(titles(library, Query(Words(word)))) == 1, word


@pytest.mark.parametrize("archive_first", [True, False])
def test_an_article_of_two_sources_has_the_fields_of_both(
    tmp_path: Path, news: Path, api: str, archive_first: bool
) -> None:
    write(news)
    sources: list[Path | str] = [news, api] if archive_first else [api, news]
    with open_library(tmp_path / "x.db", *sources) as library:
        refresh(library)
        assert_has_the_fields_of_both(library)
        assert all(outcome.changed == 0 for outcome in refresh(library))
        assert_has_the_fields_of_both(library)


@pytest.mark.parametrize("poor", ["archive", "api"])
def test_the_better_copy_does_not_hide_the_other_whichever_it_is(
    tmp_path: Path, news: Path, site: Site, api: str, poor: str
) -> None:
    if poor == "archive":
        write(news, related=None, provider=None, quality=65, excerpt=None)
    else:
        write(news)
        sparse = item("pumps", content=None, heat=80, publishedDateTime=None)
        site.routes["/api/news/index.json"] = answer(page(sparse))
    with open_library(tmp_path / "x.db", news, api) as library:
        refresh(library)
        [row] = listed(library)
        assert (row.excerpt, row.quality, row.heat) == (LONGER, 65, 80)
        assert set(row.topics) == {"Energy", "Homes"}


def test_when_one_source_goes_the_fields_of_the_other_stay(tmp_path: Path, news: Path, api: str) -> None:
    write(news)
    for removed in (str(news), api):
        with Library.open(place_at(tmp_path / f"{removed == api}.db")) as library:
            for address in (str(news), api):
                library.sources.add(SourceSpec(address))
            refresh(library)
            assert_has_the_fields_of_both(library)
            library.sources.remove(removed)
            refresh(library)
            [row] = listed(library)
            opened = library.story(row.id)
            assert len(opened.copy_paths) == 1
            if removed == api:
                assert (row.excerpt, row.quality, row.heat) == ("Sales of heat pumps passed", 65, None)
                assert [topic.name for topic in library.topics()] == ["Energy"]
            else:
                assert (row.excerpt, row.quality, row.heat, row.related) == (LONGER, None, 80, 0)
                assert [topic.name for topic in library.topics()] == ["Homes"]
                assert opened.article.related == ()


def test_a_change_of_either_copy_is_seen(tmp_path: Path, news: Path, site: Site, api: str) -> None:
    write(news)
    with open_library(tmp_path / "x.db", news, api) as library:
        refresh(library)
        write(news, quality=99, topics=["Law"])
        refresh(library)
        [row] = listed(library)
        assert (row.quality, row.heat, set(row.topics)) == (99, 80, {"Law", "Homes"})
        site.routes["/api/news/index.json"] = answer(page(item("pumps", heat=120)))
        refresh(library)
        [row] = listed(library)
        assert (row.quality, row.heat, set(row.topics)) == (99, 120, {"Law", "Homes"})


def test_marks_and_the_time_first_seen_stay_when_copies_are_taken_together(
    tmp_path: Path, news: Path, api: str
) -> None:
    write(news)
    with open_library(tmp_path / "x.db", news, api) as library:
        refresh(library, [str(news)])
        library.marks.set([listed(library)[0].id], "starred", True)
        [(before,)] = library._store.database.rows("SELECT added FROM articles")
        refresh(library, [api])
        [row] = listed(library)
        assert row.starred
        assert library._store.database.rows("SELECT added FROM articles") == [(before,)]


def test_a_file_that_is_gone_meanwhile_leaves_what_the_other_source_tells(
    tmp_path: Path, news: Path, api: str
) -> None:
    file = write(news)
    write_article(news, "another")
    with open_library(tmp_path / "x.db", news, api) as library:
        refresh(library)
        file.unlink()
        opened = story(library, "Heat pumps outsell boilers")
        assert opened.article.excerpt == LONGER
        assert opened.article.body is not None
        assert opened.article.quality is None
        assert summary(library, "Heat pumps outsell boilers").quality == 65, "until its source is looked at"
        refresh(library)
        assert summary(library, "Heat pumps outsell boilers").quality is None


def test_an_article_whose_file_cannot_be_read_just_now_waits_as_it_is(
    tmp_path: Path, news: Path, site: Site, api: str
) -> None:
    write(news)
    away = news.with_name("unmounted")
    with open_library(tmp_path / "x.db", news, api) as library:
        refresh(library)
        news.rename(away)
        site.routes["/api/news/index.json"] = answer(page(item("pumps", heat=120)))
        refresh(library, [api])
        assert (listed(library)[0].quality, listed(library)[0].heat) == (65, 80)
        away.rename(news)
        refresh(library, [api])
        assert (listed(library)[0].quality, listed(library)[0].heat) == (65, 120)


def test_two_files_of_one_archive_stay_one_shown_whole(library: Library, news: Path) -> None:
    write_article(
        news,
        "first",
        originalUrl="https://news.example/shared",
        excerpt="A longer excerpt of the lesser copy.",
    )
    write_article(
        news, "second", originalUrl="https://news.example/shared", excerpt="Short.", heat=80, topics=["AI"]
    )
    refresh(library)
    assert story(library, "Second").article.excerpt == "Short."
    assert summary(library, "Second").excerpt == "Short."


def test_many_are_taken_together_in_batches_and_it_may_end_between_two(
    tmp_path: Path, news: Path, site: Site, api: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "BATCH", 3)
    names = [f"item-{number}" for number in range(8)]
    for name in names:
        write(news, name)
    site.routes["/api/news/index.json"] = answer(page(*map(item, names)))
    with open_library(tmp_path / "x.db", news, api) as library:
        refresh(library)
        assert {row.heat for row in listed(library)} == {80}
        store = library._store
        with store.database.transaction() as connection:
            connection.execute("INSERT INTO unmerged SELECT uid, 0 FROM articles")
        steps = merge(store, 0)
        assert next(steps) == 3
        steps.close()
        assert list(merge(store, 0)) == [3, 2]
        assert list(merge(store, 0)) == []
        assert len(listed(library)) == 8


def test_what_was_changed_while_it_was_read_is_not_overwritten(tmp_path: Path, news: Path, api: str) -> None:
    write(news)
    with open_library(tmp_path / "x.db", news, api) as library:
        refresh(library)
        store = library._store
        with store.database.transaction() as connection:
            connection.execute("INSERT INTO unmerged SELECT uid, 1 FROM articles")
        noted = store.unmerged.pending(-1, 10)
        with store.database.transaction() as connection:
            connection.execute("UPDATE unmerged SET change = 2")
        assert store.writing.show_anew((), noted) == 0
        assert list(store.unmerged.pending(-1, 10).values()) == [2]


def test_items_of_an_api_that_are_as_they_were_do_not_count_as_changed(
    tmp_path: Path, site: Site, api: str
) -> None:
    site.routes["/api/news/index.json"] = answer(page(item("one"), item("two")))
    with open_library(tmp_path / "x.db", api) as library:
        refresh(library)
        site.routes["/api/news/index.json"] = answer(page(item("three"), item("one"), item("two", heat=99)))
        [outcome] = refresh(library)
        assert (outcome.new, outcome.changed) == (1, 1)


def test_what_was_saved_of_an_article_does_not_overrule_its_source(
    tmp_path: Path, site: Site, api: str
) -> None:
    with Library.open(place_at(tmp_path / "x.db")) as library:
        library.sources.add(SourceSpec(api))
        refresh(library)
        library.marks.set([listed(library)[0].id], "starred", True)
        refresh(library)
        site.routes["/api/news/index.json"] = answer(
            page(item("pumps", excerpt="Corrected.", topics=["Towns"]))
        )
        refresh(library)
        [row] = listed(library)
        assert (row.excerpt, row.topics) == ("Corrected.", ("Towns",))
        library.sources.remove(api)
        refresh(library)
        assert listed(library)[0].starred
        assert library.story(listed(library)[0].id).article.body is not None


def test_what_is_saved_of_an_article_of_two_remote_sources_has_the_fields_of_both(
    tmp_path: Path, site: Site, api: str
) -> None:
    site.routes["/second/api/news/index.json"] = answer(
        page(item("pumps", excerpt="Short.", author="A. Writer"))
    )
    second = site.url("/second/api/news/index.json")
    with Library.open(place_at(tmp_path / "x.db")) as library:
        for address in (api, second):
            library.sources.add(SourceSpec(address))
        refresh(library)
        library.marks.set([listed(library)[0].id], "later", True)
        for address in (api, second):
            library.sources.remove(address)
        refresh(library)
        opened = library.story(listed(library)[0].id).article
        assert (opened.excerpt, opened.author) == (LONGER, "A. Writer")
