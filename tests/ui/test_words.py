"""Ages, dates and scores in words."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.errors import LibraryError
from reader.ui import words

NOW = datetime(2021, 5, 11, 19, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "age"),
    [
        (timedelta(seconds=20), "now"),
        (timedelta(minutes=5), "5 min"),
        (timedelta(hours=3), "3 h"),
        (timedelta(days=1, hours=5), "1 d"),
        (timedelta(days=20), "2 w"),
        (timedelta(days=200), "6 mo"),
        (timedelta(days=1000), "2 y"),
        (timedelta(days=-2), "in 2 d"),
    ],
)
def test_an_age_is_told_in_its_largest_unit(before: timedelta, age: str) -> None:
    assert words.age(NOW - before, NOW) == age


@pytest.mark.parametrize(
    ("published", "iso", "local"),
    [
        (NOW - timedelta(hours=3), ("16:30", "2021-05-11 16:30"), ("16:30", "11 May 16:30")),
        (NOW - timedelta(days=9), ("05-02", "2021-05-02 19:30"), ("2 May", "2 May 19:30")),
        (NOW - timedelta(days=200), ("2020-10", "2020-10-23 19:30"), ("Oct 2020", "23 Oct 2020 19:30")),
        (None, ("", ""), ("", "")),
    ],
)
def test_dates_are_told_as_the_settings_have_it(
    published: datetime | None, iso: tuple[str, str], local: tuple[str, str]
) -> None:
    assert (words.when(published, NOW, "iso"), words.moment(published, NOW, "iso")) == iso
    assert (words.when(published, NOW, "local"), words.moment(published, NOW, "local")) == local


def test_ages_are_told_where_the_settings_have_nothing_else() -> None:
    assert words.when(NOW - timedelta(hours=3), NOW, "relative") == "3 h"
    assert words.moment(NOW - timedelta(hours=3), NOW, "relative") == "3 h ago"


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (0, "Today · Tuesday 11 May"),
        (1, "Yesterday · Monday 10 May"),
        (2, "Sunday 9 May 2021"),
        (-1, "Wednesday 12 May 2021"),
    ],
)
def test_a_day_is_named(before: int, told: str) -> None:
    assert words.day_heading(NOW.date() - timedelta(days=before), NOW.date()) == told


def test_a_date_that_is_unknown_is_no_day() -> None:
    assert words.day_heading(None, NOW.date()) == "No date"


def test_an_unknown_date_has_no_age() -> None:
    assert words.age(None, NOW) == words.ago(None, NOW) == words.apart(None, NOW) == ""
    assert words.exact(None) == "date unknown"


def test_a_date_is_exact_and_relative() -> None:
    assert words.exact(datetime(2021, 5, 11, 16, 27, tzinfo=UTC)) == "Tuesday 11 May 2021, 16:27"
    assert words.ago(NOW - timedelta(hours=3), NOW) == "3 h ago"


def test_a_related_story_came_before_or_after() -> None:
    assert words.apart(NOW - timedelta(hours=6), NOW) == "6 h before"
    assert words.apart(NOW + timedelta(days=1), NOW) == "1 d after"


@pytest.mark.parametrize(
    ("quality", "heat", "related", "told"),
    [
        (65, 105, 4, "heat 105 = quality 65 + 4 related stories"),
        (65, 75, 1, "heat 75 = quality 65 + 1 related story"),
        (65, 65, 0, "heat 65"),
        (65, None, 0, "quality 65"),
        (None, None, 2, ""),
        (30, -1, 1, "a lesser copy of another article"),
    ],
)
def test_heat_is_told_in_words(quality: int | None, heat: int | None, related: int, told: str) -> None:
    assert words.heat(quality, heat, related) == told


def test_thousands_are_set_apart() -> None:
    assert words.number(20_000) == "20 000"
    assert words.count(1, "problem", "problems") == "1 problem"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0, "0"), (999, "999"), (1000, "1.0k"), (2936, "2.9k"), (9999, "9.9k"), (12_345, "12k"), (999_999, "999k"),
        (1_234_567, "1.2M"), (45_000_000, "45M"),
    ],
)  # fmt: skip
def test_large_numbers_are_written_short_where_room_is(value: int, told: str) -> None:
    assert words.short(value) == told


def test_an_address_is_printed_as_people_read_it() -> None:
    assert words.address("https://www.news.example/ferry/") == "news.example/ferry"


def test_an_error_is_told_with_what_to_do_about_it() -> None:
    assert words.told(LibraryError("The disk is full", "Make room.")) == "The disk is full. Make room."
    assert words.told(LibraryError("It is damaged.")) == "It is damaged."


@pytest.mark.parametrize(
    ("text", "brief"),
    [
        ("/home/mira/news/library.db was not written.", "…/library.db was not written."),
        ("No such file or folder: /home/mira/archive", "No such file or folder: …/archive"),
        ("http://news.example/a/b answered 404", "http://news.example/a/b answered 404"),
        ("/tmp is 1/2/3 full", "/tmp is 1/2/3 full"),
    ],
)
def test_long_paths_are_cut_to_their_last_name_where_there_is_little_room(text: str, brief: str) -> None:
    assert words.brief(text) == brief


@pytest.mark.parametrize(
    ("octets", "told"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1.0 kB"),
        (640_000, "640 kB"),
        (12_345_678, "12 MB"),
        (10**10, "10 GB"),
    ],
)
def test_a_size(octets: int, told: str) -> None:
    assert words.size(octets) == told


def test_a_day_tells_its_year_where_it_is_another() -> None:
    now = datetime(2026, 11, 20, tzinfo=UTC)
    assert words.day(datetime(2026, 5, 12, tzinfo=UTC), now) == "12 May"
    assert words.day(datetime(2025, 5, 12, tzinfo=UTC), now) == "12 May 2025"
