"""Lengths of time, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.durations import LONGEST_S, seconds, written


@pytest.mark.parametrize(
    ("text", "length_s"),
    [
        ("30 min", 1800),
        ("30min", 1800),
        ("1 minute", 60),
        ("2 h", 7200),
        ("2 Hours", 7200),
        ("1 day", 86_400),
        ("3d", 259_200),
        ("2 weeks", 1_209_600),
        ("45 s", 45),
        (" when asked ", 0),
    ],
)
def test_a_length_of_time_is_a_number_and_a_unit(text: str, length_s: int) -> None:
    assert seconds(text) == length_s


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("30", "A number alone does not tell of what."),
        ("3 moons", "The units are s, min, h, day and week."),
        ("", ""),
        ("0 min", ""),
        ("-1 h", ""),
        ("53 weeks", ""),
        ("1.5 h", ""),
        ("9" * 5000 + " s", ""),
        ("٣ min", ""),
    ],
)
def test_what_is_none_is_told(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=f"^{words}$"):
        seconds(text)


@given(st.integers(0, LONGEST_S))
def test_what_is_written_reads_the_same(length_s: int) -> None:
    assert seconds(written(length_s)) == length_s


@pytest.mark.parametrize(
    ("length_s", "text"),
    [(0, "when asked"), (1800, "30 min"), (86_400, "1 day"), (172_800, "2 days"), (90, "90 s")],
)
def test_it_is_written_in_the_largest_unit_that_fits(length_s: int, text: str) -> None:
    assert written(length_s) == text
