"""Articles put into stories, and who is compared with whom."""

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.models import Account
from reader.stories import grouping
from reader.stories.gist import Gist, gist
from reader.stories.grouping import Neighbours, best_first, stories
from reader.stories.same import belongs, bond
from tests.stories.made import HOUR, NOON, account, told

DAM = "Dam of Lesk bursts after rain, thousands flee"
DEAL = "Velmora to buy Trident Photonics for 8.4 billion"


def by_uid(*gists: Gist) -> dict[int, Gist]:
    return {one.account.uid: one for one in gists}


def all_linked(gists: Mapping[int, Gist]) -> dict[int, set[int]]:
    return {uid: set(gists) - {uid} for uid in gists}


def partition(found: list[list[int]]) -> set[frozenset[int]]:
    return {frozenset(story) for story in found}


def test_what_tells_one_event_is_one_story_and_the_rest_is_alone() -> None:
    gists = by_uid(told(DAM), told(f"UPDATE 1-{DAM}"), told(DEAL), told(f"{DEAL}: why"), told("Cat found"))
    near = Neighbours()
    for one in gists.values():
        near.add(one)
    links: dict[int, set[int]] = {uid: set() for uid in gists}
    for uid, one in gists.items():
        for other in near.linked(one, {}):
            links[uid].add(other)
            links[other].add(uid)
    first, second, third, fourth, fifth = gists
    assert partition(stories(gists, links, {})) == {
        frozenset({first, second}),
        frozenset({third, fourth}),
        frozenset({fifth}),
    }


def test_who_shares_nothing_with_the_lead_is_in_no_story_with_it_whatever_the_links() -> None:
    lead, mate = told(DAM, heat=9), told(f"UPDATE 1-{DAM}")
    strange, friend = told(DEAL), told(f"{DEAL}: why")
    gists = by_uid(lead, mate, strange, friend)
    found = partition(stories(gists, all_linked(gists), {}))
    assert found == {
        frozenset({lead.account.uid, mate.account.uid}),
        frozenset({strange.account.uid, friend.account.uid}),
    }


def test_a_story_never_holds_more_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "MOST", 3)
    gists = by_uid(*(told(DAM, heat=heat) for heat in range(8)))
    found = stories(gists, all_linked(gists), {})
    assert sorted(map(len, found)) == [2, 3, 3]
    assert sorted(uid for story in found for uid in story) == sorted(gists)
    assert [gists[uid].account.heat for uid in found[0]] == [7, 6, 5]


@pytest.mark.parametrize(
    ("best", "other"),
    [
        ({"heat": 5}, {"heat": 4, "quality": 99}),
        ({"heat": 5, "quality": 2}, {"heat": 5, "quality": 1}),
        ({"quality": 70}, {"heat": 60, "quality": 99}),
        ({"heat": 0}, {}),
        ({}, {"heat": -2}),
        ({"quality": 3}, {"quality": 2}),
        ({"published": NOON}, {"published": NOON + 1}),
        ({"heat": 1, "published": NOON + 1}, {"published": NOON}),
        ({"published": NOON}, {"published": None}),
        ({"listed": True}, {"listed": False, "heat": 99, "quality": 99}),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_hottest_leads_then_the_best_then_the_earliest(
    best: dict[str, Any], other: dict[str, Any], turned: bool
) -> None:
    accounts = [account(DAM, **best), account(DAM, **other)]
    assert best_first(accounts[::-1] if turned else accounts) == accounts


def linked_of(near: Neighbours, one: Gist) -> set[int]:
    return set(near.linked(one, {}))


def test_each_pair_is_compared_once() -> None:
    one, other, near = told(DAM), told(DAM), Neighbours()
    near.add(one)
    near.add(other)
    assert linked_of(near, one) == {other.account.uid}
    assert linked_of(near, other) == set()


def test_who_is_forgotten_is_no_longer_a_neighbour() -> None:
    one, gone, near = told(DAM), told(DAM), Neighbours()
    near.add(one)
    near.add(gone)
    near.forget(one.account.row, one.account.row + 1)
    assert gone.account.uid not in near
    assert one.account.uid in near
    assert linked_of(near, one) == set()


def test_the_gist_that_is_known_is_taken_and_another_is_made() -> None:
    one, near = told(DAM), Neighbours()
    near.add(one)
    known = near.gist(one.account._replace(story=7))
    assert known.text is one.text
    assert known.account.story == 7, "its story is the one it is in now"
    new = account(DEAL)
    assert near.gist(new) == gist(new)
    assert near.gist(new, {new.uid: (ready := gist(new))}).text is ready.text


def test_a_gist_does_not_hold_for_an_article_that_was_rewritten() -> None:
    one, near = told(DAM), Neighbours()
    near.add(one)
    rewritten = one.account._replace(title=DEAL)
    assert near.gist(rewritten, {one.account.uid: one}) == gist(rewritten)


def test_words_that_all_have_find_nobody_but_one_text_does() -> None:
    near = Neighbours()
    for number in range(60):
        near.add(told(f"Dam of Lesk bursts {number}00 times"))
    one = told("Dam of Lesk bursts after rain")
    near.add(one)
    assert linked_of(near, one) == set()
    text = (
        "Thousands have left their homes since the old wall gave way on Sunday night in heavy rain and wind."
    )
    copy, other = told("Dam of Lesk bursts", text), told("They had to leave", text)
    near.add(copy)
    near.add(other)
    assert linked_of(near, copy) == {other.account.uid}


WORDS = ("dam", "Lesk", "Velmora", "bursts", "8.4", "flood", "Dragan", "12", "rain", "東京")
TITLES = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
RARITIES = st.dictionaries(
    st.sampled_from(["dam", "lesk", "velm", "flood"]), st.sampled_from([0.0, 0.5, 1.0])
)


@st.composite
def accounts(draw: st.DrawFn, number: int) -> Account:
    heat = draw(st.none() | st.integers(-2, 2))
    quality = draw(st.none() | st.integers(0, 2))
    published = draw(st.none() | st.integers(0, 6).map(lambda days: NOON + days * 24 * HOUR))
    excerpt = draw(st.none() | TITLES)
    outlet = draw(st.sampled_from(["Post", "Mail"]))
    return Account(
        number,
        number,
        published,
        draw(TITLES),
        excerpt,
        outlet,
        listed=draw(st.booleans()),
        heat=heat,
        quality=quality,
    )


@st.composite
def linked(draw: st.DrawFn) -> tuple[list[Gist], dict[int, set[int]]]:
    """Articles, and links between them that have nothing to do with what they tell."""
    number = draw(st.integers(0, 9))
    gists = [gist(draw(accounts(uid))) for uid in range(1, number + 1)]
    links: dict[int, set[int]] = {}
    pairs = st.tuples(st.integers(1, 10), st.integers(1, 10))
    for one, other in draw(st.lists(pairs, max_size=20)):
        links.setdefault(one, set()).add(other)
        links.setdefault(other, set()).add(one)
    return gists, links


def hang_together(story: list[int], links: Mapping[int, set[int]], gists: Mapping[int, Gist]) -> bool:
    """Whether links lead from the lead of a story to each in it, by way of whoever."""
    found, waiting = {story[0]}, [story[0]]
    while waiting:
        more = links.get(waiting.pop(), set()) & gists.keys() - found
        found |= more
        waiting += more
    return set(story) <= found


@given(linked(), RARITIES)
def test_whatever_the_links_each_article_is_in_one_story_with_a_lead_it_belongs_to(
    drawn: tuple[list[Gist], dict[int, set[int]]], rarity: dict[str, float]
) -> None:
    given_, links = drawn
    gists = by_uid(*given_)
    found = stories(gists, links, rarity)
    assert sorted(uid for story in found for uid in story) == sorted(gists)
    for story in found:
        lead, *members = story
        assert [one.uid for one in best_first(gists[uid].account for uid in story)] == story
        assert all(belongs(gists[lead], gists[uid], rarity) for uid in members)
        assert hang_together(story, links, gists)


@given(linked(), RARITIES, st.randoms())
def test_the_stories_do_not_hang_on_the_order_of_the_articles(
    drawn: tuple[list[Gist], dict[int, set[int]]], rarity: dict[str, float], random: Random
) -> None:
    given_, links = drawn
    shuffled = random.sample(given_, len(given_))
    one, other = stories(by_uid(*given_), links, rarity), stories(by_uid(*shuffled), links, rarity)
    assert {tuple(story) for story in one} == {tuple(story) for story in other}


@given(st.lists(st.tuples(TITLES, TITLES), min_size=2, max_size=12), RARITIES)
def test_neighbours_link_only_what_tells_the_same_and_find_all_that_share_three_words(
    texts: list[tuple[str, str]], rarity: dict[str, float]
) -> None:
    gists = [
        told(title, excerpt, "Post" if number % 2 else "Mail")
        for number, (title, excerpt) in enumerate(texts)
    ]
    near = Neighbours()
    for one in gists:
        near.add(one)
    found = {frozenset((one.account.uid, other)) for one in gists for other in near.linked(one, rarity)}
    expected = {
        frozenset((one.account.uid, other.account.uid))
        for place, one in enumerate(gists)
        for other in gists[place + 1 :]
        if bond(one, other, rarity) and len(one.text & other.text) >= 3
    }
    assert expected <= found
    known = by_uid(*gists)
    for pair in found:
        one_uid, other_uid = pair
        assert bond(known[one_uid], known[other_uid], rarity)
