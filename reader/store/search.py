"""What queries find: rows, counts, and the stories of rows. How that is asked for, `reader.store.selecting` knows."""

from array import array
from collections.abc import Sequence
from datetime import datetime

from reader.models import Count, Counts, Cover, Matches, Query, View
from reader.store.counting import EVERYTHING, NOTHING, SUMS, Counting, Tally
from reader.store.database import Database
from reader.store.names import Names
from reader.store.selecting import Condition, Selection, is_everything, mates, selection
from reader.store.values import integer, maybe_integer, numbers

_COUNTED: tuple[View, ...] = ("begun", "today", "starred", "later", "new")
"""Views that are counted when they are asked for; the others are kept counted."""


class Search:
    """Answers queries with row numbers and counts."""

    def __init__(self, database: Database, counting: Counting, names: Names) -> None:
        self._database = database
        self._counting = counting
        self._names = names

    def matches(self, query: Query, topic: int | None, today: int, limit: int | None) -> Matches:
        """The rows a query matches, in order; `topic` is the number of its topic, `today` a Unix time."""
        chosen = selection(query, topic, today)
        if chosen is None:
            return Matches(array("q"), 0, 0)
        rows = self._list("a.row", chosen, limit)
        counts = self._kept(query, topic) or self._count(query, topic, today).of(stories=query.stories)
        if not query.unfolded:
            return Matches(rows, *counts)
        return self._unfold(Matches(rows, *counts), query, topic, today)

    def unread_rows(self, query: Query, topic: int | None, today: int) -> "array[int]":
        """The rows of the unread among what `matches` gives, in the same order; of stories those of which any is."""
        chosen = selection(query, topic, today)
        if chosen is None:
            return array("q")
        if not query.stories:
            return self._list("a.row", chosen.also(("NOT a.read", ())), None)
        text, values = mates(query, topic, today)
        unread = f"(NOT a.read OR EXISTS (SELECT 1 FROM articles b WHERE {text} AND NOT b.read))"
        return self._list("a.row", chosen.also((unread, values)), None)

    def unread_uids(self, query: Query, topic: int | None, today: int) -> "array[int]":
        """The identities of all articles that match and are unread."""
        chosen = selection(query._replace(stories=False), topic, today)
        return array("q") if chosen is None else self._list("a.uid", chosen.also(("NOT a.read", ())), None)

    def covers(self, rows: Sequence[int], query: Query, topic: int | None, today: int) -> dict[int, Cover]:
        """The stories of rows, by row, as far as others of them match a query too."""
        text, values = mates(query, topic, today)
        found = self._database.rows(
            "SELECT a.row, a.story, b.place < a.place, b.read, b.provider FROM json_each(?) wanted"
            " CROSS JOIN articles a ON a.row = wanted.value JOIN articles b ON b.row <> a.row"
            f" WHERE a.story <> 0 AND {text} ORDER BY a.row, b.place",
            (numbers(rows), *values),
        )
        covers: dict[int, Cover] = {}
        for row, story, is_better, read, provider in found:
            before = covers.get(integer(row), Cover(integer(story)))
            name = None if (number := maybe_integer(provider)) is None else self._names.name(number)[0]
            covers[integer(row)] = Cover(
                before.story,
                before.more + 1,
                before.unread + (not read),
                before.providers if name is None or name in before.providers else (*before.providers, name),
                before.inside or bool(is_better),
            )
        return covers

    def first_unread(self, rows: Sequence[int], query: Query, topic: int | None, today: int) -> int | None:
        """The place among `rows` of the first that is unread; of a story that is folded, whose article any is."""
        unread: Condition = ("NOT a.read", ())
        if query.stories:
            text, values = mates(query, topic, today)
            folded = "a.story NOT IN (SELECT value FROM json_each(?))"
            other = f"EXISTS (SELECT 1 FROM articles b WHERE {text} AND NOT b.read)"
            unread = f"(NOT a.read OR ({folded} AND {other}))", (numbers(query.unfolded), *values)
        found = self._database.row(
            "SELECT wanted.key FROM json_each(?) wanted CROSS JOIN articles a ON a.row = wanted.value"
            f" WHERE {unread[0]} LIMIT 1",
            (numbers(rows), *unread[1]),
        )
        return None if found is None else integer(found[0])

    def lead(self, row: int, query: Query, topic: int | None, today: int) -> int:
        """The row that stands in a list of stories for the article of a row; that row itself where no other does."""
        text, values = mates(query, topic, today)
        found = self._database.row(
            f"SELECT b.row FROM articles a JOIN articles b ON b.place < a.place WHERE a.row = ? AND {text}"
            " ORDER BY b.place LIMIT 1",
            (row, *values),
        )
        return row if found is None else integer(found[0])

    def mates(self, row: int, query: Query, topic: int | None, today: int) -> list[int]:
        """The identities of the others of the story of a row that match a query."""
        text, values = mates(query, topic, today)
        found = self._database.rows(
            f"SELECT b.uid FROM articles a JOIN articles b ON b.row <> a.row WHERE a.row = ? AND {text}"
            " ORDER BY b.place",
            (row, *values),
        )
        return [integer(uid) for (uid,) in found]

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
            tallies[view] = everything if is_everything(query) else self._count(query, None, today)
        found = self._database.row(
            "SELECT (SELECT count(*) FROM problems) + (SELECT count(*) FROM sources WHERE error IS NOT NULL)"
        )
        assert found is not None
        articles, stories = (
            {view: Count(*tally.of(stories=which)) for view, tally in tallies.items()}
            for which in (False, True)
        )
        return Counts(everything.total, everything.unread, articles, integer(found[0]), stories)

    def _list(self, column: str, chosen: Selection, limit: int | None) -> "array[int]":
        cut = "" if limit is None else f" LIMIT {int(limit)}"
        return self._database.integers(
            f"SELECT {column} FROM {chosen.tables}{chosen.where} ORDER BY {chosen.order}{cut}", chosen.values
        )

    def _unfold(self, matches: Matches, query: Query, topic: int | None, today: int) -> Matches:
        """Puts the others of unfolded stories behind the best of each, the newest first."""
        text, values = mates(query, topic, today)
        found = self._database.rows(
            "SELECT a.row, b.row FROM json_each(?) wanted"
            " CROSS JOIN articles a ON a.story = wanted.value AND a.story <> 0"
            f" JOIN articles b ON b.row <> a.row WHERE {text} ORDER BY b.row DESC",
            (numbers(query.unfolded), *values),
        )
        others: dict[int, list[int]] = {}
        for lead, other in found:
            others.setdefault(integer(lead), []).append(integer(other))
        rows, inside = array("q"), list[int]()
        for lead in matches.rows:
            rows.append(lead)
            for other in others.get(lead, ()):
                inside.append(len(rows))
                rows.append(other)
        return matches._replace(rows=rows, inside=tuple(inside))

    def _kept(self, query: Query, topic: int | None) -> tuple[int, int] | None:
        """Total and unread of a query that is just a topic or everything, where they are known."""
        if query.terms or query.unlisted or query.kept or query.source is not None:
            return None
        if query.view != "unread" and not is_everything(query):
            return None
        tally = self._counting.of(EVERYTHING if topic is None else topic)
        if tally is None:
            return None
        total, unread = tally.of(stories=query.stories)
        return (unread, unread) if query.view == "unread" else (total, unread)

    def _count(self, query: Query, topic: int | None, today: int) -> Tally:
        """How many articles and stories match."""
        chosen = selection(query._replace(stories=False), topic, today)
        if chosen is None:
            return NOTHING
        found = self._database.row(f"SELECT {SUMS} FROM {chosen.tables}{chosen.where}", chosen.values)
        assert found is not None
        return Tally(*map(integer, found))
