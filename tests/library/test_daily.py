"""The days of a library, topic by topic."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library
from reader.library.daily import Cell
from reader.models import SourceSpec
from reader.paths import place_at
from reader.store.daily import DailyCounts
from tests.archive import refresh, summary, write_article
from tests.library.test_topics import declare

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TODAY = NOW.astimezone().date()


@pytest.fixture
def library(tmp_path: Path, news: Path) -> Iterator[Library]:
    sources = [SourceSpec(str(news))]
    with Library.open(place_at(tmp_path / "news.db"), sources=sources, clock=lambda: NOW) as library:
        yield library


def article(news: Path, name: str, days: int, **fields: Any) -> None:
    moment = NOW - timedelta(days)
    write_article(news, name, publishedDateTime=moment.isoformat(), **fields)


def test_each_article_counts_for_its_topics_and_those_above_once(library: Library, news: Path) -> None:
    declare(news, "00-sea.yaml", "Sea")
    declare(news, "01-ships.yaml", "Ships", "Sea")
    declare(news, "02-tides.yaml", "Tides", "Sea")
    article(news, "both", 0, topics=["Ships", "Tides"])
    article(news, "one", 2, topics=["Ships"])
    article(news, "hidden", 2, topics=["Ships"], published=False)
    article(news, "old", 40, topics=["Tides"])
    write_article(news, "undated", publishedDateTime=None, topics=["Sea"])
    refresh(library)
    window = library.days.recent(4)
    assert window is not None
    assert (window.first, window.days) == (TODAY - timedelta(3), 4)
    assert window.counts == {
        None: (0, 1, 0, 1), "sea": (0, 1, 0, 1), "ships": (0, 1, 0, 1), "tides": (0, 0, 0, 1),
    }  # fmt: skip
    assert library.days.window(TODAY - timedelta(40), 1).counts == {None: (1,), "sea": (1,), "tides": (1,)}
    assert library.days.ends() == (TODAY - timedelta(40), TODAY)


def test_an_old_archive_has_no_recent_days(library: Library, news: Path) -> None:
    assert library.days.ends() == (TODAY, TODAY)
    article(news, "old", 40, topics=["Sea"])
    refresh(library)
    window = library.days.recent()
    assert window is not None
    assert window.counts == {}
    assert library.days.ends() == (TODAY - timedelta(40),) * 2


def test_they_are_counted_once_until_something_changes(
    library: Library, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    counts = DailyCounts.counts

    def count(self: DailyCounts, days: tuple[int, ...]) -> object:
        counted.append(len(days))
        return counts(self, days)

    monkeypatch.setattr(DailyCounts, "counts", count)
    for number in range(3):
        article(news, f"item-{number}", number)
    refresh(library)
    assert library.days.recent(most=2) is None, "that many take a while"
    assert library.days.recent(most=3) == library.days.recent() == library.days.recent(most=0)
    assert counted == [31]
    article(news, "item-0", 5)
    refresh(library)
    window = library.days.recent(6)
    assert window is not None
    assert window.counts == {None: (1, 0, 0, 1, 1, 0)}


def test_a_day_of_a_topic_tells_what_came(library: Library, news: Path) -> None:
    article(news, "warm", 1, topics=["Sea"], heat=20)
    article(news, "hot", 1, topics=["Sea"], heat=120)
    article(news, "cold", 1, topics=["Towns"])
    refresh(library)
    library.marks.set([summary(library, "Warm").id], "read", True)
    yesterday: date = TODAY - timedelta(1)
    sea = library.days.cell("sea", yesterday)
    assert (sea.total, sea.unread) == (2, 1)
    assert sea.lead
    assert sea.lead.title == "Hot"
    newest = max(summary(library, title).row for title in ("Warm", "Hot", "Cold"))
    assert library.days.cell(None, yesterday)[:3] == (3, 2, newest)
    towns = library.days.cell("towns", yesterday).lead
    assert towns
    assert (towns.title, towns.heat) == ("Cold", None), "where none has a heat, the newest"
    assert library.days.cell("no-such-topic", yesterday) == library.days.cell("sea", TODAY) == Cell()
