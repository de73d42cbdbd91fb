"""A source that fails is left alone for a while, which somebody who tries meanwhile makes no longer; it ends
once the source is asked otherwise.
"""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library
from reader.models import Secret, SourceRefreshed, SourceSpec, SourceStatus
from reader.paths import place_at
from tests.library.test_moved import FEED
from tests.sources.server import Site, answer

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Paused:
    """A library with one feed, and the time there."""

    def __init__(self, library: Library, address: str) -> None:
        self.library, self.address, self.now = library, address, NOW

    @property
    def status(self) -> SourceStatus:
        """How the feed fares."""
        return self.library.sources.all()[0]

    @property
    def next_at(self) -> datetime:
        """When it is looked at again."""
        assert self.status.next_at
        return self.status.next_at

    def look(self, *named: str, due: bool = False) -> int:
        """Refreshes; gives how many sources were looked at."""

        async def looked() -> int:
            events = [event async for event in self.library.refreshing.once(named, due=due)]
            return sum(isinstance(event, SourceRefreshed) for event in events)

        return asyncio.run(looked())


@pytest.fixture
def paused(tmp_path: Path, site: Site) -> Iterator[Paused]:
    """A feed that has just failed for the first time."""
    site.routes["/feed"] = answer(b"", 404)
    with Library.open(place_at(tmp_path / "x.db"), clock=lambda: there.now) as library:
        there = Paused(library, site.url("/feed"))
        library.sources.add(SourceSpec(there.address, "feed"))
        there.look()
        yield there


def test_what_somebody_tries_in_the_meantime_makes_the_pause_no_longer(paused: Paused) -> None:
    planned = paused.next_at
    assert NOW + 5 * MINUTE <= planned <= NOW + 7 * MINUTE
    for named in ((paused.address,), (), (paused.address,), ()):
        paused.now += MINUTE
        assert paused.look(*named) == 1
        assert paused.next_at == planned
    assert (paused.status.failures, paused.status.checked_at) == (5, paused.now)
    paused.now = planned
    assert paused.look(due=True) == 1
    assert planned + 10 * MINUTE <= paused.next_at <= planned + 13 * MINUTE


def test_what_is_asked_for_once_it_is_time_counts(paused: Paused) -> None:
    paused.now = before = paused.next_at
    paused.look()
    assert paused.next_at >= before + 10 * MINUTE


def test_once_it_could_be_read_the_next_failure_is_the_first(paused: Paused, site: Site) -> None:
    site.routes["/feed"] = answer(FEED)
    paused.look()
    assert (paused.status.failures, paused.next_at) == (0, paused.now + 30 * MINUTE)
    site.routes["/feed"] = answer(b"", 404)
    paused.look()
    assert (paused.status.failures, paused.next_at <= paused.now + 7 * MINUTE) == (1, True)


@pytest.mark.parametrize(
    "change",
    [
        {"user": "ina"},
        {"password": Secret(env="HARBOUR")},
        {"headers": (("X-Key", Secret(env="HARBOUR")),)},
        {"user_agent": "Mosaic/0.9"},
        {"kind": None},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_source_that_is_asked_otherwise_is_paused_no_longer(
    paused: Paused, site: Site, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any]
) -> None:
    monkeypatch.setenv("HARBOUR", "hush")
    site.routes["/feed"] = answer(b"", 429, **{"Retry-After": "7200"})
    paused.look()
    assert paused.next_at == NOW + timedelta(hours=2)
    status = paused.library.sources.change(paused.address, lambda _: paused.status.spec._replace(**change))
    assert (status.error, status.failures, status.failing_since, status.next_at) == (None, 0, None, NOW)
    site.routes["/feed"] = answer(FEED)
    assert paused.look(due=True) == 1
    assert (paused.status.error, paused.status.articles) == (None, 1)


def test_one_that_moves_is_looked_at_where_it_is_now(paused: Paused, site: Site) -> None:
    site.routes["/new"] = answer(FEED)
    paused.library.sources.change(
        paused.address, lambda _: paused.status.spec._replace(address=site.url("/new"))
    )
    assert paused.look(due=True) == 1
    assert (paused.status.error, paused.status.articles) == (None, 1)


def test_what_its_server_is_not_told_leaves_the_pause_as_it_is(paused: Paused) -> None:
    before = paused.status
    paused.library.sources.change(
        paused.address, lambda _: before.spec._replace(name="The Quay", topics=(("Sea",),))
    )
    assert paused.status._replace(spec=before.spec) == before
