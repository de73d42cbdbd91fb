"""What outlets put around a headline, and headlines that are made by the hundred."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.stories.headline import bare, is_digest, market_of
from reader.stories.words import tokens
from tests.stories.made import ANY_TEXT


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("UPDATE 2-Velmora to buy Trident", "Velmora to buy Trident"),
        ("WRAPUP 10-Velmora to buy Trident", "Velmora to buy Trident"),
        ("EXCLUSIVE-Velmora to buy Trident", "Velmora to buy Trident"),
        ("BREAKING: Dam bursts", "Dam bursts"),
        ("Breaking news – Dam bursts", "Dam bursts"),
        ("BREAKING: UPDATE 3-Dam bursts", "Dam bursts"),
        ("[VIDEO]: Dam bursts", "Dam bursts"),
        ("Live updates: Dam bursts", "Dam bursts"),
        ("(Globewire) - Dam bursts", "Dam bursts"),
        ("AFP - Le barrage cède", "Le barrage cède"),
        ("EN DIRECT – Le barrage cède", "Le barrage cède"),
        ("Eilmeldung: Damm bricht", "Damm bricht"),
        ("Liveticker | Damm bricht", "Damm bricht"),
        ("Última hora: se rompe la presa", "se rompe la presa"),
        ("ÚLTIMA HORA | Se rompe la presa", "Se rompe la presa"),
        ("Ultim'ora: crolla la diga", "crolla la diga"),
        ("Ultim’ora: crolla la diga", "crolla la diga"),
        ("【速報】ダムが決壊", "ダムが決壊"),
        ("速報：ダムが決壊", "ダムが決壊"),
        ("[속보]: 댐 붕괴", "댐 붕괴"),
        ("Video game sales rise", "Video game sales rise"),
        ("US-China talks resume", "US-China talks resume"),
        ("Update on the dam", "Update on the dam"),
        ("BREAKING", "BREAKING"),
        ("", ""),
    ],
)
def test_what_a_desk_puts_before_a_headline_is_no_part_of_it(title: str, left: str) -> None:
    assert bare(title, ()) == left


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Dam bursts | Harbour Post", "Dam bursts"),
        ("Dam bursts - HARBOUR POST", "Dam bursts"),
        ("Dam bursts – The Harbour-Post", "Dam bursts"),
        ("Dam bursts — Harbour", "Dam bursts"),
        ("Dam bursts · Harbour Post", "Dam bursts"),
        ("Dam bursts :: Harbour Post", "Dam bursts"),
        ("Dam bursts - dozens missing - Harbour Post", "Dam bursts - dozens missing"),
        ("Dam bursts - dozens missing", "Dam bursts - dozens missing"),
        ("Dam bursts | Evening Mail", "Dam bursts | Evening Mail"),
        ("Dam bursts - Po", "Dam bursts - Po"),
        ("Harbour Post", "Harbour Post"),
        (" | Harbour Post", " | Harbour Post"),
    ],
)
def test_the_name_of_its_outlet_behind_a_headline_is_no_part_of_it(title: str, left: str) -> None:
    assert bare(title, ("theharbourpost", "harbourpost")) == left


@pytest.mark.parametrize(
    ("title", "market"),
    [
        ("Global Smart Lock Market 2025 – Size, Share, Growth", {"smart", "lock"}),
        ("Smart Lock Market Size to Reach USD 5.2 Billion by 2032", {"smart", "lock"}),
        ("Smart Lock Market Size, Trends and Forecast 2025-2032 | Acme Insights", {"smart", "lock"}),
        ("Market Size and Share of Fish Oil", {"fish", "oil"}),
        ("Global Fish Oil Market Worth $3 Billion, Growing at a CAGR of 7%", {"fish", "oil"}),
        ("Market Size, Share, Growth", set()),
        ("Stock market falls", None),
        ("Labour market outlook darkens", None),
        ("Share trends on the stock exchange", None),
        ("", None),
    ],
)
def test_market_reports_are_known_by_their_market(title: str, market: set[str] | None) -> None:
    assert market_of(tokens(title)) == market


@pytest.mark.parametrize(
    ("title", "digest"),
    [
        ("Morning briefing: a dam, a vote, a cat", True),
        ("Wordle hints for today", True),
        ("What to watch this week", True),
        ("Week in review", True),
        ("Opinion: The dam had to burst", True),
        ("Analysis | Why the dam burst", True),
        ("Kommentar: Der Damm musste brechen", True),
        ("Presseschau vom Montag", True),
        ("Éditorial : le barrage", True),
        ("L’essentiel de l’actualité", True),
        ("Opinión: la presa", True),
        ("Análisis – la presa", True),
        ("Resumen del día", True),
        ("Rassegna stampa di lunedì", True),
        ("Opinião: a barragem", True),
        ("社説：ダム決壊", True),
        ("Dam bursts", False),
        ("Opinion polls narrow", False),
        ("Kommentare verboten", False),
        ("Letters from prison published", False),
        ("Biweekly flights return", False),
        ("", False),
    ],
)
def test_columns_that_tell_of_many_events_or_of_an_opinion_are_known(title: str, digest: bool) -> None:
    assert is_digest(title) is digest


@given(ANY_TEXT, st.lists(st.text(max_size=8), max_size=3))
def test_what_is_left_of_a_headline_is_a_part_of_it(title: str, names: list[str]) -> None:
    assert bare(title, names) in title


@given(ANY_TEXT)
def test_no_headline_is_too_odd_to_be_looked_at(title: str) -> None:
    market = market_of(tokens(title))
    assert market is None or market <= set(tokens(title))
    assert is_digest(title) is is_digest(title.upper()) or not title.isascii()


PIECES = (
    "UPDATE ",
    "UPDATE 2-",
    "(AB) - ",
    "(AB",
    "AB: ",
    "[",
    "【速",
    " - ",
    " | ",
    "\t",
    " ",
    ":",
    "A",
    "'",
    "market ",
)


@pytest.mark.parametrize("piece", PIECES)
def test_no_headline_of_a_hundred_thousand_characters_is_too_long(piece: str) -> None:
    title = piece * (100_000 // len(piece))
    assert len(bare(title, ("ab", "outlet"))) <= len(title)
    assert not is_digest(title)
    assert market_of(tokens(title)) is None


def test_market_reports_of_any_length_have_a_subject() -> None:
    assert market_of(tokens("fish " * 20_000 + "market size share")) == frozenset({"fish"})
