"""What a query says (`reader.query`) → expressions of SQL with bound values, and one of FTS5: the only place for that.

Conditions are about the article called `@`, which `on` replaces by the name of the table of articles in a statement.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias

from reader.models import (
    All,
    Either,
    Expression,
    Has,
    Is,
    Not,
    Number,
    NumberField,
    Part,
    Pattern,
    State,
    TextField,
    Time,
    Words,
)
from reader.query.fts import in_columns, worded
from reader.query.moments import Clock, span
from reader.query.terms import ranking
from reader.store import schema
from reader.store.known_names import KnownNames
from reader.store.tags import OF_TAGS
from reader.store.values import Value, numbers
from reader.topic_names import fold

Condition: TypeAlias = tuple[str, tuple[Value, ...]]
"""An expression of SQL, and the values for its question marks."""

FALSE: Condition = ("0", ())
UNREAD: Condition = ("NOT @.read", ())
_TIERS = (("title",), ("title", "topics"), ("title", "topics", "excerpt"))
"""Where the words stand that put an article first, second and third among what is found."""

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
_PARTS: dict[Part, str] = {
    "related": "@.related > 0",
    "body": f"@.parts & {schema.HAS_BODY}",
    "image": f"@.parts & {schema.HAS_IMAGE}",
    "video": f"@.parts & {schema.HAS_VIDEO}",
    "note": "@.uid IN (SELECT uid FROM marks WHERE field = 'note' AND value <> '')",
    "tag": f"@.uid IN (SELECT m.uid FROM marks m WHERE {OF_TAGS})",
}
_NUMBERS: dict[NumberField, str] = {
    "heat": "@.heat",
    "quality": "@.quality",
    "length": "nullif(@.length, 0)",
    "reading": f"max(1, round(nullif(@.length, 0) / {schema.WORDS_A_MINUTE}.0))",
}
_TEXTS: dict[TextField, str] = {
    "title": "SELECT x.title AS text FROM texts x WHERE x.row = @.row",
    "excerpt": "SELECT x.excerpt AS text FROM texts x WHERE x.row = @.row",
    "author": "SELECT x.author AS text FROM texts x WHERE x.row = @.row",
    "url": "SELECT x.url AS text FROM texts x WHERE x.row = @.row",
    "note": "SELECT m.value AS text FROM marks m WHERE m.uid = @.uid AND m.field = 'note'",
    "path": "SELECT s.address || '/' || c.key AS text FROM copies c JOIN sources s ON s.id = c.source"
    " WHERE c.uid = @.uid",
}
"""Where the text of a field is, which no table of names holds."""


class Meaning(NamedTuple):
    """What an expression means: what the words of the index have to match (None: anything), and what else must hold.

    `tiers` part what they match: what is to be put first, second and so on. `topic` is the number of a topic that all
    are in, which is not among the conditions. `unlisted` tells that it asks itself
    whether articles are listed, `hidden` that it asks for what is hidden.
    """

    match: str | None = None
    conditions: tuple[Condition, ...] = ()
    tiers: tuple[str, ...] = ()
    topic: int | None = None
    unlisted: bool = False
    hidden: bool = False


class Asking(NamedTuple):
    """What a query is asked with: when, by which names the user knows sources, by their addresses, and which articles
    stay in what they would have left because they were marked meanwhile, by their rows. `denied` tells that what is
    asked for is not to hold.
    """

    clock: Clock
    sources: Callable[[], "dict[str, str]"] = dict
    kept: tuple[int, ...] = ()
    denied: bool = False


EVERYTHING = Meaning()


class Meanings:
    """Knows the names in the library that queries are about."""

    def __init__(self, names: KnownNames) -> None:
        self._names = names

    def of(self, where: Expression | None, asking: Asking, *, in_topic: bool = False) -> Meaning:
        """What an expression means just now; `in_topic` tells that what is asked for is in a topic anyway."""
        if where is None:
            return EVERYTHING
        match, rest = _worded(where.of if isinstance(where, All) else (where,))
        topic, rest = (None, rest) if in_topic else self._topic(rest)
        conditions = tuple(self._condition(part, asking) for part in rest)
        return Meaning(
            match, conditions, _tiers(where, match), topic, asks_itself(where), asks_for_hidden(where)
        )

    def _topic(self, parts: list[Expression]) -> tuple[int | None, list[Expression]]:
        """The first part that means just one topic, by its number, and the others: it is looked up by its articles."""
        for part in parts:
            if (
                isinstance(part, Words)
                and part.field == "topic"
                and len(found := self._names.topics(part)) == 1
            ):
                return found[0], parts if part.exact else [other for other in parts if other is not part]
        return None, parts

    def _condition(self, where: Expression, asking: Asking) -> Condition:  # noqa: PLR0911 (one for each kind)
        match where:
            case Words() | Pattern():
                return self._text(where, asking)
            case Number():
                return _number(where)
            case Time():
                return _time(where, asking.clock)
            case Is(state):
                return _state(state, asking)
            case Has(part):
                return _PARTS[part], ()
            case Not(of):
                text, values = self._condition(of, asking._replace(denied=not asking.denied))
                return f"({text}) IS NOT TRUE", values
            case All(of):
                return _joined(" AND ", [self._condition(part, asking) for part in of])
            case Either(of):
                return _joined(" OR ", self._any(of, asking))

    def _any(self, of: Sequence[Expression], asking: Asking) -> list[Condition]:
        """Those of which one must hold; all that the index can tell is asked of it at once."""
        matches = [match for part in of if (match := worded(part)) is not None]
        rest = [self._condition(part, asking) for part in of if worded(part) is None]
        return [*([in_index(" OR ".join(matches))] if matches else []), *rest]

    def _text(self, where: Words | Pattern, asking: Asking) -> Condition:  # noqa: PLR0911 (one for each kind)
        field = where.field
        match = worded(where)
        if match is not None:
            return in_index(match)
        match field:
            case None:
                return FALSE  # no letter or digit, which the index does not know
            case "topic":
                return _in_topics(self._names.topics(where), own=isinstance(where, Words) and where.exact)
            case "tag":
                return _tagged(self._names.tags(where))
            case "source":
                return _from_sources(self._names.sources(where, asking.sources()))
            case "provider" | "domain" | "type" | "lang":
                return f"@.{field} IN (SELECT value FROM json_each(?))", (numbers(self._names.others(where)),)
        return _in_text(where)


def on(condition: Condition, name: str) -> Condition:
    """A condition for the articles that a statement calls `name`."""
    return condition[0].replace("@", name), condition[1]


def in_index(match: str) -> Condition:
    """What the index of words finds."""
    return "@.row IN (SELECT rowid FROM words WHERE words MATCH ?)", (match,)


def asks_itself(where: Expression) -> bool:
    """Whether an expression asks itself for what is listed or not: then nothing is left out beforehand.

    What is starred or kept for later is shown whether it is listed or not.
    """
    parts = where.of if isinstance(where, All) else (where,)
    return any(part in (Is("starred"), Is("later"), Is("begun")) for part in parts) or any(
        state in ("listed", "unlisted", "hidden") for state in _states(where)
    )


def asks_for_hidden(where: Expression | None) -> bool:
    """Whether an expression is about what is hidden, which all others leave out."""
    return where is not None and "hidden" in _states(where)


def _states(where: Expression) -> Iterable[State]:
    match where:
        case Is(state):
            yield state
        case Not(of):
            yield from _states(of)
        case All(of) | Either(of):
            for part in of:
                yield from _states(part)


def _worded(parts: Sequence[Expression]) -> tuple[str | None, list[Expression]]:
    """What the index of words can tell of parts that hold together, and the other parts."""
    there = [part for part in parts if not isinstance(part, Not) and worded(part) is not None]
    if not there:
        return None, list(parts)
    gone = [part for part in parts if isinstance(part, Not) and worded(part.of) is not None]
    told = [*there, *gone]
    return worded(All(tuple(told)) if len(told) > 1 else told[0]), [
        part for part in parts if part not in told
    ]


def _tiers(where: Expression, match: str | None) -> tuple[str, ...]:
    """What is matched, parted by where the words stand: in the title, in topics too, in the excerpt too, elsewhere."""
    rank = ranking(where)
    told = None if rank is None else worded(rank)
    if match is None or told is None:
        return ()
    within = [in_columns(columns, told) for columns in _TIERS]
    if told != match:
        within = [f"({one}) AND ({match})" for one in within]
    after = [*within[1:], match]
    return within[0], *(f"({one}) NOT ({before})" for before, one in zip(within, after, strict=True))


def _joined(operator: str, conditions: Sequence[Condition]) -> Condition:
    text = operator.join(f"({text})" for text, _ in conditions)
    return f"({text})", tuple(value for _, values in conditions for value in values)


def _in_topics(topics: Sequence[int], *, own: bool) -> Condition:
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


def _tagged(fields: tuple[Value, ...]) -> Condition:
    marks = f"SELECT m.uid FROM marks m WHERE {OF_TAGS} AND m.field IN ({','.join('?' * len(fields))})"
    return (f"@.uid IN ({marks})", fields) if fields else FALSE


def _from_sources(sources: Sequence[int]) -> Condition:
    # The sign keeps articles in their order: looking a hundred thousand up one by one takes three times as long.
    return (
        "+@.uid IN (SELECT c.uid FROM json_each(?) s CROSS JOIN copies c ON c.source = s.value"
        " WHERE c.uid IS NOT NULL)",
        (numbers(sources),),
    )


def _in_text(where: Words | Pattern) -> Condition:
    assert where.field is not None, where
    found = f"EXISTS (SELECT 1 FROM ({_TEXTS[where.field]}) WHERE {{}})"
    if isinstance(where, Pattern):
        return found.format("in_pattern(?, ?, text)"), (where.pattern, where.ignoring_case)
    if where.exact:
        return found.format("folded(text) = ?"), (fold(where.text),)
    return found.format("instr(folded(text), ?)"), (fold(where.text),)


def _number(where: Number) -> Condition:
    column = _NUMBERS[where.field]
    if where.comparison != "..":
        return f"{column} {where.comparison} ?", (where.value,)
    edges = [(">=", where.value), ("<=", where.end)]
    return _joined(" AND ", [(f"{column} {sign} ?", (edge,)) for sign, edge in edges if edge is not None])


def _time(where: Time, clock: Clock) -> Condition:
    start, end = span(where.comparison, where.moment, where.end, clock)
    if where.field == "first-seen":
        edges = [(f"@.added {sign} ?", _second(edge)) for sign, edge in ((">=", start), ("<", end)) if edge]
    else:
        # Rows are numbered by time, so a span of time is one of rows; those below the first have no date.
        first = schema.FIRST_ROW if start is None else _row(start)
        edges = [("@.row >= ?", first), *([("@.row < ?", _row(end))] if end else [])]
    return _joined(" AND ", [(text, (value,)) for text, value in edges]) if edges else ("1", ())


def _row(time: datetime) -> int:
    return max(schema.FIRST_ROW, schema.first_row(max(_second(time), schema.FIRST_SECOND)))


def _second(time: datetime) -> int:
    """The first whole second that is not before a time."""
    return -int(-time.timestamp() // 1)


def _state(state: State, asking: Asking) -> Condition:
    if state == "future":
        now = _second(asking.clock.now)
        return f"@.row IN (SELECT row FROM articles WHERE {schema.AHEAD} AND published > ?)", (now,)
    if state in _MARKED and asking.kept:
        stay = "AND @.row NOT IN" if asking.denied else "OR @.row IN"
        return f"({_STATES[state]} {stay} (SELECT value FROM json_each(?)))", (numbers(asking.kept),)
    return _STATES[state], ()
