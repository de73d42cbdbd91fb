"""`topics --explain`, `mark hide` and `mark show`, aliases and proposals on the command line."""

from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.cli.test_topics import with_tree


@pytest.fixture
def boiler(program: Program, archive: Path) -> str:
    """The id of an article in Energy and Homes."""
    program.run("sources", "add", with_tree(archive))
    program.run("refresh")
    for id in map(str, program.run("list", "--json").json()["articles"].each("id")):
        found = program.run("topics", "--explain", id, "--json").json()["topics"].each("id")
        if found in (["homes", "energy"], ["energy", "homes"]):
            return id
    raise AssertionError


def test_the_topics_of_an_article_say_why(program: Program, boiler: str) -> None:
    ran = program.run("topics", "--explain", boiler, "--json")
    assert ran.code == 0
    told = ran.json()
    assert told["id"].value == boiler
    assert told.keys() == ["id", "title", "topics"]
    assert told["topics"][0].keys() == ["id", "name", "parent", "kind", "reason", "hidden"]
    assert set(told["topics"].each("kind")) <= {"listed", "below"}
    assert len(program.run("topics", "--explain", boiler, "--jsonl").lines()) == len(
        told["topics"].each("id")
    )
    rows = program.run("topics", "--explain", boiler).rows()
    assert {tuple(row[2:4]) for row in rows} <= {("listed", "shown"), ("below", "shown")}


def test_an_article_in_no_topic_says_so(program: Program, archive: Path) -> None:
    (archive / "_news" / "plain.md").write_text("---\ntitle: Plain\n---\n")
    ran = program.run("topics", "--explain", archive / "_news" / "plain.md", "--json")
    assert ran.code == 3
    assert ran.json()["topics"].each("id") == []
    assert "This article is in no topic." in ran.err
    assert program.run("topics", "--explain").code == 2


def test_an_article_is_hidden_from_a_topic_and_shown_there_again(program: Program, boiler: str) -> None:
    ran = program.run("mark", "hide", boiler, "--topic", "HOMES", "--json")
    assert ran.json() == {
        "field": "hidden_from", "topic": "Homes", "value": True, "matched": 1, "changed": [boiler],
    }  # fmt: skip
    assert "1 article hidden from Homes." in ran.err
    hidden = dict(
        zip(
            program.run("topics", "--explain", boiler, "--json").json()["topics"].each("id"),
            program.run("topics", "--explain", boiler, "--json").json()["topics"].each("hidden"),
            strict=True,
        )
    )
    assert hidden == {"homes": True, "energy": False}
    again = program.run("mark", "hide", boiler, "--topic", "homes")
    assert (again.out, "1 already so" in again.err) == ("", True)
    assert program.run("mark", "show", boiler, "--topic", "homes").out == f"{boiler}\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("hide",), 2),
        (("hide", "-q", "boilers", "--topic", "Homes"), 2),
        (("read", "ID", "--topic", "Homes"), 2),
        (("hide", "ID", "--topic", "Zeppelins"), 3),
        (("hide", "ID", "--topic", "Travel"), 3),
        (("hide", "ID", "0000000000", "--topic", "Homes"), 1),
    ],
)
def test_what_cannot_be_hidden_is_said(
    program: Program, boiler: str, words: tuple[str, ...], code: int
) -> None:
    assert program.run("mark", *(boiler if word == "ID" else word for word in words)).code == code


def test_proposed_topics_are_told_apart(program: Program, archive: Path) -> None:
    tree = with_tree(archive)
    (tree / "_data" / "topics" / "03-sky.yaml").write_text("name: Sky\nkeywords: [zeppelin]\n")
    (archive / "_news" / "plain.md").write_text("---\ntitle: A zeppelin\n---\n")
    program.run("sources", "add", tree)
    program.run("refresh")
    found = program.run("search", "zeppelin", "--json").json()["articles"]
    assert (found.each("topics"), found.each("proposed_topics")) == ([[]], [["Sky"]])
    assert "Sky?" in program.run("show", str(found.each("id")[0])).out


def test_topics_are_shown_as_the_settings_say(program: Program, archive: Path, tmp_path: Path) -> None:
    program.run("sources", "add", with_tree(archive))
    program.run("refresh")
    config = tmp_path / "renamed.toml"
    config.write_text('[topics.aliases]\n"Homes" = "Houses"\n')
    named = [row[-1] for row in program.run("topics", "--config", config).rows()]
    assert "Houses" in named
    assert "Homes" not in named
    listed = program.run("list", "--json", "--config", config).json()["articles"].each("topics")
    assert any("Houses" in str(topics) for topics in listed)
    assert "Houses" not in [row[-1] for row in program.run("topics").rows()]
