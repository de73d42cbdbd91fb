"""Finding an article again in a list that came anew."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.widgets.row_numbers import nearest, place_of


@given(st.lists(st.integers(1, 500), unique=True), st.integers(1, 500))
def test_an_article_is_found_in_a_list_of_any_order(rows: list[int], row: int) -> None:
    assert place_of(array("q", rows), row) == (rows.index(row) if row in rows else None)


@pytest.mark.parametrize(
    ("rows", "row", "place", "found"),
    [
        ([9, 7, 5, 3], 5, 0, 2),
        ([9, 7, 5, 3], 6, 0, 2),
        ([9, 7, 5, 3], 1, 0, 3),
        ([9, 7, 5, 3], 11, 3, 0),
        ([3, 9, 5, 7], 6, 1, 1),
        ([3, 9], 6, 5, 1),
        ([], 6, 5, 0),
    ],
    ids=[
        "it is there",
        "the next older one",
        "older than all",
        "newer than all",
        "not by date",
        "shorter",
        "none",
    ],
)
def test_what_is_gone_leaves_its_place_to_another(rows: list[int], row: int, place: int, found: int) -> None:
    assert nearest(array("q", rows), row, place) == found
