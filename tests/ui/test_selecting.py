"""Selecting text of a page."""

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from reader.ui.widgets.selecting import row, selected, word

TEXTS = ("One paragraph", "", "It\u2019s the reader\u2019s\u00a0own, at 3.5 km", "東京の塔")


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (Offset(4, 0), Offset(8, 0), "para"),
        (Offset(4, 0), Offset(2, 2), "paragraph\n\nIt"),
        (None, Offset(3, 0), "One"),
        (Offset(2, 3), None, "の塔"),
        (Offset(0, 3), Offset(0, 9), "東京の塔"),
        (Offset(0, 9), Offset(0, 12), ""),
    ],
)
def test_what_is_selected_is_copied_as_it_was_written(
    start: Offset | None, end: Offset | None, text: str
) -> None:
    assert selected(TEXTS, Selection(start, end)) == text


def test_all_of_a_page_is_selected() -> None:
    assert selected(TEXTS, Selection(None, None)) == "\n".join(TEXTS).replace("\u00a0", " ")
    assert selected((), Selection(None, None)) == ""


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (Offset(0, 2), "It\u2019s"),
        (Offset(9, 2), "reader\u2019s"),
        (Offset(26, 2), "3.5"),
        (Offset(3, 0), ""),
        (Offset(0, 1), ""),
    ],
)
def test_a_double_click_selects_a_word(at: Offset, text: str) -> None:
    assert selected(TEXTS, word(TEXTS, at)) == text


def test_a_triple_click_selects_a_paragraph() -> None:
    assert selected(TEXTS, row(TEXTS, Offset(3, 0))) == TEXTS[0]
