"""The pages that are made from tables are those of the tables as they are."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    subprocess.run([sys.executable, "-m", "docs.generate", str(folder)], cwd=ROOT, check=True)
    return folder


@pytest.mark.parametrize("page", ["configuration.md", "keys.md"])
def test_a_page_is_up_to_date(made: Path, page: str) -> None:
    assert (ROOT / "docs" / page).read_text() == (made / page).read_text(), "make docs writes it anew"
