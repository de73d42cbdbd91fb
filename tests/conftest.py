"""What all tests share: the program in a home of its own, and no property test that fails because a machine is busy."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.cli.program import Program

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def program(home: Path) -> Program:
    """The program with its folders in that home."""
    return Program(home)
