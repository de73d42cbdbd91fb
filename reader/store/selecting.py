"""A query as conditions of SQL, for the articles of a list and for others of their stories."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.models import Query, View
from reader.store import schema
from reader.store.meant import EVERYTHING, Condition, Meaning, in_index, on
from reader.store.values import Value, numbers

ORDER = {
    "heat": "a.heat DESC NULLS LAST, a.row DESC",
    "quality": "a.quality DESC NULLS LAST, a.row DESC",
    "title": "sortable(x.title), a.row DESC",
    "provider": "sortable(n.name) NULLS LAST, a.row DESC",
}
_SORT_TABLES = {
    "title": " JOIN texts x ON x.row = a.row",
    "provider": " LEFT JOIN names n ON n.id = a.provider",
}


class Asked(NamedTuple):
    """A query with what it means just now: `topic` is the number of its topic, None where there is no such one; `today`
    the Unix time of the last midnight.
    """

    query: Query
    topic: int | None
    today: int
    meaning: Meaning = EVERYTHING

    @property
    def by_rank(self) -> bool:
        """Whether what the words say most comes first."""
        return self.query.sort == "relevance" and bool(self.meaning.tiers)


class Selection(NamedTuple):
    """The tables `articles a` is found in, the conditions with their values, and the order."""

    tables: str
    conditions: tuple[Condition, ...]
    order: str

    @property
    def where(self) -> str:
        """The conditions as a clause."""
        return f" WHERE {' AND '.join(text for text, _ in self.conditions)}" if self.conditions else ""

    @property
    def values(self) -> tuple[Value, ...]:
        """The values for all question marks."""
        return tuple(value for _, values in self.conditions for value in values)

    def also(self, *conditions: Condition) -> "Selection":
        """The same with further conditions."""
        return self._replace(conditions=(*self.conditions, *conditions))


def selection(asked: Asked, *, match: str | None = None) -> Selection | None:
    """How to find what a query asks for, or None where it can match nothing; `match` is a part of what words match."""
    query, topic, meaning = asked.query, asked.topic, asked.meaning
    if query.topic is not None and topic is None:
        return None
    match = match or meaning.match
    tables, lead = _tables(words=match is not None, topic=topic is not None)
    conditions: list[Condition] = [
        *([("words MATCH ?", (match,))] if match is not None else []),
        *([("t.topic = ?", (topic,))] if topic is not None else []),
        *_conditions(asked, "a"),
        *([_leads(asked)] if query.stories else []),
    ]
    sort = query.sort if query.sort != "relevance" else "date"
    # The table that leads is stored by date, so nothing has to be sorted. But to save the sorting of a few new ones
    # SQLite would look through all articles; the sign tells it not to.
    sign = "+" if lead == "a.row" and not is_everything(query) and query.view == "new" else ""
    order = f"{sign}{lead} DESC" if sort == "date" else ORDER[sort]
    return Selection(tables + _SORT_TABLES.get(sort, ""), tuple(conditions), order)


def selections(asked: Asked) -> list[Selection]:
    """The same in parts of which each is in order, one behind the other."""
    parts = asked.meaning.tiers if asked.by_rank else (None,)
    return [chosen for part in parts if (chosen := selection(asked, match=part)) is not None]


def mates(asked: Asked) -> Condition:
    """The condition for others of the story of article `a`, called `b`, to match a query as well."""
    match, topic = asked.meaning.match, asked.topic
    return _all(
        [
            ("b.story <> 0 AND b.story = a.story", ()),
            *([on(in_index(match), "b")] if match else []),
            *(
                [("EXISTS (SELECT 1 FROM article_topics m WHERE m.topic = ? AND m.row = b.row)", (topic,))]
                if topic is not None
                else []
            ),
            *_conditions(asked, "b"),
        ]
    )


def is_everything(query: Query) -> bool:
    """Whether the view of a query leaves nothing out."""
    return query.view == "all" or (query.view == "new" and query.since is None)


def _leads(asked: Asked) -> Condition:
    """Article `a` is the best one of its story that matches, or of none."""
    text, values = mates(asked)
    return (
        f"(a.story = 0 OR NOT EXISTS (SELECT 1 FROM articles b WHERE b.place < a.place AND {text}))",
        values,
    )


def _all(conditions: Sequence[Condition]) -> Condition:
    return " AND ".join(text for text, _ in conditions), tuple(
        value for _, values in conditions for value in values
    )


def _conditions(asked: Asked, name: str) -> list[Condition]:
    """What does not depend on topics and what the words match, for the article called `name`."""
    query = asked.query
    everything = query.unlisted or query.view in ("starred", "later", "begun") or asked.meaning.unlisted
    hidden = query.hidden or asked.meaning.hidden
    return [
        *([_of_source(query.source, name)] if query.source is not None else []),
        *([] if everything else [(f"{name}.listed", ())]),
        *([(f"NOT {name}.hidden", ())] if everything and not hidden else []),
        *_view_conditions(query, asked.today, name),
        *(on(condition, name) for condition in asked.meaning.conditions),
    ]


def _of_source(address: str, name: str) -> Condition:
    # The sign keeps articles in their order: looking a hundred thousand up one by one takes three times as long.
    return (
        f"+{name}.uid IN (SELECT c.uid FROM copies c WHERE c.source = (SELECT id FROM sources WHERE address = ?)"
        " AND c.uid IS NOT NULL)",
        (address,),
    )


def _tables(*, words: bool, topic: bool) -> tuple[str, str]:
    """The tables to look in, and the row of the one that leads."""
    if words:
        # The words are looked up once, and never again for each row of another table: hence the cross join.
        member = " JOIN article_topics t ON t.row = a.row" if topic else ""
        return f"words CROSS JOIN articles a ON a.row = words.rowid{member}", "words.rowid"
    if topic:
        return "article_topics t JOIN articles a ON a.row = t.row", "t.row"
    return "articles a", "a.row"


def _view_conditions(query: Query, today: int, name: str) -> list[Condition]:
    match query.view:
        case "today":
            return [(f"{name}.row >= ?", (schema.first_row(today),))]
        case "new" if query.since is not None:
            return [(f"{name}.added > ?", (query.since.timestamp(),))]
        case "begun":
            return [(f"{name}.uid IN (SELECT uid FROM marks WHERE {schema.BEGUN})", ())]
        case "unread" | "starred" | "later" as view:
            return [_marked(view, query.kept, name)]
    return []


def _marked(view: View, kept: Sequence[int], name: str) -> Condition:
    """What is marked as the view asks for, and what is kept in it although it no longer is."""
    condition = f"NOT {name}.read" if view == "unread" else f"{name}.{view}"
    if not kept:
        return condition, ()
    if view == "unread":
        return f"({condition} OR {name}.row IN (SELECT value FROM json_each(?)))", (numbers(kept),)
    marked = f"SELECT row FROM articles {name} WHERE {condition}"
    return f"{name}.row IN ({marked} UNION SELECT value FROM json_each(?))", (numbers(kept),)
