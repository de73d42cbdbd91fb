"""What a query says (`reader.query`) → what the full-text index has to match, and conditions of SQL for all else.

This and `reader.store.conditions` are the only place for that.
"""

from collections.abc import Sequence

from reader.models import All, Either, Expression, Has, Is, Not, Number, Pattern, Time, Words
from reader.query.scope import asks_for_hidden, asks_itself
from reader.query.terms import ranking
from reader.query.worded import in_columns, worded
from reader.store.conditions import (
    FALSE,
    PARTS,
    from_sources,
    in_text,
    in_topics,
    joined,
    named,
    number,
    state,
    tagged,
    time,
)
from reader.store.known_names import KnownNames
from reader.store.meant import EVERYTHING, Asking, Condition, Meaning, in_index

_TIERS = (("title",), ("title", "topics"), ("title", "topics", "excerpt"))
"""Where the words stand that put an article first, second and third among what is found."""


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
                return number(where)
            case Time():
                return time(where, asking.clock)
            case Is():
                return state(where.state, asking)
            case Has(part):
                return PARTS[part], ()
            case Not(of):
                text, values = self._condition(of, asking._replace(denied=not asking.denied))
                return f"({text}) IS NOT TRUE", values
            case All(of):
                return joined(" AND ", [self._condition(part, asking) for part in of])
            case Either(of):
                return joined(" OR ", self._any(of, asking))

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
                return in_topics(self._names.topics(where), own=isinstance(where, Words) and where.exact)
            case "tag":
                return tagged(self._names.tags(where))
            case "source":
                return from_sources(self._names.sources(where, asking.sources()))
            case "provider" | "domain" | "type" | "lang":
                return named(field, self._names.others(where))
        return in_text(where)


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
