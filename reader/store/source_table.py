"""The sources as the library knows them: when each was looked at, and what came of it."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple, get_args

from apsw import Connection

from reader.models import SourceKind
from reader.store.database import Database
from reader.store.records import Given
from reader.store.values import Value, fetch, integer, maybe_text

_KINDS: Mapping[str, SourceKind] = {kind: kind for kind in get_args(SourceKind)}
_COLUMNS = """
    s.id, s.address, s.kind, s.identity, s.root, s.checked_at, s.succeeded_at, s.error, s.failures, s.failing_since,
    s.pauses, s.paused_at, s.fresh_until, s.not_before, s.title, s.site, s.state, s.given, s.edits, s.from_before"""


class KnownSource(NamedTuple):
    """What the library remembers of a source; times are UTC, `kind` is None where it could not be found out yet.

    `failures` are all in a row, `pauses` those among them that made it wait longer, the last of them at `paused_at`.
    `given` is what its articles were given when they were indexed; None where none were yet. `edits` counts how often
    it was changed to be asked otherwise. It is `from_before` where it was on the list
    already when the library was made, perhaps anew, and was not read since.
    """

    number: int
    address: str
    kind: SourceKind | None
    identity: str
    root: str | None
    checked_at: datetime | None
    succeeded_at: datetime | None
    error: str | None
    failures: int
    failing_since: datetime | None
    pauses: int
    paused_at: datetime | None
    fresh_until: datetime | None
    not_before: datetime | None
    title: str | None
    site: str | None
    state: str | None
    given: Given | None
    edits: int
    from_before: bool


class Look(NamedTuple):
    """What came of a look at a source, to be remembered: `error` in words where it failed.

    A failure keeps all that is known; a success forgets the failures, and remembers the rest where it is told. One that
    was made `early`, before it was time, leaves the pause as it is.
    """

    error: str | None = None
    early: bool = False
    fresh_until: datetime | None = None
    not_before: datetime | None = None
    title: str | None = None
    site: str | None = None
    state: str | None = None


class SourceTable:
    """The table of sources."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def appear(self, connection: Connection, addresses: Iterable[str]) -> None:
        """Has the table hold the sources at some addresses. The number of one that is gone is no other's later."""
        connection.executemany(
            "INSERT OR IGNORE INTO sources(address, kind, identity) VALUES (?1, '', ?1)",
            [(address,) for address in addresses],
        )

    def are_from_before(self, addresses: Iterable[str]) -> None:
        """Has a library that was just made hold the sources at some addresses, which were on the list before it."""
        with self._database.transaction() as connection:
            connection.executemany(
                "INSERT INTO sources(address, kind, identity, from_before) VALUES (?1, '', ?1, 1)"
                " ON CONFLICT(address) DO UPDATE SET from_before = 1",
                [(address,) for address in addresses],
            )

    def is_as_known(self, connection: Connection, known: KnownSource) -> bool:
        """Whether a source was neither removed nor changed to be asked otherwise meanwhile. Inside a transaction."""
        found = fetch(
            connection, "SELECT 1 FROM sources WHERE id = ? AND edits = ?", (known.number, known.edits)
        )
        return bool(found)

    def keep_kind(self, connection: Connection, number: int, kind: str, identity: str) -> None:
        """Remembers what a source turned out to be."""
        connection.execute(
            "UPDATE sources SET kind = ?2, identity = ?3 WHERE id = ?1 AND (kind, identity) IS NOT (?2, ?3)",
            (number, kind, identity),
        )

    def known(self, address: str) -> KnownSource | None:
        """What is remembered of the source at an address."""
        found = self._database.row(f"SELECT {_COLUMNS} FROM sources s WHERE s.address = ?", (address,))
        return None if found is None else _known(*found)

    def all_known(self) -> dict[str, KnownSource]:
        """What is remembered of all sources, by address."""
        found = self._database.rows(f"SELECT {_COLUMNS} FROM sources s")
        return {source.address: source for source in (_known(*row) for row in found)}

    def tallies(self) -> dict[int, tuple[int, int]]:
        """How many articles and how many problems each source has, by its number."""
        articles = self._database.rows("SELECT source, count(DISTINCT uid) FROM copies GROUP BY source")
        problems = self._database.rows("SELECT source, count(*) FROM problems GROUP BY source")
        counted = {integer(source): integer(number) for source, number in problems}
        found = {integer(source): integer(number) for source, number in articles}
        return {
            source: (found.get(source, 0), counted.get(source, 0)) for source in found.keys() | counted.keys()
        }

    def addresses(self) -> list[str]:
        """The addresses of all sources that have been read."""
        return [str(address) for (address,) in self._database.rows("SELECT address FROM sources ORDER BY id")]

    def topics_digest(self, number: int) -> bytes:
        """What the topic declarations of a source were made from when last taken over."""
        found = self._database.row("SELECT topics FROM sources WHERE id = ?", (number,))
        return found[0] if found is not None and isinstance(found[0], bytes) else b""

    def keep_topics_digest(self, connection: Connection, number: int, digest: bytes) -> None:
        """Remembers what the topic declarations were made from."""
        connection.execute("UPDATE sources SET topics = ? WHERE id = ?", (digest, number))

    def keep_root(self, connection: Connection, number: int, root: str) -> None:
        """Remembers the folder that the keys of a local source start from."""
        connection.execute("UPDATE sources SET root = ? WHERE id = ? AND root IS NOT ?", (root, number, root))

    def keep_given(self, connection: Connection, number: int, given: Given) -> None:
        """Remembers what the articles of a source are given."""
        text = json.dumps([given.topics, given.listed], ensure_ascii=False)
        connection.execute("UPDATE sources SET given = ? WHERE id = ?", (text, number))

    def looked_at(self, connection: Connection, number: int, now: datetime, look: Look) -> None:
        """Remembers what came of a look at a source."""
        second = int(now.timestamp())
        if look.error is None:
            connection.execute(
                "UPDATE sources SET checked_at = ?2, succeeded_at = ?2, error = NULL, failures = 0,"
                " failing_since = NULL, pauses = 0, paused_at = NULL, fresh_until = ?3, not_before = NULL,"
                " from_before = 0, title = coalesce(?4, title), site = coalesce(?5, site), state = coalesce(?6, state)"
                " WHERE id = ?1",
                (number, second, _second(look.fresh_until), look.title, look.site, look.state),
            )
        else:
            connection.execute(
                "UPDATE sources SET checked_at = ?2, error = ?3, failures = failures + 1,"
                " failing_since = coalesce(failing_since, ?2), fresh_until = NULL, not_before = ?4,"
                " pauses = pauses + ?5, paused_at = iif(?5, ?2, paused_at) WHERE id = ?1",
                (number, second, look.error, _second(look.not_before), not look.early),
            )

    def forget_look(self, connection: Connection, address: str) -> None:
        """Forgets how the last look at a source went: the next one will be another. When it was last good stays."""
        connection.execute(
            "UPDATE sources SET checked_at = NULL, error = NULL, failures = 0, failing_since = NULL, pauses = 0,"
            " paused_at = NULL, fresh_until = NULL, not_before = NULL, edits = edits + 1 WHERE address = ?",
            (address,),
        )

    def forget_answers(self, connection: Connection, address: str) -> None:
        """Forgets what kind of source is at an address, what it wanted remembered, and how its documents looked.

        That was another's. What they held stays.
        """
        connection.execute(
            "UPDATE sources SET kind = '', state = NULL, topics = NULL WHERE address = ?", (address,)
        )
        of_source = "WHERE source = (SELECT id FROM sources WHERE address = ?)"
        connection.execute(f"UPDATE copies SET size = -1, digest = x'' {of_source}", (address,))
        connection.execute(
            f"UPDATE pages SET size = -1, digest = x'', etag = NULL, modified = NULL {of_source}", (address,)
        )

    def moved(self, connection: Connection, number: int, target: str | None) -> bool:
        """Notes where a source says that it moved for good (None: nowhere); whether it said so the last time too."""
        found = fetch(connection, "SELECT moved_to FROM sources WHERE id = ?", (number,))
        connection.execute(
            "UPDATE sources SET moved_to = ?2 WHERE id = ?1 AND moved_to IS NOT ?2", (number, target)
        )
        return bool(found) and target is not None and found[0][0] == target

    def move(self, connection: Connection, address: str, to: str) -> None:
        """Lets what is known of the source at an address be known of another, unless something is known of that."""
        connection.execute(
            "UPDATE OR IGNORE sources SET address = ?, moved_to = NULL, leased_by = NULL, leased_until = NULL"
            " WHERE address = ?",
            (to, address),
        )


def _known(*found: Value) -> KnownSource:
    number, address, kind, identity, root, checked, succeeded, error, *more = found
    failures, failing, pauses, paused, fresh, not_before, title, site, state, given, edits, from_before = more
    return KnownSource(
        integer(number), str(address), _KINDS.get(str(kind)), str(identity),
        maybe_text(root),
        _time(checked), _time(succeeded), maybe_text(error), integer(failures), _time(failing), integer(pauses),
        _time(paused), _time(fresh), _time(not_before), maybe_text(title), maybe_text(site), maybe_text(state),
        _given(given), integer(edits), bool(from_before),
    )  # fmt: skip


def _given(value: Value) -> Given | None:
    if value is None:
        return None
    topics, listed = json.loads(str(value))
    return Given(tuple(topics), bool(listed))


def _second(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())


def _time(value: Value) -> datetime | None:
    return datetime.fromtimestamp(value, UTC) if isinstance(value, int) else None
