"""One connection to the database: opening, transactions, and its errors in words."""

import threading
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from reader.errors import LibraryError, LibraryNewerError
from reader.store import asking_texts, schema, sorting
from reader.store.trouble import DAMAGED, OlderSchemaError, inode, is_ours, remove, set_aside, translated
from reader.store.values import Row, Value, fetch, integer

BUSY_MS = 20_000
MANY = 1000
"""Changing so many articles goes through more pages than are kept in memory otherwise."""
WAL_PAGES = 4000
"""So many pages of 4 kB are logged before they are written to their places: a first index logs much."""


class Database:
    """A connection that any thread may use, one at a time; `interrupt` may be called from another meanwhile.

    `taken_back` counts the transactions that came to nothing: whatever was remembered of one does not hold. `made`
    tells that there were no tables, and this connection made them.
    """

    def __init__(self, file: Path) -> None:
        """Opens the database in `file`, made where there is none, set aside where it is damaged or older.

        Raises:
            LibraryNewerError: a newer version of this program wrote it.
            LibraryError: it cannot be opened, or is not ours.
        """
        self.file = file
        self.aside: Path | None = None
        self.made = False
        self._lock = threading.RLock()
        self._within = 0
        self.taken_back = 0
        self._last_steps: list[tuple[Callable[[apsw.Connection], None], Callable[[], None]]] = []
        self._connection = self._open()
        self._inode = inode(file)

    def _open(self) -> apsw.Connection:
        with translated(self.file):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            try:
                return self._connect()
            except DAMAGED:
                if not is_ours(self.file):
                    raise LibraryError(
                        f"{self.file} is no library of newsreader.", "Name another file with --library."
                    ) from None
            except OlderSchemaError:
                pass
            return self._open_anew()

    def _open_anew(self) -> apsw.Connection:
        """Makes way for a new database, unless another process has just made one."""
        from reader.files import locked

        with locked(self.file.with_name(self.file.name + ".making")):
            try:
                return self._connect()
            except OlderSchemaError:
                remove(self.file)
            except DAMAGED:
                self.aside = set_aside(self.file)
            return self._connect()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Raises errors in words; a database that turns out to be damaged is out of the way at the next start."""
        with self._lock, translated(self.file):
            try:
                yield
            except DAMAGED:
                # It may be gone already, and a new one in its place.
                if inode(self.file) == self._inode:
                    set_aside(self.file)
                raise

    def _connect(self) -> apsw.Connection:
        connection = apsw.Connection(str(self.file))
        try:
            connection.set_busy_timeout(BUSY_MS)
            connection.execute(
                "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -1000"
            )
            connection.wal_autocheckpoint(WAL_PAGES)
            sorting.register(connection)
            asking_texts.register(connection)
            found = _pragma(connection, "user_version")
            if found != schema.VERSION or _pragma(connection, "application_id") != schema.APPLICATION:
                self.made = _make_tables(connection, self.file)
        except BaseException:
            connection.close()
            raise
        return connection

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query.

        Raises:
            InterruptedError: `interrupt` was called meanwhile.
            LibraryError: the database cannot be read.
        """
        with self._guarded():
            return self._connection.execute(sql, values).fetchall()

    def integers(self, sql: str, values: Sequence[Value] = ()) -> "array[int]":
        """The one column of a query, which holds whole numbers: 8 bytes each, however many they are."""
        with self._guarded():
            return array("q", (row[0] for row in self._connection.execute(sql, values)))

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    @contextmanager
    def transaction(self) -> Iterator[apsw.Connection]:
        """A write that happens whole or not at all; others wait for it.

        Raises:
            LibraryWriteError: the disk is full or cannot be written.
        """
        with self.together():
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
            yield self._connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """The transactions within are one: they happen all or not at all.

        Raises:
            LibraryWriteError: the disk is full or cannot be written.
        """
        with self._guarded():
            self._within += 1
            try:
                yield
                if self._within == 1 and self._connection.in_transaction:
                    for write, _ in self._last_steps:
                        write(self._connection)
                    self._connection.execute("COMMIT")
            except BaseException:
                self.taken_back += 1
                for _, forget in self._last_steps:
                    forget()
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._within -= 1

    def settle(self) -> None:
        """Writes what waits for the end of the transaction that goes on, so that queries find it."""
        with self._guarded():
            if self._connection.in_transaction:
                for write, _ in self._last_steps:
                    write(self._connection)

    def before_commit(self, write: Callable[[apsw.Connection], None], forget: Callable[[], None]) -> None:
        """Has `write` called at the end of each transaction, `forget` where it comes to nothing."""
        self._last_steps.append((write, forget))

    def version(self) -> int:
        """A number that changes whenever another connection wrote (`PRAGMA data_version`)."""
        return int(str(self.rows("PRAGMA data_version")[0][0]))

    def expect_much(self) -> None:
        """Takes more memory for pages of the database: indexing touches many, again and again."""
        self.rows("PRAGMA cache_size = -64000")

    @contextmanager
    def room_for(self, articles: int) -> Iterator[None]:
        """The same for as long as so many articles are changed, where they are many."""
        if articles < MANY:
            yield
            return
        size = integer(self.rows("PRAGMA cache_size")[0][0])
        self.expect_much()
        try:
            yield
        finally:
            self.rows(f"PRAGMA cache_size = {size}")

    def check(self) -> list[str]:
        """What SQLite's own examination finds wrong (`PRAGMA integrity_check`); empty when all is well."""
        found = [str(line) for (line,) in self.rows("PRAGMA integrity_check(20)")]
        return [] if found == ["ok"] else found

    def interrupt(self) -> None:
        """Makes the query that is running now raise `InterruptedError`."""
        self._connection.interrupt()

    def close(self) -> None:
        """Closes the connection."""
        with self._lock:
            self._connection.close()


def _pragma(connection: apsw.Connection, name: str) -> int:
    return integer(fetch(connection, f"PRAGMA {name}")[0][0])


def _log_ahead(connection: apsw.Connection) -> None:
    """Switches to write-ahead logging. Here SQLite does not wait for another process that does the same."""
    end = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except apsw.BusyError:
            if time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


def _make_tables(connection: apsw.Connection, file: Path) -> bool:
    """Makes the tables; false where another process was quicker."""
    with suppress(OSError):  # a library in memory has no file
        if file.stat().st_size == 0:
            file.chmod(0o600)  # for its owner alone: addresses of sources may hold a password
    _log_ahead(connection)
    connection.execute("BEGIN IMMEDIATE")
    # Another process may have made them while this one waited for the lock.
    found, application = _pragma(connection, "user_version"), _pragma(connection, "application_id")
    if found == schema.VERSION and application == schema.APPLICATION:
        connection.execute("COMMIT")
        return False
    empty = not fetch(connection, "SELECT 1 FROM sqlite_schema LIMIT 1")
    if not empty:
        connection.execute("ROLLBACK")
        if application == schema.APPLICATION and found > schema.VERSION:
            raise LibraryNewerError(
                f"{file} was written by a newer version of newsreader.",
                "Use that version, or name another file with --library.",
            )
        if application != schema.APPLICATION:
            raise LibraryError(
                f"{file} is a database of another program.", "Name another file with --library."
            )
        raise OlderSchemaError
    connection.execute(schema.TABLES)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION}")
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    connection.execute("COMMIT")
    return True
