"""The names that queries mean are those in the library, whatever came to nothing before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.models import Words
from reader.store import Store
from reader.store.known_names import KnownNames


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "x.db")
    yield made
    made.database.close()


def _add(store: Store, name: str) -> None:
    with store.database.transaction() as connection:
        connection.execute("INSERT INTO names(name, detail) VALUES (?, '')", (name,))


def _learn_and_fail(store: Store, known: KnownNames, name: str) -> None:
    with store.database.together():
        _add(store, name)
        assert len(known.others(Words(name, "provider"))) == 1
        raise ZeroDivisionError


def test_a_name_whose_transaction_was_taken_back_is_forgotten(store: Store) -> None:
    known = KnownNames(store.database)
    _add(store, "Herald")
    with pytest.raises(ZeroDivisionError):
        _learn_and_fail(store, known, "Gazette")
    _add(store, "Post")
    assert known.others(Words("gazette", "provider")) == []
    assert len(known.others(Words("post", "provider"))) == 1
    assert len(known.all()) == 2
