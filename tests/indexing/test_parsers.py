"""Documents of many sources, and large ones, are parsed in processes of their own."""

import asyncio
import threading

import pytest

from reader.indexing import parsers
from reader.indexing.articles import Manner
from reader.indexing.documents import Reading, read_document
from reader.indexing.parsers import LARGE, MANY, Parsers
from reader.models import Document, Fingerprint
from reader.sources.base import Fetched, FetchFailure

HOW = Manner("https://news.example", 1_800_000_000, keep=True, whole=False)


def fetched(items: int = 3, size: int = 0) -> Fetched:
    told = "".join(
        f"<item><title>Story {n}</title><link>https://news.example/{n}</link></item>" for n in range(items)
    )
    data = f"<rss version='2.0'><channel><title>News</title>{told}</channel></rss>{' ' * size}".encode()
    return Fetched(Document("s", "feed", data, "https://news.example/feed"), Fingerprint(len(data)))


async def read(documents: list[Fetched], sources: int) -> list[Reading | FetchFailure]:
    async with Parsers(sources) as these:
        return list(await asyncio.gather(*(these.read(document, HOW) for document in documents)))


@pytest.mark.parametrize(
    ("document", "sources"),
    [(fetched(), 1), (fetched(), MANY), (fetched(size=LARGE), 1), (fetched(size=LARGE), MANY)],
    ids=["one small", "small ones of many sources", "one large", "large ones of many sources"],
)
async def test_they_come_out_the_same_wherever_they_are_parsed(document: Fetched, sources: int) -> None:
    assert await read([document] * 5, sources) == [read_document(document, HOW)] * 5


async def test_one_that_takes_too_long_is_a_failure_and_hurts_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with Parsers(1) as these:
        monkeypatch.setattr(parsers, "PATIENCE_S", 0)
        found = await these.read(fetched(size=LARGE), HOW)
        assert found == FetchFailure("feed", "is not read: that takes more than 0 seconds")
        monkeypatch.setattr(parsers, "PATIENCE_S", 20)
        assert isinstance(await these.read(fetched(size=LARGE), HOW), Reading)


async def test_a_process_that_is_killed_fails_what_it_was_at_and_hurts_no_other() -> None:
    async with Parsers(1) as these:
        assert isinstance(await these.read(fetched(size=LARGE), HOW), Reading)
        worker = these._desks[0]._worker
        assert worker
        worker._process.kill()
        worker._process.wait()
        found = await these.read(fetched(size=LARGE), HOW)
        assert found == FetchFailure("feed", "is not read: the process that should read it has ended")
        assert isinstance(await these.read(fetched(size=LARGE), HOW), Reading)


async def test_where_no_process_can_be_started_each_document_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left() -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(parsers, "Worker", none_left)
    words = "is not read: no process to read it could be started: Too many open files"
    async with asyncio.timeout(20):
        assert await read([fetched()] * 3, MANY) == [FetchFailure("feed", words)] * 3


async def test_a_fault_of_ours_is_raised_where_it_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async with asyncio.timeout(20), Parsers(1) as these:
        assert isinstance(await these.read(fetched(size=LARGE), HOW), Reading)
        monkeypatch.setattr(parsers, "read_documents", lambda documents: documents)  # cannot be sent
        with pytest.raises(AttributeError):
            await these.read(fetched(size=LARGE), HOW)


async def test_who_stops_in_the_middle_hears_nothing_of_it(
    monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    complaints: list[object] = []
    monkeypatch.setattr(threading, "excepthook", complaints.append)
    for turn in range(8):
        async with Parsers(MANY) as these:
            reading = [asyncio.ensure_future(these.read(fetched(300), HOW)) for _ in range(20)]
            await asyncio.sleep(0.03 * turn)
            for one in reading:
                one.cancel()
            await asyncio.gather(*reading, return_exceptions=True)
    assert complaints == []
    assert not recwarn.list
