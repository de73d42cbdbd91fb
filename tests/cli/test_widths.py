import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli.widths import cells, cut, fitted, wrapped

texts = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp")))


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("news", 4),
        ("新聞", 4),
        ("ニュース", 8),
        ("뉴스", 4),
        ("e\u0301te\u0301", 3),
        ("ｆｕｌｌ", 8),
        ("الأخبار", 7),
    ],
)
def test_a_text_takes_as_many_cells_as_a_terminal_gives_it(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("newspaper", 9, "newspaper"),
        ("newspaper", 5, "news…"),
        ("新聞記事", 6, "新聞…"),
        ("新聞記事", 5, "新聞…"),
        ("ab", 1, "…"),
    ],
)
def test_what_does_not_fit_ends_in_an_ellipsis(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


@given(texts, st.integers(1, 40))
def test_a_cell_of_a_table_is_exactly_as_wide_as_its_column(text: str, width: int) -> None:
    assert cells(fitted(text, width)) == width
    assert cells(fitted(text, width, right=True)) == width


@given(texts, st.integers(2, 40))
def test_no_wrapped_line_is_too_wide_and_no_character_is_lost(text: str, width: int) -> None:
    lines = wrapped(text.replace("://", ""), width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.replace("://", "").split())


def test_an_address_is_never_broken_so_that_it_can_still_be_clicked() -> None:
    address = "https://example.org/" + "a" * 60
    assert wrapped(f"See {address} for more", 20) == ["See", address, "for more"]
