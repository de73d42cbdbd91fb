"""The thread in which a refresh reads and writes the library."""

import asyncio
import threading
from pathlib import Path

import pytest

from reader.indexing import store_thread
from reader.indexing.store_thread import StoreThread
from reader.store import Store


def write(store: Store, name: str) -> str:
    with store.database.transaction() as connection:
        connection.execute("INSERT INTO names(name, detail) VALUES (?, '')", (name,))
    return name


def fail(store: Store) -> None:
    raise ValueError(write(store, "in vain"))


def names(file: Path) -> set[str]:
    """What another program sees."""
    other = Store(file)
    try:
        return {str(name) for (name,) in other.database.rows("SELECT name FROM names")}
    finally:
        other.database.close()


async def test_who_is_told_that_something_is_written_finds_it_written(store: Store) -> None:
    async def written(thread: StoreThread, name: str) -> bool:
        return await thread.do(write, store, name) in names(store.database.file)

    async with StoreThread(store.database) as thread:
        assert all(await asyncio.gather(*(written(thread, f"name {number}") for number in range(20))))


async def test_what_fails_is_not_written_and_what_comes_after_it_is(store: Store) -> None:
    async with StoreThread(store.database) as thread:
        with pytest.raises(ValueError, match="in vain"):
            await thread.do(fail, store)
        await thread.do(write, store, "kept")
    assert names(store.database.file) == {"kept"}


async def test_what_fails_takes_nothing_else_of_its_transaction_with_it(store: Store) -> None:
    held = threading.Event()

    def hold() -> None:
        held.wait(60)

    async with StoreThread(store.database) as thread:
        works = [
            asyncio.ensure_future(work)
            for work in (
                thread.do(hold),
                thread.do(write, store, "one"),
                thread.do(fail, store),
                thread.do(write, store, "two"),
            )
        ]
        await asyncio.sleep(0)
        held.set()
        found = await asyncio.gather(*works, return_exceptions=True)
    assert [type(one) for one in found] == [type(None), str, ValueError, str]
    assert names(store.database.file) == {"one", "two"}


async def test_what_was_handed_in_is_done_also_where_nobody_waits_for_it(store: Store) -> None:
    async with StoreThread(store.database) as thread:
        task = asyncio.create_task(thread.do(write, store, "alone"))
        await asyncio.sleep(0)
        task.cancel()
    assert names(store.database.file) == {"alone"}


async def test_others_come_to_write_between_what_is_written_one_after_the_other(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_thread, "TOGETHER_S", 0.0)
    seen: list[int] = []

    def look_and_write(name: str) -> None:
        seen.append(len(names(store.database.file)))
        write(store, name)

    async with StoreThread(store.database) as thread:
        await asyncio.gather(*(thread.do(look_and_write, f"name {number}") for number in range(4)))
    assert seen == [0, 1, 2, 3]


async def test_work_in_steps_is_done_to_its_end(store: Store) -> None:
    async with StoreThread(store.database) as thread:
        await thread.go_through(write(store, f"step {number}") for number in range(5))
    assert len(names(store.database.file)) == 5


async def test_a_name_that_was_taken_back_is_not_remembered(store: Store) -> None:
    """Its number may be another one's by now."""

    def number_in_vain() -> None:
        with store.database.transaction() as connection:
            store.writing._names.number(connection, "In vain")
        raise ValueError("in vain")

    async with StoreThread(store.database) as thread:
        with pytest.raises(ValueError, match="in vain"):
            await thread.do(number_in_vain)
        await thread.do(write, store, "First")
    with store.writing._batch() as connection:
        kept = store.writing._names.number(connection, "In vain")
    assert store.articles._names.name(kept) == ("In vain", "")
