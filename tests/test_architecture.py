"""Promises about the house itself that the import contracts cannot see."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.archive import write_article

HEAVY = {
    "textual",
    "rich",
    "httpx",
    "httpcore",
    "lxml",
    "yaml",
    "asyncio",
    "watchfiles",
    "dateutil",
}
PROGRAM = """
import sys
from reader.__main__ import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert end.code in (None, 0), end.code
print(",".join(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""


@pytest.fixture
def library(tmp_path: Path) -> list[str]:
    """The options that name a library with one article in it."""
    write_article(tmp_path / "_news", "one", body="Some *text*.")
    options = ["--library", str(tmp_path / "x.db")]
    subprocess.run(
        [sys.executable, "-m", "reader", "refresh", str(tmp_path / "_news"), *options],
        check=True,
        capture_output=True,
    )
    return options


@pytest.mark.parametrize(
    ("command", "allowed"),
    [
        (["list", "--plain"], set()),
        (["list", "--json", "-n", "50"], set()),
        (["search", "one", "--jsonl"], set()),
        (["topics"], set()),
        (["show", "https://news.example/one"], {"lxml"}),
        (["--version"], set()),
        (["keys"], set()),
        (["keys", "--preset", "vim"], set()),
        (["config", "show"], set()),
        (["config", "check"], set()),
    ],
)
def test_a_headless_command_loads_nothing_it_does_not_need(
    library: list[str], command: list[str], allowed: set[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *command, *library], check=True, capture_output=True, text=True
    )
    loaded = set(done.stderr.strip().splitlines()[-1].split(","))
    assert loaded & HEAVY <= allowed


def test_local_sources_never_load_the_network(library: list[str], tmp_path: Path) -> None:
    command = ["refresh", str(tmp_path / "_news"), *library]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *command], check=True, capture_output=True, text=True
    )
    assert not set(done.stderr.strip().splitlines()[-1].split(",")) & {"httpx", "httpcore", "textual", "rich"}


def test_no_source_file_grows_into_a_god_class() -> None:
    package = Path(__file__).parents[1] / "reader"
    long = {
        str(file): count
        for file in package.rglob("*.py")
        if file.name != "models.py" and (count := len(file.read_text().splitlines())) > 280
    }
    assert long == {}
