"""What one account says that another does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.stories.differing import differences
from tests.stories.made import ANY_TEXT


def marked(text: str, other: str) -> list[str]:
    return [text[first:end] for first, end in differences(text, other)]


@pytest.mark.parametrize(
    ("text", "other", "found"),
    [
        ("Dam of Lesk bursts", "The dam of Lesk holds", ["bursts"]),
        ("Floods burst in the rain", "The flood, bursting: rains", []),
        ("L'accord n’est pas signé", "Un accord signé", []),
        ("L'accord tient", "L’eau monte", ["L'accord", "tient"]),
        ("The dam won't hold", "The dam will hold", ["won't"]),
        ("The minister's dam", "A dam of ministers", []),
        ("The minister’s dam", "A dam", ["minister’s"]),
        ("12 dead, 1,200 homeless", "15 dead, 1,200 homeless", ["12"]),
        ("At 3:2 and 5.1%", "At 3:2 and 6.1%", ["5.1"]),
        ("Zürich zahlt", "ZURICH pays", ["zahlt"]),
        ("Straßenbahn in Köln", "Die Strassenbahn in Koln", []),
        ("Le président a signé", "La présidente n'a pas signé", []),
        ("Плотина прорвана", "Плотина в Леске цела", ["прорвана"]),
        ("It is of the and", "", []),
        ("", "Dam", []),
        ("Dam", "", ["Dam"]),
        ("snake_case", "snake", ["case"]),
        ("日銀が金利を上げる", "日銀が金利を下げる", ["上"]),
        ("日銀、金利上げ", "日銀が金利上げ", []),
        ("서울 지하철", "부산 지하철", ["서울"]),
        ("iPhoneの新型", "iPhoneの旧型", ["新"]),
    ],
)
def test_words_that_the_other_has_in_no_form_are_marked(text: str, other: str, found: list[str]) -> None:
    assert marked(text, other) == found


@given(ANY_TEXT | st.text("日銀が金利 ab,"), ANY_TEXT | st.text("日銀が金利 ab,"))
def test_what_is_marked_stands_in_the_text_in_order_and_apart(text: str, other: str) -> None:
    found = differences(text, other)
    bounds = [place for span in found for place in span]
    assert bounds == sorted(bounds)
    assert all(first < end for first, end in found)
    assert not bounds or (bounds[0] >= 0 and bounds[-1] <= len(text))
    assert all(any(map(str.isalnum, text[first:end])) for first, end in found)


@given(ANY_TEXT)
def test_a_text_says_nothing_that_itself_does_not_say(text: str) -> None:
    assert differences(text, text) == []


@pytest.mark.parametrize("piece", ["a", "dam ", "0.", "a'", "日", "日銀", "\u0301", "\ud800"])
def test_of_a_long_text_only_the_beginning_is_marked(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    found = differences(text, "b" + text[50_000:])
    assert all(end <= 2000 for _, end in found)
    assert len(found) <= 1000


def test_what_only_the_end_of_a_long_text_says_is_not_marked() -> None:
    assert marked("Dam " * 1000 + "bursts", "Dam") == []
    assert marked("Dam " * 100 + "bursts", "Dam") == ["bursts"]
