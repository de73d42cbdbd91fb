"""`newsreader show`, `related` and `open`."""

import os
from pathlib import Path

import pytest

from tests.cli.program import Program

RELATED_KEYS = ["title", "url", "provider", "published_at", "article_id", "score", "kind", "reason"]


@pytest.fixture
def kept(program: Program, archive: Path) -> dict[str, str]:
    """The archive as a source of the user's own library; the ids of its articles by the beginning of their title."""
    program.run("sources", "add", archive)
    assert program.run("refresh").code == 0
    articles = program.run("list", "--json", "--all").json()["articles"]
    titles, ids = articles.each("title"), articles.each("id")
    return {str(title).split()[0]: str(id) for title, id in zip(titles, ids, strict=True)}


def test_show_tells_all_of_an_article(program: Program, kept: dict[str, str]) -> None:
    ran = program.run("show", kept["Heat"])
    assert ran.code == 0
    assert ran.out.splitlines()[:3] == [
        "Heat pumps outsell boilers [for the first time]",
        f"The Herald · 2026-11-20 09:30 · Energy, Homes · id {kept['Heat']}",
        "https://herald.example/heat-pumps",
    ]
    assert "Sales of heat pumps passed those of boilers." in ran.out
    assert "- Boilers fall behind" in ran.out
    assert "\x1b" not in ran.out


def test_show_prints_the_body(program: Program, kept: dict[str, str]) -> None:
    ran = program.run("show", kept["Boilers"])
    assert "\nA first paragraph.\n\nA second with a" in ran.out


def test_show_json_adds_body_links_and_related(program: Program, kept: dict[str, str]) -> None:
    document = program.run("show", kept["Boilers"], "--json").json()
    assert document["body"]["format"] == "markdown"
    assert document["links"][0]["url"] == "https://herald.example/heat-pumps"
    assert document["related"] == program.run("related", kept["Boilers"], "--json").json()


def test_an_article_is_meant_by_id_by_its_beginning_by_path_and_by_url(
    program: Program, archive: Path, kept: dict[str, str]
) -> None:
    id = kept["Heat"]
    file = archive / "_news" / "2026-11-20-heat-pumps.md"
    for reference in (
        id,
        id[:6],
        file,
        os.path.relpath(file, program.home),
        "https://herald.example/heat-pumps",
    ):
        assert program.run("show", reference, "--json").json()["id"] == id


def test_what_does_not_exist_is_not_found(program: Program, kept: dict[str, str]) -> None:
    del kept
    for reference in ("0000000000", "./nothing.md", "https://nobody.example/"):
        ran = program.run("show", reference)
        assert (ran.code, ran.out) == (3, "")
        assert reference in ran.err


def test_a_file_that_the_library_does_not_hold_is_shown_all_the_same(
    program: Program, archive: Path, home: Path
) -> None:
    file = (archive / "_news" / "2026-11-22-trains.md").rename(home / "alone.md")
    assert program.run("show", "alone.md").out.startswith("列車 run on time")
    assert program.run("show", file, "--json").json()["title"] == "列車 run on time"
    assert program.run("list", "--json").json()["total"] == 0


def test_an_id_printed_for_a_source_given_is_good_afterwards(program: Program, archive: Path) -> None:
    id = program.run("list", archive, "--json").json()["articles"][0]["id"].text()
    assert program.run("show", id, "--json").json()["title"] == "列車 run on time"


def test_a_file_of_a_source_that_was_listed_knows_its_related_stories(
    program: Program, archive: Path
) -> None:
    ids = program.run("list", archive, "--json").json()["articles"].each("id")
    related = program.run("related", archive / "_news" / "2026-11-20-heat-pumps.md", "--json").json()
    assert related[0]["article_id"] == ids[1]


def test_a_document_on_standard_input_is_shown(program: Program) -> None:
    ran = program.run("show", "-", "--json", stdin=b"---\ntitle: From a pipe\n---\nIts text.\n")
    assert ran.code == 0
    assert ran.json()["title"] == "From a pipe"
    assert ran.json()["body"]["text"].text().strip() == "Its text."


def test_a_file_that_holds_no_article_says_why(program: Program, home: Path) -> None:
    (home / "noise.md").write_bytes(bytes(range(256)))
    ran = program.run("show", "noise.md")
    assert ran.code in {0, 1, 3}
    assert "Traceback" not in ran.err
    assert all(character.isprintable() or character in "\n\t" for character in ran.out + ran.err)


def test_an_article_whose_file_is_gone_is_shown_from_what_is_known(
    program: Program, archive: Path, kept: dict[str, str]
) -> None:
    (archive / "_news" / "2026-11-22-trains.md").unlink()
    ran = program.run("show", kept["列車"])
    assert ran.code == 1
    assert ran.out.startswith("列車 run on time")
    assert "2026-11-22-trains.md" in ran.err


def test_related_says_what_each_story_has_to_do_with_the_article(
    program: Program, kept: dict[str, str]
) -> None:
    listed = program.run("related", kept["Heat"], "--json").json()[0]
    assert sorted(listed.keys()) == sorted(RELATED_KEYS)
    assert listed.pick("title", "url", "published_at", "article_id", "kind") == (
        "Boilers fall behind",
        "https://gazette.example/boilers",
        "2026-11-21T09:30:00Z",
        kept["Boilers"],
        "listed",
    )
    assert listed["provider"] == {"name": "Gazette", "domain": "gazette.example"}
    assert listed["reason"].text()
    back = program.run("related", kept["Boilers"], "--json").json()[0]
    assert back.pick("kind", "article_id") == ("links_here", kept["Heat"])
    assert program.run("related", kept["Boilers"]).rows()[0][:2] == [kept["Heat"], "links_here"]


def test_an_article_without_related_stories_matches_nothing(program: Program, kept: dict[str, str]) -> None:
    ran = program.run("related", kept["列車"], "--json")
    assert (ran.code, ran.out) == (3, "[]\n")


def test_open_hands_the_original_to_the_browser_and_says_so(
    program: Program, kept: dict[str, str], tmp_path: Path
) -> None:
    browser, log = recording_browser(tmp_path)
    ran = program.run("open", kept["Heat"], BROWSER=browser)
    assert (ran.code, ran.out) == (0, "")
    assert "https://herald.example/heat-pumps" in ran.err
    assert log.read_text().splitlines() == ["https://herald.example/heat-pumps"]


def recording_browser(folder: Path) -> tuple[str, Path]:
    """A command that writes each of its arguments to a line of a file, and that file."""
    log, script = folder / "opened", folder / "browser"
    script.write_text(f'#!/bin/sh\nfor word; do echo "$word"; done > {log}.new\nmv {log}.new {log}\n')
    script.chmod(0o755)
    return str(script), log


PODCAST = """---
title: Episode one
enclosures:
  - {url: https://pod.example/1.mp3, type: audio/mpeg, size: 34567890, length: 3723, title: Sound}
  - {url: https://pod.example/notes.pdf}
comments: https://pod.example/talk
---
Notes.
"""


def test_the_files_and_the_comments_of_an_article_are_shown(program: Program) -> None:
    ran = program.run("show", "-", stdin=PODCAST.encode())
    assert ran.out.splitlines()[-6:] == [
        "",
        "Files",
        "- Sound, audio/mpeg, 1:02:03, 34.6 MB: https://pod.example/1.mp3",
        "- https://pod.example/notes.pdf",
        "",
        "Comments: https://pod.example/talk",
    ]
