"""What is about the same subject, and how much."""

from hypothesis import given
from hypothesis import strategies as st

from reader.stories.similar import LEAST, SOUGHT, counted, likeness, ranked, sought
from tests.stories.made import ANY_TEXT, DAY, NOON, told

DAM = "Dam of Lesk bursts after rain"


def test_the_rarest_words_are_looked_for_and_those_of_the_headline_before_others() -> None:
    one = told("Dam breaks", "Engineers measured cracks in the concrete")
    assert set(sought(one, {})[:2]) == {"dam", "break"}
    assert sought(one, {"dam": 0.1, "break": 0.2, "crack": 0.9})[-2:] == ["break", "dam"]
    long = told("Dam breaks", " ".join(f"word{number}" for number in range(60)))
    assert len(sought(long, {})) == SOUGHT
    assert sought(told(""), {}) == []


def test_rows_that_have_the_most_and_the_rarest_of_the_words_come_first_then_the_newest() -> None:
    one = told("Dam bursts", "rain in Lesk")
    found = [("dam", [1, 2, 3]), ("burst", [2]), ("lesk", [3, 9])]
    assert counted(found, one, {"dam": 0.5, "burst": 0.5, "lesk": 0.2}, 9) == [2, 3, 1, 9]
    assert counted(found, one, {}, 2) == [2, 3]
    assert counted([("dam", [4, 7, 5])], one, {}, 9) == [7, 5, 4]
    assert counted([], one, {}, 9) == []


def test_likeness_is_whole_for_the_same_words_and_nothing_for_others() -> None:
    one = told(DAM)
    assert abs(likeness(one, told(DAM), {}) - 1) < 1e-9
    assert likeness(one, told("Cat found"), {}) == likeness(told(""), told(""), {}) == 0
    half, most = told("Dam of Norvin opens"), told("Dam of Lesk holds after rain")
    assert 0 < likeness(one, half, {}) < likeness(one, most, {}) < 1


def test_rare_words_say_more_than_common_ones() -> None:
    one = told("Dam Lesk")
    by_rare, by_common = told("Dam Norvin"), told("Lesk Norvin")
    rarity = {"dam": 0.9, "lesk": 0.3}
    assert likeness(one, by_rare, rarity) > likeness(one, by_common, rarity)
    assert likeness(one, by_rare, {}) == likeness(one, by_common, {})


def test_the_most_similar_come_first_and_strangers_not_at_all() -> None:
    one = told(DAM)
    others = [
        told("Cat found"),
        told("Dam of Norvin opens after rain"),
        told("Rain: dam of Lesk at its limit"),
    ]
    found = ranked(one, others, {}, {})
    assert [other for _, other in found] == [others[2], others[1]]
    assert [score for score, _ in found] == [likeness(one, others[2], {}), likeness(one, others[1], {})]


def test_one_word_in_common_is_no_subject() -> None:
    assert ranked(told("Dam"), [told("Dam")], {}, {}) == []


def test_of_those_as_similar_what_shares_topics_and_is_of_that_time_comes_first() -> None:
    one = told(DAM)
    plain, topical, recent = (
        told("Dam of Lesk holds", published=NOON - 400 * DAY),
        told("Dam of Lesk holds", published=NOON - 400 * DAY),
        told("Dam of Lesk holds", published=NOON - DAY),
    )
    topics = {
        one.account.row: ("Rivers", "Lesk"),
        topical.account.row: ("Rivers", "Lesk"),
        plain.account.row: ("Cats",),
    }
    found = [other for _, other in ranked(one, [plain, recent, topical], {}, topics)]
    assert found == [topical, recent, plain]
    assert {score for score, _ in ranked(one, [plain, recent, topical], {}, topics)} == {
        likeness(one, plain, {})
    }


TEXTS = (
    st.lists(st.sampled_from(["dam", "lesk", "rain", "8.4", "東京", "burst"]), max_size=8).map(" ".join)
    | ANY_TEXT
)
RARITIES = st.dictionaries(st.sampled_from(["dam", "lesk", "rain"]), st.floats(0, 1))


@given(TEXTS, TEXTS, TEXTS, RARITIES)
def test_likeness_lies_between_nothing_and_all_and_is_mutual(
    title: str, other_title: str, excerpt: str, rarity: dict[str, float]
) -> None:
    one, other = told(title, excerpt), told(other_title)
    found = likeness(one, other, rarity)
    assert 0 <= found <= 1 + 1e-9
    assert abs(found - likeness(other, one, rarity)) < 1e-9


@given(st.lists(TEXTS, max_size=8), TEXTS, RARITIES)
def test_all_that_are_told_are_similar_enough_and_each_is_told_once(
    titles: list[str], title: str, rarity: dict[str, float]
) -> None:
    one, others = told(title), [told(other) for other in titles]
    found = ranked(one, others, rarity, {})
    rows = [other.account.row for _, other in found]
    assert len(rows) == len(set(rows))
    assert set(rows) == {
        other.account.row
        for other in others
        if likeness(one, other, rarity) >= LEAST and len(one.text & other.text) > 1
    }
    scores = [score for score, _ in found]
    assert scores == sorted(scores, reverse=True)
