"""Which articles tell the same event."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.models import Account
from reader.stories.gist import Gist, gist
from reader.stories.same import APART_S, Bond, belongs, bond, comparable
from tests.stories.made import ANY_TEXT, DAY, HOUR, NOON, account, same, told

DEAL = (
    "Velmora Systems said on Monday it would buy component maker Trident Photonics for about $8.4 billion in cash"
    " and stock, to speed up data traffic between its servers."
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Velmora to buy Trident Photonics", "UPDATE 2-Velmora to buy Trident Photonics"),
        ("Velmora to buy Trident Photonics", "Velmora buys Trident Photonics: what we know"),
        ("Thousands flee as dam of Lesk bursts", "Dam of Lesk bursts, thousands flee homes"),
        ("Lesk’s dam bursts, thousands flee", "Lesk dam bursts: thousands flee"),
        ("Kanzlerin Brandt tritt nach Koalitionsbruch zurück", "Nach Koalitionsbruch: Kanzlerin Brandt tritt zurück"),
        ("Le barrage de Lesk cède après trois jours de pluie", "Après trois jours de pluie, le barrage de Lesk a cédé"),
        ("La presa de Lesk se rompe tras tres días de lluvia", "Última hora: la presa de Lesk se rompe por la lluvia"),
        ("Crolla la diga di Lesk dopo la pioggia", "Dopo la pioggia crolla la diga di Lesk"),
        ("Barragem de Lesk rompe após dias de chuva", "Após dias de chuva, barragem de Lesk rompe"),
        ("Плотина в Леске прорвана после ливней", "После ливней прорвана плотина в Леске"),
        ("Ρήγμα στο φράγμα του Λεσκ μετά τη βροχή", "Μετά τη βροχή ρήγμα στο φράγμα του Λεσκ"),
        ("日銀が政策金利を0.75%に引き上げ", "日銀、政策金利0.75%へ引き上げ決定"),
        ("中國央行宣布降息刺激經濟", "刺激經濟 中國央行宣布降息"),
        ("서울시 지하철 요금 인상 결정", "서울 지하철 요금 인상 확정"),
        ("Łódź: tramwaj wypadł z szyn", "ŁÓDŹ: Tramwaj wypadł z szyn"),
        ("Плотина в Леске прорвана после сильных ливней", "После сильных ливней рухнула плотина в Леске"),
        ("Des habitants évacués après la rupture du barrage", "Rupture du barrage : habitants inquiets, école fermée"),
        ("Ökosteuer spaltet Marovia vor Wahl", "OEKOSTEUER: Ökosteuer spaltet Marovia vor Wahl"),
    ],
)  # fmt: skip
def test_one_headline_in_the_words_of_two_desks_is_one_event(one: str, other: str) -> None:
    assert same(told(one), told(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dam of Lesk bursts after rain", "Dam of Norvin bursts after rain"),
        ("Flood warning issued for Norland County till Friday", "Flood warning issued for Sudmark County till Friday"),
        ("Unwetterwarnung für Oberbayern bis Freitag", "Unwetterwarnung für Niedersachsen bis Freitag"),
        ("Vigilance orange pour le Finistère vendredi", "Vigilance orange pour le Morbihan vendredi"),
        ("Alerta naranja por lluvia en Murcia este viernes", "Alerta naranja por lluvia en Huelva este viernes"),
        ("Earthquake of magnitude 5.1 strikes Lesk", "Earthquake of magnitude 6.4 strikes Lesk"),
        ("Séisme de magnitude 5,1 à Lesk", "Séisme de magnitude 6,4 à Lesk"),
        ("日本で震度5の地震が発生", "日本で震度3の地震が発生"),
        ("Kestrel Rovers beat Harbour Town in cup", "Kestrel Rovers beat Norvin United in cup"),
        ("Velmora shares close up 3% on Monday", "Velmora shares close up 7% on Tuesday"),
        ("Opinion: Velmora should never buy Trident Photonics", "Velmora should never buy Trident Photonics"),
        ("Morning briefing: Velmora buys Trident Photonics", "Velmora buys Trident Photonics"),
        ("Análisis: Velmora compra Trident Photonics", "Velmora compra Trident Photonics"),
        ("社説：日銀が政策金利を引き上げ", "日銀が政策金利を引き上げ"),
        ("Dam bursts", "Dam holds"),
        ("", ""),
        ("The of and", "The of and"),
        ("!?", "!?"),
    ],
)  # fmt: skip
def test_headlines_of_one_pattern_of_other_numbers_and_of_columns_are_other_events(
    one: str, other: str
) -> None:
    assert not same(told(one), told(other))


PRODUCTS = ("Smart Lock", "Fish Oil", "Industrial Drone")


@pytest.mark.parametrize("product", PRODUCTS)
@pytest.mark.parametrize("other", PRODUCTS)
def test_press_releases_on_a_market_are_one_event_for_one_product_alone(product: str, other: str) -> None:
    text = (
        "The report covers size, share, key players and regional analysis of the market in all of the world."
    )
    one = told(f"Global {product} Market 2025 – Size, Share, Growth", text)
    another = told(f"{other} Market 2025: Size, Share and Growth Forecast", text)
    assert same(one, another) == (product == other)


def test_a_market_report_is_never_one_event_with_news() -> None:
    report = told("Smart Lock Market Size, Share, Growth", DEAL)
    assert not same(report, told("Smart Lock makers in trouble: size, share, growth", DEAL))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chapter 3: The gardener's almanac of roses", "Chapter 4: The gardener's almanac of roses"),
        ("The gardener's almanac: how roses drink", "The gardener's almanac: how tulips drink"),
        (
            "Live: Kestrel Rovers at Harbour Town, the second half",
            "Kestrel Rovers at Harbour Town, the first half",
        ),
    ],
)
def test_a_series_of_one_outlet_is_no_story(one: str, other: str) -> None:
    assert not same(told(one, provider="Post"), told(other, provider="Post"))


def test_what_an_outlet_writes_under_all_it_publishes_makes_no_story() -> None:
    titles = "Velmora swallows Trident", "A quiet day in the harbour"
    assert same(*(told(title, DEAL) for title in titles))
    assert not same(*(told(title, DEAL, "Post") for title in titles))
    assert not same(
        *(told(title, DEAL, "Post", published=NOON + day * DAY) for day, title in enumerate(titles))
    )


def test_one_text_is_one_event_whatever_the_headlines_and_says_so() -> None:
    one, other = (
        told("Chip designer goes shopping", DEAL),
        told("Big deal in networks", DEAL + " Shares rose."),
    )
    assert bond(one, other, {}) == Bond("text", 1.0)


def test_one_page_is_one_event_where_its_headlines_share_a_word() -> None:
    page = "https://news.example/dam"
    one, other = told("Dam of Lesk holds", url=page), told("Lesk under water", url=page)
    assert bond(one, other, {}) == Bond("address", 1.0)
    assert not same(one, told("Page not found", url=page))
    assert not same(one, told("Lesk under water", url="https://news.example/other"))


FACTS = (
    ("Chip designer goes shopping", "In Leszna, Ilse Dragan said that Velmora Systems buys Trident for 8.4 billion."),
    ("Trident sold", "Velmora Systems of Marovia pays 8.4 billion for it, chief Ilse Dragan told all in Leszna."),
)  # fmt: skip


def test_the_same_facts_are_one_event_whatever_the_headlines() -> None:
    one, other = (told(*facts) for facts in FACTS)
    found = bond(one, other, {})
    assert found is not None
    assert found.kind == "words"
    assert {"velm", "lesz", "8.4"} <= found.shared
    assert found.shared == one.text & other.text


def test_facts_that_every_other_article_tells_are_none() -> None:
    one, other = (told(title, excerpt.replace("8.4 billion", "much")) for title, excerpt in FACTS)
    assert bond(one, other, {}) is not None
    assert bond(one, other, dict.fromkeys(one.text | other.text, 0.05)) is None


def test_the_same_facts_some_days_later_are_another_event() -> None:
    one = told("Chip designer goes shopping", "It paid 8.4 billion for Trident, Velmora said.")
    other = told("Bold move", "A price of 8.4 billion for Trident is much, Velmora admits.")
    when = [
        hours
        for hours in range(0, 121, 12)
        if same(one, other._replace(account=other.account._replace(published=NOON + hours * HOUR)))
    ]
    assert when == list(range(0, when[-1] + 1, 12))
    assert 12 <= when[-1] < 120


SAME = "Dam of Lesk bursts after rain, thousands flee"


@pytest.mark.parametrize(
    ("apart", "together"),
    [(0, True), (APART_S, True), (APART_S + 1, False), (-APART_S, True), (-APART_S - 1, False)],
)
def test_what_lies_more_than_five_days_apart_is_another_event(apart: int, together: bool) -> None:
    assert same(told(SAME, DEAL), told(SAME, DEAL, published=NOON + apart)) is together


@pytest.mark.parametrize(("one", "other"), [(None, None), (None, NOON), (NOON, None), (None, 0)])
def test_what_has_no_date_is_never_told_by_two(one: int | None, other: int | None) -> None:
    page = "https://news.example/dam"
    assert not same(told(SAME, DEAL, published=one, url=page), told(SAME, DEAL, published=other, url=page))


TONGUES = {
    "en": "The dam of Lesk has burst and it was Velmora that built it",
    "de": "Der Damm von Lesk ist gebrochen und Velmora hat ihn nicht gebaut",
    "fr": "Le barrage de Lesk a cédé et Velmora ne dit pas pourquoi dans la nuit",
    "nl": "De dam van Lesk is gebroken en het was niet Velmora die hem bouwde",
    "ja": "レスクのダムが決壊した",
    "zh": "萊斯克大壩決堤",
}


@pytest.mark.parametrize("language", TONGUES)
@pytest.mark.parametrize("other", TONGUES)
def test_articles_in_two_languages_are_never_one_story(language: str, other: str) -> None:
    page = "https://news.example/dam"
    one, another = (
        told(f"Lesk Velmora: {TONGUES[name]}", TONGUES[name], url=page, published=NOON)
        for name in (language, other)
    )
    assert (one.language, another.language) == (language, other)
    assert comparable(one, another) == same(one, another) == (language == other)


def test_who_came_by_others_is_in_a_story_with_less_but_never_without_anything() -> None:
    lead = told(*FACTS[0])
    near = told("Investors wait", "They know Velmora as a system.", published=NOON + HOUR)
    far = told("Harbour opens", "Ships came in.", published=NOON + HOUR)
    assert not same(lead, near)
    assert belongs(lead, near, {})
    assert not belongs(lead, far, {})
    assert not belongs(lead, near._replace(language="de"), {})
    assert not belongs(lead, told(*FACTS[1], published=None), {})


WORDS = (
    "dam",
    "Lesk",
    "Velmora",
    "burst",
    "8.4",
    "flood",
    "Dragan",
    "12",
    "the",
    "market",
    "size",
    "share",
    "東京",
    "a",
)
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join)
TEXTS = SENTENCES | ANY_TEXT
RARITIES = st.dictionaries(
    st.sampled_from([word.lower() for word in WORDS] + ["velm", "drag"]),
    st.sampled_from([0.0, 0.25, 0.5, 1.0]),
)


@st.composite
def gists(draw: st.DrawFn) -> Gist:
    """Articles of a few words, so that many tell the same."""
    one: Account = account(
        draw(TEXTS), draw(st.none() | TEXTS), draw(st.sampled_from(["Post", "Mail", "News"]))
    )
    published = st.none() | st.integers(0, 12).map(lambda half_days: NOON + half_days * 12 * HOUR)
    return gist(
        one._replace(published=draw(published), url=draw(st.sampled_from([None, "https://a", "https://b"])))
    )


@given(gists(), gists(), RARITIES)
def test_two_articles_belong_together_whichever_is_asked_first(
    one: Gist, other: Gist, rarity: dict[str, float]
) -> None:
    assert bond(one, other, rarity) == bond(other, one, rarity)
    assert belongs(one, other, rarity) == belongs(other, one, rarity)
    assert comparable(one, other) == comparable(other, one)


@given(gists(), gists(), RARITIES)
def test_what_is_one_event_belongs_and_says_why(one: Gist, other: Gist, rarity: dict[str, float]) -> None:
    found = bond(one, other, rarity)
    if found is None:
        return
    assert belongs(one, other, rarity)
    assert comparable(one, other)
    assert 0 < found.strength <= 1
    assert found.shared <= one.text & other.text
    assert bool(found.shared) == (found.kind == "words")


@pytest.mark.parametrize("piece", ["a", "A ", "中国", "A'", "12 ", "\ud800"])
def test_articles_of_a_hundred_thousand_characters_are_compared(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    one, other = told(text, text), told(text[:-9], text[:-9])
    assert bond(one, other, {}) == bond(other, one, {})
