"""The conditions of SQL that the parts of a query are, with bound values.

They are about the article called `@`, which `on` replaces by the name of the table of articles in a statement.
"""

from collections.abc import Sequence
from datetime import datetime

from reader.content.reading import WORDS_A_MINUTE
from reader.models import Number, NumberField, Part, Pattern, State, TextField, Time, Words
from reader.query.moments import Clock, span
from reader.store import schema
from reader.store.meant import UNREAD, Asking, Condition
from reader.store.notes import OF_NOTES
from reader.store.tags import OF_TAGS
from reader.store.values import Value, numbers
from reader.topic_names import fold

FALSE: Condition = ("0", ())
_DUPLICATE = """(@.story <> 0 AND EXISTS (
    SELECT 1 FROM articles o WHERE o.story = @.story AND o.story <> 0 AND o.place < @.place))"""
_STATES: dict[State, str] = {
    "unread": UNREAD[0],
    "read": "@.read",
    "starred": "@.starred",
    "later": "@.later",
    "listed": "@.listed",
    "unlisted": "NOT @.listed",
    "lead": f"NOT {_DUPLICATE}",
    "duplicate": _DUPLICATE,
    "begun": f"@.uid IN (SELECT uid FROM marks WHERE {schema.BEGUN})",
    "hidden": "@.hidden",
}
_MARKED: frozenset[State] = frozenset(("unread", "read", "starred", "later"))
PARTS: dict[Part, str] = {
    "related": "@.related > 0",
    "body": f"@.parts & {schema.HAS_BODY}",
    "image": f"@.parts & {schema.HAS_IMAGE}",
    "video": f"@.parts & {schema.HAS_VIDEO}",
    "note": f"@.uid IN (SELECT m.uid FROM marks m WHERE {OF_NOTES})",
    "tag": f"@.uid IN (SELECT m.uid FROM marks m WHERE {OF_TAGS})",
}
_NUMBERS: dict[NumberField, str] = {
    "heat": "@.heat",
    "quality": "@.quality",
    "length": "nullif(@.length, 0)",
    "reading": f"max(1, round(nullif(@.length, 0) / {WORDS_A_MINUTE}.0))",
}
_TEXTS: dict[TextField, str] = {
    "title": "SELECT x.title AS text FROM texts x WHERE x.row = @.row",
    "excerpt": "SELECT x.excerpt AS text FROM texts x WHERE x.row = @.row",
    "author": "SELECT x.author AS text FROM texts x WHERE x.row = @.row",
    "url": "SELECT x.url AS text FROM texts x WHERE x.row = @.row",
    "note": f"SELECT m.value AS text FROM marks m WHERE m.uid = @.uid AND {OF_NOTES}",
    "path": "SELECT s.address || '/' || c.key AS text FROM copies c JOIN sources s ON s.id = c.source"
    " WHERE c.uid = @.uid",
}
"""Where the text of a field is, which no table of names holds."""


def joined(operator: str, conditions: Sequence[Condition]) -> Condition:
    """Conditions as one, with AND or OR between them."""
    text = operator.join(f"({text})" for text, _ in conditions)
    return f"({text})", tuple(value for _, values in conditions for value in values)


def in_topics(topics: Sequence[int], *, own: bool) -> Condition:
    """In one of some topics, by their numbers; `own`: not only in one below."""
    alone = " AND m.direct <> 0" if own else ""
    if len(topics) == 1:
        return f"EXISTS (SELECT 1 FROM article_topics m WHERE m.topic = ? AND m.row = @.row{alone})", (
            topics[0],
        )
    return (
        "EXISTS (SELECT 1 FROM json_each(?) t CROSS JOIN article_topics m ON m.topic = t.value"
        f" WHERE m.row = @.row{alone})",
        (numbers(topics),),
    )


def named(field: str, names: Sequence[int]) -> Condition:
    """With one of some names, by their numbers, as provider, domain, type or language."""
    if len(names) == 1:
        return f"@.{field} = ?", (names[0],)
    # The sign keeps articles in their order: what an index gives of several names would have to be sorted.
    return f"+@.{field} IN (SELECT value FROM json_each(?))", (numbers(names),)


def tagged(fields: tuple[Value, ...]) -> Condition:
    """With one of some tags, by the fields of their marks."""
    marks = f"SELECT m.uid FROM marks m WHERE {OF_TAGS} AND m.field IN ({','.join('?' * len(fields))})"
    return (f"@.uid IN ({marks})", fields) if fields else FALSE


def from_sources(sources: Sequence[int]) -> Condition:
    """In one of some sources, by their numbers."""
    # The sign keeps articles in their order: looking a hundred thousand up one by one takes three times as long.
    return (
        "+@.uid IN (SELECT c.uid FROM json_each(?) s CROSS JOIN copies c ON c.source = s.value"
        " WHERE c.uid IS NOT NULL)",
        (numbers(sources),),
    )


def in_text(where: Words | Pattern) -> Condition:
    """With something in the text of a field."""
    assert where.field is not None, where
    found = f"EXISTS (SELECT 1 FROM ({_TEXTS[where.field]}) WHERE {{}})"
    if isinstance(where, Pattern):
        return found.format("in_pattern(?, ?, text)"), (where.pattern, where.ignoring_case)
    if where.exact:
        return found.format("folded(text) = ?"), (fold(where.text),)
    return found.format("instr(folded(text), ?)"), (fold(where.text),)


def number(where: Number) -> Condition:
    """With a number that compares so."""
    column = _NUMBERS[where.field]
    if where.comparison != "..":
        return f"{column} {where.comparison} ?", (where.value,)
    edges = [(">=", where.value), ("<=", where.end)]
    return joined(" AND ", [(f"{column} {sign} ?", (edge,)) for sign, edge in edges if edge is not None])


def time(where: Time, clock: Clock) -> Condition:
    """Of a time that compares so."""
    start, end = span(where.comparison, where.moment, where.end, clock)
    if where.field == "first-seen":
        edges = [(f"@.added {sign} ?", _second(edge)) for sign, edge in ((">=", start), ("<", end)) if edge]
    else:
        # Rows are numbered by time, so a span of time is one of rows; those below the first have no date.
        first = schema.FIRST_ROW if start is None else _row(start)
        edges = [("@.row >= ?", first), *([("@.row < ?", _row(end))] if end else [])]
    return joined(" AND ", [(text, (value,)) for text, value in edges]) if edges else ("1", ())


def _row(time: datetime) -> int:
    return max(schema.FIRST_ROW, schema.first_row(max(_second(time), schema.FIRST_SECOND)))


def _second(time: datetime) -> int:
    """The first whole second that is not before a time."""
    return -int(-time.timestamp() // 1)


def state(state: State, asking: Asking) -> Condition:
    """Standing so."""
    if state == "future":
        now = _second(asking.clock.now)
        return f"@.row IN (SELECT row FROM articles WHERE {schema.AHEAD} AND published > ?)", (now,)
    if state in _MARKED and asking.kept:
        stay = "AND @.row NOT IN" if asking.denied else "OR @.row IN"
        return f"({_STATES[state]} {stay} (SELECT value FROM json_each(?)))", (numbers(asking.kept),)
    return _STATES[state], ()
