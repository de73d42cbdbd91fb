"""The small graph of what came lately."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.widgets.signs import ASCII_SIGNS, SIGNS
from reader.ui.widgets.trend import trend

DAYS = st.lists(st.integers(0, 10_000), max_size=40)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([0] * 30, "          "),
        ([*[0] * 29, 1], "▁▁▁▁▁▁▁▁▁▃"),
        ([*[0] * 29, 1000], "▁▁▁▁▁▁▁▁▁▇"),
        ([*[0] * 26, 1, 0, 0, 1000], "▁▁▁▁▁▁▁▁▂▇"),
        ([2] * 30, "▇▇▇▇▇▇▇▇▇▇"),
        (list(range(30)), "▂▂▃▃▄▄▅▆▆▇"),
    ],
)
def test_each_topic_has_a_scale_of_its_own(days: list[int], told: str) -> None:
    assert trend(days, 10) == told
    assert trend([day * 9 for day in days], 10)[-1] in " ▇"


@given(days=DAYS, cells=st.integers(0, 12))
def test_it_fills_its_cells_and_shows_whatever_came(days: list[int], cells: int) -> None:
    for signs in (SIGNS, ASCII_SIGNS):
        told = trend(days, cells, signs)
        assert len(told) == cells
        assert bool(told.strip(" " + signs.levels[0])) == (any(days) and cells > 0)
