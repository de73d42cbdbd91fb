from pathlib import Path

import pytest

from tests.cli.program import Program


@pytest.fixture
def ids(program: Program, archive: Path) -> list[str]:
    program.run("sources", "add", archive)
    program.run("refresh")
    return [str(id) for id in program.run("list", "--json").json()["articles"].each("id")]


def test_articles_are_tagged_and_the_tags_counted(program: Program, ids: list[str]) -> None:
    ran = program.run("tag", "add", "To cite", ids[0], ids[1][:8])
    assert (ran.code, ran.out.split()) == (0, ids[:2])
    assert "2 articles tagged To cite." in ran.err
    assert program.run("list", "--json").json()["articles"].each("tags") == [["To cite"], ["To cite"], []]
    ran = program.run("tag", "add", "to cite", ids[0], "--json")
    assert ran.json() == {"field": "tag", "name": "to cite", "value": True, "matched": 1, "changed": []}
    program.run("mark", "read", ids[0])
    assert program.run("tag", "list", "--json").json() == {
        "tags": [{"name": "To cite", "total": 2, "unread": 1}]
    }
    assert program.run("tag", "remove", "TO CITE", *ids[:2]).code == 0
    ran = program.run("tag")
    assert (ran.code, ran.out) == (3, "")
    assert "No article is tagged." in ran.err


def test_all_that_a_query_finds_is_tagged(program: Program, ids: list[str]) -> None:
    assert sorted(program.run("tag", "add", "x", "-q", "boilers").out.split()) == sorted(ids[1:])
    assert program.run("tag", "add", "x", "-q", "zeppelin").code == 3


@pytest.mark.parametrize(
    "words",
    [
        ("give", "x", "ID"),
        ("add",),
        ("add", "x"),
        ("add", "a,b", "ID"),
        ("add", " ", "ID"),
        ("add", "x", "ID", "-q", "y"),
        ("list", "x"),
    ],
)
def test_what_cannot_be_tagged_is_said(program: Program, ids: list[str], words: tuple[str, ...]) -> None:
    ran = program.run("tag", *(ids[0] if word == "ID" else word for word in words))
    assert (ran.code, ran.out) == (2, "")


def test_a_note_is_written_printed_and_taken_away(program: Program, ids: list[str]) -> None:
    ran = program.run("note", ids[0])
    assert (ran.code, ran.out) == (3, "")
    ran = program.run("note", ids[0], "ask for figures")
    assert (ran.code, ran.out, "Noted." in ran.err) == (0, "", True)
    assert program.run("note", ids[0]).out == "ask for figures\n"
    assert program.run("show", ids[0], "--json").json()["note"].value == "ask for figures"
    assert program.run("list", "-q", "figures").out.count("\n") == 1
    assert program.run("note", ids[0], "-", stdin=b"two\nlines\n").code == 0
    assert program.run("note", ids[0], "--json").json() == {"id": ids[0], "note": "two\nlines"}
    assert "taken away" in program.run("note", ids[0], "--remove").err
    assert program.run("list", "--json").json()["articles"].each("note") == [None, None, None]


def test_what_cannot_be_noted_is_said(program: Program, ids: list[str]) -> None:
    assert program.run("note").code == 2
    assert program.run("note", ids[0], "x", "--remove").code == 2
    assert program.run("note", "0000000000", "x").code == 3
    assert program.run("note", ids[0], "x" * 10_001).code == 2


def test_show_tells_the_tags_the_note_and_what_rules_did(program: Program, ids: list[str]) -> None:
    program.run("tag", "add", "To cite", ids[0])
    program.run("note", ids[0], "Ask the office.\nWhich winter?")
    program.run("rules", "add", "pumps", "-q", "run", "--do", "star", "tag heat")
    program.run("rules", "apply", "pumps")
    told = program.run("show", ids[0]).out
    assert "#heat, #To cite\n" in told
    assert "Starred and tagged #heat by rule pumps\n" in told
    assert "| Ask the office.\n| Which winter?\n" in told
