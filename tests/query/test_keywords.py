"""Keywords in titles and excerpts: whole words and phrases, without case and accents."""

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.query.fts import spaced
from reader.query.keywords import LONGEST, MOST, READ, Found, Keywords
from reader.query.matching import ACCENT, folded

_TEXT = st.text(alphabet="abAB éÉß-#+\u0301東京0", max_size=30)


def _found(keyword: str, title: str, excerpt: str | None = None) -> bool:
    return bool(Keywords([(1, [keyword])]).find(title, excerpt))


@pytest.mark.parametrize(
    ("keyword", "title"),
    [
        ("facial recognition", "Police halt Facial Recognition"),
        ("facial recognition", "Facial-recognition, again"),
        ("cafe", "Le Café"),
        ("Café", "the CAFE\u0301 at the corner"),
        ("东京", "在东京的人"),
        ("AI", "AI: what now?"),
        ("C++", "What C++ is for"),
        ("#Repair", "Glue #repair again"),
        ("Repair", "Glue #repair again"),
        ('"smart home"', "The smart home"),
    ],
)
def test_a_keyword_is_a_whole_word_without_case_and_accents(keyword: str, title: str) -> None:
    assert _found(keyword, title)


@pytest.mark.parametrize(
    ("keyword", "title"),
    [
        ("AI", "Said the captain"),
        ("facial recognition", "Facial and voice recognition"),
        ("C++", "Vitamin C and iron"),
        ("#Repair", "The repair of a clock"),
        ("***", "*** stars ***"),
        ("", "anything"),
        ("x" * (LONGEST + 1), "x" * (LONGEST + 1)),
    ],
)
def test_a_part_of_a_word_is_no_keyword(keyword: str, title: str) -> None:
    assert not _found(keyword, title)


def test_the_title_goes_before_the_excerpt_and_topics_keep_their_order() -> None:
    keywords = Keywords([(7, ["soup"]), (3, ["clock", "bread"])])
    found = keywords.find("A clock, and bread", "Soup with bread")
    assert list(found.items()) == [(7, Found("soup", False)), (3, Found("clock", True))]


def test_what_is_read_and_looked_for_is_bounded() -> None:
    assert not _found("end", "", "word " * READ + "end")
    many = Keywords([(1, (f"word{number}" for number in range(MOST + 1)))])
    assert many.find(f"word{MOST - 1}", None)
    assert not many.find(f"word{MOST}", None)


def test_thousands_of_keywords_cost_a_text_no_more_than_one() -> None:
    keywords = Keywords([(number, [f"a{number} b c d"]) for number in range(MOST)])
    began = time.process_time()
    for _ in range(1000):
        keywords.find("The a17 b c of a harbour that nobody had drawn", "a b c d " * 20)
    assert time.process_time() - began < 2


@given(_TEXT, _TEXT)
def test_it_agrees_with_looking_for_the_words_one_after_another(keyword: str, title: str) -> None:
    words = _plain(keyword)
    assume(words and "#" not in keyword and "+" not in keyword)
    assert _found(keyword, title) == (f" {' '.join(words)} " in f" {' '.join(_plain(title))} ")


def _plain(text: str) -> list[str]:
    return folded(spaced(text)).replace(ACCENT, "").split()
