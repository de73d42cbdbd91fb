from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The tables of a new library."""
    made = Store(tmp_path / "news.db")
    yield made
    made.database.close()
