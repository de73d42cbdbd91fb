"""What a refresh makes of files that are added, changed, renamed, removed or broken."""

import os
import shutil
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import Query
from reader.query.parsing import parse
from tests.archive import open_library, refresh, story, summary, titles, write_article


def test_articles_are_listed_newest_first_and_undated_ones_last(library: Library, news: Path) -> None:
    write_article(news, "older", publishedDateTime="2021-05-11T16:27:00Z")
    write_article(news, "newest", publishedDateTime="2021-05-11T10:28:00-07:00")
    write_article(news, "undated", publishedDateTime="sometime in May")
    write_article(news, "ancient", publishedDateTime="1955-01-01T00:00:00Z")
    refresh(library)
    assert titles(library) == ["Newest", "Older", "Ancient", "Undated"]


def test_articles_of_the_same_second_are_all_listed(library: Library, news: Path) -> None:
    for number in range(600):
        write_article(news, f"release-{number}")
    refresh(library)
    assert len(set(titles(library))) == 600


def test_a_date_in_the_future_is_not_pinned_on_top(library: Library, news: Path) -> None:
    write_article(news, "far-future", publishedDateTime="2199-01-01T00:00:00Z")
    refresh(library)
    write_article(news, "near-future", publishedDateTime="2198-01-01T00:00:00Z")
    refresh(library)
    assert titles(library) == ["Near future", "Far future"], "both sort by the time they were first seen"


def test_a_refresh_counts_what_is_new_changed_and_gone(library: Library, news: Path) -> None:
    for name in ("one", "two", "three"):
        write_article(news, name)
    first = refresh(library)[0]
    assert (first.status, first.new, first.changed, first.gone) == ("updated", 3, 0, 0)
    write_article(news, "two", title="Two, rewritten")
    (news / "three.md").unlink()
    write_article(news, "four")
    second = refresh(library)[0]
    assert (second.status, second.new, second.changed, second.gone) == ("updated", 1, 1, 1)
    assert sorted(titles(library)) == ["Four", "One", "Two, rewritten"]


def test_what_has_not_changed_is_not_read_again(library: Library, news: Path) -> None:
    file = write_article(news, "quiet", title="As it was")
    os.utime(file, ns=(10**18, 10**18))
    refresh(library)
    same_size = file.read_text().replace("As it was", "Not as is")
    file.write_text(same_size)
    os.utime(file, ns=(10**18, 10**18))
    assert refresh(library)[0].status == "unchanged"
    assert titles(library) == ["As it was"]


def test_a_folder_that_comes_back_empty_loses_nothing(library: Library, news: Path) -> None:
    write_article(news, "kept")
    refresh(library)
    shutil.rmtree(news)
    news.mkdir()
    outcome = refresh(library)[0]
    assert outcome.status == "failed"
    assert "kept" in (outcome.error or "")
    assert titles(library) == ["Kept"]


def test_a_folder_that_is_missing_loses_nothing_and_is_a_problem(library: Library, news: Path) -> None:
    write_article(news, "kept")
    refresh(library)
    shutil.rmtree(news)
    assert refresh(library)[0].status == "failed"
    assert titles(library) == ["Kept"]
    assert str(news) in library.problems()[0].message
    write_article(news, "kept")
    assert refresh(library)[0].error is None
    assert library.problems() == ()


def test_broken_yaml_is_listed_with_what_can_be_saved_and_named_with_its_line(
    library: Library, news: Path
) -> None:
    (news / "2026-11-19-broken.md").write_text(
        '---\ntitle: "A council votes"\npublishedDateTime: 2026-11-19T08:00:00Z\n'
        'excerpt: "never closed\ntopics:\n  - [\n---\n'
    )
    write_article(news, "whole")
    outcome = refresh(library)[0]
    assert titles(library) == ["Whole", "A council votes"]
    problem = library.problems()[0]
    assert (problem.key, outcome.failures[0].key) == ("_news/2026-11-19-broken.md",) * 2
    assert problem.line is not None
    assert 4 <= problem.line <= 7
    (news / "2026-11-19-broken.md").write_text('---\ntitle: "A council votes"\n---\n')
    refresh(library)
    assert library.problems() == ()


def test_a_file_that_is_no_article_is_a_problem_once_and_hurts_nobody(library: Library, news: Path) -> None:
    (news / "notes.md").write_text("just some notes")
    (news / "picture.html").write_bytes(bytes(range(256)))
    write_article(news, "whole")
    refresh(library)
    refresh(library)
    assert titles(library) == ["Whole"]
    assert {problem.key for problem in library.problems()} == {"_news/notes.md", "_news/picture.html"}
    status = library.sources.all()[0]
    assert status.problems == 2
    first = library.sources.first_problems()
    assert list(first) == [status.spec.address]
    assert first[status.spec.address] == library.problems()[0]


def test_everything_listed_can_be_searched(library: Library, news: Path) -> None:
    write_article(
        news,
        "one",
        title="Ferries of the north",
        excerpt="Timetables change in Malmö.",
        body="A long crossing.",
    )
    write_article(news, "two", title="東京の鉄道会社", provider={"name": "Asahi-no-Machi"})
    refresh(library)
    for words, found in {
        "ferr": ["Ferries of the north"],
        "malmo crossing": ["Ferries of the north"],
        "鉄道": ["東京の鉄道会社"],
        "asahi": ["東京の鉄道会社"],
        '"of the"': ["Ferries of the north"],
        '"ferr"': [],
        "...": ["Ferries of the north", "東京の鉄道会社"],
    }.items():
        assert sorted(titles(library, Query(parse(words).where))) == sorted(found), words


def test_unlisted_articles_show_only_when_asked_for(library: Library, news: Path) -> None:
    write_article(news, "low", published=False, heat=20)
    write_article(news, "high", published=True, heat=90)
    refresh(library)
    assert titles(library) == ["High"]
    assert len(titles(library, Query(unlisted=True))) == 2
    assert library.lists.counts().total == 1


@pytest.mark.parametrize(
    ("sort", "expected"), [("heat", ["B", "A", "C"]), ("quality", ["C", "A", "B"]), ("title", ["A", "B", "C"]),
                           ("provider", ["C", "A", "B"])]
)  # fmt: skip
def test_lists_sort_by_what_is_asked_with_unscored_articles_last(
    library: Library, news: Path, sort: str, expected: list[str]
) -> None:
    write_article(news, "a", heat=50, quality=40, provider={"name": "Meridian"})
    write_article(news, "b", heat=90, provider={"name": "northline"})
    write_article(news, "c", quality=60, provider={"name": "Harbour Post"})
    refresh(library)
    assert titles(library, Query(sort=sort)) == expected  # type: ignore[arg-type]


def test_totals_count_the_whole_match_whatever_is_cut(library: Library, news: Path) -> None:
    for number in range(9):
        write_article(news, f"item-{number}")
    refresh(library)
    library.marks.set([summary(library, "Item 3").id], "read", True)
    matches = library.lists.articles(Query(), limit=4)
    assert (len(matches.rows), matches.total, matches.unread) == (4, 9, 8)


def test_the_whole_article_is_read_from_its_file(library: Library, news: Path) -> None:
    write_article(
        news, "full", body="First **words**.", secured="abc;def", images=[{"url": "https://x.example/a.png"}]
    )
    refresh(library)
    opened = story(library, "Full")
    assert opened.article.body is not None
    assert "First **words**." in opened.article.body.text
    assert opened.article.extra["secured"] == "abc;def"
    assert opened.path == "_news/full.md"
    assert opened.missing is None


def test_an_article_whose_file_is_gone_shows_what_the_index_knows_and_says_so(
    library: Library, news: Path
) -> None:
    file = write_article(news, "gone", excerpt="It was here.")
    refresh(library)
    file.unlink()
    opened = story(library, "Gone")
    assert opened.article.excerpt == "It was here."
    assert opened.missing is not None
    assert str(file) in opened.missing


def test_an_article_is_found_by_id_beginning_path_and_url(library: Library, news: Path) -> None:
    file = write_article(news, "sought")
    refresh(library)
    id = summary(library, "Sought").id
    for reference in (
        id,
        id[:6],
        str(file),
        "_news/sought.md",
        "http://www.news.example/sought/?utm_source=mail#top",
    ):
        assert library.find(reference) == id


def test_a_library_of_two_archives_counts_shared_articles_once(tmp_path: Path) -> None:
    for archive in ("a", "b"):
        write_article(tmp_path / archive / "_news", "shared", originalUrl="https://news.example/shared")
        write_article(
            tmp_path / archive / "_news",
            f"only-{archive}",
            originalUrl=f"https://news.example/only-{archive}",
        )
    with open_library(tmp_path / "x.db", tmp_path / "a", tmp_path / "b") as library:
        refresh(library)
        assert sorted(titles(library)) == ["Only a", "Only b", "Shared"]
        assert len(story(library, "Shared").copy_paths) == 2
