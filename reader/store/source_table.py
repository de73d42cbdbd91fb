"""The sources as the library knows them: when each was looked at, and what came of it."""

from collections.abc import Container, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from apsw import Connection

from reader.models import Failure, SourceKind
from reader.store.database import Database
from reader.store.values import Value, fetch, integer, maybe_integer, maybe_text


class KnownSource(NamedTuple):
    """What the library remembers of a source; times are UTC, `kind` is None where it could not be found out yet."""

    number: int
    address: str
    kind: SourceKind | None
    identity: str
    root: str | None
    articles: int
    problems: int
    checked_at: datetime | None
    succeeded_at: datetime | None
    error: str | None


class SourceTable:
    """The table of sources and of their problems."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def number(self, connection: Connection, address: str, kind: str, identity: str) -> int:
        """The number of a source, given one now if it is new."""
        connection.execute(
            "INSERT INTO sources(address, kind, identity) VALUES (?1, ?2, ?3)"
            " ON CONFLICT(address) DO UPDATE SET kind = ?2, identity = ?3",
            (address, kind, identity),
        )
        return integer(fetch(connection, "SELECT id FROM sources WHERE address = ?", (address,))[0][0])

    def known(self, address: str) -> KnownSource | None:
        """What is remembered of the source at an address."""
        found = self._database.row(
            "SELECT s.id, s.address, s.kind, s.identity, s.root,"
            " (SELECT count(DISTINCT c.uid) FROM copies c WHERE c.source = s.id),"
            " (SELECT count(*) FROM problems p WHERE p.source = s.id),"
            " s.checked_at, s.succeeded_at, s.error FROM sources s WHERE s.address = ?",
            (address,),
        )
        return None if found is None else _known(*found)

    def was_read(self, number: int) -> bool:
        """Whether a source has ever been read to its end."""
        found = self._database.row("SELECT succeeded_at FROM sources WHERE id = ?", (number,))
        return found is not None and found[0] is not None

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

    def looked_at(self, connection: Connection, address: str, now: datetime, error: str | None) -> None:
        """Notes that a source was looked at, and its error if it failed; a failure keeps all that it held."""
        second = int(now.timestamp())
        connection.execute(
            "INSERT INTO sources(address, kind, identity, checked_at) VALUES (?1, '', ?1, ?2)"
            " ON CONFLICT(address) DO UPDATE SET checked_at = ?2",
            (address, second),
        )
        connection.execute(
            "UPDATE sources SET error = ?2, succeeded_at = iif(?2 IS NULL, ?3, succeeded_at) WHERE address = ?1",
            (address, error, second),
        )

    def keep_problems(self, connection: Connection, number: int, problems: Sequence[tuple[str, str]]) -> None:
        """Notes what could not be read, as (key, message)."""
        connection.executemany(
            "INSERT OR REPLACE INTO problems VALUES (?, ?, NULL, ?)",
            [(number, *problem) for problem in problems],
        )

    def clear_problems(self, connection: Connection, number: int, kept: Container[str]) -> None:
        """Forgets the problems of a source but those of documents whose keys are `kept`."""
        found = fetch(connection, "SELECT key FROM problems WHERE source = ?", (number,))
        gone = [(number, str(key)) for (key,) in found if str(key).partition("#")[0] not in kept]
        connection.executemany("DELETE FROM problems WHERE source = ? AND key = ?", gone)

    def problems(self) -> tuple[Failure, ...]:
        """Everything that could not be read: whole sources first, then documents by source and key."""
        sources = self._database.rows(
            "SELECT address, '', NULL, error FROM sources WHERE error IS NOT NULL ORDER BY id"
        )
        documents = self._database.rows(
            "SELECT s.address, p.key, p.line, p.message FROM problems p JOIN sources s ON s.id = p.source"
            " ORDER BY s.id, p.key"
        )
        return tuple(
            Failure(str(address), str(key), str(message), maybe_integer(line))
            for address, key, line, message in [*sources, *documents]
        )


def _known(*found: Value) -> KnownSource:
    number, address, kind, identity, root, articles, problems, checked, succeeded, error = found
    kinds: dict[str, SourceKind] = {
        "folder": "folder", "file": "file", "stdin": "stdin", "remote_file": "remote_file", "api": "api",
    }  # fmt: skip
    return KnownSource(
        integer(number), str(address), kinds.get(str(kind)), str(identity),
        maybe_text(root), integer(articles), integer(problems),
        _time(checked), _time(succeeded), maybe_text(error),
    )  # fmt: skip


def _time(value: Value) -> datetime | None:
    return datetime.fromtimestamp(value, UTC) if isinstance(value, int) else None
