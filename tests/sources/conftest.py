"""Fixtures of the tests of sources."""

from collections.abc import Iterator

import pytest

from tests.sources.server import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on 127.0.0.1."""
    with serving() as running:
        yield running
