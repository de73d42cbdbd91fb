"""Where words stand in texts: whatever their capitals and accents, at the characters as they were written."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.widgets.finding import Found, Match, found, matches, nearest
from reader.ui.widgets.prose import Line, Run


@pytest.mark.parametrize(
    ("text", "words", "pieces"),
    [
        ("A Whale, a whale", "WHALE", ["Whale", "whale"]),
        ("Évening in the café", "cafe", ["café"]),
        ("the cafe\u0301 is open", "café", ["cafe\u0301"]),
        ("die Straße", "strasse", ["Straße"]),
        ("東京の塔、顔認証", "の塔", ["の塔"]),
        ("かきが", "か", ["か"]),
        ("한국어", "한국", ["한국"]),
        ("one\u00a0two", "one  two ", ["one\u00a0two"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("anything", "  ", []),
    ],
)
def test_words_are_found_as_people_mean_them(text: str, words: str, pieces: list[str]) -> None:
    assert [text[begin:end] for _, begin, end in matches((text,), words)] == pieces


@given(st.lists(st.text(max_size=30), max_size=4), st.text(max_size=4))
def test_matches_are_pieces_of_their_texts_in_order(texts: list[str], words: str) -> None:
    places = matches(tuple(texts), words)
    assert list(places) == sorted(places)
    assert all(0 <= begin < end <= len(texts[row]) for row, begin, end in places)


@given(st.text(min_size=1, max_size=20))
def test_every_text_that_is_no_blank_is_found_in_itself(text: str) -> None:
    # A text of nothing but accents says nothing that could be looked for; those before the first letter belong to none.
    whole = " ".join(text.split())
    places = matches((whole,), whole)
    assert not places or all(category(mark).startswith("M") for mark in whole[: places[0].begin])


@pytest.mark.parametrize(("place", "number"), [((0, 0), 0), ((0, 6), 1), ((2, 0), 0)])
def test_the_first_match_from_a_place_on_is_the_nearest(place: tuple[int, int], number: int) -> None:
    assert nearest((Match(0, 5, 6), Match(1, 0, 1)), place) == number


def test_no_match_is_near_where_there_is_none() -> None:
    assert nearest((), (0, 0)) is None


def test_what_was_found_is_marked_on_its_lines_alone_and_the_one_gone_to_otherwise() -> None:
    places = matches(("of the sea", "the sea and the sea"), "sea")
    marks = found(places, 1)
    line = Line((Run("the "), Run("sea and"), Run(" the sea")), row=1)
    assert [(run.text, run.found, run.here) for run in marks.on(line).runs] == [
        ("the ", False, False), ("sea", True, True), (" and", False, False), (" the ", False, False),
        ("sea", True, False),
    ]  # fmt: skip
    other = Line((Run("sea"),), row=7)
    assert marks.on(other) is other
    assert Found({}).on(line) is line
