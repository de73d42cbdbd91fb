"""The next unread article of a list, whatever its order."""

from pathlib import Path

from reader.library import Library
from reader.models import Query, Sort
from tests.archive import refresh, summary, write_article


def test_the_first_unread_of_a_list_is_found_in_the_order_of_the_list(library: Library, news: Path) -> None:
    for number in range(700):
        write_article(news, f"item-{number:03}", quality=number % 7)
    refresh(library)
    everything = library.lists.articles(Query())
    ids = [found.id for found in library.lists.summaries(everything.rows)]
    assert library.lists.first_unread(everything.rows, Query()) == 0
    library.marks.set(ids, "read", value=True)
    assert library.lists.first_unread(everything.rows, Query()) is None
    library.marks.set([summary(library, title).id for title in ("Item 003", "Item 600")], "read", value=False)
    orders: tuple[Sort, ...] = ("date", "title", "quality")
    for sort in orders:
        rows = library.lists.articles(Query(sort=sort)).rows
        first = library.lists.first_unread(rows, Query())
        unread = [place for place, found in enumerate(library.lists.summaries(rows)) if not found.read]
        assert first == unread[0]
        rest = library.lists.first_unread(rows[unread[0] + 1 :], Query())
        assert rest == unread[1] - unread[0] - 1
        assert library.lists.first_unread(rows[unread[1] + 1 :], Query()) is None


def test_rows_that_are_gone_and_no_rows_at_all_hold_nothing_unread(library: Library) -> None:
    assert library.lists.first_unread([], Query()) is None
    assert library.lists.first_unread([1, 2, 1 << 40], Query()) is None
