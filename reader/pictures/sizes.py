"""How many cells a picture takes. Pure."""

from typing import NamedTuple

_UNKNOWN = (16, 9)
"""The shape of the box for a picture whose size nobody tells."""


class Cell(NamedTuple):
    """A cell of the terminal in pixels; where it does not tell, only their ratio is meant."""

    width: int = 10
    height: int = 20


class Box(NamedTuple):
    """Room for a picture, in cells."""

    columns: int
    rows: int


def fitted(size: tuple[int, int] | None, cell: Cell, most: Box) -> Box:
    """The room that a picture of so many pixels takes: its shape, no larger than it is, nor than `most`."""
    width, height = size or _UNKNOWN
    if size is None:
        width, height = width * most.columns * cell.width, height * most.columns * cell.width
    columns = max(1, min(most.columns, -(-width // cell.width)))
    rows = round(columns * cell.width * height / width / cell.height)
    if rows > most.rows:
        rows = most.rows
        columns = round(rows * cell.height * width / height / cell.width)
    return Box(max(1, min(columns, most.columns)), max(1, rows))
