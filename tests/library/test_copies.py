"""Several documents that tell the same article."""

from pathlib import Path

from reader.library import Library
from reader.models import Query
from tests.archive import refresh, story, titles, write_article

URL = "https://news.example/shared"


def test_two_files_of_one_address_are_one_article_with_two_copies(library: Library, news: Path) -> None:
    write_article(news, "first", originalUrl=URL)
    write_article(news, "second", originalUrl=f"{URL}/?utm_medium=feed", excerpt="This one tells more.")
    refresh(library)
    assert titles(library) == ["Second"]
    assert {Path(path).name for path in story(library, "Second").copy_paths} == {"first.md", "second.md"}


def test_which_copy_is_shown_does_not_hang_on_the_order_they_come_in(library: Library, news: Path) -> None:
    write_article(news, "second", originalUrl=URL, excerpt="This one tells more.")
    refresh(library)
    write_article(news, "first", originalUrl=URL)
    refresh(library)
    assert titles(library) == ["Second"]


def test_when_the_better_copy_is_removed_the_other_one_shows(library: Library, news: Path) -> None:
    write_article(news, "first", originalUrl=URL)
    better = write_article(news, "second", originalUrl=URL, excerpt="This one tells more.")
    refresh(library)
    better.unlink()
    refresh(library)
    assert titles(library) == ["First"]


def test_when_the_better_copy_becomes_another_article_both_show(library: Library, news: Path) -> None:
    write_article(news, "first", originalUrl=URL)
    write_article(news, "second", originalUrl=URL, excerpt="This one tells more.")
    refresh(library)
    write_article(news, "second", originalUrl="https://news.example/elsewhere")
    refresh(library)
    assert sorted(titles(library)) == ["First", "Second"]


def test_a_listed_copy_is_shown_before_a_fuller_one_that_is_not_listed(library: Library, news: Path) -> None:
    write_article(news, "hidden", originalUrl=URL, excerpt="Much.", topics=["AI"], heat=10, published=False)
    write_article(news, "shown", originalUrl=URL)
    refresh(library)
    assert titles(library) == ["Shown"]


def test_a_path_rewritten_to_another_url_is_a_new_unread_article(library: Library, news: Path) -> None:
    write_article(news, "page", originalUrl=URL)
    refresh(library)
    library.marks.set([story(library, "Page").summary.id], "read", True)
    write_article(news, "page", originalUrl="https://news.example/other")
    refresh(library)
    assert [row.read for row in library.lists.summaries(library.lists.articles(Query()).rows)] == [False]
