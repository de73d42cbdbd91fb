"""Rows as a table for a terminal, or as lines for a script."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.cli.printable import line
from reader.cli.widths import cells, fitted

GAP = "  "
# In fewer cells than this a title says too little.
_READABLE = 30
BOLD, DIM = 1, 2


def styled(text: str, style: int) -> str:
    """`text` in a style of the terminal (ECMA-48 §8.3.117)."""
    return f"\x1b[{style}m{text}\x1b[0m"


class Column(NamedTuple):
    """A column of a table: its head, and whether it is right-aligned (numbers) or gives way (`flexible`, one only).

    `most` is the most cells a column that is not flexible takes. Where the terminal is too narrow, `spare` ones go, the
    last of them first.
    """

    head: str
    right: bool = False
    flexible: bool = False
    most: int = 40
    spare: bool = False


class Row(NamedTuple):
    """The cells of a row; `strong` rows stand out where the terminal can show it."""

    cells: Sequence[str]
    strong: bool = False


def plain_lines(rows: Iterable[Row]) -> Iterable[str]:
    """One line a row, the cells separated by tabs, nothing else."""
    return ("\t".join(map(line, row.cells)) for row in rows)


def table_lines(columns: Sequence[Column], rows: Sequence[Row], width: int, *, colour: bool) -> Iterable[str]:
    """The rows aligned under their heads, cut to `width` cells."""
    if not rows:
        return
    cleaned = [Row([_indented(cell) for cell in row.cells], row.strong) for row in rows]
    columns, cleaned = _affordable(columns, cleaned, width)
    widths = _widths(columns, cleaned, width)
    head = _joined(columns, [column.head for column in columns], widths)
    yield styled(head, DIM) if colour else head
    for row in cleaned:
        text = _joined(columns, row.cells, widths)
        yield styled(text, BOLD) if colour and row.strong else text


def _indented(cell: str) -> str:
    # The depth of a tree is blanks at the beginning, which `line` would take away.
    return " " * (len(cell) - len(cell.lstrip(" "))) + line(cell)


def _affordable(columns: Sequence[Column], rows: list[Row], width: int) -> tuple[Sequence[Column], list[Row]]:
    """The columns there is room for, and the rows with only those."""
    wanted = [min(wide, _READABLE) if column.flexible else wide for column, wide in _wanted(columns, rows)]
    kept = list(range(len(columns)))
    for at in reversed(range(len(columns))):
        if sum(wanted[one] for one in kept) + len(GAP) * (len(kept) - 1) <= width:
            break
        if columns[at].spare:
            kept.remove(at)
    return [columns[at] for at in kept], [Row([row.cells[at] for at in kept], row.strong) for row in rows]


def _widths(columns: Sequence[Column], rows: Sequence[Row], width: int) -> list[int]:
    widths = [wide for _, wide in _wanted(columns, rows)]
    for position, column in enumerate(columns):
        if column.flexible:
            others = sum(widths) - widths[position] + len(GAP) * (len(columns) - 1)
            widths[position] = max(8, min(widths[position], width - others))
    return widths


def _wanted(columns: Sequence[Column], rows: Sequence[Row]) -> Iterable[tuple[Column, int]]:
    """Each column, and as many cells as its texts take."""
    for position, column in enumerate(columns):
        widest = max([cells(column.head), *(cells(row.cells[position]) for row in rows)])
        yield column, widest if column.flexible else min(widest, column.most)


def _joined(columns: Sequence[Column], texts: Sequence[str], widths: Sequence[int]) -> str:
    parts = [
        fitted(text, wide, right=column.right)
        for column, text, wide in zip(columns, texts, widths, strict=True)
    ]
    return GAP.join(parts).rstrip()
