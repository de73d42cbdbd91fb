"""What is told of queries while they are typed, and of those that are kept."""

from collections.abc import Callable, Sequence

from reader.models import Count, Query
from reader.query.completing import Suggestion, begun, suggestions
from reader.query.fields import HAS, IS
from reader.query.parsing import parse
from reader.store import Store
from reader.store.selecting import Asked


class Queries:
    """The queries of one library."""

    def __init__(self, store: Store, asked: Callable[[Query], Asked]) -> None:
        """`asked` gives a query with what it means just now."""
        self._store, self._asked = store, asked

    def suggestions(self, text: str) -> tuple[Suggestion, ...]:
        """What a query that is being typed may become, what the most articles have first."""
        found = suggestions(text, self._store.suggesting.values)
        typed = begun(text)
        if typed is None or typed.field not in (IS, HAS):
            return found
        counts = self.count([Query(parse(f"{typed.field}:{one.shown}").where) for one in found])
        return tuple(one._replace(articles=count.total) for one, count in zip(found, counts, strict=True))

    def count(self, queries: Sequence[Query]) -> list[Count]:
        """How many articles, or stories, each query finds, and how many of them are unread."""
        return self._store.search.count([self._asked(query) for query in queries])
