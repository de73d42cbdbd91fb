"""What is asked of the library: which articles, in which order."""

from datetime import datetime
from typing import Literal, NamedTuple

from reader.models.expressions import Expression

View = Literal["all", "unread", "begun", "today", "starred", "later", "new"]
Sort = Literal["date", "heat", "quality", "title", "provider", "relevance"]
Field = Literal["read", "starred", "later", "hidden"]
ChangedField = Literal[
    "read", "starred", "later", "hidden", "tag", "tags", "note", "hidden_from", "in_topic", "rule"
]
"""What a change may be about: a mark, a tag, a note, a topic that articles are hidden from or put into, or all
that a rule did."""
SourceOrder = Literal["list", "failing", "activity", "name"]
"""The order of the sources on their page: as they were added, failing ones first, the busiest first, by name."""
BEGUN_AT = 0.02
"""A share of an article: who scrolled less has not moved on in it."""


class Term(NamedTuple):
    """Words to be seen in a text: a phrase that is matched `whole`, or the last word of it as a beginning."""

    text: str
    whole: bool = False


class Query(NamedTuple):
    """What to list: every condition must hold. `where` is what the query language says (`reader.query`), of which no
    more than `limit` are listed. `topic` is a topic id and includes its children.

    `source` is the address of a source. The view "new" holds what was first seen after `since` (all there is where that
    is None), "begun" what was read beyond its beginning and not to its end. Articles of the row numbers `kept` stay in
    "unread", "starred" and "later", which they would have left because they were marked meanwhile. With `stories` those
    that tell one story are one row, that of the best of them; the others of the stories of the numbers `unfolded`
    follow it. Where it is `unlisted` as well, what the reader hid is left out unless `where` or `hidden` asks for it.
    """

    where: Expression | None = None
    topic: str | None = None
    source: str | None = None
    view: View = "all"
    sort: Sort = "date"
    unlisted: bool = False
    hidden: bool = False
    since: datetime | None = None
    kept: tuple[int, ...] = ()
    stories: bool = False
    unfolded: frozenset[int] = frozenset()
    limit: int | None = None
