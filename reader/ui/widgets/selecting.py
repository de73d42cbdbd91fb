"""Selecting text by rows and characters. Pure."""

import re
from collections.abc import Sequence

from textual.geometry import Offset
from textual.selection import Selection

_WORD = re.compile(r"\w(?:[\w'’.-]*\w)?|\S")


def selected(texts: Sequence[str], selection: Selection) -> str:
    """What is selected of rows of text; their ends are those of paragraphs."""
    first, start = (selection.start.y, selection.start.x) if selection.start else (0, 0)
    last, end = (selection.end.y, selection.end.x) if selection.end else (len(texts) - 1, None)
    rows = list(texts[first : last + 1])
    if rows and last < len(texts):
        rows[-1] = rows[-1][:end]
    if rows:
        rows[0] = rows[0][start:]
    return "\n".join(rows).replace("\u00a0", " ")


def word(texts: Sequence[str], at: Offset) -> Selection:
    """The word at a place of the text; nothing between words."""
    for found in _WORD.finditer(texts[at.y] if at.y < len(texts) else ""):
        if found.start() <= at.x < found.end():
            return Selection(Offset(found.start(), at.y), Offset(found.end(), at.y))
    return Selection(at, at)


def row(texts: Sequence[str], at: Offset) -> Selection:
    """The whole paragraph at a place of the text."""
    return Selection(Offset(0, at.y), Offset(len(texts[at.y]) if at.y < len(texts) else 0, at.y))
