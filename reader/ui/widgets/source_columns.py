"""Which columns the page of sources has in a given width. Pure."""

from functools import lru_cache
from typing import NamedTuple

WEEKS = 12
"""So many weeks are told of, a cell each."""
_LONG = 130
"""Columns of a list that tells in full when a source is looked at again."""
_REASON, _LEAST_REASON = 28, 16
"""Cells that it takes to say why a source fails, and those that are still worth it."""


class SourceColumns(NamedTuple):
    """Widths in cells, 0 for what is not shown, each with the gap before it.

    `start` holds the bar and the sign, `rest` stays blank at the end. `weeks` is a graph, `rate` how many come a week.
    Where `brief`, "on change" has to do.
    """

    start: int
    name: int
    kind: int
    topics: int
    articles: int
    unread: int
    weeks: int
    rate: int
    last: int
    following: int
    rest: int
    brief: bool

    @property
    def about(self) -> int:
        """The room of kind and topics together, which a source that fails needs to say why."""
        return self.kind + self.topics

    def saying_why(self, *, bare: bool) -> "SourceColumns":
        """The columns of a source that says why it fails: numbers give way where they are all nothing, `bare`, or where
        there is no room for words else; then the times do.
        """
        shape = self
        if bare or shape.about < _REASON:
            numbers = shape.articles + shape.unread + shape.weeks + shape.rate
            shape = shape._replace(topics=shape.topics + numbers, articles=0, unread=0, weeks=0, rate=0)
        times = shape.last + shape.following
        if shape.about < _REASON and shape.about + times >= _LEAST_REASON:
            shape = shape._replace(topics=shape.topics + times, last=0, following=0)
        return shape


@lru_cache(maxsize=64)
def source_columns(width: int) -> SourceColumns:
    """The columns of a list of `width` cells."""
    start = 3 if width >= 16 else min(2, width)
    rest = 2 if width >= 24 else 1 if width >= 12 else 0
    kind = 10 if width >= 100 else 0
    unread = 8 if width >= 60 else 0
    articles = 10 if width >= 88 else 0
    weeks = 2 + WEEKS if width >= 72 else 0
    rate = 8 if width >= 118 else 0
    last = 8 if width >= 34 else 0
    brief = width < _LONG
    following = (12 if brief else 17) if width >= 52 else 0
    room = width - start - rest - kind - articles - unread - weeks - rate - last - following
    topics = min(40, room * 2 // 5) if width >= 112 else 0
    name = max(0, room - topics)
    return SourceColumns(
        start, name, kind, topics, articles, unread, weeks, rate, last, following, rest, brief
    )  # fmt: skip
