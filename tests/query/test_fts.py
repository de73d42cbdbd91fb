"""Searches, tried on a real full-text table."""

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.models import Term
from reader.query.fts import expression, spaced
from reader.query.parsing import parse
from reader.query.worded import worded

TEXTS = {
    "solar": "Solar power plants double; a power surge",
    "munich": "München feiert die Straßenbahn",
    "review": "新しい映画のレビューを書きました",
    "korean": "한국어뉴스를 읽는 방법",
    "thai": "ข่าวภาษาไทยวันนี้",
    "mixed": "iPhoneの新型カメラ",
    "code": "Why foo-bar and C++20 matter: AND, NOT, NEAR",
    "french": "L'été à Genève",
    "russian": "Новости дня: ёлка",
}

FINDS = [
    ("solar", {"solar"}),
    ("sol pow", {"solar"}),
    ("SOLAR", {"solar"}),
    ('"solar power"', {"solar"}),
    ('"power solar"', set()),
    ('"sol"', set()),
    ('"power pla', {"solar"}),
    ("solar munchen", set()),
    ("munchen", {"munich"}),
    ("MÜNCHEN", {"munich"}),
    ("geneve", {"french"}),
    ("l'ete", {"french"}),
    ("ele", set()),
    ("НОВОСТИ Ёл", {"russian"}),
    ("レビュー", {"review"}),
    ('"レビュー"', {"review"}),
    ("ビュ", {"review"}),
    ("映画 レビュー", {"review"}),
    ("レー", set()),
    ("뉴스", {"korean"}),
    ("ไทย", {"thai"}),
    ("iphoneの新", {"mixed"}),
    ("カメラ", {"mixed"}),
    ("foo-bar", {"code"}),
    ("foo-b", {"code"}),
    ("bar-foo", set()),
    ("c++2", {"code"}),
    ('"AND" "NOT"', {"code"}),
    ("NEAR", {"code"}),
    ("matter: near", {"code"}),
    ("solar !", {"solar"}),
]


@pytest.fixture(scope="module")
def table() -> apsw.Connection:
    connection = apsw.Connection(":memory:")
    connection.execute(
        "create virtual table texts using fts5(name unindexed, text,"
        " tokenize=\"unicode61 remove_diacritics 2\", prefix='1 2 3')"
    )
    connection.executemany(
        "insert into texts values (?, ?)", [(name, spaced(text)) for name, text in TEXTS.items()]
    )
    return connection


def match_of(typed: str) -> str | None:
    where = parse(typed).where
    return worded(where) if where else None


def found(table: apsw.Connection, match: str | None) -> set[str]:
    return {str(row[0]) for row in table.execute("select name from texts(?)", (match,))} if match else set()


@pytest.mark.parametrize(("typed", "names"), FINDS)
def test_a_search_finds_what_its_words_say(table: apsw.Connection, typed: str, names: set[str]) -> None:
    assert found(table, match_of(typed)) == names


@pytest.mark.parametrize("terms", [(), (Term(""),), (Term("+-*"), Term('"', whole=True)), (Term("\x00"),)])
def test_nothing_to_search_for_is_no_expression(terms: tuple[Term, ...]) -> None:
    assert expression(terms) is None


HOSTILE = st.text(st.sampled_from("\"\x00'*^:(){}+-,;ANDORTNE aé語ก\u0301\u200d\U0001f600½\ufdfa"))


@given(st.text() | HOSTILE)
def test_no_text_breaks_a_search(table: apsw.Connection, text: str) -> None:
    found(table, match_of(text))
    found(table, expression([Term(text), Term(text, whole=True)]))


def test_a_file_name_that_is_not_utf8_can_be_pasted_into_a_search(table: apsw.Connection) -> None:
    assert found(table, match_of("solar\udcff")) == {"solar"}


@pytest.mark.parametrize(
    "text", ["solar " * 5_000, "レ" * 5_000, "a-" * 5_000, "s" * 100_000, '"' * 5_000 + "solar"]
)
def test_a_page_pasted_into_a_search_is_answered(table: apsw.Connection, text: str) -> None:
    found(table, match_of(text))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_a_text_is_found_by_itself(text: str) -> None:
    connection = apsw.Connection(":memory:")
    connection.execute(
        "create virtual table texts using fts5(text, tokenize='unicode61 remove_diacritics 2')"
    )
    connection.execute("insert into texts values (?)", (spaced(f"solar {text} power"),))
    match = expression([Term("solar"), Term(text, whole=True), Term("powe")])
    assert connection.execute("select count(*) from texts(?)", (match,)).get == 1


def test_a_text_without_such_scripts_is_given_back_as_it_is() -> None:
    for text in ("plain", "Müller’s “quote” — œuvre, Ελλάδα, Россия, שלום, مرحبا, हिन्दी, 😀"):
        assert spaced(text) is text


def test_each_character_of_such_a_script_stands_alone() -> None:
    assert spaced("新型iPhone、한국").split() == ["新", "型", "iPhone、", "한", "국"]
