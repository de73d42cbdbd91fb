"""The parts of courses and collections: found among the articles of the same source."""

from pathlib import Path

import pytest

from reader.library import Library
from tests.archive import open_library, refresh, story, write_article


def write_course(site: Path, items: list[str]) -> None:
    write_article(site / "_learning" / "collections", "course", items=items)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of a site with a course of three parts."""
    site = tmp_path / "site"
    (site / "_config.yml").parent.mkdir()
    (site / "_config.yml").write_text("title: Site\n")
    write_article(site / "_learning" / "videos", "2026-11-20-zip", title="The zip, and what it wants")
    write_article(
        site / "_learning" / "collections", "lamp", title="A lamp in an hour", provider={"name": "Tarn"}
    )
    write_article(site / "_news", "chair", title="Chairs")
    return open_library(tmp_path / "library.db", site)


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("_learning/videos/2026-11-20-zip.md", "The zip, and what it wants"),
        ("/_learning/videos/2026-11-20-zip", "The zip, and what it wants"),
        ("videos/2026-11-20-zip", "The zip, and what it wants"),
        ("../videos/2026-11-20-zip.md", "The zip, and what it wants"),
        ("lamp", "A lamp in an hour"),
        ("./lamp.md", "A lamp in an hour"),
        ("_news/chair.md", "Chairs"),
    ],
)
def test_a_part_is_found_however_its_path_is_written(
    library: Library, tmp_path: Path, item: str, title: str
) -> None:
    with library:
        write_course(tmp_path / "site", [item])
        refresh(library)
        (part,) = story(library, "Course").items
        assert (part.title, part.article_id) == (title, story(library, title).summary.id)
        assert (part.kind, part.reason, part.read) == ("item", "part 1 of 1", False)


def test_parts_that_are_not_there_have_the_words_of_their_names(library: Library, tmp_path: Path) -> None:
    with library:
        write_course(
            tmp_path / "site", ["videos/2026-01-02-a_first-stitch.md", "lamp", "../../../etc/passwd", "/"]
        )
        refresh(library)
        items = story(library, "Course").items
        assert [part.title for part in items] == ["a first stitch", "A lamp in an hour", "passwd", "/"]
        assert [part.article_id is None for part in items] == [True, False, True, True]
        assert items[1].provider is not None
        assert items[1].reason == "part 2 of 4"
        assert story(library, "Course").related == ()


def test_parts_are_not_taken_from_another_source(library: Library, tmp_path: Path) -> None:
    library.close()
    other = tmp_path / "other"
    other.mkdir()
    (other / "_config.yml").write_text("title: Other\n")
    write_article(
        other / "_learning", "lesson", title="Somebody else's", originalUrl="https://other.example/lesson"
    )
    write_course(tmp_path / "site", ["_learning/lesson.md"])
    with open_library(tmp_path / "both.db", tmp_path / "site", other) as both:
        refresh(both)
        assert [part.article_id for part in story(both, "Course").items] == [None]


def test_an_article_without_parts_has_none(library: Library) -> None:
    with library:
        refresh(library)
        assert story(library, "Chairs").items == ()
