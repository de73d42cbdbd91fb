"""What is asked wrongly, and what help there is."""

from pathlib import Path

import pytest

from reader import __version__
from tests.cli.program import COMMANDS, Program


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_of_the_program_names_every_command(program: Program, option: str) -> None:
    ran = program.run(option)
    assert ran.code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(program: Program, command: str) -> None:
    ran = program.run(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"usage: newsreader {command}")
    assert "--library FILE" in ran.out
    assert ran.err == ""


def test_the_version_is_printed_before_and_after_a_command(program: Program) -> None:
    for arguments in (["--version"], ["list", "--version"], ["--version", "list"]):
        assert program.run(*arguments).out == f"newsreader {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["list", "-n", "0"], "a whole number from 1 up"),
        (["list", "-n", "many"], "a whole number from 1 up"),
        (["list", "--sort", "colour"], "invalid choice: 'colour'"),
        (["list", "--jso"], "unrecognized arguments: --jso"),
        (["list", "--json", "--plain"], "not allowed with argument"),
        (["list", "--kind", "moon"], "invalid choice: 'moon'"),
        (["list", ""], "source"),
        (["search"], "give the words"),
        (["show"], "give one article"),
        (["show", "abcd", "efgh"], "give one article"),
        (["mark"], "is none of read, unread"),
        (["mark", "blue", "abcd"], "'blue' is none of read, unread"),
        (["mark", "read"], "either articles or -q"),
        (["mark", "read", "abcd", "-q", "x"], "either articles or -q"),
        (["mark", "read", "-q", "  "], "says nothing"),
        (["tag", "add", "x"], "give either articles or -q QUERY"),
        (["sources", "burn"], "'burn' is none of list, add"),
        (["sources", "add"], "at least one SOURCE"),
        (["sources", "list", "x"], "no SOURCE"),
        (["sources", "add", "-"], "Standard input cannot be kept"),
        (["completion"], "bash, zsh, fish"),
        (["completion", "tcsh"], "bash, zsh, fish"),
        (["doctor", "who"], "no words"),
        (["keys", "all"], "no words"),
        (["themes", "all"], "no words"),
        (["keys", "--preset", "emacs"], "invalid choice: 'emacs'"),
        (["refresh", "--watch", "--json"], "--jsonl"),
        (["refresh", "--watch", "-"], "cannot be followed"),
        (["--add"], "source to remember"),
        (["--json"], "newsreader list"),
        (["-"], "newsreader show -"),
        ([], "needs a terminal"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_a_sentence(program: Program, arguments: list[str], told: str) -> None:
    ran = program.run(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("newsreader")
    assert told in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("word", ["tagged", "check", "frobnicate"])
def test_a_word_that_is_no_command_is_not_taken_for_a_file(program: Program, word: str) -> None:
    ran = program.run(word)
    assert ran.code == 2
    assert f"There is no file or folder, and no command, of the name {word!r}." in ran.err


def test_a_mistyped_command_is_answered_with_those_near_it(program: Program) -> None:
    assert "Near it: search" in program.run("serch").err


def test_a_source_that_does_not_exist_is_not_found(program: Program) -> None:
    for arguments in (
        ["./nowhere"],
        ["list", "./nowhere"],
        ["topics", "./nowhere"],
        ["refresh", "/no/where.md"],
    ):
        ran = program.run(*arguments)
        assert ran.code == 3
        assert "There is no file or folder" in ran.err


def test_options_stand_before_and_after_the_command_and_between_words(
    program: Program, archive: Path
) -> None:
    wanted = program.run("list", str(archive), "--json", "-n", "1").json()
    for arguments in (
        ["--json", "list", str(archive), "-n", "1"],
        ["list", "-n", "1", str(archive), "--json"],
        ["-n", "1", "--json", "list", "--", str(archive)],
    ):
        assert program.run(*arguments).json()["articles"] == wanted["articles"]


def test_after_two_dashes_a_word_is_no_option(program: Program, home: Path, archive: Path) -> None:
    (archive / "_news").rename(home / "-news")
    assert program.run("list", "--json", "--", "-news").json()["total"] == 3
