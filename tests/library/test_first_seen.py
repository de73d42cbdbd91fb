"""When an article was first seen, and the view of what is new since the last visit."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import Query, SourceSpec
from reader.paths import place_at
from tests.archive import refresh, summary, titles, write_article

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that is set."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def later(self, **how_long: float) -> datetime:
        self.now += timedelta(**how_long)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path, news: Path, clock: Clock) -> Iterator[Library]:
    """A library whose clock is set by the test."""
    sources = [SourceSpec(str(news)), SourceSpec(str(tmp_path / "second"))]
    (tmp_path / "second").mkdir()
    with Library.open(place_at(tmp_path / "news.db"), sources=sources, clock=clock) as opened:
        yield opened


def new(library: Library, since: datetime | None) -> list[str]:
    return sorted(titles(library, Query(view="new", since=since)))


def test_what_a_source_has_long_held_is_not_new_and_what_comes_later_is(
    library: Library, news: Path, clock: Clock
) -> None:
    write_article(news, "old", publishedDateTime="2016-01-01T00:00:00Z")
    write_article(news, "today", publishedDateTime="2026-11-23T08:00:00Z")
    refresh(library)
    visit = clock.later(hours=1)
    write_article(news, "an-old-one-found-late", publishedDateTime="2016-01-02T00:00:00Z")
    refresh(library)
    assert new(library, visit - timedelta(hours=3)) == ["An old one found late", "Today"]
    assert new(library, visit - timedelta(seconds=1)) == ["An old one found late"]
    assert new(library, visit) == []
    assert new(library, None) == ["An old one found late", "Old", "Today"]


def test_a_date_to_come_and_none_at_all_count_as_seen_now(library: Library, news: Path) -> None:
    write_article(news, "to-come", publishedDateTime="2027-01-01T00:00:00Z")
    write_article(news, "undated", publishedDateTime=None)
    refresh(library)
    assert new(library, START - timedelta(seconds=1)) == ["To come", "Undated"]
    assert new(library, START) == []


def test_an_article_stays_as_old_as_it_is_when_it_changes_or_its_file_is_renamed(
    library: Library, news: Path, clock: Clock
) -> None:
    write_article(news, "seed")
    refresh(library)
    write_article(news, "changing", title="Before")
    write_article(news, "without-url", title="Without", originalUrl=None)
    write_article(news, "with-url", title="With")
    refresh(library)
    visit = clock.later(days=1)
    write_article(news, "changing", title="After", publishedDateTime="2026-11-24T07:00:00Z")
    for name in ("without-url", "with-url"):
        (news / f"{name}.md").rename(news / f"renamed-{name}.md")
    clock.later(hours=1)
    refresh(library)
    assert sorted(titles(library)) == ["After", "Seed", "With", "Without"]
    assert new(library, visit - timedelta(hours=1)) == []
    assert new(library, START - timedelta(seconds=1)) == ["After", "With", "Without"]


def test_a_better_copy_from_another_source_makes_nothing_new(
    library: Library, news: Path, tmp_path: Path, clock: Clock
) -> None:
    write_article(news, "first", title="Shared", originalUrl="https://news.example/shared")
    refresh(library)
    visit = clock.later(days=1)
    second = {
        "title": "Shared",
        "originalUrl": "https://news.example/shared",
        "excerpt": "This one tells more.",
    }
    better = write_article(tmp_path / "second", "second", **second)
    refresh(library)
    assert summary(library, "Shared").excerpt == "This one tells more."
    assert new(library, visit - timedelta(hours=1)) == []
    better.unlink()
    write_article(tmp_path / "second", "keeps-the-folder")
    clock.later(days=1)
    for _ in range(2):  # the copy that stands in is read when its own source is
        refresh(library)
    assert summary(library, "Shared").excerpt is None
    assert new(library, visit + timedelta(hours=1)) == ["Keeps the folder"]


def test_a_source_that_could_not_be_read_yet_is_still_read_for_the_first_time(
    library: Library, tmp_path: Path, clock: Clock
) -> None:
    folder = tmp_path / "second"
    folder.rmdir()
    assert refresh(library, [str(folder)])[0].error
    clock.later(days=1)
    write_article(folder, "old", publishedDateTime="2016-01-01T00:00:00Z")
    refresh(library)
    assert new(library, START) == []


def test_a_library_that_is_rebuilt_calls_nothing_new(tmp_path: Path, news: Path, clock: Clock) -> None:
    write_article(news, "old", publishedDateTime="2016-01-01T00:00:00Z")
    for _ in range(2):
        place = place_at(tmp_path / "x.db")
        with Library.open(place, sources=[SourceSpec(str(news))], clock=clock) as library:
            refresh(library)
            assert new(library, START - timedelta(days=1)) == []
        for file in tmp_path.glob("x.db*"):
            if file.is_file():
                file.unlink()
        clock.later(days=30)


def test_only_what_is_listed_is_new(library: Library, news: Path, clock: Clock) -> None:
    write_article(news, "seed")
    refresh(library)
    clock.later(hours=1)
    write_article(news, "shown")
    write_article(news, "hidden", published=False)
    refresh(library)
    assert new(library, START) == ["Shown"]
    assert sorted(titles(library, Query(view="new", since=START, unlisted=True))) == ["Hidden", "Shown"]
