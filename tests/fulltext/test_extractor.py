"""Pages are made readable in processes of their own, within limits."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio

from reader.errors import SourceError
from reader.fulltext import child
from reader.fulltext.extractor import Extractor
from reader.fulltext.records import WebPage
from tests.fulltext.saved import saved_pages

URL = "https://post.example/story"
GOOD = next(saved for saved in saved_pages() if saved.name == "plain-article").page


@pytest_asyncio.fixture
async def extractor() -> AsyncIterator[Extractor]:
    async with Extractor() as extractor:
        yield extractor


async def test_a_page_is_read(extractor: Extractor) -> None:
    await extractor.warm()
    assert (await extractor.read(GOOD)).title == "The night train of Almadra runs again"


async def test_several_pages_are_read_side_by_side(extractor: Extractor) -> None:
    found = await asyncio.gather(*(extractor.read(GOOD) for _ in range(6)))
    assert {one.words for one in found} == {found[0].words}


async def test_what_cannot_be_read_is_told_in_words_and_the_next_page_is_read(extractor: Extractor) -> None:
    with pytest.raises(SourceError, match="is a PDF"):
        await extractor.read(WebPage(URL, b"%PDF-1.7"))
    assert (await extractor.read(GOOD)).words


HOSTILE = {
    "line breaks": b"<html><body>" + b"<br>" * 200_000,
    "depth": b"<html><body>" + b"<div>" * 100_000 + b"x",
    "attributes": b"<html><body><p " + b"".join(b'a%d="b" ' % n for n in range(100_000)) + b">x</p>",
    "tables": b"<html><body>" + b"<table><tr><td>" * 5000 + b"x",
    "links": b"<html><body>" + b"<a href='/a'>b</a>" * 50_000,
    "comments": b"<html><body>" + b"<!--" * 200_000,
    "one long paragraph": b"<html><body><p>" + b"word " * 800_000,
    "sources of a picture": b"<html><body><img srcset='" + b"a 1w, " * 100_000 + b"'>",
    "random": os.urandom(200_000) + b"<p>",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
async def test_hostile_pages_come_to_an_end_and_hurt_no_other(extractor: Extractor, data: bytes) -> None:
    with suppress(SourceError):
        await extractor.read(WebPage(URL, data))
    assert (await extractor.read(GOOD)).words


async def test_a_page_that_takes_too_long_is_given_up() -> None:
    slow = b"<html><body>" + b"<p><span>a</span>, b</p>" * 100_000
    async with Extractor(patience_s=0.2) as extractor:
        with pytest.raises(SourceError, match=r"takes more than 0\.2 seconds"):
            await extractor.read(WebPage(URL, slow))


async def test_a_process_that_ends_is_replaced(extractor: Extractor) -> None:
    await extractor.read(GOOD)
    (process,) = extractor._idle
    os.kill(process.pid, signal.SIGKILL)
    await process.wait()
    assert (await extractor.read(GOOD)).words


async def test_no_process_takes_more_memory_than_it_may(extractor: Extractor) -> None:
    with suppress(SourceError):
        await extractor.read(WebPage(URL, b"<html><body><p>" + b"word " * 1_600_000))
    for process in extractor._idle:
        status = Path(f"/proc/{process.pid}/status").read_text()
        peak = next(int(row.split()[1]) for row in status.splitlines() if row.startswith("VmHWM"))
        assert peak * 1024 <= child.MEMORY


async def test_nothing_is_left_when_it_is_closed() -> None:
    async with Extractor() as extractor:
        await extractor.read(GOOD)
        (process,) = extractor._idle
    assert process.returncode is not None
