"""Lists of stories, against folding the list of their articles by hand."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.models import All, Count, Cover, Expression, Matches, Query, Sort, View, Words
from reader.query.moments import Clock
from reader.store import Store, counting
from reader.store.counting import EVERYTHING, Tally
from reader.store.marks import Mark
from reader.store.meant import Asking
from reader.store.schema import first_row
from reader.store.selecting import Asked as Meant

TODAY = 1_763_596_800
"""2025-11-20, midnight."""
SINCE = TODAY - 40_000
TOPICS = {1: "sea", 2: "ships"}
SOURCES = {1: "/archive/one", 2: "/archive/two"}
PROVIDERS = {1: "Herald", 2: "Gazette", 3: "Post"}
TITLES = ("dam bursts", "Dam holds", "cat found")
STORIES = range(1, 4)
_ARTICLE = (
    "INSERT INTO articles(row, uid, lead, published, listed, read, starred, later, heat, quality, related, provider,"
    " type, title_number, added, story, place, grouped) VALUES (?,?,0,?,?,?,?,?,?,?,0,?,0,0,?,?,?,1)"
)


class Kept(NamedTuple):
    """An article as it is in the tables."""

    row: int
    story: int
    place: int
    title: str
    topics: frozenset[int]
    sources: frozenset[int]
    provider: int | None
    heat: int | None
    quality: int | None
    added: int
    listed: bool
    read: bool
    starred: bool
    later: bool

    @property
    def uid(self) -> int:
        return self.row + 7


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = Store(tmp_path_factory.mktemp("stories") / "x.db")
    with made.database.transaction() as connection:
        connection.executemany(
            "INSERT INTO topics(id, slug, name, folded, position, declared) VALUES (?1, ?2, ?2, ?2, 0, 0)",
            list(TOPICS.items()),
        )
        connection.executemany(
            "INSERT INTO sources(id, address, kind, identity) VALUES (?1, ?2, 'folder', ?2)",
            list(SOURCES.items()),
        )
        connection.executemany("INSERT INTO names VALUES (?, ?, '')", list(PROVIDERS.items()))
    yield made
    made.database.close()


def fill(store: Store, articles: Sequence[Kept]) -> None:
    with store.database.transaction() as connection:
        for table in ("articles", "article_topics", "texts", "words", "copies", "marks"):
            connection.execute(f"DELETE FROM {table}")
        connection.executemany(
            _ARTICLE,
            [
                (
                    one.row, one.uid, TODAY, one.listed, one.read, one.starred, one.later, one.heat, one.quality,
                    one.provider, one.added, one.story, one.place,
                )
                for one in articles
            ],
        )  # fmt: skip
        connection.executemany(
            "INSERT INTO texts VALUES (?, ?, NULL, NULL, '', NULL)",
            [(one.row, one.title) for one in articles],
        )
        connection.executemany(
            "INSERT INTO words(rowid, title) VALUES (?, ?)", [(one.row, one.title) for one in articles]
        )
        copies = [(source, one.uid) for one in articles for source in one.sources]
        connection.executemany(
            "INSERT INTO copies(source, key, uid, size, mtime_ns, digest, rank) VALUES (?, '', ?, 0, 0, x'', 0)",
            copies,
        )
        store.topics.attach(connection, [(topic, one.row, True) for one in articles for topic in one.topics])
        counting.uncounted(connection)


def of(store: Store, query: Query, topic: int | None = None) -> Meant:
    now = datetime.fromtimestamp(TODAY + 40_000, UTC)
    return store.search.asked(query, topic, TODAY, Asking(Clock(now)))


def _kept(drawn: tuple[Any, ...]) -> Kept:
    half_hours, slot, *rest = drawn
    return Kept(first_row(TODAY + half_hours * 1800) + slot, *rest)


def _placed(articles: list[Kept]) -> list[Kept]:
    """The same with a place of its own for each of a story; some places may be gone."""
    taken = set[tuple[int, int]]()
    placed: list[Kept] = []
    for one in articles:
        place = one.place
        while (one.story, place) in taken:
            place += 1
        taken.add((one.story, place))
        placed.append(one._replace(place=place if one.story else 0))
    return placed


_MANY = st.lists(
    st.tuples(
        st.integers(-60, 40),
        st.integers(0, 3),
        st.sampled_from([0, 1, 1, 1, 2, 2, 3]),
        st.integers(0, 9),
        st.sampled_from(TITLES),
        st.frozensets(st.sampled_from(list(TOPICS))),
        st.frozensets(st.sampled_from(list(SOURCES))),
        st.none() | st.sampled_from(list(PROVIDERS)),
        st.none() | st.integers(-1, 2),
        st.none() | st.integers(0, 2),
        st.sampled_from([SINCE - 5, SINCE, SINCE + 5]),
        st.sampled_from([True, True, True, False]),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ).map(_kept),
    min_size=3,
    max_size=14,
    unique_by=lambda one: one.row,
)
ARTICLES = _MANY.map(_placed)
VIEWS: tuple[View, ...] = ("all", "unread", "today", "starred", "later", "new")
SORTS: tuple[Sort, ...] = ("date", "heat", "quality", "title")


class Asked(NamedTuple):
    """A query, the number of its topic, and the places of the articles that are kept in it."""

    query: Query
    topic: int | None
    kept: tuple[int, ...]

    def of(self, articles: Sequence[Kept]) -> Query:
        kept = tuple(articles[place % len(articles)].row for place in self.kept)
        return self.query._replace(kept=kept, topic=None if self.topic is None else TOPICS[self.topic])


WHERES: tuple[Expression | None, ...] = (
    None,
    None,
    None,
    None,
    Words("dam"),
    Words("bur"),
    All((Words("dam"), Words("holds"))),
)
QUERIES = st.builds(
    lambda query, topic, kept: Asked(query, topic, tuple(kept)),
    st.builds(
        Query,
        where=st.sampled_from(WHERES),
        source=st.sampled_from([None, None, None, *SOURCES.values(), "/nowhere"]),
        view=st.sampled_from(VIEWS),
        sort=st.sampled_from(SORTS),
        unlisted=st.booleans(),
        since=st.none() | st.just(datetime.fromtimestamp(SINCE, UTC)),
        stories=st.just(True),
        unfolded=st.frozensets(st.sampled_from(STORIES)),
        limit=st.none(),
    ),
    st.sampled_from([None, None, *TOPICS]),
    st.lists(st.integers(0, 13), max_size=2),
)


def in_view(one: Kept, query: Query) -> bool:
    match query.view:
        case "unread":
            return not one.read or one.row in query.kept
        case "starred":
            return one.starred or one.row in query.kept
        case "later":
            return one.later or one.row in query.kept
        case "today":
            return one.row >= first_row(TODAY)
        case "new":
            return query.since is None or one.added > query.since.timestamp()
    return True


def wanted_in(where: Expression | None) -> list[str]:
    parts = where.of if isinstance(where, All) else (where,)
    return [part.text for part in parts if isinstance(part, Words)]


def is_found(one: Kept, asked: Asked, query: Query) -> bool:
    words = one.title.lower().split()
    return (
        in_view(one, query)
        and (one.listed or query.unlisted or query.view in {"starred", "later"})
        and (asked.topic is None or asked.topic in one.topics)
        and (query.source is None or query.source in {SOURCES[source] for source in one.sources})
        and all(any(word.startswith(wanted) for word in words) for wanted in wanted_in(query.where))
    )


ORDERS: dict[Sort, Callable[[Kept], Any]] = {
    "date": lambda one: -one.row,
    "heat": lambda one: (one.heat is None, -(one.heat or 0), -one.row),
    "quality": lambda one: (one.quality is None, -(one.quality or 0), -one.row),
    "title": lambda one: (one.title.lower(), -one.row),
}


class ByHand:
    """What a list of stories is, made of the list of its articles."""

    def __init__(self, articles: Sequence[Kept], asked: Asked) -> None:
        self.query = asked.of(articles)
        self.found = sorted(
            (one for one in articles if is_found(one, asked, self.query)), key=ORDERS[self.query.sort]
        )
        self.by_row = {one.row: one for one in articles}

    def others(self, one: Kept) -> list[Kept]:
        """The others of its story that are found, the best first."""
        mates = [mate for mate in self.found if mate.story == one.story != 0 and mate.row != one.row]
        return sorted(mates, key=lambda mate: mate.place)

    @property
    def leads(self) -> list[Kept]:
        return [one for one in self.found if all(mate.place > one.place for mate in self.others(one))]

    def is_unread(self, one: Kept) -> bool:
        return not all(mate.read for mate in (one, *self.others(one)))

    def matches(self, limit: int | None) -> Matches:
        rows, inside = array("q"), list[int]()
        for lead in self.leads[:limit]:
            rows.append(lead.row)
            if lead.story in self.query.unfolded:
                others = sorted((mate.row for mate in self.others(lead)), reverse=True)
                inside += range(len(rows), len(rows) + len(others))
                rows.extend(others)
        return Matches(rows, len(self.leads), sum(map(self.is_unread, self.leads)), tuple(inside))

    def covers(self, rows: Sequence[int]) -> dict[int, Cover]:
        covers = {}
        for one in (self.by_row[row] for row in rows):
            if others := self.others(one):
                names = dict.fromkeys(PROVIDERS[mate.provider] for mate in others if mate.provider)
                covers[one.row] = Cover(
                    one.story,
                    len(others),
                    sum(not mate.read for mate in others),
                    tuple(names),
                    any(mate.place < one.place for mate in others),
                )
        return covers

    def first_unread(self, rows: Sequence[int]) -> int | None:
        for place, one in enumerate(self.by_row[row] for row in rows):
            folded = one.story not in self.query.unfolded
            if not one.read or (folded and not all(mate.read for mate in self.others(one))):
                return place
        return None


@settings(max_examples=300)
@given(articles=ARTICLES, asked=QUERIES, limit=st.none() | st.integers(1, 5), counted=st.booleans())
def test_a_row_stands_for_each_story_and_the_unfolded_ones_show_all(
    store: Store, articles: list[Kept], asked: Asked, limit: int | None, counted: bool
) -> None:
    fill(store, articles)
    if counted:
        store.counting.keep()
    hand = ByHand(articles, asked)
    assert store.search.matches(of(store, hand.query, asked.topic), limit) == hand.matches(limit)
    plain = hand.query._replace(stories=False, unfolded=frozenset())
    articles_alone = store.search.matches(of(store, plain, asked.topic), limit)
    assert articles_alone == Matches(
        array("q", (one.row for one in hand.found[:limit])),
        len(hand.found),
        sum(not one.read for one in hand.found),
    )


@given(articles=ARTICLES, asked=QUERIES)
def test_the_unread_rows_are_the_stories_of_which_an_article_is_unread(
    store: Store, articles: list[Kept], asked: Asked
) -> None:
    fill(store, articles)
    hand = ByHand(articles, asked)
    rows = [one.row for one in hand.leads if hand.is_unread(one)]
    assert list(store.search.unread_rows(of(store, hand.query, asked.topic))) == rows
    unread = [one for one in hand.found if not one.read]
    assert list(store.search.uids(of(store, hand.query, asked.topic), unread=True)) == [
        one.uid for one in unread
    ]
    plain = hand.query._replace(stories=False)
    assert list(store.search.unread_rows(of(store, plain, asked.topic))) == [one.row for one in unread]


@given(articles=ARTICLES, asked=QUERIES, most=st.integers(1, 4), cut=st.none() | st.integers(1, 3))
def test_a_list_that_limits_itself_is_the_beginning_of_the_whole_one(
    store: Store, articles: list[Kept], asked: Asked, most: int, cut: int | None
) -> None:
    fill(store, articles)
    hand = ByHand(articles, asked)
    leads = hand.leads[:most]
    limited = of(store, hand.query._replace(limit=most), asked.topic)
    shown = hand.matches(min(most, cut or most))
    unread = [one for one in leads if hand.is_unread(one)]
    assert store.search.matches(limited, cut) == shown._replace(total=len(leads), unread=len(unread))
    assert store.search.count([limited]) == [Count(len(leads), len(unread))]
    assert list(store.search.unread_rows(limited)) == [one.row for one in unread]
    told = {mate.uid for one in leads for mate in (one, *hand.others(one))}
    assert list(store.search.uids(limited)) == [one.uid for one in hand.found if one.uid in told]
    plain = limited._replace(query=limited.query._replace(stories=False))
    assert list(store.search.uids(plain, unread=True)) == [
        one.uid for one in hand.found[:most] if not one.read
    ]


@given(articles=ARTICLES, asked=QUERIES, skipped=st.integers(0, 5))
def test_the_first_unread_of_a_list_is_found_in_folded_stories_too(
    store: Store, articles: list[Kept], asked: Asked, skipped: int
) -> None:
    fill(store, articles)
    hand = ByHand(articles, asked)
    rows = hand.matches(None).rows[skipped:]
    assert store.folding.first_unread(rows, of(store, hand.query, asked.topic)) == hand.first_unread(rows)


@given(articles=ARTICLES, asked=QUERIES)
def test_a_row_tells_how_many_others_tell_its_story_and_who_they_are(
    store: Store, articles: list[Kept], asked: Asked
) -> None:
    fill(store, articles)
    hand = ByHand(articles, asked)
    rows = [one.row for one in articles]
    assert store.folding.covers(rows, of(store, hand.query, asked.topic)) == hand.covers(rows)
    assert store.folding.covers([*rows, 3], of(store, hand.query, asked.topic)) == hand.covers(rows)


@given(articles=ARTICLES, asked=QUERIES)
def test_each_article_knows_the_row_that_stands_for_it_and_who_else_is_behind_that(
    store: Store, articles: list[Kept], asked: Asked
) -> None:
    fill(store, articles)
    hand = ByHand(articles, asked)
    for one in articles:
        others = hand.others(one)
        better = [mate.row for mate in others if mate.place < one.place]
        assert store.folding.lead(one.row, of(store, hand.query, asked.topic)) == (better or [one.row])[0]
        assert store.folding.mates(one.row, of(store, hand.query, asked.topic)) == [
            mate.uid for mate in others
        ]


def tally(articles: Sequence[Kept]) -> Tally:
    stories = {one.story or -one.row for one in articles}
    unread = {one.story or -one.row for one in articles if not one.read}
    return Tally(len(articles), sum(not one.read for one in articles), len(stories), len(unread))


def tallies(articles: Sequence[Kept]) -> dict[int, Tally]:
    """Counts by topic; what has nothing is left out."""
    listed = [one for one in articles if one.listed]
    found = {topic: tally([one for one in listed if topic in one.topics]) for topic in TOPICS}
    return {EVERYTHING: tally(listed), **{topic: one for topic, one in found.items() if one.total}}


@given(articles=ARTICLES)
def test_stories_are_counted_by_topic_and_by_view(store: Store, articles: list[Kept]) -> None:
    fill(store, articles)
    assert store.counting.counts() == tallies(articles)
    store.counting.keep()
    assert store.counting.counts() == tallies(articles)
    since = datetime.fromtimestamp(SINCE, UTC)
    counts = store.search.counts(TODAY, since)
    for view in VIEWS:
        asked = Asked(Query(view=view, since=since, stories=True), None, ())
        found = ByHand(articles, asked)
        total, unread = found.matches(None)[1:3]
        assert counts.stories[view] == Count(total, unread)
        assert counts.views[view] == Count(len(found.found), sum(not one.read for one in found.found))


@pytest.mark.parametrize("few", [0, 200], ids=["many", "few"])
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    articles=ARTICLES,
    marks=st.lists(
        st.lists(st.tuples(st.integers(0, 13), st.sampled_from([True, True, False])), min_size=1, max_size=6),
        min_size=1,
        max_size=3,
    ),
    kept=st.booleans(),
)
def test_marks_take_the_counts_of_stories_along(
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
    articles: list[Kept],
    marks: list[list[tuple[int, bool]]],
    kept: bool,
) -> None:
    """Few are counted one by one, with 0 all are many."""
    monkeypatch.setattr(counting, "FEW", few)
    fill(store, articles)
    if kept:
        store.counting.keep()
    for number, batch in enumerate(marks):
        made = {articles[place % len(articles)].uid: read for place, read in batch}
        with store.database.transaction() as connection:
            store.marks.project(
                connection,
                [Mark(uid, "read", read, f"2026-01-0{number + 1}", "x") for uid, read in made.items()],
            )
        articles = [one._replace(read=made.get(one.uid, one.read)) for one in articles]
        if few and kept:
            assert store.counting.of(EVERYTHING) == tallies(articles)[EVERYTHING]
        assert store.counting.counts() == tallies(articles)
        for topic in (EVERYTHING, *TOPICS):
            found = store.counting.of(topic)
            assert found is None or found == tallies(articles).get(topic, Tally())


def one_of(row: int, place: int, **fields: Any) -> Kept:
    """An article of the first story."""
    made = Kept(
        first_row(TODAY) + row, 1, place, TITLES[0], frozenset(), frozenset(), None, None, None, 0,
        listed=True, read=False, starred=False, later=False,
    )  # fmt: skip
    return made._replace(**fields)


def test_a_story_that_is_read_in_one_topic_may_be_unread_in_another(store: Store) -> None:
    articles = [one_of(1, 0, topics=frozenset({1})), one_of(2, 1, topics=frozenset({2}))]
    fill(store, articles)
    store.counting.keep()
    with store.database.transaction() as connection:
        store.marks.project(connection, [Mark(articles[0].uid, "read", True, "2026", "x")])
    assert [store.counting.of(topic) for topic in (EVERYTHING, *TOPICS)] == [
        Tally(2, 1, 1, 1),
        Tally(1, 0, 1, 0),
        Tally(1, 1, 1, 1),
    ]


def test_an_unfolded_story_shows_the_newest_of_the_others_first(store: Store) -> None:
    articles = [one_of(1, 1), one_of(2, 0), one_of(3, 2), one_of(4, 3)]
    fill(store, articles)
    rows = store.search.matches(of(store, Query(stories=True, unfolded=frozenset({1}))), None)
    assert [row - first_row(TODAY) for row in rows.rows] == [2, 4, 3, 1]
    assert rows.inside == (1, 2, 3)


def test_what_is_kept_in_a_list_of_unread_stories_counts_in_it(store: Store) -> None:
    read = one_of(1, 0, story=0, read=True)
    fill(store, [read, one_of(2, 0)])
    store.counting.keep()
    query = Query(view="unread", stories=True)
    assert store.search.matches(of(store, query), None)[1:3] == (1, 1)
    assert store.search.matches(of(store, query._replace(kept=(read.row,))), None)[1:3] == (2, 1)


def test_an_empty_library_has_no_stories(store: Store) -> None:
    fill(store, [])
    query = Query(stories=True, unfolded=frozenset({1}))
    assert store.search.matches(of(store, query), None) == Matches(array("q"), 0, 0)
    assert store.folding.covers([], of(store, query)) == {}
    assert store.folding.first_unread([], of(store, query)) is None
    assert store.counting.counts() == {EVERYTHING: Tally()}
