"""What a query says of articles, as a tree: what `reader.query` makes of a text, and the store of that."""

from typing import Literal, NamedTuple, TypeAlias

TextField = Literal[
    "title", "excerpt", "body", "note", "provider", "domain", "topic", "tag", "author", "source", "type", "lang",
    "url", "path",
]  # fmt: skip
NumberField = Literal["heat", "quality", "length", "reading"]
"""`length` is words, `reading` minutes."""
TimeField = Literal["date", "first-seen"]
Comparison = Literal["=", "!=", "<", "<=", ">", ">=", ".."]
State = Literal[
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
Part = Literal["related", "body", "image", "video", "note", "tag"]


class Words(NamedTuple):
    """A text that stands in a field, or in any that is read (`field` None): the title, topics, excerpt, body, note,
    author or provider.

    Its last word is the beginning of one, unless it is `whole`: a phrase in quotes. `exact` means all of the field.
    """

    text: str
    field: TextField | None = None
    whole: bool = False
    exact: bool = False


class Pattern(NamedTuple):
    """A regular expression that is found in a field."""

    field: TextField
    pattern: str
    ignoring_case: bool = False


class Number(NamedTuple):
    """A number that compares so to `value`; ".." is from `value` to `end`, either of which may be open (None)."""

    field: NumberField
    comparison: Comparison
    value: float | None
    end: float | None = None


class Time(NamedTuple):
    """A time in the span of one moment, or of two ("..", either of which may be open), before it ("<", "<=") or after
    it.

    Moments stand as they were written ("3d", "2021-05", "today"): a query that is kept means them anew each day. See
    `reader.query.moments`.
    """

    field: TimeField
    comparison: Comparison
    moment: str
    end: str = ""


class Is(NamedTuple):
    """How an article stands."""

    state: State


class Has(NamedTuple):
    """What belongs to an article."""

    part: Part


class Not(NamedTuple):
    """What does not hold."""

    of: "Expression"


class All(NamedTuple):
    """Two or more that hold together."""

    of: "tuple[Expression, ...]"


class Either(NamedTuple):
    """Two or more of which one holds, or several."""

    of: "tuple[Expression, ...]"


Expression: TypeAlias = Words | Pattern | Number | Time | Is | Has | Not | All | Either
