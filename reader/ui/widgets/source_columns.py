"""Which columns the page of sources has in a given width. Pure."""

from functools import lru_cache
from typing import NamedTuple

WEEKS = 12
"""So many weeks are told of, a cell each."""
_LONG = 130
"""Columns of a list that tells in full when a source is looked at again."""


class SourceColumns(NamedTuple):
    """Widths in cells, 0 for what is not shown, each with the gap before it.

    `start` holds the bar and the sign, `rest` stays blank at the end. Where `brief`, "until 14:30" has to do.
    """

    start: int
    name: int
    kind: int
    topics: int
    articles: int
    unread: int
    weeks: int
    last: int
    following: int
    rest: int
    brief: bool

    @property
    def about(self) -> int:
        """The room of kind and topics together, which a source that fails needs to say why."""
        return self.kind + self.topics


@lru_cache(maxsize=64)
def source_columns(width: int) -> SourceColumns:
    """The columns of a list of `width` cells."""
    start = 3 if width >= 16 else min(2, width)
    rest = 2 if width >= 24 else 1 if width >= 12 else 0
    kind = 10 if width >= 100 else 0
    articles = 10 if width >= 64 else 0
    unread = 8 if width >= 88 else 0
    weeks = 2 + WEEKS if width >= 72 else 0
    last = 8 if width >= 34 else 0
    brief = width < _LONG
    following = (15 if brief else 22) if width >= 52 else 0
    room = width - start - rest - kind - articles - unread - weeks - last - following
    topics = min(40, room * 2 // 5) if width >= 112 else 0
    name = max(0, room - topics)
    return SourceColumns(
        start, name, kind, topics, articles, unread, weeks, last, following, rest, brief
    )  # fmt: skip
