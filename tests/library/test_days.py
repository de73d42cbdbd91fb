"""The days of a list by date, and how many of each are unread."""

import time
from array import array
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library
from reader.library.days import Day, date_of, days
from reader.models import Query
from reader.store.schema import FIRST_ROW, first_row
from tests.archive import listed, refresh, write_article

# Clocks that are changed in the night, at midnight (São Paulo, Havana), by half an hour, across the date line.
ZONES = (
    "UTC", "Europe/Berlin", "America/Sao_Paulo", "America/Havana", "Australia/Lord_Howe", "Pacific/Apia",
    "Asia/Kathmandu",
)  # fmt: skip


@pytest.fixture
def here() -> Iterator[pytest.MonkeyPatch]:
    """What sets the time zone of the machine."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch
    time.tzset()


def one_by_one(rows: Sequence[int], unread: Sequence[int], zone: ZoneInfo | None) -> list[Day]:
    """The days, each row looked at by itself."""
    found = []
    for day, group in groupby(enumerate(rows), key=lambda item: date_of(item[1], zone)):
        members = list(group)
        found.append(Day(members[0][0], day, sum(row in unread for _, row in members)))
    return found


ROWS = st.lists(
    st.tuples(
        st.none()
        | st.integers(-2_300_000_000, 2_000_000_000)
        | st.integers(0, 400 * 48).map(lambda half_hour: 1_300_000_000 + half_hour * 1800),
        st.integers(0, 255),
        st.booleans(),
    ),
    max_size=60,
)


@pytest.mark.parametrize("zone", [None, *ZONES])
@given(found=ROWS)
def test_days_are_those_that_looking_at_each_row_gives(
    zone: str | None, found: list[tuple[int | None, int, bool]]
) -> None:
    unread_by_row = {first_row(second) + slot: unread for second, slot, unread in found}
    rows = sorted(unread_by_row, reverse=True)
    unread = [row for row in rows if unread_by_row[row]]
    chosen = ZoneInfo(zone) if zone else None
    assert list(days(array("q", rows), array("q", unread), chosen)) == one_by_one(rows, unread, chosen)


@pytest.mark.parametrize("zone", ZONES)
def test_the_days_of_the_machine_are_those_of_its_zone(zone: str, here: pytest.MonkeyPatch) -> None:
    here.setenv("TZ", zone)
    time.tzset()
    start = int(datetime(2010, 9, 1, tzinfo=UTC).timestamp())
    rows = array("q", [first_row(start + half_hour * 1800) for half_hour in range(600 * 48)][::-1])
    assert days(rows, rows[::7]) == days(rows, rows[::7], ZoneInfo(zone))


def test_a_day_on_which_the_clock_is_changed_is_as_long_as_it_was() -> None:
    rows = array("q", [first_row(1_774_652_400 + hour * 3600) for hour in range(24 * 3)][::-1])
    berlin = ZoneInfo("Europe/Berlin")  # where the 29th of March 2026 has 23 hours
    dates = [(day.date, day.unread) for day in days(rows, rows, berlin)]
    assert dates == [
        (date(2026, 3, 31), 1),
        (date(2026, 3, 30), 24),
        (date(2026, 3, 29), 23),
        (date(2026, 3, 28), 24),
    ]


def test_an_empty_list_has_no_days() -> None:
    assert days(array("q"), array("q")) == ()
    assert date_of(1) is date_of(FIRST_ROW - 1) is None


def test_the_days_of_a_list_are_those_its_articles_show(library: Library, news: Path) -> None:
    for number in range(40):
        moment = datetime(2025, 11, 20, tzinfo=UTC) + timedelta(hours=5 * number)
        write_article(news, f"item-{number}", publishedDateTime=moment.isoformat() if number % 9 else None)
    refresh(library)
    query = Query()
    library.marks.set(library.lists.unread_ids(query)[::3], "read", True)
    rows = listed(library, query)
    found = days(library.lists.articles(query).rows, library.lists.unread_rows(query))
    for day, following in zip(found, [*found[1:], None], strict=True):
        members = rows[day.first : following.first if following else None]
        assert {row.published_at and row.published_at.astimezone().date() for row in members} == {day.date}
        assert day.unread == sum(not row.read for row in members)
    assert found[-1].date is None
