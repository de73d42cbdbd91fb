from pathlib import Path

import pytest

from tests.cli.program import Program


@pytest.fixture
def ids(program: Program, archive: Path) -> list[str]:
    program.run("sources", "add", archive)
    program.run("refresh")
    return [str(id) for id in program.run("list", "--json").json()["articles"].each("id")]


@pytest.mark.parametrize(
    ("mark", "unmark", "field"),
    [("read", "unread", "read"), ("star", "unstar", "starred"), ("later", "unlater", "later")],
)
def test_a_mark_is_seen_by_the_next_command_and_can_be_taken_back(
    program: Program, ids: list[str], mark: str, unmark: str, field: str
) -> None:
    ran = program.run("mark", mark, ids[0], ids[1][:8])
    assert (ran.code, ran.out.splitlines()) == (0, ids[:2])
    assert program.run("list", "--json").json()["articles"].each(field) == [True, True, False]
    assert program.run("mark", unmark, ids[0]).code == 0
    assert program.run("list", "--json").json()["articles"].each(field) == [False, True, False]


def test_only_what_changed_is_printed(program: Program, ids: list[str]) -> None:
    program.run("mark", "read", ids[0])
    ran = program.run("mark", "read", ids[0], ids[1], "--json")
    assert ran.json() == {"field": "read", "value": True, "matched": 2, "changed": [ids[1]]}
    assert "1 article marked as read, 1 already so." in ran.err


def test_a_query_marks_all_it_matches(program: Program, ids: list[str]) -> None:
    ran = program.run("mark", "read", "-q", "boilers")
    assert sorted(ran.out.split()) == sorted(ids[1:])
    assert program.run("list", "--json").json()["unread"] == 1


def test_a_query_that_matches_nothing_marks_nothing(program: Program, ids: list[str]) -> None:
    assert ids
    ran = program.run("mark", "read", "-q", "zeppelin")
    assert (ran.code, ran.out) == (3, "")
    assert "No article matches 'zeppelin'." in ran.err


def test_an_article_that_does_not_exist_stops_no_other(program: Program, ids: list[str]) -> None:
    ran = program.run("mark", "star", "0000000000", ids[0])
    assert (ran.code, ran.out) == (1, ids[0] + "\n")
    assert "0000000000" in ran.err
    assert program.run("mark", "star", "0000000000").code == 3


def test_a_mark_made_in_the_library_holds_for_a_source_given_as_well(
    program: Program, ids: list[str], archive: Path
) -> None:
    del ids
    assert program.run("mark", "read", archive / "_news" / "2026-11-22-trains.md").code == 0
    assert program.run("list", archive, "--json").json()["articles"].each("read") == [True, False, False]


def test_a_hidden_article_is_listed_nowhere_until_it_is_shown_again(program: Program, ids: list[str]) -> None:
    ran = program.run("mark", "hide", ids[0])
    assert (ran.code, ran.out) == (0, ids[0] + "\n")
    assert "1 article hidden." in ran.err
    assert ids[0] not in program.run("list", "--all", "--json").json()["articles"].each("id")
    shown = program.run("show", ids[0], "--json").json()
    assert shown.pick("hidden", "listed") == (True, True)
    assert program.run("mark", "show", ids[0]).code == 0
    assert program.run("list", "--json").json()["articles"].each("id") == ids
