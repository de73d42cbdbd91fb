"""Which days the heat view shows, and how they are shaded."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.widgets.heat_shape import STEPS, mondays, months, shape_of, step_of
from reader.ui.widgets.heat_window import Ends, HeatWindow

DAY = timedelta(days=1)
NEWEST = date(2026, 11, 30)
ENDS: Ends = (date(2026, 9, 1), NEWEST)
LATEST = HeatWindow(NEWEST, NEWEST, 10)


def test_moving_beyond_the_left_edge_goes_back_by_a_screen() -> None:
    at_edge = LATEST.stepped(-9, ENDS)
    assert (at_edge.column, at_edge.end) == (0, NEWEST)
    beyond = at_edge.stepped(-1, ENDS)
    assert (beyond.column, beyond.end) == (9, NEWEST - 10 * DAY)
    assert beyond.stepped(1, ENDS) == LATEST.stepped(-9, ENDS)


def test_home_and_end_are_the_oldest_and_the_newest_day() -> None:
    oldest = LATEST.oldest(ENDS)
    assert (oldest.day, oldest.column) == (ENDS[0], 0)
    assert oldest.stepped(-1, ENDS) == oldest
    assert oldest.newest(ENDS) == LATEST
    assert LATEST.stepped(1, ENDS) == LATEST


def test_a_screen_back_takes_the_cursor_along() -> None:
    back = LATEST.stepped(-3, ENDS).paged(-1, ENDS)
    assert (back.column, back.end) == (6, NEWEST - 10 * DAY)
    assert back.paged(1, ENDS).paged(1, ENDS).day == NEWEST


STEPPING = st.lists(
    st.tuples(st.sampled_from(["step", "page", "oldest", "newest", "hold"]), st.integers(-3, 3)), max_size=30
)


@given(steps=STEPPING, length=st.integers(0, 100), days=st.integers(1, 60))
def test_the_cursor_is_always_in_sight_and_where_there_is_something(
    steps: list[tuple[str, int]], length: int, days: int
) -> None:
    ends = NEWEST - length * DAY, NEWEST
    window = HeatWindow(NEWEST, NEWEST).holding(days, ends)
    for what, by in steps:
        match what:
            case "step":
                window = window.stepped(by, ends)
            case "page":
                window = window.paged(by or 1, ends)
            case "oldest":
                window = window.oldest(ends)
            case "newest":
                window = window.newest(ends)
            case _:
                window = window.holding(days + 5 * by, ends)
        assert window.first <= window.day <= window.end <= NEWEST
        assert ends[0] <= window.day
        assert window.first >= ends[0] or window.end == NEWEST, "no screen of nothing before the oldest"


@pytest.mark.parametrize("steps", [4, STEPS])
@given(most=st.integers(0, 5000), articles=st.integers(0, 5000))
def test_more_is_never_paler(steps: int, most: int, articles: int) -> None:
    assert step_of(0, most, steps) == 0
    assert step_of(1, most, steps) == 1
    assert step_of(max(8, most), most, steps) == steps
    assert 1 <= step_of(articles + 1, most, steps) <= step_of(articles + 2, most, steps) <= steps


@given(width=st.integers(20, 400), longest=st.integers(0, 80))
def test_what_stands_on_a_line_fits(width: int, longest: int) -> None:
    shape = shape_of(width, longest)
    end = shape.right + (2 + shape.total if shape.total else 0)
    assert shape.days >= 1
    assert end <= width
    assert [shape.day_at(x) for x in (shape.left - 1, shape.left, shape.right - 1, shape.right)] == [
        None, 0, shape.days - 1, None,
    ]  # fmt: skip


def test_months_are_named_where_there_is_room() -> None:
    assert list(months(date(2026, 10, 31), 31, 2)) == [(2, "November 2026")]
    assert list(months(date(2026, 10, 28), 34, 2)) == [(0, "Oct"), (8, "November 2026")]
    assert list(months(date(2026, 10, 12), 50, 2)) == [(0, "October 2026"), (40, "November 2026")]
    assert list(mondays(date(2026, 10, 30), 12)) == [(3, "2"), (10, "9")]
