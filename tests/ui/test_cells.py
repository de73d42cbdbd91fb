"""Text in cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.widgets.cells import cells, fit, kept, wrap

TEXTS = st.text(alphabet=st.sampled_from("abc de  東京、。「塔」\u0301é—·\u00a0x"), max_size=120)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("ferry", 8, "ferry   "),
        ("ferry", 5, "ferry"),
        ("the ferry", 6, "the f…"),
        ("the ferry", 5, "the… "),
        ("東京の塔", 8, "東京の塔"),
        ("東京の塔", 7, "東京の…"),
        ("東京の塔", 6, "東京… "),
        ("ferry", 1, "…"),
        ("ferry", 0, ""),
    ],
)
def test_a_headline_is_cut_between_two_characters(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown


@given(TEXTS, st.integers(0, 40), st.sampled_from(["…", ".."]))
def test_a_fitted_text_takes_just_its_cells(text: str, width: int, ellipsis: str) -> None:
    assert cells(fit(text, width, ellipsis)) == width


@given(TEXTS, st.integers(3, 40))
def test_it_is_known_how_much_of_a_text_was_kept(text: str, width: int) -> None:
    beginning = text[: kept(text, width)]
    assert fit(text, width).startswith(beginning)
    assert fit(text, width)[len(beginning) :].strip() in ("", "…")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one  two", 20, ["one  two"]),
        ("extraordinary", 6, ["extrao", "rdinar", "y"]),
        ("a extraordinary", 6, ["a", "extrao", "rdinar", "y"]),
        ("20\u00a0November is here", 12, ["20\u00a0November", "is here"]),
        ("東京の塔、高い", 8, ["東京の", "塔、高い"]),
        ("彼は「塔」と", 6, ["彼は", "「塔」", "と"]),
        ("", 10, [""]),
    ],
)
def test_a_paragraph_is_wrapped_at_words_and_between_ideographs(
    text: str, width: int, lines: list[str]
) -> None:
    assert [text[begin:end] for begin, end in wrap(text, width)] == lines


@given(TEXTS, st.integers(2, 40))
def test_no_line_is_wider_than_its_measure_and_nothing_but_space_is_lost(text: str, width: int) -> None:
    lines = [text[begin:end] for begin, end in wrap(text, width)]
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split(" ")) == "".join(text.split(" "))
