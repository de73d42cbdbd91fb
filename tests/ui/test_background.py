"""The library in its thread."""

import asyncio
from threading import Event, current_thread, main_thread

import pytest

from reader.library import Library
from reader.models import Query
from reader.ui.background import Background


@pytest.fixture
def background(library: Library) -> Background:
    return Background(library)


async def test_work_is_done_in_one_thread_that_is_not_the_screens(background: Background) -> None:
    threads = {await background.read(lambda _: current_thread()) for _ in range(3)}
    assert len(threads) == 1
    assert main_thread() not in threads
    background.close()


async def test_what_was_not_begun_when_it_was_cancelled_is_never_done(background: Background) -> None:
    begun, hold, done = Event(), Event(), []

    def wait(_: Library) -> None:
        begun.set()
        hold.wait(20)

    first = asyncio.ensure_future(background.write(wait))
    second = asyncio.ensure_future(background.read(lambda _: done.append(1)))
    await asyncio.to_thread(begun.wait, 20)
    second.cancel()
    await asyncio.gather(second, return_exceptions=True)
    hold.set()
    await first
    background.close()
    assert done == []


async def test_an_interrupted_reading_leaves_the_next_alone(background: Background) -> None:
    def long(library: Library) -> None:
        for _ in range(200):
            library.lists.articles(Query())

    for patience in range(40):
        reading = asyncio.ensure_future(background.read(long))
        await asyncio.sleep(patience / 10_000)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        assert await background.read(lambda library: library.lists.articles(Query()).total) == 8
    background.close()
