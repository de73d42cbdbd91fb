"""What is listed: the rows that match a query, and the articles in them."""

from array import array
from collections.abc import Callable, Sequence
from datetime import datetime

from reader.ids import article_id, id_number
from reader.models import Counts, Expression, Matches, Query, Summary, Tag
from reader.store import Store
from reader.store.meant import Asking
from reader.store.selecting import Asked


class Lists:
    """The lists of one library."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        visited: Callable[[], datetime | None],
        sources: Callable[[], dict[str, str]],
    ) -> None:
        """`visited` gives the end of the last visit, `sources` the names the user has for sources, by address."""
        self._store, self._clock = store, clock
        self._visited, self._sources = visited, sources

    def asked(self, query: Query) -> Asked:
        """A query with what it means just now."""
        topic = None if query.topic is None else self._store.topics.number(query.topic)
        asking = None if query.where is None else self._asking(query.where)
        return self._store.search.asked(query, topic, self._today(), asking)

    def _asking(self, where: Expression) -> Asking:
        # Imported when a query is asked: the first frame shows a view, which needs none.
        from reader.query.moments import LAST_VISIT, Clock
        from reader.query.printing import written

        visited = self._visited() if LAST_VISIT in written(where) else None
        return Asking(Clock(self._clock().astimezone(), visited), self._sources)

    def counts(self, since: datetime | None = None) -> Counts:
        """What the library and the views above the topics hold; "new" is what was first seen after `since`."""
        return self._store.search.counts(self._today(), since)

    def articles(self, query: Query, limit: int | None = None) -> Matches:
        """The articles that match; totals count the whole match whatever `limit` cuts."""
        return self._store.search.matches(self.asked(query), limit)

    def first(self, query: Query, limit: int) -> Matches:
        """The first of them, as soon as they are known: nothing is counted yet, and of a story that several articles
        tell another one may stand there than in the whole list.
        """
        return self._store.search.first(self.asked(query), limit)

    def unread_rows(self, query: Query) -> "array[int]":
        """The rows of the unread among the articles that match, in the same order."""
        return self._store.search.unread_rows(self.asked(query))

    def all_ids(self, query: Query) -> list[str]:
        """The ids of all articles that match, each one of a story, in the same order."""
        return [article_id(uid) for uid in self._store.search.uids(self.asked(query))]

    def unread_ids(self, query: Query) -> list[str]:
        """The ids of the unread among them."""
        return [article_id(uid) for uid in self._store.search.uids(self.asked(query), unread=True)]

    def among(self, query: Query, ids: Sequence[str]) -> list[str]:
        """Those of some articles that match."""
        uids = [uid for uid in map(id_number, ids) if uid is not None]
        return [article_id(uid) for uid in self._store.search.among(self.asked(query), uids)]

    def tags(self) -> tuple[Tag, ...]:
        """The tags there are, by name, with how many listed articles have them."""
        return self._store.tags.all()

    def ids(self, rows: Sequence[int]) -> list[str]:
        """The ids of the articles of rows, in their order."""
        return [article_id(uid) for uid in self._store.articles.uids_of(rows)]

    def row(self, id: str) -> int | None:
        """Where an article stands now; None where there is no such article."""
        uid = id_number(id)
        return None if uid is None else self._store.articles.row_of(uid)

    def title(self, id: str) -> str | None:
        """The headline of an article; None where there is no such article."""
        uid = id_number(id)
        return None if uid is None else self._store.articles.title(uid)

    def summaries(self, rows: Sequence[int], query: Query | None = None) -> list[Summary]:
        """The rows of a list, in the order asked; rows that are gone are left out.

        Those of a `query` for stories tell what others in the list tell the same.
        """
        found = self._store.articles.summaries(rows)
        if query is None or not query.stories:
            return found
        covers = self._store.folding.covers(rows, self.asked(query))
        return [summary._replace(cover=covers.get(summary.row)) for summary in found]

    def mates(self, row: int, query: Query) -> list[str]:
        """The ids of the other articles in a list that tell the story of a row."""
        return [article_id(uid) for uid in self._store.folding.mates(row, self.asked(query))]

    def first_unread(self, rows: Sequence[int], query: Query) -> int | None:
        """The place among `rows` of a list, from 0, of the first that is unread; None where all are read."""
        return self._store.folding.first_unread(rows, self.asked(query))

    def lead(self, row: int, query: Query) -> int:
        """The row that stands in a list for an article: that of its story where stories are listed, else its own."""
        return self._store.folding.lead(row, self.asked(query)) if query.stories else row

    def _today(self) -> int:
        """Unix time of the last midnight, where the user is."""
        now = self._clock().astimezone()
        return int(now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp())
