"""What is gone, taken down, removed, repaired or only passing through leaves nothing behind."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import Library
from reader.models import Query, SourceSpec
from reader.paths import place_at
from tests.archive import listed, open_library, refresh, story, summary, titles, write_article
from tests.cli.program import Program
from tests.library.test_remote import api, item
from tests.library.test_topics import declare, outline
from tests.sources.server import Site, answer


def test_standard_input_gives_what_came_in_just_now(tmp_path: Path) -> None:
    program = Program(tmp_path)
    for title in ("First", "Second"):
        document = f"---\ntitle: {title}\npublishedDateTime: 2026-11-20T09:30:00Z\n---\n"
        assert title in program.run("show", "-", stdin=document.encode()).out
    ran = program.run(
        "list", "-", "--json", stdin=b'{"value": [{"title": "Third", "webUrl": "https://x.example/3"}]}'
    )
    assert [one["title"] for one in json.loads(ran.out)["articles"]] == ["Third"]
    nothing = program.run("show", "-", stdin=b"<rss></rss>")
    assert nothing.code != 0
    assert "Third" not in nothing.out


def test_a_page_of_articles_in_a_file_stays_listed_and_opens(tmp_path: Path) -> None:
    page = tmp_path / "page.json"
    page.write_bytes(api(item("one"), item("two")))
    os.utime(page, (10**9, 10**9))
    with open_library(tmp_path / "x.db", page) as library:
        for _ in range(3):
            refresh(library)
            assert sorted(titles(library)) == ["One", "Two"]
        opened = story(library, "One")
        assert opened.article.body is not None
        page.write_bytes(api(item("two")))
        refresh(library)
        assert titles(library) == ["Two"]


def test_an_article_that_an_api_says_was_taken_down_is_gone(tmp_path: Path, site: Site) -> None:
    site.routes["/api/news/index.json"] = answer(api(item("one"), item("two")))
    with open_library(tmp_path / "x.db", site.url("/api/news/index.json")) as library:
        refresh(library)
        site.routes["/api/news/index.json"] = answer(api(item("one", removed=True), item("two")))
        refresh(library)
        assert titles(library) == ["Two"]


def test_a_source_taken_out_of_the_file_by_hand_takes_its_articles_along(tmp_path: Path, news: Path) -> None:
    write_article(news, "one")
    place = place_at(tmp_path / "x.db")
    with Library.open(place) as library:
        library.sources.add(SourceSpec(str(news)))
        refresh(library)
        place.sources.write_text("")
        refresh(library)
        assert titles(library) == []


def test_problems_go_with_what_they_were_about(library: Library, news: Path) -> None:
    os.mkfifo(news / "pipe.md")
    declare(news, "00-ai.yaml", "AI")
    broken = news.parent / "_data" / "topics" / "01-broken.yaml"
    broken.write_text("name: [unclosed\n")
    refresh(library)
    refresh(library)
    assert {problem.key for problem in library.problems()} == {"_news/pipe.md", "_data/topics/01-broken.yaml"}
    (news / "pipe.md").unlink()
    broken.write_text("name: Repaired\n")
    refresh(library)
    assert library.problems() == ()


def test_topics_that_are_no_longer_declared_go(library: Library, news: Path) -> None:
    declare(news, "00-ai.yaml", "AI")
    declare(news, "01-vision.yaml", "Vision", "AI")
    write_article(news, "a", topics=["AI"])
    refresh(library)
    (news.parent / "_data" / "topics" / "01-vision.yaml").unlink()
    refresh(library)
    assert outline(library.topics()) == [("AI", 1, 1)]
    (news.parent / "_data" / "topics" / "00-ai.yaml").unlink()
    write_article(news, "b", topics=["Bees"])
    refresh(library)
    assert outline(library.topics()) == [("AI", 1, 1), ("Bees", 1, 1)]


def test_a_chain_of_topics_is_cut_where_nobody_would_follow_it(library: Library, news: Path) -> None:
    for number in range(80):
        declare(news, f"{number:02}-t{number}.yaml", f"T{number}", f"T{number - 1}" if number else None)
    write_article(news, "a", topics=["T79"])
    refresh(library)
    assert sum(topic.total for topic in library.topics()) >= 1


def test_a_file_that_was_copied_first_and_removed_later_keeps_its_marks(library: Library, news: Path) -> None:
    file = write_article(news, "before", title="Without", originalUrl=None)
    write_article(news, "other")
    refresh(library)
    library.marks.set([summary(library, "Without").id], "starred", True)
    (news / "after.md").write_text(file.read_text())
    refresh(library)
    file.unlink()
    refresh(library)
    assert [row.starred for row in listed(library) if row.title == "Without"] == [True]


def test_the_web_url_of_another_story_is_no_address_of_this_one(library: Library, news: Path) -> None:
    write_article(news, "ferry", webUrl="https://other.example/moon")
    write_article(
        news, "lister", related=[{"title": "Moon landing planned", "webUrl": "https://other.example/moon"}]
    )
    refresh(library)
    assert story(library, "Lister").related[0].article_id is None
    assert story(library, "Ferry").related == ()


def test_a_path_means_the_file_that_lies_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("p1", "p2"):
        write_article(tmp_path / folder, "a", title=folder, originalUrl=f"https://x.example/{folder}")
    monkeypatch.chdir(tmp_path / "p2")
    with open_library(tmp_path / "x.db", tmp_path / "p1", tmp_path / "p2") as library:
        refresh(library)
        assert library.story(library.find("a.md")).article.title == "p2"


def test_an_article_of_the_year_1970_is_not_undated(library: Library, news: Path) -> None:
    dates = {
        "epoch": "1970-01-01T00:00:00Z",
        "before": "1969-12-31T00:00:00Z",
        "early": "1950-01-01T00:00:00Z",
    }
    for name, date in dates.items():
        write_article(news, name, publishedDateTime=date)
    write_article(news, "undated", publishedDateTime=None)
    refresh(library)
    assert titles(library) == ["Epoch", "Before", "Early", "Undated"]


class TestSavedArticles:
    """What is starred of a remote source is in the folder `saved/`, once, and only while it is starred."""

    @pytest.fixture
    def remote(self, tmp_path: Path, site: Site) -> Iterator[Library]:
        without_url = item("two") | {"originalUrl": None}
        site.routes["/api/news/index.json"] = answer(api(item("one"), without_url))
        with Library.open(place_at(tmp_path / "x.db")) as library:
            library.sources.add(SourceSpec(site.url("/api/news/index.json")))
            refresh(library)
            yield library

    def saved(self, library: Library) -> int:
        folder = library.place.saved
        return len(list(folder.glob("*.md"))) if folder.is_dir() else 0

    @pytest.mark.parametrize("title", ["One", "Two"])
    def test_starred_unstarred_and_starred_again_is_saved(self, remote: Library, title: str) -> None:
        for starred in (True, False, True):
            remote.marks.set([summary(remote, title).id], "starred", starred)
            assert self.saved(remote) == starred
            outcomes = refresh(remote)
            assert [outcome.error for outcome in outcomes] == [None] * len(outcomes)
            assert sorted(titles(remote)) == ["One", "Two"]
            assert titles(remote, Query(view="starred")) == [title] * starred

    def test_a_mark_whose_article_cannot_be_saved_can_be_taken_back(self, remote: Library) -> None:
        remote.place.saved.parent.mkdir(parents=True, exist_ok=True)
        remote.place.saved.write_text("a file where the folder should be")
        with pytest.raises(LibraryError):
            remote.marks.set([summary(remote, "One").id], "starred", True)
        remote.place.saved.unlink()
        assert remote.marks.undo() is not None
        assert not summary(remote, "One").starred
