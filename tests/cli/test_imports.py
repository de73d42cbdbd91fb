"""What a command loads is what it costs: nothing that another command needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ROOT, Program

SCREEN = {"textual", "rich"}
NETWORK = {"httpx", "httpcore"}
READING = {"asyncio", "watchfiles", "platformdirs", "dateutil"}

LOADED = """
import sys
from reader.__main__ import main
code = main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def loaded(program: Program, *arguments: str) -> set[str]:
    """The packages a run has loaded at its end."""
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=program.environment,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stderr.splitlines()[-1].split())


@pytest.fixture
def filled(program: Program, archive: Path) -> Program:
    program.run("sources", "add", archive)
    program.run("refresh")
    return program


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["list", "--json", "-n", "50"],
        ["search", "boilers"],
        ["topics", "--json"],
        ["mark", "read", "-q", "boilers"],
    ],
    ids=" ".join,
)
def test_an_answer_from_the_library_loads_no_screen_no_network_and_nothing_to_read_sources_with(
    filled: Program, arguments: list[str]
) -> None:
    assert loaded(filled, *arguments) & (SCREEN | NETWORK | READING | {"lxml"}) == set()


def test_a_list_of_rows_loads_no_yaml(filled: Program) -> None:
    assert "yaml" not in loaded(filled, "list", "--plain")


def test_an_article_is_shown_without_the_screen_and_the_network(filled: Program) -> None:
    assert loaded(filled, "show", "https://gazette.example/boilers") & (SCREEN | NETWORK | READING) == set()


@pytest.mark.parametrize("command", ["list", "refresh"])
def test_local_sources_are_read_without_the_network(program: Program, archive: Path, command: str) -> None:
    assert loaded(program, command, str(archive), "--json") & (SCREEN | NETWORK) == set()


def test_help_loads_neither_the_screen_nor_the_network(program: Program) -> None:
    assert loaded(program, "--help") & (SCREEN | NETWORK | READING) == set()


def test_doctor_loads_neither_the_screen_nor_the_network(program: Program) -> None:
    assert loaded(program, "doctor") & (SCREEN | NETWORK) == set()
