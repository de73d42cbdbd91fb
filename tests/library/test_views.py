"""The views: what each holds in every order, and that its count is what it lists."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ids import article_id, id_number
from reader.library import Library
from reader.models import Count, Field, Query, Sort, SourceSpec, Summary, View, Words
from reader.paths import place_at
from reader.store.selecting import Asked, selection
from tests.archive import listed, refresh, summary, titles, write_article

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SINCE = NOW - timedelta(hours=6)
VIEWS: tuple[View, ...] = get_args(View)
ARTICLES = 24
SHARES = (0.0, 0.5, 0.01, 1.0, 0.02, 0.9999)
TOPICS = ("Robotics", "Energy", "Law")


@contextmanager
def filled() -> Iterator[Library]:
    """A library of articles of all hours of the last days, some of them unlisted, some without this or that."""
    with TemporaryDirectory() as folder:
        news = Path(folder) / "_news"
        for number in range(ARTICLES):
            write_article(
                news,
                f"item-{number}",
                title=f"{'bac'[number % 3]}{'É' if number % 2 else 'e'} {number}",
                publishedDateTime=(NOW - timedelta(hours=3 * number)).isoformat() if number % 7 else None,
                topics=[TOPICS[number % 3], TOPICS[number % 2]],
                provider={"name": ("northline", "Élan", "Apex")[number % 3]} if number % 5 else None,
                published=number % 4 != 1,
                heat=number * 7 % 11 if number % 3 else None,
                quality=number * 5 % 9 if number % 3 else None,
            )
        place, sources = place_at(Path(folder) / "x.db"), [SourceSpec(str(news))]
        with Library.open(place, sources=sources, clock=lambda: NOW) as library:
            refresh(library)
            yield library


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with filled() as opened:
        ids = [row.id for row in listed(opened, Query(unlisted=True))]
        opened.marks.set(ids[::2], "read", True)
        opened.marks.set(ids[::3], "starred", True)
        opened.marks.set(ids[1::4], "later", True)
        for number, id in enumerate(ids):
            opened.marks.keep_position(id, SHARES[number % len(SHARES)])
        yield opened


def belongs(library: Library, row: Summary, view: View) -> bool:
    """Whether an article is in a view, told by what its row shows and by how far it was read."""
    midnight = NOW.astimezone().replace(hour=0, minute=0, second=0)
    match view:
        case "unread":
            return row.listed and not row.read
        case "starred" | "later":
            return row.starred if view == "starred" else row.later
        case "begun":
            return 0.02 <= library.marks.position(id_number(row.id) or 0) < 1
        case "today":
            return row.listed and row.published_at is not None and row.published_at >= midnight
        case "new":  # what has no date was first seen just now
            return row.listed and (row.published_at is None or row.published_at > SINCE)
    return row.listed


def plain(text: str | None) -> str:
    return unicodedata.normalize("NFD", text or "").encode("ascii", "ignore").decode().lower()


def in_order(rows: list[Summary], sort: Sort) -> list[Summary]:
    """Rows in their order, told by what they show; those of the same rank stay by date."""
    match sort:
        case "heat":
            return sorted(rows, key=lambda row: -1 if row.heat is None else row.heat, reverse=True)
        case "quality":
            return sorted(rows, key=lambda row: -1 if row.quality is None else row.quality, reverse=True)
        case "title":
            return sorted(rows, key=lambda row: plain(row.title))
        case "provider":
            return sorted(rows, key=lambda row: (row.provider is None, plain(row.provider)))
    return rows


@pytest.mark.parametrize("sort", get_args(Sort))
@pytest.mark.parametrize("view", VIEWS)
def test_each_view_is_in_each_order_with_and_without_a_topic_and_words(
    library: Library, view: View, sort: Sort
) -> None:
    everything = listed(library, Query(unlisted=True))
    for topic in (None, *(topic for topic in library.topics())):
        for where in (None, Words("b")) if sort != "relevance" else (None,):
            query = Query(where, topic.id if topic else None, view=view, sort=sort, since=SINCE)
            wanted = [
                row
                for row in everything
                if belongs(library, row, view)
                and (topic is None or topic.name in row.topics)
                and (where is None or row.title.startswith("b"))
            ]
            assert [row.title for row in listed(library, query)] == [
                row.title for row in in_order(wanted, sort)
            ]
            found = library.lists.articles(query, limit=1)
            assert (found.total, found.unread) == (len(wanted), sum(not row.read for row in wanted))


def test_titles_are_sorted_without_case_accents_and_quotes(news: Path, tmp_path: Path) -> None:
    for number, title in enumerate(("“Émile” speaks", "emil", "Ärger", "arch", "zebra", "Emission", "'Arc'")):
        write_article(news, f"item-{number}", title=title)
    with Library.open(place_at(tmp_path / "x.db"), sources=[SourceSpec(str(news))]) as library:
        refresh(library)
        ordered = ["'Arc'", "arch", "Ärger", "emil", "“Émile” speaks", "Emission", "zebra"]
        assert titles(library, Query(sort="title")) == ordered


def assert_counts_are_what_is_listed(library: Library, since: datetime | None) -> None:
    counts = library.lists.counts(since)
    assert set(counts.views) == set(VIEWS)
    for view, count in counts.views.items():
        rows = listed(library, Query(view=view, since=since))
        assert count == Count(len(rows), sum(not row.read for row in rows)), view
    assert Count(counts.total, counts.unread) == counts.views["all"]
    for topic in library.topics():
        rows = listed(library, Query(topic=topic.id))
        assert (topic.total, topic.unread) == (len(rows), sum(not row.read for row in rows)), topic.name


MARKS = st.lists(
    st.tuples(
        st.lists(st.integers(0, ARTICLES - 1), max_size=6), st.sampled_from(get_args(Field)), st.booleans()
    ),
    max_size=6,
)
MOMENTS = st.none() | st.integers(0, 96).map(lambda hours: NOW - timedelta(hours=hours))


@given(marks=MARKS, undone=st.integers(0, 3), since=MOMENTS, kept=st.booleans())
def test_whatever_is_marked_each_count_is_what_its_view_lists(
    many: Library, marks: list[tuple[list[int], Field, bool]], undone: int, since: datetime | None, kept: bool
) -> None:
    # Hidden ones are in no list.
    ids = [article_id(uid) for uid in many._store.database.integers("SELECT uid FROM articles ORDER BY row")]
    if kept:
        many._store.counting.keep()
    for places, field, value in marks:
        many.marks.set([ids[place] for place in places], field, value)
        assert_counts_are_what_is_listed(many, since)
    for _ in range(undone):
        many.marks.undo()
    assert_counts_are_what_is_listed(many, since)


@pytest.fixture(scope="module")
def many() -> Iterator[Library]:
    """A library that is marked again and again."""
    with filled() as opened:
        yield opened


def test_a_mark_made_by_another_instance_is_counted(tmp_path: Path, news: Path) -> None:
    for name in ("one", "two", "three"):
        write_article(news, name)
    place, sources = place_at(tmp_path / "x.db"), [SourceSpec(str(news))]
    with Library.open(place, sources=sources) as one, Library.open(place, sources=sources) as other:
        refresh(one)
        for expected, title in ((2, "One"), (1, "Two")):
            one.marks.set([summary(one, title).id], "read", True)
            assert other.lists.counts().unread == one.lists.counts().unread == expected


@pytest.mark.parametrize(("view", "field"), [("unread", "read"), ("starred", "starred"), ("later", "later")])
def test_what_was_marked_meanwhile_stays_listed_where_it_is_kept(
    tmp_path: Path, news: Path, view: View, field: Field
) -> None:
    for name in ("one", "two", "three", "other"):
        write_article(news, name, topics=["Law" if name == "other" else "Energy"])
    with Library.open(place_at(tmp_path / "x.db"), sources=[SourceSpec(str(news))]) as library:
        refresh(library)
        rows = {row.title: row for row in listed(library)}
        if view != "unread":
            library.marks.set([row.id for row in rows.values()], field, True)
        before = titles(library, Query(view=view, topic="energy"))
        assert sorted(before) == ["One", "Three", "Two"]
        library.marks.set([rows["Two"].id], field, view == "unread")
        assert sorted(titles(library, Query(view=view, topic="energy"))) == ["One", "Three"]
        kept = (rows["Two"].row, rows["Other"].row, 12345)
        query = Query(view=view, topic="energy", kept=kept)
        assert titles(library, query) == before
        assert titles(library, query._replace(where=Words("tw"))) == ["Two"]
        found = library.lists.articles(query)
        assert (found.total, found.unread) == (3, 2 if view == "unread" else 3)
        assert library.lists.articles(query, limit=1)[1:] == found[1:]
        assert len(library.lists.articles(query._replace(topic=None)).rows) == 4


def test_many_may_be_kept(library: Library) -> None:
    everything = library.lists.articles(Query(unlisted=True)).rows
    query = Query(view="unread", unlisted=True, kept=(*everything, *range(1 << 33, (1 << 33) + 50_000)))
    assert library.lists.articles(query).rows == everything


@pytest.mark.parametrize("sort", ["date", "heat"])
def test_new_ones_are_found_without_looking_at_all_others(library: Library, sort: Sort) -> None:
    chosen = selection(Asked(Query(view="new", since=SINCE, sort=sort), None, 0))
    assert chosen is not None
    for columns, order in (("a.row", f" ORDER BY {chosen.order}"), ("count(*), sum(a.read = 0)", "")):
        sql = f"EXPLAIN QUERY PLAN SELECT {columns} FROM {chosen.tables}{chosen.where}{order}"
        steps = [str(step[3]) for step in library._store.database.rows(sql, chosen.values)]
        assert steps[0] == "SEARCH a USING INDEX articles_added (added>?)"


@pytest.mark.parametrize(("view", "index"), [("starred", "articles_starred"), ("later", "articles_later")])
def test_so_are_the_few_that_are_marked_and_those_that_are_kept(
    library: Library, view: View, index: str
) -> None:
    for kept in ((), (1, 2)):
        chosen = selection(Asked(Query(view=view, kept=kept), None, 0))
        assert chosen is not None
        sql = f"EXPLAIN QUERY PLAN SELECT count(*), sum(a.read = 0) FROM {chosen.tables}{chosen.where}"
        steps = [str(step[3]) for step in library._store.database.rows(sql, chosen.values)]
        assert [step for step in steps if step.startswith("SCAN a")] == [f"SCAN a USING INDEX {index}"]


def test_articles_that_were_begun_are_found_by_their_marks_alone(library: Library) -> None:
    for topic, query in ((None, Query(view="begun")), (1, Query(view="begun", topic="law", stories=True))):
        chosen = selection(Asked(query, topic, 0))
        assert chosen is not None
        for columns, order in (("a.row", f" ORDER BY {chosen.order}"), ("count(*), sum(a.read = 0)", "")):
            sql = f"EXPLAIN QUERY PLAN SELECT {columns} FROM {chosen.tables}{chosen.where}{order}"
            steps = [str(step[3]) for step in library._store.database.rows(sql, chosen.values)]
            scans = {step for step in steps if step.startswith("SCAN")}
            assert scans == {"SCAN marks USING INDEX marks_begun"}, "the index holds nothing but those"


def test_an_article_is_begun_until_it_is_finished_or_back_at_its_beginning(
    tmp_path: Path, news: Path
) -> None:
    write_article(news, "one", published=False)
    place, sources = place_at(tmp_path / "x.db"), [SourceSpec(str(news))]
    with Library.open(place, sources=sources) as one, Library.open(place, sources=sources) as other:
        refresh(one)
        id = summary(one, "One").id
        for share, begun in ((0.3, ["One"]), (1.0, []), (0.6, ["One"]), (0.0, [])):
            one.marks.keep_position(id, share)
            assert titles(one, Query(view="begun")) == titles(other, Query(view="begun")) == begun
            assert one.lists.counts().views["begun"].total == len(begun)
