"""Git archives in a library: one article with its other copies, opened from the clone."""

import json
import shutil
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import SourceSpec
from reader.paths import place_at
from tests.archive import listed, refresh, story, titles, write_article
from tests.sources.git_archive import Archive, needs_git
from tests.sources.server import Site, answer

pytestmark = needs_git


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """A site with two articles, one of them without a URL."""
    made = Archive(tmp_path / "archive")
    write_article(made.folder / "_news", "one", body="The *whole* of it.")
    write_article(made.folder / "_news", "two", originalUrl=None)
    made.commit()
    return made


def open_with(tmp_path: Path, *specs: SourceSpec) -> Library:
    return Library.open(place_at(tmp_path / "news.db"), sources=specs)


def test_articles_of_a_git_archive_are_listed_and_opened_whole(tmp_path: Path, archive: Archive) -> None:
    with open_with(tmp_path, SourceSpec(archive.address, "git")) as library:
        outcome = refresh(library)[0]
        assert (outcome.kind, outcome.status, outcome.new, outcome.error) == ("git", "updated", 2, None)
        opened = story(library, "Two")
        assert (opened.path, opened.missing) == ("_news/two.md", None)
        body = story(library, "One").article.body
        assert body is not None
        assert "whole" in body.text
        assert refresh(library)[0].status == "unchanged"


def test_an_article_whose_clone_was_deleted_says_how_to_get_it_back(tmp_path: Path, archive: Archive) -> None:
    with open_with(tmp_path, SourceSpec(archive.address, "git")) as library:
        refresh(library)
        shutil.rmtree(library.place.clones / "git")
        missing = story(library, "Two").missing
        assert missing is not None
        assert missing.endswith("Refreshing gets it back.")
        refresh(library)
        assert story(library, "Two").missing is None


def test_the_same_site_read_from_git_and_from_its_api_is_one_article_with_two_copies(
    tmp_path: Path, archive: Archive, site: Site
) -> None:
    archive.write("_config.yml", data=f"url: {site.url('')}\n".encode())
    archive.commit()
    items = [{"path": f"_news/{name.lower()}.md", "title": name} for name in ("One", "Two")]
    items[0]["originalUrl"] = "https://news.example/one"
    page = {"page": 1, "value": items, "nextPage": None}
    site.routes["/api/news/index.json"] = answer(json.dumps(page).encode())
    api = SourceSpec(site.url("/api/news/index.json"), "api")
    with open_with(tmp_path, SourceSpec(archive.address, "git"), api) as library:
        refresh(library)
        assert sorted(titles(library)) == ["One", "Two"]
        assert {len(story(library, title).copy_paths) for title in ("One", "Two")} == {2}


def test_marks_stay_with_an_article_whose_file_was_renamed_or_rewritten(
    tmp_path: Path, archive: Archive
) -> None:
    with open_with(tmp_path, SourceSpec(archive.address, "git")) as library:
        refresh(library)
        library.marks.set([row.id for row in listed(library)], "read", True)
        archive.git("mv", "_news/two.md", "_news/renamed.md")
        write_article(archive.folder / "_news", "one", title="One, corrected")
        archive.commit()
        refresh(library)
        assert {row.title: row.read for row in listed(library)} == {"One, corrected": True, "Two": True}
