from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from tests.archive import open_library
from tests.sources.server import Site, serving


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """The folder of an archive's articles."""
    folder = tmp_path / "archive" / "_news"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def library(tmp_path: Path, news: Path) -> Iterator[Library]:
    """A library of that archive, not refreshed yet."""
    with open_library(tmp_path / "news.db", news) as opened:
        yield opened


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on this machine."""
    with serving() as running:
        yield running
