"""Text in terminal cells: measured, cut and wrapped with wide characters counted right."""

import re
from functools import cache
from typing import Final

from rich.cells import cell_len, set_cell_size

# Between ideographs a line may break, but not before the punctuation that closes a phrase.
_WIDE: Final = r"\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
_CLOSING: Final = "、。，．・：；？！」』）］｝〉》】ー"
_OPENING: Final = "「『（［｛〈《【"
# A line breaks at these; not at a no-break space.
_SPACE: Final = " \t\r\n\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u3000"


@cache
def _words() -> re.Pattern[str]:
    # Compiled when it is first needed, in the background: it takes 3 ms of the start.
    return re.compile(
        rf"[{_SPACE}]*(?:[{_OPENING}]*(?:[{_WIDE}]|[^{_SPACE}{_WIDE}]+)[{_CLOSING}]*|[{_OPENING}]+)"
    )


def cells(text: str) -> int:
    """How many cells a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """The text in exactly `width` cells: padded, or cut with an ellipsis between two characters."""
    if width <= 0:
        return ""
    taken = cells(text)
    if taken <= width:
        return text + " " * (width - taken)
    cut = text[: kept(text, width, ellipsis)] + ellipsis[:width]
    return cut + " " * (width - cells(cut))


def kept(text: str, width: int, ellipsis: str = "…") -> int:
    """How many characters of the text stand in `width` cells when `fit` has cut it."""
    if cells(text) <= width:
        return len(text)
    room = max(0, width - len(ellipsis))
    return len((text[:room] if text.isascii() else set_cell_size(text, room)).rstrip())


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of a paragraph begin and end in `text`, so that each takes at most `width` cells.

    Words longer than a line are broken; the space at a break belongs to no line.
    """
    width = max(1, width)
    lines: list[tuple[int, int]] = []
    start = end = used = 0  # of the line being filled: where it begins and ends in the text, and its cells
    for found in _words().finditer(text):
        first, last = found.span()
        size = cells(text[first:last])
        if end > start and used + size > width:
            lines.append((start, end))
            start = end
            used = 0
        if end == start:
            # The space before the first word of a line belongs to none, but for the first of the paragraph.
            start = first + _spaces(text, first, last) if lines else first
            size = cells(text[start:last])
        end = last
        while used + size > width:
            cut = max(start + 1, _fold(text, start, last, width))
            lines.append((start, cut))
            start, used, size = cut, 0, cells(text[cut:last])
        used += size
    if end > start or not lines:
        lines.append((start, end))
    return lines


def _spaces(text: str, first: int, last: int) -> int:
    return (last - first) - len(text[first:last].lstrip(_SPACE))


def _fold(text: str, first: int, last: int, width: int) -> int:
    position, used = first, 0
    while position < last and (used := used + cells(text[position])) <= width:
        position += 1
    return position
