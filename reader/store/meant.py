"""What a query means, as the statements of SQL need it. Light: whoever asks for a view needs no query language.

Conditions are about the article called `@`, which `on` replaces by the name of the table of articles in a statement.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reader.store.values import Value

if TYPE_CHECKING:
    from reader.query.moments import Clock

Condition: TypeAlias = tuple[str, tuple[Value, ...]]
"""An expression of SQL, and the values for its question marks."""

UNREAD: Condition = ("NOT @.read", ())


class Meaning(NamedTuple):
    """What an expression means: what the words of the index have to match (None: anything), and what else must hold.

    `tiers` part what they match: what is to be put first, second and so on. `topic` is the number of a topic that all
    are in, which is not among the conditions. `unlisted` tells that it asks itself whether articles are listed,
    `hidden` that it asks for what is hidden.
    """

    match: str | None = None
    conditions: tuple[Condition, ...] = ()
    tiers: tuple[str, ...] = ()
    topic: int | None = None
    unlisted: bool = False
    hidden: bool = False


EVERYTHING = Meaning()


class Asking(NamedTuple):
    """What a query is asked with: when, by which names the user knows sources, by their addresses, and which articles
    stay in what they would have left because they were marked meanwhile, by their rows. `denied` tells that what is
    asked for is not to hold.
    """

    clock: "Clock"
    sources: Callable[[], "dict[str, str]"] = dict
    kept: tuple[int, ...] = ()
    denied: bool = False


def on(condition: Condition, name: str) -> Condition:
    """A condition for the articles that a statement calls `name`."""
    return condition[0].replace("@", name), condition[1]


def in_index(match: str) -> Condition:
    """What the index of words finds."""
    return "@.row IN (SELECT rowid FROM words WHERE words MATCH ?)", (match,)
