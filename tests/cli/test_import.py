"""Moving over: lists of other programs in, lists and articles out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.content import parse
from reader.models import Article, Document, SourceSpec
from reader.paths import place_at
from reader.subscriptions import Subscriptions
from tests.cli.program import Program
from tests.sources.made import rss
from tests.sources.server import Site, answer, serving

OPML = """<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Tech">
  <outline text="Linux"><outline text="Penguins" type="rss" xmlUrl="https://penguins.example/feed"/></outline>
  <outline text="Boards" type="rss" xmlUrl="https://boards.example/feed"/>
</outline>
<outline text="Mine" xmlUrl="exec:show-news"/>
<outline text="Nothing"/>
</body></opml>
"""


@pytest.fixture
def opml(home: Path) -> Path:
    file = home / "feeds.opml"
    file.write_text(OPML)
    return file


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def addresses(program: Program) -> list[str]:
    return [row[0] for row in program.run("sources", "--plain").rows()]


def test_what_would_be_added_is_shown_and_nothing_is_added(program: Program, opml: Path) -> None:
    ran = program.run("import", opml, "--dry-run", "--json")
    assert ran.code == 1
    assert ran.json()["sources"] == [
        {"url": "https://penguins.example/feed", "title": "Penguins", "topics": [["Tech", "Linux"]]},
        {"url": "https://boards.example/feed", "title": "Boards", "topics": [["Tech"]]},
    ]
    assert ran.json()["failures"].each("line") == [6, 7]
    assert ran.json()["failures"][0]["key"] == "exec:show-news"
    assert "Would add 2, there already 0, not taken 2." in ran.err
    assert program.run("import", opml, "--dry-run").rows()[0] == [
        "Penguins", "Tech/Linux", "https://penguins.example/feed",
    ]  # fmt: skip
    assert addresses(program) == []


def test_a_list_is_added_once(program: Program, opml: Path) -> None:
    ran = program.run("import", opml)
    assert (ran.code, ran.out) == (1, "")
    assert "Added 2, there already 0, not taken 2." in ran.err
    assert "feeds.opml, line 6: exec:show-news is a command" in ran.err
    assert addresses(program) == ["https://penguins.example/feed", "https://boards.example/feed"]
    assert program.run("sources", "--json").json().each("name") == ["Penguins", "Boards"]
    again = program.run("import", opml)
    assert "Added 0, there already 2, not taken 2." in again.err
    assert len(addresses(program)) == 2


def test_what_newsboat_reads_is_read_here_and_a_topic_may_be_given_to_all(
    program: Program, home: Path
) -> None:
    (home / "urls").write_text('# mine\nhttps://a.example/rss news "~The A"\n"query:U:unread = \\"yes\\""\n')
    ran = program.run("import", "urls", "--dry-run", "--jsonl", "--topic", "Old/Reader")
    assert ran.lines()[0] == {
        "url": "https://a.example/rss",
        "title": "The A",
        "topics": [["news"], ["Old", "Reader"]],
    }
    assert (
        'urls, line 3: query:U:unread = "yes" is the query feed “U”, which here is the Unread view' in ran.err
    )


def test_a_list_without_trouble_ends_well(program: Program, home: Path) -> None:
    (home / "list.txt").write_text("https://a.example/1\nhttps://a.example/2\n")
    ran = program.run("import", "list.txt")
    assert ran.code == 0
    assert ran.err == "newsreader: Added 2, there already 0, not taken 0.\n"


def test_commands_are_taken_only_from_a_file_and_only_if_asked_for(program: Program, opml: Path) -> None:
    ran = program.run("import", opml, "--commands", "--dry-run")
    assert "Would add 3" in ran.err
    piped = program.run("import", "-", "--commands", "--dry-run", stdin=OPML.encode())
    assert "Would add 2" in piped.err
    assert "never taken from a list from elsewhere" in piped.err


def test_a_list_may_be_fetched_and_then_names_nothing_of_this_machine(program: Program, site: Site) -> None:
    site.routes["/feeds.opml"] = answer(OPML.replace("exec:show-news", "/etc").encode())
    ran = program.run("import", site.url("/feeds.opml"), "--commands", "--dry-run", "--json")
    assert ran.json()["sources"].each("title") == ["Penguins", "Boards"]
    assert ran.json()["failures"][0].pick("key", "source") == ("/etc", site.url("/feeds.opml"))
    site.asked.clear()
    refused = program.run("import", site.url("/feeds.opml"), "--offline")
    assert (refused.code, site.asked) == (1, [])


def test_a_source_that_has_a_password_is_not_added_again_without_it(program: Program, home: Path) -> None:
    imported = program.run("import", "-", stdin=b"https://me:hush@a.example/feed\n")
    assert "stand in clear in" in imported.err
    assert "  newsreader sources set https://a.example/feed --password-env VARIABLE" in imported.err
    assert "hush" not in imported.err
    exported = program.run("export", "opml")
    assert "hush" not in exported.out
    assert "https://a.example/feed: the user name and password in its address are left out." in exported.err
    (home / "again.opml").write_text(exported.out)
    assert "Added 0, there already 1" in program.run("import", "again.opml").err


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        ("<opml><body/></opml>", 3, "holds no sources"),
        ("root:x:0:0\n", 1, "is no list of sources"),
        ("<!DOCTYPE o [<!ENTITY a 'b'>]><opml/>", 1, "entities"),
        ("<html></html>", 1, "is no list of sources"),
        ("", 1, "is no list of sources"),
    ],
)
def test_what_is_no_list_is_said_to_be_none(program: Program, content: str, code: int, words: str) -> None:
    ran = program.run("import", "-", stdin=content.encode())
    assert ran.code == code
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_a_file_that_is_not_there_and_wrong_words_are_said(program: Program, home: Path) -> None:
    assert program.run("import", "nowhere.opml").code == 3
    assert program.run("import", home).code == 1
    assert program.run("import").code == 2
    assert program.run("export").code == 2
    assert program.run("export", "csv").code == 2
    assert program.run("export", "md").code == 2


def test_the_sources_of_one_library_are_those_of_another_after_export_and_import(
    program: Program, opml: Path, home: Path
) -> None:
    program.run("import", opml, "--library", home / "one.db")
    first = program.run("export", "opml", "--library", home / "one.db")
    assert first.code == 0
    (home / "one.opml").write_text(first.out)
    assert program.run("import", "one.opml", "--library", home / "two.db").code == 0
    assert program.run("export", "opml", "--library", home / "two.db").out == first.out


def test_what_feeds_are_called_goes_along_and_is_no_name_that_was_given(
    program: Program, site: Site, home: Path
) -> None:
    site.routes["/feed"] = answer(rss(["one"], name="The Daily"))
    Subscriptions(place_at(home / "one.db").sources).add(SourceSpec(site.url("/feed")))
    assert program.run("refresh", "--library", home / "one.db").code == 0
    first = program.run("export", "opml", "--library", home / "one.db").out
    assert 'text="The Daily" title="The Daily"' in first
    assert 'htmlUrl="https://n.example/"' in first
    (home / "one.opml").write_text(first)
    assert program.run("import", "one.opml", "--library", home / "two.db").code == 0
    assert Subscriptions(place_at(home / "two.db").sources).all() == (SourceSpec(site.url("/feed")),)
    (home / "one.opml").write_text(first.replace("The Daily", "My Daily", 2))
    program.run("import", "one.opml", "--library", home / "three.db")
    assert program.run("sources", "--json", "--library", home / "three.db").json().each("name") == [
        "My Daily"
    ]


def test_sources_are_exported_from_a_library_that_cannot_be_used(
    program: Program, opml: Path, home: Path
) -> None:
    program.run("import", opml, "--library", home / "one.db")
    whole = program.run("export", "opml", "--library", home / "one.db").out
    (home / "one.db").unlink()
    (home / "one.db").mkdir()
    ran = program.run("export", "opml", "--library", home / "one.db")
    assert (ran.code, ran.out) == (0, whole)
    assert "one.db" in ran.err


def test_no_sources_are_an_empty_list(program: Program) -> None:
    ran = program.run("export", "opml")
    assert ran.code == 0
    assert "<body/>" in ran.out


def test_articles_are_exported_as_json_and_as_files(program: Program, archive: Path, home: Path) -> None:
    program.run("sources", "add", archive)
    program.run("refresh")
    listed = program.run("export", "json").json()
    assert listed["total"] == 4
    assert listed["articles"][1]["body"]["text"].text().startswith("A first paragraph.")
    ran = program.run("export", "md", "out", "-q", "boilers")
    assert ran.code == 0
    assert "Wrote 2 articles" in ran.err
    [file] = (home / "out").glob("2026-11-21-boilers-fall-behind-*.md")
    [found] = parse(Document("s", file.name, file.read_bytes(), str(file)))
    assert isinstance(found, Article)
    assert (found.title, found.topics) == ("Boilers fall behind", ("Energy",))
    assert program.run("export", "md", "out", "-q", "nothingness").code == 3


def test_a_thousand_sources_are_added_in_one_go(program: Program, home: Path) -> None:
    (home / "many").write_text("".join(f"https://h{number}.example/feed\n" for number in range(1000)))
    assert "Added 1000" in program.run("import", "many").err
    assert len(addresses(program)) == 1000
