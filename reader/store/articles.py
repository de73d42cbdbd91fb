"""The articles as the list shows them: laid down in the order of time, taken up, and summed up in rows."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from apsw import Connection

from reader.models import Field, Summary
from reader.store import schema
from reader.store.database import Database
from reader.store.full_texts import words_of
from reader.store.giving import given_topics
from reader.store.hiding import hide
from reader.store.names import Names
from reader.store.notes import notes_on
from reader.store.proposals import MOST, Proposals
from reader.store.records import Indexed, Shown, Wanted
from reader.store.summaries import summaries
from reader.store.topics import BELOW, OWN, Topics
from reader.store.values import Value, fetch, integer, maybe_integer, maybe_text, numbers
from reader.store.words import Words

_DESCRIBED = """
SELECT a.uid, x.title, x.url, s.identity, c.key FROM json_each(?) wanted
CROSS JOIN articles a ON a.uid = wanted.value CROSS JOIN texts x ON x.row = a.row
LEFT JOIN copies c ON c.id = a.lead LEFT JOIN sources s ON s.id = c.source"""

_FREE_AFTER = """
SELECT row + 1 FROM articles a WHERE row >= ? AND NOT EXISTS (SELECT 1 FROM articles WHERE row = a.row + 1)
ORDER BY row LIMIT 1"""

Flags = tuple[bool, bool, bool, bool]
"""Read, starred, kept for later, hidden."""
UNMARKED: Flags = (False, False, False, False)
Description = tuple[str | None, str | None, str | None, str | None]
"""Title, URL, identity of the source and key of an article."""
_NOTHING: Description = (None, None, None, None)


class Articles:
    """The table of articles, with the texts and words that go with each."""

    def __init__(self, database: Database, names: Names, topics: Topics, proposals: Proposals) -> None:
        self._database = database
        self._names = names
        self._topics = topics
        self._proposals = proposals
        self._words = Words(database)

    def lay_down(
        self, connection: Connection, wanted: Sequence[Wanted], marked: Mapping[int, Flags]
    ) -> list[tuple[Indexed, int]]:
        """Inserts articles, with what is `marked` of those that are, by identity; gives each with its row."""
        given = given_topics(connection, [item.indexed.uid for item in wanted])
        wanted = (
            [item._replace(indexed=_in_topics(item.indexed, given)) for item in wanted] if given else wanted
        )
        ordered = sorted(wanted, key=lambda item: _when(item.indexed))
        articles: list[tuple[Value, ...]] = []
        texts: list[tuple[Value, ...]] = []
        laid: list[tuple[Indexed, int]] = []
        members: list[tuple[int, int, int]] = []
        proposed: list[tuple[int, tuple[int, ...]]] = []
        keywords = self._proposals.keywords(connection)
        last = 0
        for item in ordered:
            indexed = item.indexed
            last = row = self._free_row(connection, indexed.sorted_at, last)
            own, above = self._topics.members(connection, indexed.topics)
            members += [(topic, row, OWN) for topic in own] + [(topic, row, BELOW) for topic in above]
            if keywords and not own and (topics := keywords.find(indexed.title, indexed.excerpt)):
                proposed.append((row, tuple(topics)[:MOST]))
            articles.append(self._article_row(connection, row, item, marked.get(indexed.uid, UNMARKED)))
            own_topics = " ".join(map(str, own))
            texts.append((row, indexed.title, indexed.excerpt, indexed.url, own_topics, indexed.author))
            laid.append((indexed, row))
        marks = ",".join("?" * 25)
        connection.executemany(f"INSERT INTO articles VALUES ({marks})", articles)
        self._topics.attach(connection, members)
        self._proposals.put(connection, proposed)
        hide(connection, [indexed.uid for indexed, _ in laid])
        connection.executemany("INSERT INTO texts VALUES (?,?,?,?,?,?)", texts)
        self._add_words(connection, laid)
        return laid

    def reword(self, connection: Connection, indexed: Indexed) -> None:
        """Has searches find an article by the words that it has now, those of its full text, and of the note on it."""
        found = fetch(connection, "SELECT row FROM articles WHERE uid = ?", (indexed.uid,))
        if found:
            row = integer(found[0][0])
            self._words.remove(connection, row)
            given = given_topics(connection, [indexed.uid])
            self._add_words(connection, [(_in_topics(indexed, given), row)])

    def _add_words(self, connection: Connection, laid: Sequence[tuple[Indexed, int]]) -> None:
        uids = [indexed.uid for indexed, _ in laid]
        full, notes = words_of(connection, uids), notes_on(connection, uids)
        self._words.add(
            (
                indexed._replace(words=f"{indexed.words}\n{full[indexed.uid]}")
                if indexed.uid in full
                else indexed,
                row,
                notes.get(indexed.uid, ""),
            )
            for indexed, row in laid
        )

    def take_up(self, connection: Connection, row: int) -> None:
        """Removes the article of a row and all that goes with it."""
        self._topics.detach(connection, row)
        self._proposals.take(connection, row)
        self._words.remove(connection, row)
        for statement in (
            "DELETE FROM articles WHERE row = ?",
            "DELETE FROM texts WHERE row = ?",
            "DELETE FROM links WHERE row = ?",
            "DELETE FROM other_addresses WHERE row = ?",
        ):
            connection.execute(statement, (row,))

    def shown(self, connection: Connection, uids: Iterable[int]) -> dict[int, Shown]:
        """How those of the articles stand that are in the table."""
        found = fetch(
            connection,
            "SELECT a.uid, a.row, a.lead, a.added, a.story, a.place FROM json_each(?) wanted"
            " CROSS JOIN articles a ON a.uid = wanted.value",
            (numbers(uids),),
        )
        return {integer(uid): Shown(*map(integer, about)) for uid, *about in found}

    def follow(self, connection: Connection, uid: int, lead: int) -> None:
        """Notes that another copy leads an article from now on."""
        connection.execute("UPDATE articles SET lead = ? WHERE uid = ?", (lead, uid))

    def seen_with(self, connection: Connection, pairs: Sequence[tuple[int, int]]) -> None:
        """Notes that articles were first seen under other identities: (before, now)."""
        connection.executemany(
            "UPDATE articles SET added = min(articles.added, before.added) FROM articles AS before"
            " WHERE before.uid = ?1 AND articles.uid = ?2",
            pairs,
        )

    def summaries(self, rows: Sequence[int]) -> list[Summary]:
        """The rows of a list in the order asked; those that are gone are left out."""
        asked = numbers(rows)
        return summaries(self._database.rows, self._names, self._topics, asked)

    def row_of(self, uid: int) -> int | None:
        """Where the article of an identity stands now."""
        found = self._database.row("SELECT row FROM articles WHERE uid = ?", (uid,))
        return None if found is None else integer(found[0])

    def title(self, uid: int) -> str | None:
        """The headline of an article."""
        found = self._database.row(
            "SELECT x.title FROM articles a JOIN texts x ON x.row = a.row WHERE a.uid = ?", (uid,)
        )
        return None if found is None else str(found[0])

    def uid_at(self, address: int) -> int | None:
        """The identity of the article at an address, which may be its own or another one of it."""
        found = self._database.row(
            "SELECT uid FROM articles WHERE uid = ?1 UNION ALL SELECT a.uid FROM other_addresses o"
            " JOIN articles a ON a.row = o.row WHERE o.number = ?1",
            (address,),
        )
        return None if found is None else integer(found[0])

    def described(self, uids: Sequence[int]) -> dict[int, Description]:
        """What tells of articles in a line of the journal, so that it means something by itself; nothing of those that
        are not here.
        """
        return dict.fromkeys(uids, _NOTHING) | self._described(uids, "true", ())

    def differing(self, uids: Iterable[int], field: Field, value: bool) -> dict[int, Description]:
        """The same of those whose field is not `value` now, in the order given."""
        return self._described(uids, f"a.{field} <> ?", (value,))

    def _described(
        self, uids: Iterable[int], condition: str, values: tuple[Value, ...]
    ) -> dict[int, Description]:
        found = self._database.rows(f"{_DESCRIBED} WHERE {condition}", (numbers(uids), *values))
        return {
            integer(uid): (maybe_text(title), maybe_text(url), maybe_text(source), maybe_text(key))
            for uid, title, url, source, key in found
        }

    def apart(self, uids: Iterable[int]) -> set[int]:
        """Those of the articles that have another identity than their address alone would give them."""
        found = self._database.integers("SELECT uid FROM articles INDEXED BY articles_apart WHERE apart")
        return set(uids).intersection(found)

    def uids(self, first: int, end: int) -> list[int]:
        """The identities between two numbers, at most ten: what an abbreviated id may mean."""
        found = self._database.rows(
            "SELECT uid FROM articles WHERE uid >= ? AND uid < ? LIMIT 10", (first, end)
        )
        return [integer(uid) for (uid,) in found]

    def uids_of(self, rows: Sequence[int]) -> "array[int]":
        """The identities of the articles of rows, in their order."""
        sql = "SELECT a.uid FROM json_each(?) wanted CROSS JOIN articles a ON a.row = wanted.value"
        return self._database.integers(sql, (numbers(rows),))

    def _free_row(self, connection: Connection, second: int | None, last: int) -> int:
        """The first free row of a second, or after `last`, which was given out just before."""
        first = schema.first_row(second)
        end = first + schema.SLOTS if second is not None else schema.FIRST_ROW
        taken = fetch(connection, "SELECT max(row) FROM articles WHERE row >= ? AND row < ?", (first, end))[
            0
        ][0]
        row = max(first, last + 1, (maybe_integer(taken) or 0) + 1)
        if row < end or not fetch(connection, "SELECT 1 FROM articles WHERE row = ?", (row,)):
            return row
        return integer(fetch(connection, _FREE_AFTER, (row,))[0][0])

    def _article_row(self, connection: Connection, row: int, item: Wanted, flags: Flags) -> tuple[Value, ...]:
        indexed, lead, story, place = item
        *shown, hidden = flags
        provider = self._names.number(connection, *indexed.provider) if indexed.provider else None
        kind = self._names.number(connection, indexed.type)
        domain = self._names.number(connection, indexed.domain) if indexed.domain else None
        lang = self._names.number(connection, indexed.lang) if indexed.lang else None
        return (
            row, indexed.uid, lead, indexed.published, indexed.listed and not hidden, *shown, indexed.heat,
            indexed.quality, indexed.related, provider, kind, indexed.title_number, indexed.added, domain, lang,
            indexed.length, indexed.parts, story, place, False, hidden, indexed.listed,
            indexed.apart,
        )  # fmt: skip


def _in_topics(indexed: Indexed, given: Mapping[int, tuple[str, ...]]) -> Indexed:
    """An article with the topics that it was put into, as if its document named them."""
    if indexed.uid not in given:
        return indexed
    return indexed._replace(topics=tuple(dict.fromkeys((*indexed.topics, *given[indexed.uid]))))


def _when(indexed: Indexed) -> int:
    """The second an article is sorted by; one without a date before all others."""
    return schema.FIRST_SECOND - 1 if indexed.sorted_at is None else indexed.sorted_at
