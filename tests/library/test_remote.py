"""Sources on the network in a library: the JSON API, one article file, and what is kept of them."""

import json
from pathlib import Path

from reader.library import Library
from reader.models import SourceSpec
from reader.paths import place_at
from tests.archive import open_library, refresh, story, summary, titles, write_article
from tests.sources.server import Site, answer, status


def api(*items: dict[str, object], following: object = None) -> bytes:
    return json.dumps({"page": 1, "value": list(items), "nextPage": following}).encode()


def item(name: str, **fields: object) -> dict[str, object]:
    return {
        "path": f"_news/{name}.md",
        "title": name.capitalize(),
        "excerpt": f"All about {name}.",
        "originalUrl": f"https://news.example/{name}",
        "publishedDateTime": "2026-11-20T09:30:00Z",
        "heat": 80,
        "provider": {"name": "Northline", "domain": "northline.example", "images": None},
        "topics": ["Towns"],
        "content": "<p>The <em>whole</em> of it.</p>",
        **fields,
    }


def test_all_pages_of_an_api_are_listed_and_read_offline(tmp_path: Path, site: Site) -> None:
    site.routes["/api/news/index.json"] = answer(api(item("one"), item("two"), following="2"))
    site.routes["/api/news/page/2/index.json"] = answer(api(item("three")))
    with open_library(tmp_path / "x.db", site.url("/api/news/")) as library:
        outcome = refresh(library)[0]
        assert (outcome.kind, outcome.status, outcome.new) == ("api", "updated", 3)
        asked = len(site.asked)
        opened = story(library, "Three")
        assert opened.article.body is not None
        assert "whole" in opened.article.body.text
        assert opened.article.provider is not None
        assert opened.article.provider.domain == "northline.example"
        assert len(site.asked) == asked, "opening an article connects nowhere"


def test_what_is_wrong_on_the_first_of_several_pages_is_told_once(tmp_path: Path, site: Site) -> None:
    site.routes["/api/news/index.json"] = answer(api(item("one"), {"title": "Lost"}, following="2"))
    site.routes["/api/news/page/2/index.json"] = answer(api(item("three")))
    with open_library(tmp_path / "x.db", site.url("/api/news/")) as library:
        (failure,) = refresh(library)[0].failures
        assert failure.message == "has neither path nor URL"
        assert len(library.problems()) == 1


def test_an_api_that_says_nothing_changed_is_asked_once(tmp_path: Path, site: Site) -> None:
    site.routes["/api/news/index.json"] = answer(api(item("one")), ETag='"a"')
    with open_library(tmp_path / "x.db", site.url("/api/news/index.json")) as library:
        refresh(library)
        asked = len(site.asked)
        outcome = refresh(library)[0]
        assert (outcome.status, outcome.new, outcome.gone) == ("unchanged", 0, 0)
        assert len(site.asked) == asked + 1
        assert site.headers[-1]["if-none-match"] == '"a"'


def test_nothing_is_lost_when_an_api_fails_or_comes_back_empty(tmp_path: Path, site: Site) -> None:
    site.routes["/api/news/index.json"] = answer(api(item("one")))
    with open_library(tmp_path / "x.db", site.url("/api/news/index.json")) as library:
        refresh(library)
        for wrong in (status(500), answer(api()), answer(b"{% for page in site %}")):
            site.routes["/api/news/index.json"] = wrong
            refresh(library)
            assert titles(library) == ["One"]
        assert "line 1" in library.problems()[0].message or "template" in library.problems()[0].message


def test_an_article_in_a_folder_and_in_the_api_is_one_with_the_fuller_copy_shown(
    tmp_path: Path, site: Site
) -> None:
    related = [{"title": "Another", "webUrl": "https://elsewhere.example/a"}]
    write_article(
        tmp_path / "_news", "one", originalUrl="https://news.example/one", related=related, topics=["Towns"],
        provider={"name": "Northline"}, excerpt="From the file.", quality=70, heat=80, images=[{"url": "https://x.example/a"}],
    )  # fmt: skip
    site.routes["/api/news/index.json"] = answer(api(item("one"), item("two")))
    with open_library(tmp_path / "x.db", tmp_path / "_news", site.url("/api/news/index.json")) as library:
        refresh(library)
        assert sorted(titles(library)) == ["One", "Two"]
        opened = story(library, "One")
        assert len(opened.copy_paths) == 2
        assert [one.title for one in opened.related] == ["Another"]


def test_the_copy_of_an_api_shows_when_the_file_is_gone(tmp_path: Path, site: Site) -> None:
    write_article(tmp_path / "_news", "other")
    file = write_article(
        tmp_path / "_news", "one", title="From the file", originalUrl="https://news.example/one", topics=["Towns"],
        provider={"name": "Northline"}, excerpt="Fuller.", quality=70, heat=80, related=[{"title": "x", "webUrl": "https://x.example"}],
    )  # fmt: skip
    site.routes["/api/news/index.json"] = answer(api(item("one")), ETag='"a"')
    with open_library(tmp_path / "x.db", tmp_path / "_news", site.url("/api/news/index.json")) as library:
        refresh(library)
        assert "From the file" in titles(library)
        file.unlink()
        refresh(library)
        assert "One" in titles(library)


def test_what_is_tagged_is_kept_as_an_article_file_until_the_last_tag_is_off(
    tmp_path: Path, site: Site
) -> None:
    site.routes["/api/news/index.json"] = answer(api(item("one")))
    with open_library(tmp_path / "x.db", site.url("/api/news/index.json")) as library:
        refresh(library)
        id, saved = summary(library, "One").id, tmp_path / "x.db.data" / "saved"
        library.marks.tag([id], "to cite", True)
        library.marks.tag([id], "read aloud", True)
        library.marks.tag([id], "to cite", False)
        assert len(list(saved.iterdir())) == 1
        library.marks.tag([id], "read aloud", False)
        assert list(saved.iterdir()) == []


def test_what_is_noted_on_is_kept_as_an_article_file_until_the_note_is_gone(
    tmp_path: Path, site: Site
) -> None:
    site.routes["/api/news/index.json"] = answer(api(item("one")))
    with open_library(tmp_path / "x.db", site.url("/api/news/index.json")) as library:
        refresh(library)
        id, saved = summary(library, "One").id, tmp_path / "x.db.data" / "saved"
        library.marks.note(id, "ask for the figures")
        assert len(list(saved.iterdir())) == 1
        library.marks.undo()
        assert list(saved.iterdir()) == []


def test_what_is_starred_is_kept_as_an_article_file_that_outlives_its_source(
    tmp_path: Path, site: Site
) -> None:
    site.routes["/api/news/index.json"] = answer(api(item("one"), item("two")))
    address = site.url("/api/news/index.json")
    with Library.open(place_at(tmp_path / "x.db")) as library:
        library.sources.add(SourceSpec(address))
        refresh(library)
        library.marks.set([summary(library, "One").id], "starred", True)
        library.marks.tag([summary(library, "Two").id], "to cite", True)
        library.marks.undo()
        kept = list((tmp_path / "x.db.data" / "saved").iterdir())
        assert [file.suffix for file in kept] == [".md"]
        library.sources.remove(address)
        refresh(library)
        assert titles(library) == ["One"]
        assert summary(library, "One").starred
        opened = story(library, "One")
        assert opened.article.body is not None
        assert "whole" in opened.article.body.text


def test_a_host_that_does_not_answer_is_a_problem_and_hurts_no_other_source(tmp_path: Path) -> None:
    write_article(tmp_path / "_news", "one")
    with open_library(
        tmp_path / "x.db", "http://127.0.0.1:9/api/news/index.json", tmp_path / "_news"
    ) as library:
        failed, fine = refresh(library)
        assert (failed.status, fine.status) == ("failed", "updated")
        assert "127.0.0.1:9" in (failed.error or "")
        assert titles(library) == ["One"]
        assert library.lists.counts().problems == 1


def test_offline_connects_nowhere_and_keeps_what_is_there(tmp_path: Path, site: Site) -> None:
    site.routes["/api/news/index.json"] = answer(api(item("one")))
    specs = [SourceSpec(site.url("/api/news/index.json"))]
    with Library.open(place_at(tmp_path / "x.db"), sources=specs) as library:
        refresh(library)
    asked = len(site.asked)
    with Library.open(place_at(tmp_path / "x.db"), sources=specs, offline=True) as library:
        assert refresh(library)[0].status == "failed"
        assert titles(library) == ["One"]
    assert len(site.asked) == asked
