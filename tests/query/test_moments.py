"""Moments: where they begin and end, on odd days too."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from reader.models import Comparison
from reader.query.moments import NAMED, Clock, Span, is_moment, span


@pytest.fixture(autouse=True)
def _in_new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "America/New_York")
        time.tzset()
        yield
    time.tzset()


def local(*parts: int) -> datetime:
    """A time on the clock of New York."""
    year, month, day, hour, minute = (*parts, 0, 0)[:5]
    return datetime(year, month, day, hour, minute).astimezone()


NOON = (2024, 2, 29, 12, 0)


@pytest.mark.parametrize(
    ("moment", "now", "start", "end"),
    [
        ("today", NOON, (2024, 2, 29), (2024, 3, 1)),
        ("yesterday", (2024, 3, 1, 0, 0), (2024, 2, 29), (2024, 3, 1)),
        ("this-week", (2024, 3, 3, 23, 59), (2024, 2, 26), (2024, 3, 4)),
        ("this-week", (2024, 3, 4), (2024, 3, 4), (2024, 3, 11)),
        ("last-week", (2024, 1, 1), (2023, 12, 25), (2024, 1, 1)),
        ("this-month", NOON, (2024, 2, 1), (2024, 3, 1)),
        ("last-month", (2024, 1, 31), (2023, 12, 1), (2024, 1, 1)),
        ("this-year", NOON, (2024, 1, 1), (2025, 1, 1)),
        ("last-year", NOON, (2023, 1, 1), (2024, 1, 1)),
        ("2024", NOON, (2024, 1, 1), (2025, 1, 1)),
        ("2024-2", NOON, (2024, 2, 1), (2024, 3, 1)),
        ("2024-12", NOON, (2024, 12, 1), (2025, 1, 1)),
        ("2024-02-29", NOON, (2024, 2, 29), (2024, 3, 1)),
        ("2024-02-29T23:59", NOON, (2024, 2, 29, 23, 59), (2024, 3, 1)),
    ],
)
def test_a_moment_lasts_from_its_beginning_to_the_next(
    moment: str, now: tuple[int, ...], start: tuple[int, ...], end: tuple[int, ...]
) -> None:
    assert span("=", moment, "", Clock(local(*now))) == Span(local(*start), local(*end))


@pytest.mark.parametrize(("day", "hours"), [("2024-03-10", 23), ("2024-11-03", 25), ("2024-11-04", 24)])
def test_the_day_that_clocks_are_changed_on_is_shorter_or_longer(day: str, hours: int) -> None:
    start, end = span("=", day, "", Clock(local(*NOON)))
    assert start is not None
    assert end is not None
    assert end - start == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("moment", "now", "then"),
    [
        ("1mo", (2024, 3, 31, 12, 0), (2024, 2, 29, 12, 0)),
        ("1y", NOON, (2023, 2, 28, 12, 0)),
        ("2w", NOON, (2024, 2, 15, 12, 0)),
        ("90min", NOON, (2024, 2, 29, 10, 30)),
    ],
)
def test_what_is_ago_is_counted_back(moment: str, now: tuple[int, ...], then: tuple[int, ...]) -> None:
    assert span(">=", moment, "", Clock(local(*now))) == Span(local(*then), None)


@pytest.mark.parametrize(
    ("comparison", "moment", "end", "days"),
    [
        ("<", "3d", "", (None, 3)),
        ("<=", "3d", "", (None, 3)),
        (">", "3d", "", (3, None)),
        (">=", "3d", "", (3, None)),
        ("=", "3d", "", (3, None)),
        ("..", "3d", "1d", (3, 1)),
        ("..", "", "3d", (None, 3)),
        ("..", "3d", "", (3, None)),
    ],
)
def test_up_to_what_is_ago_is_nothing_that_came_since(
    comparison: Comparison, moment: str, end: str, days: tuple[int | None, int | None]
) -> None:
    now = local(*NOON)
    found = span(comparison, moment, end, Clock(now))
    assert found == Span(*(None if ago is None else now - timedelta(days=ago) for ago in days))


def test_where_nobody_was_before_all_came_since_the_last_visit_and_nothing_before() -> None:
    clock = Clock(local(*NOON))
    for comparison in ("=", ">", ">="):
        assert span(comparison, "last-visit", "", clock) == Span()
    never = Span(None, datetime.min.replace(tzinfo=UTC))
    assert span("<", "last-visit", "", clock) == span("<=", "last-visit", "", clock) == never
    assert span("..", "", "last-visit", clock) == never


@pytest.mark.parametrize(
    "text", ["2023-02-29", "2024-13", "2024-00", "0000", "0001", "9999", "3m", "tomorrow", ""]
)
def test_what_is_no_moment_is_none(text: str) -> None:
    assert not is_moment(text)


def test_what_is_longer_ago_than_there_are_years_is_at_their_beginning() -> None:
    start, _ = span(">=", "99999y", "", Clock(local(*NOON)))
    assert start is not None
    assert start.year == 1


def test_every_name_is_a_moment() -> None:
    for name in NAMED:
        assert is_moment(name)
        assert span("=", name, "", Clock(local(*NOON))) != Span() or name == "last-visit"
