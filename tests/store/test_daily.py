"""Articles by day and topic, against looking at each by itself."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.days import date_of, first_row_of
from reader.models import Daily
from reader.store import Store, daily
from reader.store.daily import Sum
from reader.store.schema import FIRST_ROW, first_row

FIRST, DAYS = date(2026, 3, 20), 16
"""With a day of 23 hours in it in Berlin, and of 24 and a half on Lord Howe."""
ZONES = ("UTC", "Europe/Berlin", "America/Havana", "Australia/Lord_Howe")
TOPICS = {1: "sea", 2: "ships", 3: "towns"}
_FIELDS = "row, uid, lead, listed, read, starred, later, heat, related, type, title_number, added"


class Kept(NamedTuple):
    """An article by its row: its topics, and what counts of it."""

    row: int
    topics: frozenset[int]
    listed: bool
    read: bool
    heat: int | None


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("daily") / "x.db")
    with store.database.transaction() as connection:
        connection.executemany(
            "INSERT INTO topics(id, slug, name, folded, position, declared) VALUES (?1, ?2, ?2, ?2, 0, 0)",
            list(TOPICS.items()),
        )
    yield store
    store.database.close()


def fill(store: Store, articles: list[Kept]) -> None:
    with store.database.transaction() as connection:
        connection.execute("DELETE FROM articles")
        connection.execute("DELETE FROM article_topics")
        connection.executemany(
            f"INSERT INTO articles({_FIELDS}) VALUES (?1, ?1, 0, ?2, ?3, 0, 0, ?4, 0, 0, 0, 0)",
            [(one.row, one.listed, one.read, one.heat) for one in articles],
        )
        store.topics.attach(connection, [(topic, one.row, True) for one in articles for topic in one.topics])


def one_by_one(articles: list[Kept], days: list[date], zone: ZoneInfo) -> Daily:
    found: dict[str | None, list[int]] = {}
    for one in articles:
        day = date_of(one.row, zone)
        if one.listed and day in days:
            for topic in (None, *(TOPICS[topic] for topic in one.topics)):
                found.setdefault(topic, [0] * len(days))[days.index(day)] += 1
    return {topic: tuple(counts) for topic, counts in found.items()}


def _kept(draw: tuple[int | None, int, frozenset[int], bool, bool, int | None]) -> Kept:
    second, slot, topics, listed, read, heat = draw
    return Kept(first_row(second) + slot, topics, listed, read, heat)


START = int(datetime(2026, 3, 18, tzinfo=ZoneInfo("UTC")).timestamp())
ARTICLES = st.lists(
    st.tuples(
        st.none() | st.integers(0, 22 * 48).map(lambda half_hour: START + half_hour * 1800),
        st.integers(0, 255),
        st.frozensets(st.sampled_from(list(TOPICS))),
        st.booleans(),
        st.booleans(),
        st.none() | st.integers(-10, 10),
    ).map(_kept),
    max_size=80,
    unique_by=lambda one: one.row,
)


@pytest.fixture(params=[0, 1_000], ids=["many", "few"])
def limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few and many articles are counted in two ways: with 0 all are many."""
    monkeypatch.setattr(daily, "MANY", request.param)


@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize("name", ZONES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=ARTICLES, first=st.integers(0, 6), number=st.integers(1, DAYS))
def test_the_counts_are_those_that_looking_at_each_article_gives(
    store: Store, name: str, articles: list[Kept], first: int, number: int
) -> None:
    zone = ZoneInfo(name)
    days = [FIRST + timedelta(first + day) for day in range(number)]
    rows = [first_row_of(day, zone) for day in (*days, days[-1] + timedelta(1))]
    fill(store, articles)
    assert store.daily.counts(rows) == one_by_one(articles, days, zone)


@given(articles=ARTICLES, day=st.integers(0, 22), topic=st.none() | st.sampled_from(list(TOPICS)))
def test_a_day_of_a_topic_tells_how_much_is_unread_and_what_is_hottest(
    store: Store, articles: list[Kept], day: int, topic: int | None
) -> None:
    first, last = (first_row(START + (day + more) * 86_400) for more in (0, 1))
    fill(store, articles)
    found = [
        one
        for one in articles
        if one.listed and first <= one.row < last and (topic is None or topic in one.topics)
    ]
    hot = max(((one.heat, one.row) for one in found if one.heat is not None), default=(None, None))
    newest = max((one.row for one in found), default=None)
    assert store.daily.of(topic, first, last) == Sum(
        len(found), sum(not one.read for one in found), newest, hot[1]
    )


@given(articles=ARTICLES, number=st.integers(0, 20))
def test_the_ends_are_those_of_what_is_listed_and_dated(
    store: Store, articles: list[Kept], number: int
) -> None:
    fill(store, articles)
    dated = [one.row for one in articles if one.listed and one.row >= FIRST_ROW]
    assert store.daily.ends() == ((min(dated), max(dated)) if dated else None)
    came = sum(one.row >= first_row(START) for one in articles)
    assert store.daily.many(first_row(START), number) == (came > number)


def test_no_days_hold_nothing(store: Store) -> None:
    assert store.daily.counts([]) == store.daily.counts([FIRST_ROW]) == {}
