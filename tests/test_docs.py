"""The pages that are made from tables are those of the tables as they are."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.parser import Parser
from reader.cli.source_options import add_source_options
from reader.query.parsing import parse_strict

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    subprocess.run([sys.executable, "-m", "docs.generate", str(folder)], cwd=ROOT, check=True)
    return folder


@pytest.mark.parametrize("page", ["configuration.md", "keys.md", "queries.md", "sources.md"])
def test_a_page_is_up_to_date(made: Path, page: str) -> None:
    assert (ROOT / "docs" / page).read_text() == (made / page).read_text(), "make docs writes it anew"


def test_the_page_about_sources_names_every_option_of_theirs() -> None:
    page = (ROOT / "docs" / "sources.md").read_text()
    parser = Parser("newsreader sources")
    add_source_options(parser)
    options = [option for action in parser._actions for option in action.option_strings]
    assert [option for option in options if option not in page] == []


def _queries() -> list[str]:
    """The queries in the tables of the page about them, and those behind -q."""
    page = (ROOT / "docs" / "queries.md").read_text()
    in_tables = re.findall(r"^\| `((?:[^`])+)` \|", page, re.MULTILINE)
    return [text.replace(r"\|", "|") for text in in_tables] + re.findall(r"-q '([^'@][^']*)'", page)


@pytest.mark.parametrize("text", _queries())
def test_every_query_that_the_page_about_them_shows_can_be_meant(text: str) -> None:
    parse_strict(text)


def test_the_page_about_queries_shows_many() -> None:
    assert len(_queries()) > 100
