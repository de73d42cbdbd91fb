"""What an article is compared by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.stories.gist import gist
from reader.stories.same import bond
from tests.stories.made import ANY_TEXT, account, told

DEAL = (
    "Velmora Systems said on Monday it would buy component maker Trident Photonics for about $8.4 billion in cash"
    " and stock."
)


def test_the_outlet_is_no_part_of_what_it_tells() -> None:
    one = told("BREAKING: Dam of Lesk bursts - Harbour Post", "The Harbour Post has seen it.", "Harbour Post")
    assert one.title == {"dam", "lesk", "burst"}
    assert "harbour" not in one.text


def test_an_outlet_is_known_by_its_address_as_well() -> None:
    one = told(
        "Dam of Lesk bursts | harbourpost", provider="The Post of the Harbour", domain="harbourpost.example"
    )
    assert one.title == {"dam", "lesk", "burst"}


def test_the_text_is_headline_and_excerpt_and_figures_are_those_of_either() -> None:
    one = told("Velmora pays 8.4 billion for 3 plants", DEAL + " The plants employ 1,200.")
    assert one.title < one.text
    assert one.numbers == {"8.4", "3"}
    assert one.figures == {"8.4", "3", "1,200"}


@pytest.mark.parametrize(
    ("title", "excerpt", "names", "about"),
    [
        ("Velmora to buy Trident for cash", None, {"trident"}, {"trident"}),
        ("Velmora To Buy Trident For Cash", None, set(), set()),
        (
            "Velmora To Buy Trident For Cash",
            "The maker Trident is bought by Velmora.",
            {"trident", "velm"},
            {"trident", "velm"},
        ),
        ("Prices fall as OPEC meets", "In Leszna, ministers met.", {"opec", "lesz"}, {"opec"}),
        ("Le barrage de Lesk cède", "Les habitants de Norvin ont été évacués.", {"lesk", "norv"}, {"lesk"}),
        ("Плотина в Леске прорвана", None, {"леске"}, {"леске"}),
        ("ШТОРМ разрушил порт Лесна", "Жители Норвина ушли.", {"лесна", "норвина"}, {"лесна"}),
        ("서울 지하철 요금 인상", "서울시가 지하철 요금을 올린다.", set(), set()),
        ("Talks in the capital fail", "Nothing came of it.", set(), set()),
        ("日銀が政策金利を引き上げ", None, set(), set()),
    ],
)
def test_names_are_words_with_a_capital_where_no_sentence_begins(
    title: str, excerpt: str | None, names: set[str], about: set[str]
) -> None:
    one = told(title, excerpt)
    assert (set(one.names), set(one.about)) == (names, about)


def test_all_words_of_the_excerpt_are_kept_in_a_row() -> None:
    assert told("Dam", "The dam of Lesk, the dam!").words == ("the", "dam", "of", "lesk", "the", "dam")
    assert told("Dam").words == ()


@pytest.mark.parametrize(("words", "same"), [(8, False), (20, True)])
def test_a_text_is_known_by_three_words_in_a_row_where_it_has_enough_of_them(words: int, same: bool) -> None:
    text = " ".join(f"word{letter}" for letter in "abcdefghijklmnopqrst"[:words])
    one, other = told("Cats", text), told("Dogs", text)
    found = bond(one, other, dict.fromkeys(one.text, 0.0))
    assert (found is not None and found.kind == "text") is same


def test_only_the_beginning_of_a_long_text_is_compared() -> None:
    words = [f"word{number}" for number in range(500)]
    one = told("x", " ".join(words))
    assert {"word0", "word79"} <= one.text
    assert "word80" not in one.text


@pytest.mark.parametrize(
    ("title", "excerpt", "language"),
    [
        ("Kanzlerin tritt zurück", "Das hat sie am Abend vor der Presse erklärt.", "de"),
        ("日銀が政策金利を引き上げ", None, "ja"),
        ("Velmora Trident", None, ""),
    ],
)
def test_the_language_is_that_of_headline_and_excerpt_together(
    title: str, excerpt: str | None, language: str
) -> None:
    assert told(title, excerpt).language == language


@pytest.mark.parametrize("provider", [None, "", "‽", "the of and"])
@pytest.mark.parametrize("domain", [None, "", ".", "x", "a.b.c.example"])
def test_an_outlet_without_a_name_changes_nothing(provider: str | None, domain: str | None) -> None:
    one = gist(account("Dam of Lesk bursts")._replace(provider=provider, domain=domain))
    assert one.title == {"dam", "lesk", "burst"}


@given(ANY_TEXT, st.none() | ANY_TEXT, st.none() | ANY_TEXT, st.none() | ANY_TEXT)
def test_any_article_has_a_gist(
    title: str, excerpt: str | None, provider: str | None, domain: str | None
) -> None:
    one = gist(account(title, excerpt)._replace(provider=provider, domain=domain))
    assert one.title <= one.text
    assert one.numbers <= one.title
    assert one.numbers <= one.figures <= one.text
    assert one.about <= one.names | one.text
    assert one.names <= one.text
    assert one == gist(one.account)


@pytest.mark.parametrize(
    "piece", ["a", "A", "A'", "0.", "中国", "あ", "\u0301", "’s", "(", "\ud800", "\x00", "-", "A1 "]
)
def test_a_text_of_a_hundred_thousand_characters_has_a_gist_of_a_few_words(piece: str) -> None:
    one = told("Dam of Lesk bursts", piece * (100_000 // len(piece)))
    assert len(one.text) <= 83
    assert told(one.account.excerpt or "").title >= one.text - one.title
