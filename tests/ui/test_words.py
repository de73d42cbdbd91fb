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
