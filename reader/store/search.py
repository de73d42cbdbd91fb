"""A query as SQL: the only place that knows how. Every list, count and search is made here."""

from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias

from reader.models import Count, Counts, Matches, Query, View
from reader.query.fts import expression
from reader.store import schema
from reader.store.counting import EVERYTHING, Counting
from reader.store.database import Database
from reader.store.values import Value, integer, numbers

_ORDER = {
    "heat": "a.heat DESC NULLS LAST, a.row DESC",
    "quality": "a.quality DESC NULLS LAST, a.row DESC",
    "title": "sortable(x.title), a.row DESC",
    "provider": "sortable(n.name) NULLS LAST, a.row DESC",
    # A word in the title says most, then in a topic, the excerpt, the body, the provider's name.
    "relevance": "bm25(words, 10.0, 4.0, 3.0, 1.0, 2.0), a.row DESC",
}
_SORT_TABLES = {
    "title": " JOIN texts x ON x.row = a.row",
    "provider": " LEFT JOIN names n ON n.id = a.provider",
}
_COUNTED: tuple[View, ...] = ("today", "starred", "later", "new")
"""Views that are counted when they are asked for; the others are kept counted."""

_OF_SOURCE = (
    "+a.uid IN (SELECT c.uid FROM copies c WHERE c.source = (SELECT id FROM sources WHERE address = ?)"
    " AND c.uid IS NOT NULL)"
)
"""The sign keeps articles in their order: looking a hundred thousand up one by one takes three times as long."""

_Condition: TypeAlias = tuple[str, tuple[Value, ...]]
"""An expression of SQL, and the values for its question marks."""


class _Selection(NamedTuple):
    tables: str
    conditions: tuple[str, ...]
    values: tuple[Value, ...]
    order: str

    @property
    def where(self) -> str:
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


class Search:
    """Answers queries with row numbers and counts."""

    def __init__(self, database: Database, counting: Counting) -> None:
        self._database = database
        self._counting = counting

    def matches(self, query: Query, topic: int | None, today: int, limit: int | None) -> Matches:
        """The rows a query matches, in order; `topic` is the number of its topic, `today` a Unix time."""
        chosen = _selection(query, topic, today)
        if chosen is None:
            return Matches(array("q"), 0, 0)
        rows = self._list("a.row", chosen, limit)
        return Matches(rows, *(self._kept(query, topic) or self._count(chosen)))

    def unread_rows(self, query: Query, topic: int | None, today: int) -> "array[int]":
        """The rows of the unread among what `matches` gives, in the same order."""
        return self._unread("a.row", query, topic, today)

    def unread_uids(self, query: Query, topic: int | None, today: int) -> "array[int]":
        """Their identities."""
        return self._unread("a.uid", query, topic, today)

    def counts(self, today: int, since: datetime | None) -> Counts:
        """What the library and the views above the topics hold; "new" is what was first seen after `since`."""
        everything = Count(*self._counting.counts()[EVERYTHING])
        views: dict[View, Count] = {"all": everything, "unread": Count(everything.unread, everything.unread)}
        for view in _COUNTED:
            query = Query(view=view, since=since)
            chosen = None if _is_everything(query) else _selection(query, None, today)
            views[view] = Count(*self._count(chosen)) if chosen else everything
        found = self._database.row(
            "SELECT (SELECT count(*) FROM problems) + (SELECT count(*) FROM sources WHERE error IS NOT NULL)"
        )
        assert found is not None
        return Counts(*everything, views, integer(found[0]))

    def _unread(self, column: str, query: Query, topic: int | None, today: int) -> "array[int]":
        chosen = _selection(query, topic, today)
        if chosen is None:
            return array("q")
        return self._list(column, chosen._replace(conditions=(*chosen.conditions, "NOT a.read")), None)

    def _list(self, column: str, chosen: _Selection, limit: int | None) -> "array[int]":
        cut = "" if limit is None else f" LIMIT {int(limit)}"
        return self._database.integers(
            f"SELECT {column} FROM {chosen.tables}{chosen.where} ORDER BY {chosen.order}{cut}", chosen.values
        )

    def _kept(self, query: Query, topic: int | None) -> tuple[int, int] | None:
        """Total and unread of a query that is just a topic or everything, where they are known."""
        if query.terms or query.unlisted or query.kept or query.source is not None:
            return None
        if query.view != "unread" and not _is_everything(query):
            return None
        kept = self._counting.of(EVERYTHING if topic is None else topic)
        return (kept[1], kept[1]) if kept and query.view == "unread" else kept

    def _count(self, chosen: _Selection) -> tuple[int, int]:
        found = self._database.row(
            f"SELECT count(*), coalesce(sum(a.read = 0), 0) FROM {chosen.tables}{chosen.where}", chosen.values
        )
        assert found is not None
        return integer(found[0]), integer(found[1])


def _is_everything(query: Query) -> bool:
    """Whether the view of a query leaves nothing out."""
    return query.view == "all" or (query.view == "new" and query.since is None)


def _selection(query: Query, topic: int | None, today: int) -> _Selection | None:
    """How to find what a query asks for, or None where it can match nothing."""
    match = expression(query.terms)
    if (query.terms and match is None) or (query.topic is not None and topic is None):
        return None
    tables, lead = _tables(words=match is not None, topic=topic is not None)
    everything = query.unlisted or query.view in ("starred", "later")
    conditions: list[_Condition] = [
        *([("words MATCH ?", (match,))] if match is not None else []),
        *([("t.topic = ?", (topic,))] if topic is not None else []),
        *([(_OF_SOURCE, (query.source,))] if query.source is not None else []),
        *([] if everything else [("a.listed", ())]),
        *_view_conditions(query, today),
    ]
    sort = query.sort if query.sort != "relevance" or query.terms else "date"
    # The table that leads is stored by date, so nothing has to be sorted. But to save the sorting of a few new ones
    # SQLite would look through all articles; the sign tells it not to.
    sign = "+" if lead == "a.row" and not _is_everything(query) and query.view == "new" else ""
    order = f"{sign}{lead} DESC" if sort == "date" else _ORDER[sort]
    texts = tuple(text for text, _ in conditions)
    values = tuple(value for _, values in conditions for value in values)
    return _Selection(tables + _SORT_TABLES.get(sort, ""), texts, values, order)


def _tables(*, words: bool, topic: bool) -> tuple[str, str]:
    """The tables to look in, and the row of the one that leads."""
    if words:
        # The words are looked up once, and never again for each row of another table: hence the cross join.
        member = " JOIN article_topics t ON t.row = a.row" if topic else ""
        return f"words CROSS JOIN articles a ON a.row = words.rowid{member}", "words.rowid"
    if topic:
        return "article_topics t JOIN articles a ON a.row = t.row", "t.row"
    return "articles a", "a.row"


def _view_conditions(query: Query, today: int) -> list[_Condition]:
    match query.view:
        case "today":
            return [("a.row >= ?", (schema.first_row(today),))]
        case "new" if query.since is not None:
            return [("a.added > ?", (query.since.timestamp(),))]
        case "unread" | "starred" | "later" as view:
            return [_marked(view, query.kept)]
    return []


def _marked(view: View, kept: Sequence[int]) -> _Condition:
    """What is marked as the view asks for, and what is kept in it although it no longer is."""
    condition = "NOT a.read" if view == "unread" else f"a.{view}"
    if not kept:
        return condition, ()
    if view == "unread":
        return f"({condition} OR a.row IN (SELECT value FROM json_each(?)))", (numbers(kept),)
    marked = f"SELECT row FROM articles a WHERE {condition}"
    return f"a.row IN ({marked} UNION SELECT value FROM json_each(?))", (numbers(kept),)
