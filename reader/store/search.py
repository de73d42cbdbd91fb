"""A query as SQL: the only place that knows how. Every list, count and search is made here."""

from array import array
from typing import NamedTuple

from reader.models import Counts, Matches, Query
from reader.query.fts import expression
from reader.store import schema
from reader.store.counting import EVERYTHING, Counting
from reader.store.database import Database
from reader.store.values import Value, integer

_ORDER = {
    "heat": "a.heat DESC NULLS LAST, a.row DESC",
    "quality": "a.quality DESC NULLS LAST, a.row DESC",
    "title": "x.title COLLATE NOCASE, a.row DESC",
    "provider": "n.name COLLATE NOCASE NULLS LAST, a.row DESC",
    # A word in the title says most, then in a topic, the excerpt, the body, the provider's name.
    "relevance": "bm25(words, 10.0, 4.0, 3.0, 1.0, 2.0), a.row DESC",
}


_SORT_TABLES = {
    "title": " JOIN texts x ON x.row = a.row",
    "provider": " LEFT JOIN names n ON n.id = a.provider",
}


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
        cut = "" if limit is None else f" LIMIT {int(limit)}"
        rows = self._database.integers(
            f"SELECT a.row FROM {chosen.tables}{chosen.where} ORDER BY {chosen.order}{cut}", chosen.values
        )
        return Matches(rows, *(self._kept(query, topic) or self._count(chosen)))

    def counts(self, today: int) -> Counts:
        """What the views above the topics hold."""
        total, unread = self._counting.counts()[EVERYTHING]
        found = self._database.row(
            "SELECT (SELECT count(*) FROM articles WHERE listed AND row >= ?),"
            " (SELECT count(*) FROM articles WHERE starred), (SELECT count(*) FROM articles WHERE later),"
            " (SELECT count(*) FROM problems) + (SELECT count(*) FROM sources WHERE error IS NOT NULL)",
            (schema.first_row(today),),
        )
        assert found is not None
        return Counts(total, unread, *map(integer, found))

    def _kept(self, query: Query, topic: int | None) -> tuple[int, int] | None:
        """Total and unread of a query that is just a topic or everything, where they are known."""
        if query.terms or query.unlisted or query.view not in ("all", "unread"):
            return None
        kept = self._counting.of(EVERYTHING if topic is None else topic)
        return (kept[1], kept[1]) if kept and query.view == "unread" else kept

    def _count(self, chosen: _Selection) -> tuple[int, int]:
        found = self._database.row(
            f"SELECT count(*), coalesce(sum(a.read = 0), 0) FROM {chosen.tables}{chosen.where}", chosen.values
        )
        assert found is not None
        return integer(found[0]), integer(found[1])


def _selection(query: Query, topic: int | None, today: int) -> _Selection | None:
    """How to find what a query asks for, or None where it can match nothing."""
    match = expression(query.terms)
    if (query.terms and match is None) or (query.topic is not None and topic is None):
        return None
    tables, lead = _tables(words=match is not None, topic=topic is not None)
    values: list[Value] = [value for value in (match, topic) if value is not None]
    conditions = [
        *(["words MATCH ?"] if match is not None else []),
        *(["t.topic = ?"] if topic is not None else []),
        *_view_conditions(query, today),
    ]
    sort = query.sort if query.sort != "relevance" or query.terms else "date"
    # The table that leads is stored by date, so nothing has to be sorted.
    order = f"{lead} DESC" if sort == "date" else _ORDER[sort]
    return _Selection(tables + _SORT_TABLES.get(sort, ""), tuple(conditions), tuple(values), order)


def _tables(*, words: bool, topic: bool) -> tuple[str, str]:
    """The tables to look in, and the row of the one that leads."""
    if words:
        member = " JOIN article_topics t ON t.row = a.row" if topic else ""
        return f"words JOIN articles a ON a.row = words.rowid{member}", "words.rowid"
    if topic:
        return "article_topics t JOIN articles a ON a.row = t.row", "t.row"
    return "articles a", "a.row"


def _view_conditions(query: Query, today: int) -> list[str]:
    view = {
        "all": [],
        "unread": ["NOT a.read"],
        "today": [f"a.row >= {schema.first_row(today)}"],
        "starred": ["a.starred"],
        "later": ["a.later"],
    }[query.view]
    everything = query.unlisted or query.view in ("starred", "later")
    return view if everything else ["a.listed", *view]
