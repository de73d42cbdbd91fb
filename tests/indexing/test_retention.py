"""What stays of a feed: by age, by number, and never a mark lost."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.indexing.retention import gone, keep_of, retain, wanted
from reader.models import Article, Keep, Policy, SourceKind, SourceSpec
from reader.store import Store
from reader.store.records import Kept
from tests.indexing.feeds import DAY_S, NOW, Feed, entry, keys, uid

FIFTY = Keep(articles=50, unread=True)


def hundred(first: int = 0) -> list[Article]:
    """A hundred entries, the newest first, a day apart; entry 0 is of today, entry -1 of tomorrow."""
    return [entry(number, number) for number in range(first, first + 100)]


def test_of_a_hundred_listed_the_newest_fifty_are_taken_in_and_stay(store: Store) -> None:
    feed = Feed(store)
    assert feed.refresh(hundred(), FIFTY) == (50, 0)
    assert feed.keys() == keys(range(50))
    for _ in range(3):
        assert feed.refresh(hundred(), FIFTY) == (0, 0)
    assert feed.keys() == keys(range(50))


def test_each_new_one_takes_the_place_of_the_oldest_and_none_comes_back(store: Store) -> None:
    feed = Feed(store)
    feed.refresh(hundred(), FIFTY)
    for day in range(1, 6):
        now = NOW + day * DAY_S
        assert feed.refresh(hundred(-day), FIFTY, now) == (1, 1)
        assert feed.refresh(hundred(-day), FIFTY, now) == (0, 0)
        assert feed.keys() == keys(range(-day, 50 - day))


def test_what_is_unread_stays_unless_the_rule_says_that_it_goes(store: Store) -> None:
    feed, keep = Feed(store), Keep(articles=50)
    assert feed.refresh(hundred(), keep) == (100, 0)
    feed.mark(range(30, 80), "read")
    assert feed.refresh(hundred(), keep) == (0, 30)
    assert feed.keys() == keys([*range(50), *range(80, 100)])
    assert feed.refresh(hundred(), keep) == (0, 0), "those that are read do not come back"


def test_articles_go_by_age_where_the_rule_names_days(store: Store) -> None:
    feed = Feed(store)
    feed.refresh(hundred(), Keep())
    feed.mark(range(0, 100, 2), "read")
    assert feed.refresh(hundred(), Keep(days=30)) == (0, 34)
    assert feed.keys() == keys([*range(31), *range(31, 100, 2)])
    assert feed.refresh(hundred(), Keep(days=30, unread=True)) == (0, 35)
    assert feed.keys() == keys(range(31))
    assert feed.refresh(hundred(), Keep(days=30, articles=10, unread=True)) == (0, 21)
    assert feed.refresh(hundred(), Keep(days=30, articles=10, unread=True)) == (0, 0)


@pytest.mark.parametrize(
    ("field", "value", "stays"),
    [
        ("starred", True, True), ("later", True, True), ("tag:energy", True, True), ("tags", "energy", True),
        ("note", "ask", True), ("hidden", True, False), ("by:read", "a rule", False),
        ("starred", False, False), ("tags", "", False), ("read", True, False), ("position", "0.5", False),
    ],
)  # fmt: skip
def test_what_is_starred_kept_for_later_or_tagged_stays_whatever_the_rule(
    store: Store, field: str, value: bool | str, stays: bool
) -> None:
    feed = Feed(store)
    feed.refresh(hundred(), Keep())
    feed.mark([99], field, value)
    keep = Keep(days=1, articles=1, unread=True)
    feed.refresh(hundred(), keep)
    assert feed.keys() == keys([0, 99] if stays else [0])
    feed.refresh([entry(0)], keep)
    assert feed.keys() == keys([0, 99] if stays else [0]), "nor does it go when it is no longer listed"


def test_an_article_whose_marks_are_known_but_not_itself_comes_with_them(store: Store) -> None:
    feed = Feed(store)
    feed.mark([60, 70], "read")
    feed.mark([70], "starred")
    assert feed.refresh(hundred(), FIFTY) == (51, 0)
    assert feed.keys() == keys([*range(50), 70])
    row = store.articles.row_of(uid(70))
    assert row is not None
    [shown] = store.articles.summaries([row])
    assert (shown.read, shown.starred) == (True, True)
    assert feed.refresh(hundred(), FIFTY) == (0, 0)


def test_what_went_is_back_with_its_marks_when_there_is_room_for_it_again(store: Store) -> None:
    feed = Feed(store)
    feed.refresh(hundred(), Keep())
    feed.mark([80], "read")
    feed.refresh(hundred(), FIFTY)
    assert uid(80) not in {one.uid for one in store.retention.kept(feed.number)}
    assert feed.refresh(hundred(), Keep()) == (50, 0)
    [back] = [one for one in store.retention.kept(feed.number) if one.uid == uid(80)]
    assert back.read


def test_entries_without_a_date_stay_as_long_as_they_are_listed(store: Store) -> None:
    feed, keep = Feed(store), Keep(days=10, articles=3, unread=True)
    undated = [entry(number, None) for number in range(8)]
    assert feed.refresh(undated, keep) == (8, 0)
    for day in range(1, 40, 13):
        assert feed.refresh(undated, keep, NOW + day * DAY_S) == (0, 0)
    assert feed.refresh(undated[:2], keep, NOW + 40 * DAY_S) == (0, 6)
    assert feed.keys() == keys(range(2))


def test_an_entry_of_the_future_does_not_come_and_go(store: Store) -> None:
    feed, keep = Feed(store), Keep(days=10, unread=True)
    feed.refresh([entry("to-come", -365), entry("now")], keep)
    for day in (11, 22, 33):
        assert feed.refresh([entry("to-come", -365)], keep, NOW + day * DAY_S)[0] == 0
    assert feed.keys() == keys(["to-come"])
    feed.refresh([entry("another", -34)], keep, NOW + 34 * DAY_S)
    assert feed.keys() == keys(["another"]), "no longer listed, it is as old as what was seen when it was"


def test_entries_of_one_second_are_told_apart_the_same_way_each_time(store: Store) -> None:
    feed = Feed(store)
    entries = [entry(number, 1) for number in range(30)]
    keep = Keep(articles=10, unread=True)
    assert feed.refresh(entries, keep) == (10, 0)
    kept = feed.keys()
    for _ in range(3):
        entries.reverse()
        assert feed.refresh(entries, keep) == (0, 0)
    assert feed.keys() == kept


@given(order=st.permutations(range(8)))
def test_what_goes_does_not_hang_on_the_order_things_are_told_in(order: Sequence[int]) -> None:
    kept = [Kept(f"guid-{number}", number, NOW, NOW, True, True, False) for number in order]
    assert [one.uid for one in gone(kept, Keep(articles=3), NOW)] == [4, 3, 2, 1, 0]


def test_what_another_source_holds_goes_from_this_one_alone(store: Store) -> None:
    one, two = Feed(store), Feed(store, "https://planet.example/feed")
    for feed in (one, two):
        feed.refresh(hundred(), Keep())
    assert sum(retain(store, one.number, FIFTY, NOW)) == 0
    assert len(one.keys()) == 50
    assert len(two.keys()) == 100
    assert sum(retain(store, two.number, FIFTY, NOW)) == 50


def test_the_page_stays_known_so_that_the_server_need_not_send_it_again(store: Store) -> None:
    feed = Feed(store)
    feed.refresh(hundred(), Keep())
    before = store.copies.fingerprints(feed.number)
    assert sum(retain(store, feed.number, FIFTY, NOW)) == 50
    assert store.copies.fingerprints(feed.number) == before
    assert list(before) == ["feed"]


def test_an_article_starred_while_it_is_decided_stays(store: Store) -> None:
    feed = Feed(store)
    feed.refresh(hundred(), Keep())
    leaving = [one for one in store.retention.kept(feed.number) if one.uid in {uid(98), uid(99)}]
    feed.mark([99], "starred")
    assert store.writing.let_go(feed.number, leaving) == 1
    assert keys([99]) <= feed.keys()


def test_without_a_rule_documents_are_saved_as_they_are(store: Store) -> None:
    assert wanted(store, 1, [], Keep(), NOW) == []
    feed = Feed(store)
    assert feed.refresh(hundred(), Keep()) == (100, 0)


@pytest.mark.parametrize(
    ("kind", "own", "expected"),
    [
        ("feed", None, Keep(days=90)), ("feed", Keep(articles=5), Keep(articles=5)), ("command", None, Keep(days=90)),
        ("folder", Keep(articles=5), Keep()), ("git", None, Keep()), ("stdin", None, Keep()),
        ("remote_file", None, Keep()),
    ],
)  # fmt: skip
def test_the_rule_of_a_source_is_its_own_else_the_general_one_and_files_have_none(
    kind: SourceKind, own: Keep | None, expected: Keep
) -> None:
    assert keep_of(SourceSpec("x", keep=own), kind, Policy(keep=Keep(days=90))) == expected


KEEPS = st.builds(Keep, st.none() | st.integers(0, 20), st.none() | st.integers(0, 12), st.booleans())
LISTINGS = st.lists(
    st.lists(st.tuples(st.integers(0, 15), st.none() | st.integers(-3, 30)), unique_by=lambda item: item[0]),
    min_size=1,
    max_size=4,
)


@given(keep=KEEPS, listings=LISTINGS, read=st.sets(st.integers(0, 15)), starred=st.sets(st.integers(0, 15)))
def test_a_second_look_at_the_same_never_changes_anything_and_no_star_is_lost(
    keep: Keep, listings: Sequence[Sequence[tuple[int, int | None]]], read: set[int], starred: set[int]
) -> None:
    store = Store(Path(":memory:"))
    feed = Feed(store)
    feed.mark(read, "read")
    feed.mark(starred, "starred")
    ever = set[str]()
    for listing in listings:
        entries = [entry(name, age) for name, age in listing]
        ever |= keys(starred & {name for name, _ in listing})
        feed.refresh(entries, keep)
        assert ever <= feed.keys()
        kept = feed.keys()
        assert feed.refresh(entries, keep) == (0, 0)
        assert feed.keys() == kept
    store.database.close()
