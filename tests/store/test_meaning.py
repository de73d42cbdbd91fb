"""The SQL of a query finds what looking at every article finds, and looks up what an index has."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from reader.indexing.articles import Manner, index_document
from reader.models import (
    Article,
    Body,
    Expression,
    Fingerprint,
    Image,
    ListedStory,
    Provider,
    Query,
    TopicSpec,
)
from reader.query.completing import suggestions
from reader.query.moments import Clock
from reader.query.parsing import parse
from reader.query.scope import asks_for_hidden, asks_itself
from reader.store import Store
from reader.store.marks import Mark
from reader.store.meant import Asking
from reader.store.selecting import selections
from tests.query.naive import Archive, Kept

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
CLOCK = Clock(NOW, NOW - timedelta(days=4))
ADDRESS = "/home/reader/archive"
DECLARED = {"Computer Vision": "AI", "AI": "Science"}
PARENTS = DECLARED | dict.fromkeys(("Aids", "C++", "München"), "Other")
"""Topics that nobody declares stand below "Other"."""
TOPICS = ("AI", "Computer Vision", "Science", "Aids", "C++", "München")
WORDS = (
    "solar",
    "Solarium",
    "München",
    "munchen",
    "heat pump",
    "レビュー",
    "新しい映画のレビュー",
    "foo-bar",
    "C++",
    "AND",
)
TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
ARTICLES = st.builds(
    Article,
    key=st.just(""),
    title=TEXT,
    excerpt=st.none() | TEXT,
    published_at=st.none() | st.integers(-400, 30).map(lambda hours: NOW + timedelta(hours=hours * 5)),
    type=st.sampled_from(["article", "video", "course"]),
    category=st.none(),
    original_url=st.sampled_from(
        ["https://www.forbes.com/a/solar", "https://blogs.forbes.com/b", "http://x.example/Ä"]
    ),
    web_url=st.none(),
    amp_url=st.none(),
    provider=st.none()
    | st.sampled_from([Provider("Forbes", "forbes.com"), Provider("New York Times"), Provider("News")]),
    topics=st.lists(st.sampled_from(TOPICS), unique=True, max_size=3).map(tuple),
    images=st.sampled_from([(), (Image("https://x.example/i.png"),)]),
    related=st.sampled_from([(), (ListedStory("Other"),)]),
    quality=st.none() | st.integers(0, 100),
    heat=st.none() | st.integers(0, 120),
    listed=st.booleans(),
    removed=st.just(False),
    body=st.none() | TEXT.map(lambda text: Body("markdown", text)),
    video_url=st.none() | st.just("https://x.example/v"),
    learning=st.none(),
    author=st.none() | st.sampled_from(["Ada Lovelace", "José Álvarez"]),
    lang=st.none() | st.sampled_from(["es", "es-MX", "est", "en"]),
    guid=st.none(),
    enclosures=st.just(()),
    comments_url=st.none(),
    extra=st.just({}),
)
LIBRARIES = st.lists(
    st.builds(
        Kept,
        ARTICLES,
        st.integers(-100, 0).map(lambda hours: int((NOW + timedelta(hours=hours)).timestamp())),
        read=st.booleans(),
        starred=st.booleans(),
        later=st.booleans(),
        hidden=st.booleans(),
        note=st.sampled_from(["", "", "ask munchen", "レビュー"]),
        place=st.just(0),
        tags=st.sampled_from([(), ("later",), ("to ask", "Tést"), ("tést",)]),
        story=st.integers(0, 2),
    ),
    max_size=8,
)
VALUES = st.sampled_from(
    [*WORDS, *TOPICS, "sol", "heat", "mun", "レビ", "forbes", "new york", "es", "video", "late", "arch", "Ä"]
)
FIELDS = (
    "note",
    "title",
    "excerpt",
    "body",
    "provider",
    "domain",
    "topic",
    "tag",
    "author",
    "source",
    "type",
    "lang",
    "url",
    "path",
)
MOMENTS = st.sampled_from(
    ["today", "yesterday", "3d", "2w", "2026-11", "2026-11-19", "this-week", "last-month", "last-visit"]
)
NUMBERS = st.integers(0, 120).map(str)


def _joined(parts: list[str], operator: str) -> str:
    return operator.join(f"({part})" for part in parts)


PARTS = st.one_of(
    VALUES,
    VALUES.map(lambda text: f'"{text}"'),
    st.builds('{}:"{}"'.format, st.sampled_from(FIELDS), VALUES),
    st.builds('{}:"{}"*'.format, st.sampled_from(FIELDS), VALUES),
    st.builds('{}:="{}"'.format, st.sampled_from([field for field in FIELDS if field != "body"]), VALUES),
    st.builds(
        "{}:/{}/i".format,
        st.sampled_from([f for f in FIELDS if f != "body"]),
        st.sampled_from(["^S", "a.*e", "io$"]),
    ),
    st.builds(
        "{}:{}{}".format,
        st.sampled_from(["heat", "quality", "length", "reading"]),
        st.sampled_from(["", "=", "!=", "<", "<=", ">", ">="]),
        NUMBERS,
    ),
    st.builds("{}:{}..{}".format, st.sampled_from(["heat", "length"]), NUMBERS, NUMBERS),
    st.builds("{}:{}".format, st.sampled_from(["newer", "older"]), MOMENTS),
    st.builds(
        "{}:{}{}".format,
        st.sampled_from(["date", "first-seen"]),
        st.sampled_from(["", "<", "<=", ">", ">="]),
        MOMENTS,
    ),
    st.builds("date:{}..{}".format, MOMENTS, MOMENTS | st.just("")),
    st.sampled_from(
        [
            "unread",
            "read",
            "starred",
            "later",
            "listed",
            "unlisted",
            "lead",
            "duplicate",
            "future",
            "begun",
            "hidden",
        ]
    ).map("is:{}".format),
    st.sampled_from(["related", "body", "image", "video", "tag", "note"]).map("has:{}".format),
)
QUERIES = st.recursive(
    PARTS,
    lambda part: st.one_of(
        part.map(lambda text: f"-({text})"),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: _joined(parts, " ")),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: _joined(parts, " OR ")),
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = Store(tmp_path_factory.mktemp("store") / "x.db")
    with made.database.transaction() as connection:
        connection.execute(
            "INSERT INTO sources(id, address, kind, identity) VALUES (1, ?1, 'folder', ?1)", (ADDRESS,)
        )
        connection.execute("INSERT INTO names(name, detail) VALUES ('Forbes', 'forbes.com')")
        names = [*DECLARED, "Science"]
        made.topics.declare(
            connection,
            1,
            [
                TopicSpec(name.lower(), name, place, parent=DECLARED.get(name))
                for place, name in enumerate(names)
            ],
        )
    yield made
    made.database.close()


def fill(store: Store, articles: Sequence[Kept]) -> list[Kept]:
    """Lays the articles down, each under a path of its own; gives them as they are there."""
    old = [str(key) for (key,) in store.database.rows("SELECT key FROM copies")]
    store.writing.remove(1, old)
    with store.database.transaction() as connection:
        connection.execute("DELETE FROM marks")
    laid, places = list[Kept](), count(1)
    for number, one in enumerate(articles):
        key = f"_news/{number}-{one.article.title}.md"
        url = f"{one.article.original_url}/{number}"
        laid.append(one._replace(article=one.article._replace(key=key, original_url=url), place=next(places)))
    for one in laid:
        # What is marked of an article that is still to come holds when it comes.
        how = Manner(ADDRESS, int(NOW.timestamp()))
        document = index_document(one.article.key, Fingerprint(1, 1, b""), [one.article], how)
        copies = tuple(copy._replace(added=one.added) for copy in document.copies)
        _mark(store, copies[0].uid, one)
        store.writing.save(1, [document._replace(copies=copies)])
        with store.database.transaction() as connection:
            place = (one.story, one.place, copies[0].uid)
            connection.execute("UPDATE articles SET story = ?, place = ? WHERE uid = ?", place)
    return laid


def _mark(store: Store, uid: int, one: Kept) -> None:
    marks: dict[str, bool | str] = {
        "read": one.read,
        "starred": one.starred,
        "later": one.later,
        "hidden": one.hidden,
        "note": one.note,
    }
    told = {field: value for field, value in marks.items() if value}
    told |= {f"tag:{tag.casefold()}": tag for tag in one.tags}
    with store.database.transaction() as connection:
        time = NOW.isoformat()
        store.marks.project(
            connection, [Mark(uid, field, value, time, "desk") for field, value in told.items()]
        )


def found(store: Store, query: Query) -> list[str]:
    asked = store.search.asked(query, None, int(NOW.timestamp()), Asking(CLOCK))
    rows = store.search.matches(asked, None).rows
    return [summary.title for summary in store.articles.summaries(rows)]


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(articles=LIBRARIES, text=QUERIES)
def test_a_query_finds_what_looking_at_every_article_finds(
    store: Store, articles: list[Kept], text: str
) -> None:
    laid = fill(store, articles)
    where = parse(text).where
    assume(where is not None)
    assert where is not None
    assert sorted(found(store, Query(where))) == looked_up(laid, where)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(
    articles=LIBRARIES,
    levels=st.integers(1, 20),
    text=st.sampled_from(["(heat OR (solar ", "-(heat -solar ", "(foo OR -(bar "]),
)
@example(articles=[], levels=20, text="(heat OR (solar ")
def test_what_is_nested_deep_is_found_too(store: Store, articles: list[Kept], levels: int, text: str) -> None:
    laid = fill(store, articles)
    where = parse(text * levels + "munchen").where
    assert where is not None
    for sort in ("date", "relevance"):
        assert sorted(found(store, Query(where, sort=sort))) == looked_up(laid, where)


def looked_up(laid: Sequence[Kept], where: Expression) -> list[str]:
    """The headlines of what an expression is about, by looking at every article."""
    archive = Archive(laid, PARENTS, ADDRESS, CLOCK)
    wanted = [
        one
        for one in laid
        if archive.holds(where, one)
        and (one.article.listed or asks_itself(where))
        and (not one.hidden or asks_for_hidden(where))
    ]
    return sorted(one.article.title for one in wanted)


@given(articles=LIBRARIES, text=QUERIES)
def test_the_order_that_ranks_holds_the_same_articles(store: Store, articles: list[Kept], text: str) -> None:
    fill(store, articles)
    where = parse(text).where
    for stories in (False, True):
        by_date = found(store, Query(where, stories=stories))
        assert sorted(found(store, Query(where, sort="relevance", stories=stories))) == sorted(by_date)


ANYTHING = st.text() | st.lists(
    st.sampled_from(
        [*"()\"'*^:-+.,/\\\0\udc80 aレ", "OR ", "title:", "url:", "tag:", "topic:=", "heat:>", "date:", "/x/"]
    ),
    max_size=12,
).map("".join)


@settings(max_examples=300)
@given(text=ANYTHING)
@example(text="url:\udc80a")
@example(text='title:="\udc80\0"')
@example(text="tag:/\udc80/")
def test_no_text_raises_in_the_search_bar(store: Store, text: str) -> None:
    parsed = parse(text)
    for stories in (False, True):
        found(store, Query(parsed.where, sort="relevance", limit=parsed.limit, stories=stories))
    store.search.first(store.search.asked(Query(parsed.where), None, 0, Asking(CLOCK)), 25)
    suggestions(text, store.suggesting.values)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is:starred", "articles_starred"),
        ("is:later", "articles_later"),
        ("newer:3d", "SEARCH a USING INTEGER PRIMARY KEY"),
        ("date:2026-11-19", "SEARCH a USING INTEGER PRIMARY KEY"),
        ("solar", "VIRTUAL TABLE INDEX"),
        ("title:solar heat:>90", "VIRTUAL TABLE INDEX"),
        ("solar OR is:starred", "VIRTUAL TABLE INDEX"),
        ("topic:AI", "SEARCH t USING PRIMARY KEY (topic=?)"),
        ("is:future", "articles_ahead"),
        ("has:note", "marks_noted"),
        ('provider:="Forbes"', "articles_provider"),
        ("has:tag", "marks_tagged"),
        ("is:begun", "marks_begun"),
        ("source:archive", "copies_source"),
    ],
)
def test_what_an_index_has_is_looked_up(store: Store, text: str, expected: str) -> None:
    asked = store.search.asked(Query(parse(text).where), None, 0, Asking(CLOCK))
    for chosen in selections(asked):
        sql = f"EXPLAIN QUERY PLAN SELECT a.row FROM {chosen.tables}{chosen.where} ORDER BY {chosen.order}"
        steps = [str(step[3]) for step in store.database.rows(sql, chosen.values)]
        assert any(expected in step for step in steps), steps
