"""Topics that keywords propose for articles that have none of their own.

An article is looked at when it is laid down. Where the keywords change, those that are there already are looked at
again from the newest to the oldest, a batch at a time; how far that has come is kept.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from apsw import Connection

from reader.store.counting import uncounted
from reader.store.database import Database
from reader.store.hiding import hide
from reader.store.topic_keywords import KnownKeywords
from reader.store.topics import BELOW, PROPOSED, Topics
from reader.store.values import fetch, integer, maybe_integer, maybe_text, numbers

if TYPE_CHECKING:
    from reader.query.keywords import Found, Keywords

BATCH = 512
"""So many articles are looked at again in one transaction."""
MOST = 8
"""Topics that are proposed for one article."""

_TEXTS = """
SELECT x.row, a.uid, x.title, x.excerpt, (SELECT group_concat(topic, ' ') FROM proposed p WHERE p.row = x.row)
FROM json_each(?) wanted CROSS JOIN texts x ON x.row = wanted.value JOIN articles a ON a.row = x.row
WHERE x.topics = ''"""


class Proposals:
    """The table of proposed topics."""

    def __init__(self, database: Database, topics: Topics) -> None:
        self._database = database
        self._topics = topics
        self._keywords = KnownKeywords()

    def keywords(self, connection: Connection) -> "Keywords | None":
        """All keywords, by the numbers of their topics; None where there are none. Inside a transaction."""
        return self._keywords.now(partial(fetch, connection))

    def reasons(self, title: str, excerpt: str | None) -> "Mapping[int, Found]":
        """Which keyword proposes an article for which topic, by the number of that."""
        keywords = self._keywords.now(self._database.rows)
        return keywords.find(title, excerpt) if keywords else {}

    def put(self, connection: Connection, proposed: Sequence[tuple[int, Sequence[int]]]) -> None:
        """Puts articles, by their rows, into the topics that they are proposed for. Inside a transaction."""
        for row, topics in proposed:
            above = self._topics.above(connection, topics)
            self._topics.attach(
                connection,
                [*((topic, row, PROPOSED) for topic in topics), *((topic, row, BELOW) for topic in above)],
            )
            connection.executemany("INSERT INTO proposed VALUES (?, ?)", [(row, topic) for topic in topics])

    def take(self, connection: Connection, row: int) -> None:
        """Forgets what is proposed for the article of a row. Inside a transaction."""
        connection.execute("DELETE FROM proposed WHERE row = ?", (row,))

    def waiting(self) -> tuple[int, Sequence[int]] | None:
        """The row below which articles are to be looked at again, and those of the next that have no topics."""
        found = self._database.row("SELECT next FROM proposing")
        below = maybe_integer(found[0]) if found else None
        if below is None:
            return None
        return below, self._database.integers(
            "SELECT row FROM texts WHERE row < ? AND topics = '' ORDER BY row DESC LIMIT ?", (below, BATCH)
        )

    def look_again(self, connection: Connection, below: int, rows: Sequence[int]) -> None:
        """Proposes topics anew for articles that were `waiting`. Inside a transaction."""
        # Others may have changed the keywords meanwhile, or have come further.
        if fetch(connection, "SELECT next FROM proposing")[0][0] == below:
            self._look_again(connection, rows)
            further = rows[-1] if len(rows) == BATCH else None
            connection.execute("UPDATE proposing SET next = ?", (further,))

    def _look_again(self, connection: Connection, rows: Sequence[int]) -> None:
        changed: list[tuple[int, tuple[int, ...]]] = []
        uids: list[int] = []
        keywords = self.keywords(connection)
        for row, uid, title, excerpt, before in fetch(connection, _TEXTS, (numbers(rows),)):
            found = keywords.find(str(title), maybe_text(excerpt)) if keywords else ()
            proposed = tuple(found)[:MOST]
            known = tuple(map(int, str(before or "").split()))
            if set(proposed) != set(known):
                changed.append((integer(row), proposed))
                uids.append(integer(uid))
                if known:
                    self._withdraw(connection, integer(row), known)
        if changed:
            self.put(connection, changed)
            hide(connection, uids)
            uncounted(connection)

    def _withdraw(self, connection: Connection, row: int, topics: Sequence[int]) -> None:
        """Takes the article of a row out of all topics: it is only in those it was proposed for, and above."""
        connection.execute(
            "DELETE FROM article_topics WHERE topic IN (SELECT value FROM json_each(?)) AND row = ?",
            (numbers({*topics, *self._topics.above(connection, topics)}), row),
        )
        connection.execute("DELETE FROM hidden_topics WHERE row = ?", (row,))
        self.take(connection, row)
