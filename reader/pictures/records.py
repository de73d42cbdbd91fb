"""What is asked of the process that decodes pictures, and what it answers."""

from typing import Literal, NamedTuple

from reader.pictures.sizes import Box, Cell

Form = Literal["half", "kitty", "sixel"]
"""How a terminal shows pictures: two colours in each cell, by kitty's graphics protocol, or by sixel."""
Colour = tuple[int, int, int]


class Wanted(NamedTuple):
    """The picture in a file, to be drawn in a box of cells on a ground."""

    file: str
    box: Box
    form: Form
    cell: Cell
    ground: Colour


class Drawn(NamedTuple):
    """A picture ready for the terminal: of half cells each row as six bytes a cell (the colours of its upper and lower
    half), of sixel each row as a sequence, of kitty the whole as one PNG.
    """

    box: Box
    form: Form
    rows: tuple[bytes, ...]
