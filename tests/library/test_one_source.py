"""The articles of one source: in every view, order and search, and how much each source brings."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from reader.library import Library
from reader.models import Query, Sort, SourceSpec, View, Words
from reader.paths import place_at
from reader.store.selecting import selection
from tests.archive import listed, refresh, write_article

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SINCE = NOW - timedelta(days=9)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three archives: thirty articles, ten of them in two archives, one without a date, some unlisted."""
    folder = tmp_path_factory.mktemp("archives")
    for number in range(30):
        name = f"{'odd' if number % 2 else 'even'}-{number:02}"
        for archive in ("first", "second"):
            if name_of(number) in names(archive):
                write_article(
                    folder / archive,
                    name,
                    publishedDateTime=(NOW - timedelta(days=number)).isoformat() if number else None,
                    topics=[("Energy", "Law", "Trade")[number % 3]],
                    heat=number * 7 % 11,
                    published=number % 7 != 6,
                )
    (folder / "empty").mkdir()
    return folder


@pytest.fixture(scope="module")
def library(folder: Path) -> Iterator[Library]:
    sources = [SourceSpec(str(folder / name)) for name in ("first", "second", "empty")]
    with Library.open(place_at(folder / "x.db"), sources=sources, clock=lambda: NOW) as opened:
        refresh(opened)
        ids = [row.id for row in listed(opened, Query(unlisted=True))]
        opened.marks.set(ids[::3], "read", True)
        opened.marks.set(ids[::4], "starred", True)
        opened.marks.set(ids[1::5], "later", True)
        yield opened


def names(source: str) -> set[str]:
    numbers = range(20) if source == "first" else (*range(10), *range(20, 30)) if source == "second" else ()
    return {name_of(number) for number in numbers}


def name_of(number: int) -> str:
    return f"{'Odd' if number % 2 else 'Even'} {number:02}"


@pytest.mark.parametrize("sort", get_args(Sort))
@pytest.mark.parametrize("view", get_args(View))
@pytest.mark.parametrize("source", ["first", "second", "empty", "unheard of"])
def test_a_source_narrows_every_list_to_its_articles(
    library: Library, folder: Path, source: str, view: View, sort: Sort
) -> None:
    for topic in (None, *(topic.id for topic in library.topics())):
        for where in (None, Words("odd")):
            whole = Query(where, topic, view=view, sort=sort, since=SINCE)
            wanted = [row for row in listed(library, whole) if row.title in names(source)]
            query = whole._replace(source=str(folder / source))
            assert listed(library, query) == wanted
            found = library.lists.articles(query, limit=1)
            assert (found.total, found.unread) == (len(wanted), sum(not row.read for row in wanted))
            assert library.lists.unread_ids(query) == [row.id for row in wanted if not row.read]


def test_unlisted_articles_of_a_source_are_listed_when_asked_for(library: Library, folder: Path) -> None:
    rows = listed(library, Query(source=str(folder / "second"), unlisted=True))
    assert {row.title for row in rows} == names("second")


def test_articles_kept_in_a_view_are_those_of_the_source(library: Library, folder: Path) -> None:
    kept = tuple(library.lists.articles(Query(view="all")).rows)
    rows = listed(library, Query(view="unread", source=str(folder / "second"), kept=kept))
    assert {row.title for row in rows} == {row.title for row in listed(library)} & names("second")


@pytest.mark.parametrize("view", get_args(View))
@pytest.mark.parametrize(
    ("where", "topic"), [(None, None), (Words("odd"), None), (None, 1), (Words("odd"), 1)]
)
def test_the_copies_of_a_source_are_found_by_an_index(
    library: Library, folder: Path, view: View, where: Words | None, topic: int | None
) -> None:
    query = Query(where, "energy" if topic else None, str(folder / "second"), view=view, since=SINCE)
    chosen = selection(library.lists.asked(query)._replace(topic=topic))
    assert chosen is not None
    for columns, order in (("a.row", f" ORDER BY {chosen.order}"), ("count(*), sum(a.read = 0)", "")):
        sql = f"EXPLAIN QUERY PLAN SELECT {columns} FROM {chosen.tables}{chosen.where}{order}"
        steps = [str(step[3]) for step in library._store.database.rows(sql, chosen.values)]
        assert "SEARCH c USING COVERING INDEX copies_source (source=?)" in steps
        if view not in ("new", "begun"):  # whose few are sorted rather than found among all
            assert not [step for step in steps if "TEMP B-TREE" in step], "nor has anything to be sorted"


def test_the_articles_of_the_last_weeks_are_told_by_source_the_oldest_week_first(
    library: Library, folder: Path
) -> None:
    # The one without a date counts as seen at this moment; articles 1 to 6 are of the last seven days.
    assert library.sources.activity(weeks=5) == {
        str(folder / "first"): (0, 0, 6, 7, 7),
        str(folder / "second"): (2, 7, 1, 3, 7),
        str(folder / "empty"): (0, 0, 0, 0, 0),
    }
    assert library.sources.activity(weeks=1)[str(folder / "second")] == (7,)
    assert len(library.sources.activity()[str(folder / "first")]) == 12


def test_unread_articles_are_told_by_source(library: Library, folder: Path) -> None:
    told = library.sources.unread()
    assert told == {
        str(folder / name): sum(not row.read for row in listed(library) if row.title in names(name))
        for name in ("first", "second", "empty")
    }
    assert told[str(folder / "first")] > 0
