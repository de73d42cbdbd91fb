import re
from pathlib import Path

from tests.cli.on_terminal import on_terminal
from tests.cli.program import Program
from tests.sources.server import serving, status


def test_a_source_that_is_added_is_listed_and_read_by_refresh(program: Program, archive: Path) -> None:
    ran = program.run("sources", "add", archive)
    assert (ran.code, ran.out) == (0, "")
    assert str(archive) in ran.err
    assert program.run("refresh").code == 0
    source = program.run("sources", "--json").json()[0]
    assert source.pick("source", "kind", "enabled", "articles") == (
        str(archive),
        "folder",
        True,
        4,
    )
    assert source["checked_at"].text().endswith("Z")
    assert program.run("sources", "list").rows()[0][:2] == [str(archive), "folder"]


def test_a_source_is_added_by_a_relative_path_and_found_from_anywhere(
    program: Program, archive: Path, home: Path
) -> None:
    archive.rename(home / "news")
    program.run("sources", "add", "news")
    assert program.run("sources").rows()[0][0] == str(home / "news")


def test_a_source_is_added_once(program: Program, archive: Path) -> None:
    program.run("sources", "add", archive)
    assert program.run("sources", "add", archive).code == 2
    assert len(program.run("sources", "--json").json()) == 1


def test_a_disabled_source_is_not_read(program: Program, archive: Path) -> None:
    program.run("sources", "add", archive)
    assert program.run("sources", "disable", archive).code == 0
    assert program.run("sources", "--json").json()[0]["enabled"] == False  # noqa: E712 - JSON is compared
    program.run("refresh")
    assert program.run("list", "--json").json()["total"] == 0
    program.run("sources", "enable", archive)
    program.run("refresh")
    assert program.run("list", "--json").json()["total"] == 3


def test_a_source_that_is_removed_takes_its_articles_along_even_if_its_folder_is_gone(
    program: Program, archive: Path
) -> None:
    program.run("sources", "add", archive)
    program.run("refresh")
    archive.rename(archive.with_name("elsewhere"))
    assert program.run("sources", "remove", archive).code == 0
    assert program.run("sources", "--json").json() == []
    assert program.run("list", "--json").json()["total"] == 0


def test_a_source_that_is_not_there_cannot_be_removed(program: Program, archive: Path) -> None:
    program.run("sources", "add", archive)
    ran = program.run("sources", "remove", "/no/where", archive)
    assert ran.code == 1
    assert "/no/where" in ran.err
    assert program.run("sources", "remove", "/no/where").code == 3


def test_without_sources_there_is_a_hint(program: Program) -> None:
    ran = program.run("sources")
    assert (ran.code, ran.out) == (0, "")
    assert "newsreader sources add" in ran.err
    assert program.run("sources", "--json").out == "[]\n"


def test_a_terminal_shows_names_and_in_words_what_is_wrong(program: Program, archive: Path) -> None:
    with serving() as site:
        for path in ("/one", "/two"):
            program.run("sources", "add", site.url(path), "--offline", "--name", "The same")
        program.run("sources", "add", archive, "--name", "The Archive")
        program.run("refresh")
        _, one, two, third = on_terminal(program, "sources")
    assert one.startswith(site.url("/one").removeprefix("http://"))
    assert one.endswith("never             answered 404 Not Found")
    assert two.startswith(site.url("/two").removeprefix("http://")), "of the same name, each by its address"
    assert third.split()[:4] == ["The", "Archive", "folder", "4"]


def test_how_long_a_source_has_failed_is_seen_on_a_narrow_terminal(program: Program) -> None:
    with serving() as site:
        site.routes["/feed"] = status(500)
        program.run("sources", "add", site.url("/feed"), "--offline", "--name", "A name of many letters")
        for _ in range(2):
            program.run("refresh", site.url("/feed"))
        for columns in (80, 120):
            _, row = on_terminal(program, "sources", columns=columns)
            assert re.search(r"  2 times since \d{1,2} [A-Z][a-z]{2}: ", row)


def test_one_source_is_shown_in_full(program: Program, archive: Path) -> None:
    (archive / "_news" / "broken.md").write_text("---\ntitle: x\nprovider: {\n---\n")
    told = ["--name", "Mine", "--topic", "Tech/Linux", "--user", "me", "--password-env", "HUSH"]
    told += [
        "--header",
        "X-Key=env:HUSHHUSH",
        "--user-agent",
        "news/1.0",
        "--keep-days",
        "90",
        "--drop-unread",
    ]
    program.run("sources", "add", archive, *told)
    program.run("refresh")
    document = program.run("sources", "show", "mine", "--json").json()
    assert document.pick("source", "name", "user", "user_agent", "headers", "keep") == (
        str(archive), "Mine", "me", "news/1.0", ["X-Key"], {"days": 90, "articles": None, "unread": False},
    )  # fmt: skip
    assert document["not_read"].each("key") == ["_news/broken.md"]
    assert program.run("sources", "--json").json()[0]["headers"] == ["X-Key"]
    rows = program.run("sources", "show", "mine").rows()
    assert ["keep", "days 90, unread false"] in rows
    assert rows[-1][0] == "not_read"
    assert program.run("sources").rows()[0][17:] == [
        "days 90, unread false",
        "me",
        "news/1.0",
        "X-Key",
        "false",
    ]
    lines = on_terminal(program, "sources", "show", "mine")
    assert "Name          Mine" in lines
    assert "Is told       user me, a password, header X-Key, user agent news/1.0" in lines
    assert "Kept          90 days, unread ones no longer" in lines
    assert any(one.startswith("  _news/broken.md") for one in lines)
    assert "HUSH" not in "".join([*lines, str(document)])


def test_only_one_source_that_is_there_can_be_shown(program: Program, archive: Path) -> None:
    program.run("sources", "add", archive)
    assert program.run("sources", "show").code == 2
    assert program.run("sources", "show", archive, archive).code == 2
    assert program.run("sources", "show", "/no/where").code == 3
    assert program.run("sources", "show", "nowhere").code == 3
