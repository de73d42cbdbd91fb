"""The pages that are made from tables are those of the tables as they are."""

import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.parser import Parser
from reader.cli.source_options import add_source_options

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    subprocess.run([sys.executable, "-m", "docs.generate", str(folder)], cwd=ROOT, check=True)
    return folder


@pytest.mark.parametrize("page", ["configuration.md", "keys.md", "sources.md"])
def test_a_page_is_up_to_date(made: Path, page: str) -> None:
    assert (ROOT / "docs" / page).read_text() == (made / page).read_text(), "make docs writes it anew"


def test_the_page_about_sources_names_every_option_of_theirs() -> None:
    page = (ROOT / "docs" / "sources.md").read_text()
    parser = Parser("newsreader sources")
    add_source_options(parser)
    options = [option for action in parser._actions for option in action.option_strings]
    assert [option for option in options if option not in page] == []
