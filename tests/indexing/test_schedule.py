"""When a source is looked at again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.indexing.schedule import LONGEST, Looked, is_local, is_wanted, next_look
from reader.models import Policy, SourceKind, SourceSpec

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
POLICY = Policy(every_s=1800)
FEED = SourceSpec("https://example.org/feed.xml", "feed")
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def look(spec: SourceSpec = FEED, **looked: datetime | int | None) -> datetime | None:
    return next_look(spec, Looked(**looked), POLICY, NOW)  # type: ignore[arg-type] # the fields, as they are named


@pytest.mark.parametrize(
    ("every_s", "after"),
    [(None, 30 * MINUTE), (600, 10 * MINUTE), (86_400, 24 * HOUR)],
    ids=["as the settings say", "as the source says", "once a day"],
)
def test_a_source_is_due_when_its_interval_is_over(every_s: int | None, after: timedelta) -> None:
    assert look(FEED._replace(every_s=every_s), checked_at=NOW) == NOW + after


def test_one_never_looked_at_is_due_at_once() -> None:
    assert look() == NOW


def test_one_that_is_looked_at_only_when_asked_is_never_due_but_read_when_it_is_asked_for() -> None:
    spec = FEED._replace(every_s=0)
    assert look(spec) is None
    assert not is_wanted(spec, Looked(), POLICY, "due", NOW)
    assert is_wanted(spec, Looked(), POLICY, "asked", NOW)


def test_what_the_server_calls_fresh_is_not_asked_before_but_once_a_day_all_the_same() -> None:
    assert look(checked_at=NOW, fresh_until=NOW + 5 * MINUTE) == NOW + 30 * MINUTE
    assert look(checked_at=NOW, fresh_until=NOW + 5 * HOUR) == NOW + 5 * HOUR
    assert look(checked_at=NOW, fresh_until=NOW + 99 * HOUR) == NOW + LONGEST


def test_a_server_that_asks_for_patience_gets_it_unless_its_source_is_named() -> None:
    patient = Looked(NOW - HOUR, 1, NOW - HOUR, not_before=NOW + 3 * HOUR)
    assert next_look(FEED, patient, POLICY, NOW) == NOW + 3 * HOUR
    assert not is_wanted(FEED, patient, POLICY, "due", NOW)
    assert not is_wanted(FEED, patient, POLICY, "asked", NOW)
    assert is_wanted(FEED, patient, POLICY, "named", NOW)
    assert is_wanted(FEED, patient, POLICY, "asked", NOW + 3 * HOUR)


def test_when_the_clock_was_set_back_nothing_waits_for_it_to_come_round_again() -> None:
    later = NOW + timedelta(days=400)
    ahead = Looked(later, 1, later, fresh_until=later + HOUR, not_before=later + HOUR)
    assert next_look(FEED, ahead, POLICY, NOW) == NOW
    assert is_wanted(FEED, ahead, POLICY, "due", NOW)
    assert is_wanted(FEED, ahead, POLICY, "asked", NOW)


@given(st.text(), st.integers(60, 7 * 86_400))
def test_a_failing_source_is_asked_ever_more_rarely_but_at_least_once_in_a_day_and_a_quarter(
    name: str, every_s: int
) -> None:
    spec = FEED._replace(address=f"https://example.org/{name}", every_s=every_s)
    waits = [
        (next_look(spec, Looked(NOW, pauses, NOW), POLICY, NOW) or NOW) - NOW for pauses in range(1, 200)
    ]
    longest = max(LONGEST, timedelta(seconds=every_s))
    assert min(waits) == waits[0] >= min(5 * MINUTE, timedelta(seconds=every_s))
    assert longest <= max(waits) <= longest * 1.25


def test_sources_that_failed_together_do_not_come_back_together() -> None:
    specs = [FEED._replace(address=f"https://example.org/{number}") for number in range(50)]
    assert len({next_look(spec, Looked(NOW, 4, NOW), POLICY, NOW) for spec in specs}) > 40


@pytest.mark.parametrize(
    ("address", "kind", "local"),
    [
        ("/news", None, True), ("-", None, True), ("/news", "folder", True), ("https://example.org/", None, False),
        ("exec:news", None, False), ("git@example.org:news.git", None, False), ("/news.git", "git", False),
        ("/urls.txt", "list", False), ("https://example.org/", "feed", False),
    ],
)  # fmt: skip
def test_what_lies_on_this_machine_is_looked_at_each_time(
    address: str, kind: SourceKind | None, local: bool
) -> None:
    assert is_local(SourceSpec(address), kind) is local
