"""How much room a picture takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pictures.sizes import Box, Cell, fitted

CELL = Cell(10, 20)
CASES = [
    ((640, 360), Box(72, 16), Box(57, 16)),  # as high as it may be
    ((1200, 300), Box(72, 16), Box(72, 9)),  # as wide
    ((100, 80), Box(72, 16), Box(10, 4)),  # no larger than it is
    (None, Box(64, 30), Box(64, 18)),  # 16:9 where nobody tells
    ((1, 4000), Box(72, 16), Box(1, 16)),
    ((4000, 1), Box(72, 16), Box(72, 1)),
]


@pytest.mark.parametrize(("size", "most", "box"), CASES)
def test_it_keeps_its_shape(size: tuple[int, int] | None, most: Box, box: Box) -> None:
    assert fitted(size, CELL, most) == box


@given(
    st.none() | st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)),
    st.builds(Cell, st.integers(1, 40), st.integers(1, 80)),
    st.builds(Box, st.integers(1, 300), st.integers(1, 100)),
)
def test_it_never_takes_more_than_there_is(size: tuple[int, int] | None, cell: Cell, most: Box) -> None:
    box = fitted(size, cell, most)
    assert 1 <= box.columns <= most.columns
    assert 1 <= box.rows <= most.rows
