"""Documents of many sources, and large ones, are parsed in processes of their own."""

import asyncio

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
