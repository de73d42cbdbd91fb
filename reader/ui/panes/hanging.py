"""How pictures hang in the page of an article."""

from typing import NamedTuple

from reader.pictures.sizes import Cell


class Hanging(NamedTuple):
    """How pictures hang: in cells of so many pixels, at most so many rows high; `all` of them, or the first alone."""

    cell: Cell = Cell()
    rows: int = 16
    all: bool = False
