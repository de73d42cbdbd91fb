"""Where the words of a search stand in a text: just where the full-text index finds them."""

import unicodedata
from itertools import pairwise

import apsw
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.models import Term
from reader.query.fts import expression, spaced
from reader.query.matching import spans
from reader.query.parsing import parse
from reader.query.terms import terms

MARKED = {
    "a word": ("solar", "[Solar] power"),
    "the beginning of words": ("sol", "[Sol]ar and con-[sol]e, no parasol"),
    "each of several": ("sol pow", "[Sol]ar [pow]er"),
    "a phrase, whatever stands between its words": ('"solar power"', "[Solar,  power] and solar"),
    "no part of a phrase": ('"solar pow"', "Solar power"),
    "a phrase that is being typed": ('"solar pow', "[Solar pow]er"),
    "what has a hyphen": ("foo-b", "A [foo-b]ar, a [foo b]az, no foobar"),
    "letters with accents": ("munchen", "[MÜNCHEN], [Mu\u0308nchen]"),
    "an accent with its letter": ("cafe", "[Cafe\u0301]s"),
    "what is typed with accents": ("été", "L'[été]: [ete]"),
    "Greek in all its cases": ("σας", "[ΣΑΣ] [σασ]"),
    "scripts without spaces anywhere": ("ビュ", "新しいレ[ビュ]ー"),
    "one script beside another": ("iphoneの新", "[iPhoneの 新]型"),
    "what two terms find once": ("solar sol", "[solar] [sol]"),
    "no punctuation": ("!?", "what!?"),
}


@pytest.mark.parametrize(("typed", "marked"), MARKED.values(), ids=MARKED)
def test_a_match_is_marked(typed: str, marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    shown, last = "", 0
    for start, end in spans(text, terms(parse(typed).where)):
        shown += f"{text[last:start]}[{text[start:end]}]"
        last = end
    assert shown + text[last:] == marked


def test_terms_that_follow_without_a_gap_are_marked_as_one() -> None:
    assert spans("新型カメラ", terms(parse("新型 カメ").where)) == [(0, 4)]


# Characters that Unicode 3.2 knew: of younger ones the tokenizer has an opinion of its own, as of these two.
KNOWN = st.characters(exclude_characters="Ǡǡ", exclude_categories=["Cs"]).filter(
    lambda character: unicodedata.ucd_3_2_0.category(character) != "Cn"
)
LIKELY = st.sampled_from("aAbBéÉ\u0301\u0327 -'.新型レー한ไทย\u0e38ßİıſςΣйЁ½²ﬁ\0")
TEXTS = st.text(LIKELY, max_size=30) | st.text(LIKELY | KNOWN, max_size=20)


@given(text=TEXTS, term=st.builds(Term, st.text(LIKELY, max_size=4) | TEXTS, st.booleans()))
@example(text="a\u0301b", term=Term("b"))
@example(text=" \u0301b", term=Term("b"))
@example(text="レ\u0301b", term=Term("b", whole=True))
@example(text="ab\u0301c", term=Term("ab", whole=True))
@example(text="b ab", term=Term("ab"))
def test_there_is_something_to_mark_where_the_index_finds_the_word_and_nowhere_else(
    text: str, term: Term
) -> None:
    table = apsw.Connection(":memory:")
    table.execute(
        "create virtual table words using fts5(title, body, content='', contentless_delete=1,"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    table.execute("insert into words(rowid, title) values (1, ?)", (spaced(text),))
    match = expression([term])
    found = match is not None and bool(table.execute("select 1 from words(?)", (match,)).get)
    marked = spans(text, [term])
    assert bool(marked) is found
    assert all(0 <= start < end <= len(text) for start, end in marked)
    assert all(end < start for (_, end), (start, _) in pairwise(marked))


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "a " * 50_000, "\u0301" * 50_000, "a\u0301" * 50_000, "新" * 50_000]
)
def test_a_long_text_of_one_character_is_no_trap(text: str) -> None:
    for typed in ("a", "aaaaaaaa", '"a a a a b"', "新新新新b", "a\u0301a\u0301"):
        spans(text, terms(parse(typed).where))


def test_a_page_pasted_into_a_search_marks_what_its_first_words_are() -> None:
    assert spans("the words", terms(parse("words " + "other " * 5000).where)) == [(4, 9)]
    assert spans("a" * 5000, [Term("a" * 5000)]) == []
