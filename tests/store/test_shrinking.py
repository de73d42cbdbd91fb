"""Making the file of a library smaller, while others are at work on it."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from reader.errors import LibraryError
from reader.store import Store
from reader.store.shrinking import shrink

TEXT = "heat pumps outsell boilers in every town " * 40


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store that held a great deal."""
    made = Store(tmp_path / "x.db")
    for start in range(1, 2001, 100):
        with made.database.transaction() as connection:
            rows = [(row, f"{TEXT} {row}") for row in range(start, start + 100)]
            connection.executemany("INSERT INTO words(rowid, body) VALUES (?, ?)", rows)
            connection.executemany("INSERT INTO texts VALUES (?1, ?2, NULL, NULL, '', NULL)", rows)
    with made.database.transaction() as connection:
        connection.execute("DELETE FROM words WHERE rowid > 20")
        connection.execute("DELETE FROM texts WHERE row > 20")
    made.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    made.database.rows("PRAGMA busy_timeout = 1")
    yield made
    made.database.close()


@pytest.fixture
def other(store: Store) -> Iterator[apsw.Connection]:
    """Another program on the same file."""
    connection = apsw.Connection(str(store.database.file))
    yield connection
    connection.close()


def found(store: Store) -> int:
    return len(store.database.rows("SELECT rowid FROM words WHERE words MATCH 'boilers'"))


def test_the_file_is_as_small_as_what_it_holds_and_all_of_it_is_there(store: Store) -> None:
    before = store.database.file.stat().st_size
    shrink(store.database)
    assert store.database.file.stat().st_size < before / 5
    assert found(store) == 20
    assert store.database.check() == []
    shrink(store.database)
    assert found(store) == 20


def test_while_another_writes_it_stays_as_it_is_and_says_so(store: Store, other: apsw.Connection) -> None:
    before = store.database.file.stat().st_size
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="in use by another program"):
        shrink(store.database)
    other.execute("ROLLBACK")
    assert store.database.file.stat().st_size == before
    assert found(store) == 20


def test_while_another_reads_the_file_is_not_cut_off_under_it(store: Store, other: apsw.Connection) -> None:
    other.execute("BEGIN")
    assert other.execute("SELECT count(*) FROM texts").fetchone() == (20,)
    with pytest.raises(LibraryError, match="being read by another program"):
        shrink(store.database)
    assert other.execute("SELECT count(*) FROM texts").fetchone() == (20,)
    other.execute("ROLLBACK")
    assert found(store) == 20
    shrink(store.database)
    assert found(store) == 20
