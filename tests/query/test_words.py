"""What is typed into the search field becomes terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.models import Term
from reader.query import parse_words

TYPED = [
    ("", ()),
    ("   ", ()),
    ("solar", (Term("solar"),)),
    ("solar  power\tplant", (Term("solar"), Term("power"), Term("plant"))),
    ('"solar power"', (Term("solar power", whole=True),)),
    ('new "solar   power" plant', (Term("new"), Term("solar power", whole=True), Term("plant"))),
    ('plant"solar power"', (Term("plant"), Term("solar power", whole=True))),
    ('"solar pow', (Term("solar pow"),)),
    ('solar "', (Term("solar"),)),
    ('""', ()),
    ('" "" ! "', ()),
    ("solar - & power !!!", (Term("solar"), Term("power"))),
    ("C++ foo-bar l'été", (Term("C++"), Term("foo-bar"), Term("l'été"))),
    ("AND NOT title:x (a*)", (Term("AND"), Term("NOT"), Term("title:x"), Term("(a*)"))),
    ("レビュー　映画", (Term("レビュー"), Term("映画"))),
]


@pytest.mark.parametrize(("text", "terms"), TYPED)
def test_words_are_beginnings_and_quoted_phrases_are_whole(text: str, terms: tuple[Term, ...]) -> None:
    assert parse_words(text) == terms


@given(st.text())
def test_any_text_is_a_search_and_its_terms_never_hold_quotes(text: str) -> None:
    for term in parse_words(text):
        assert term.text == " ".join(term.text.split())
        assert '"' not in term.text
