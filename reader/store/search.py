"""What queries find: rows and counts. How that is asked for, `reader.store.selecting` knows."""

from array import array
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from reader.models import Count, Counts, Matches, Query, View
from reader.store.counting import EVERYTHING, NOTHING, SUMS, Counting, Tally
from reader.store.database import Database
from reader.store.folding import Folding, told_by, unread
from reader.store.meant import UNREAD, Asking, Condition
from reader.store.selecting import Asked, Selection, is_everything, selection, selections
from reader.store.values import integer, numbers

if TYPE_CHECKING:
    from reader.store.known_names import KnownNames
    from reader.store.meaning import Meanings

_COUNTED: tuple[View, ...] = ("begun", "today", "starred", "later", "new")
"""Views that are counted when they are asked for; the others are kept counted."""


class Search:
    """Answers queries with row numbers and counts."""

    def __init__(
        self, database: Database, counting: Counting, folding: Folding, known: "Callable[[], KnownNames]"
    ) -> None:
        """`known` gives the names that queries may mean."""
        self._known = known
        self._database = database
        self._counting = counting
        self._folding = folding

    @cached_property
    def _meanings(self) -> "Meanings":
        # Imported when a query is asked: the first frame shows a view, which needs none.
        from reader.store.meaning import Meanings

        return Meanings(self._known())

    def asked(self, query: Query, topic: int | None, today: int, asking: Asking | None) -> Asked:
        """A query with what it means just now; `topic` is the number of its topic, `today` a Unix time."""
        if query.where is None or asking is None:
            return Asked(query, topic, today)
        asking = asking._replace(kept=query.kept)
        meaning = self._meanings.of(query.where, asking, in_topic=query.topic is not None)
        return Asked(query, topic if query.topic is not None else meaning.topic, today, meaning)

    def matches(self, asked: Asked, limit: int | None) -> Matches:
        """The rows a query matches, in order."""
        if asked.query.limit is not None:
            rows = self._rows(asked, asked.query.limit)
            matches = Matches(rows[:limit], *self._count_rows(rows, asked))
        else:
            matches = Matches(self._rows(asked, limit), *self._counted(asked))
        return self._folding.unfolded(matches, asked) if asked.query.unfolded else matches

    def first(self, asked: Asked, limit: int) -> Matches:
        """The first rows alone, as soon as they are known. Of stories a row may be that of another article than among
        all of them.
        """
        most = min(limit, asked.query.limit or limit)
        rows = self._rows(asked._replace(query=asked.query._replace(stories=False)), most)
        whole = len(rows) < most
        if asked.query.stories:
            rows = self._folding.folded(rows)
        return Matches(rows, len(rows), 0, counted=False, whole=whole)

    def unread_rows(self, asked: Asked) -> "array[int]":
        """The rows of the unread among what `matches` gives, in the same order; of stories those of which any is."""
        if asked.query.limit is not None:
            return self._unread_among(self._rows(asked, asked.query.limit), asked)
        return self._rows(asked, None, unread(asked))

    def count(self, asked: Sequence[Asked]) -> list[Count]:
        """How many articles, or stories, each of some queries matches, and how many of them are unread."""
        return [Count(*self._counted(one)) for one in asked]

    def uids(self, asked: Asked, *, unread: bool = False) -> "array[int]":
        """The identities of all articles that match, all those of a story among them; the `unread` alone."""
        conditions: list[Condition] = [("NOT a.read", ())] if unread else []
        if asked.query.limit is not None:
            conditions.append(told_by(self._rows(asked, asked.query.limit), asked))
        asked = asked._replace(query=asked.query._replace(stories=False))
        return self._rows(asked, None, *conditions, column="a.uid")

    def among(self, asked: Asked, uids: Sequence[int]) -> "array[int]":
        """Those of some articles that match, by their identities."""
        asked = asked._replace(query=asked.query._replace(stories=False))
        chosen = selection(asked)
        if chosen is None:
            return array("q")
        these = ("a.uid IN (SELECT value FROM json_each(?))", (numbers(uids),))
        return self._list("a.uid", chosen.also(these), None)

    def counts(self, today: int, since: datetime | None) -> Counts:
        """What the library and the views above the topics hold; "new" is what was first seen after `since`."""
        everything = self._counting.counts()[EVERYTHING]
        tallies: dict[View, Tally] = {
            "all": everything,
            "unread": Tally(
                everything.unread, everything.unread, everything.unread_stories, everything.unread_stories
            ),
        }
        for view in _COUNTED:
            query = Query(view=view, since=since)
            tallies[view] = everything if is_everything(query) else self._count(Asked(query, None, today))
        found = self._database.row(
            "SELECT (SELECT count(*) FROM problems) + (SELECT count(*) FROM sources WHERE error IS NOT NULL)"
        )
        assert found is not None
        articles, stories = (
            {view: Count(*tally.of(stories=which)) for view, tally in tallies.items()}
            for which in (False, True)
        )
        return Counts(everything.total, everything.unread, articles, integer(found[0]), stories)

    def _rows(
        self, asked: Asked, limit: int | None, *conditions: Condition, column: str = "a.row"
    ) -> "array[int]":
        """What a query asks for, part by part where it is ranked."""
        rows = array("q")
        for chosen in selections(asked):
            left = None if limit is None else limit - len(rows)
            if left is None or left > 0:
                rows += self._list(column, chosen.also(*conditions), left)
        return rows

    def _list(self, column: str, chosen: Selection, limit: int | None) -> "array[int]":
        cut = "" if limit is None else f" LIMIT {int(limit)}"
        return self._database.integers(
            f"SELECT {column} FROM {chosen.tables}{chosen.where} ORDER BY {chosen.order}{cut}", chosen.values
        )

    def _unread_among(self, rows: "array[int]", asked: Asked) -> "array[int]":
        """The unread of some rows of a list; of stories those of which any is."""
        text, values = unread(asked)
        return self._database.integers(
            "SELECT a.row FROM json_each(?) wanted CROSS JOIN articles a ON a.row = wanted.value"
            f" WHERE {text} ORDER BY wanted.key",
            (numbers(rows), *values),
        )

    def _count_rows(self, rows: "array[int]", asked: Asked) -> tuple[int, int]:
        """How many rows there are of a query that limits itself, and how many of them are unread."""
        return len(rows), len(self._unread_among(rows, asked))

    def _kept(self, asked: Asked) -> tuple[int, int] | None:
        """Total and unread of a query that is just a topic or everything, or its unread ones, where that is known."""
        query, meaning = asked.query, asked.meaning
        if query.unlisted or query.kept or query.source is not None or meaning.match or meaning.unlisted:
            return None
        if meaning.conditions not in ((), (UNREAD,)) or (query.view != "unread" and not is_everything(query)):
            return None
        tally = self._counting.of(EVERYTHING if asked.topic is None else asked.topic)
        if tally is None:
            return None
        total, unread = tally.of(stories=query.stories)
        return (unread, unread) if query.view == "unread" or meaning.conditions else (total, unread)

    def _counted(self, asked: Asked) -> tuple[int, int]:
        if asked.query.limit is not None:
            return self._count_rows(self._rows(asked, asked.query.limit), asked)
        return self._kept(asked) or self._count(asked).of(stories=asked.query.stories)

    def _count(self, asked: Asked) -> Tally:
        """How many articles and stories match."""
        chosen = selection(asked._replace(query=asked.query._replace(stories=False)))
        if chosen is None:
            return NOTHING
        found = self._database.row(f"SELECT {SUMS} FROM {chosen.tables}{chosen.where}", chosen.values)
        assert found is not None
        return Tally(*map(integer, found))
