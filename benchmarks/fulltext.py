"""Full texts: how well pages are made readable, how fast, and in how much memory."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from statistics import mean, median

from benchmarks.measure import Row
from benchmarks.page_server import page
from benchmarks.workshop import Workshop, report, workshop
from reader.errors import SourceError
from reader.fulltext.extractor import Extractor
from reader.fulltext.records import Extract, WebPage
from reader.models import Article, Body, Story
from reader.ui.panes.setting import Setting
from reader.ui.words import utc_now
from tests.fulltext.saved import f1, saved_pages, text_of
from tests.fulltext.test_extractor import HOSTILE

TITLE = "Full texts"
_URL = "https://post.example/story"
_PLAIN = Setting(utc_now())


def rows(shop: Workshop) -> Sequence[Row]:
    """The saved pages of the tests, pages made up of 50 kB, and those that are made to do harm."""
    return asyncio.run(_measured(shop.scale.turns))


async def _measured(turns: int) -> Sequence[Row]:
    good = [saved for saved in saved_pages() if saved.doubt is None]
    async with Extractor() as extractor:
        await extractor.read(good[0].page)
        agreed, took = [], []
        for saved in good:
            begun = time.perf_counter()
            found = await extractor.read(saved.page)
            took.append(time.perf_counter() - begun)
            agreed.append(f1(text_of(found), saved.text))
        first = [await _first_line(extractor, number) for number in range(turns)]
        large = WebPage(_URL, page(0, 1_000_000))
        begun = time.perf_counter()
        await extractor.read(large)
        slow = time.perf_counter() - begun
        honest = _peak_mb(extractor)
    async with Extractor() as extractor:
        worst, peak = 0.0, 0.0
        for data in HOSTILE.values():
            begun = time.perf_counter()
            with suppress(SourceError):
                await extractor.read(WebPage(_URL, data))
            worst = max(worst, time.perf_counter() - begun)
            peak = max(peak, _peak_mb(extractor))
    return [
        Row(f"words of {len(good)} saved pages, mean F1 × 1000", mean(agreed) * 1000, 960, "the least", "‰"),
        Row("the same, worst page", min(agreed) * 1000, 960, "the least", "‰"),
        Row("slowest of them", max(took) * 1000, 2000, "limit", aim=1),
        Row("first line of a page of 50 kB, from its bytes on", median(first) * 1000, 60, "limit", aim=1),
        Row("the same, slowest", max(first) * 1000, 60, "limit"),
        Row("a page of 1 MB", slow * 1000, 2000, "limit", aim=1),
        Row("memory of the process, honest pages", honest, 300, "limit", "MB", aim=1),
        Row("slowest of the hostile pages", worst * 1000, 5000, "limit", aim=1),
        Row("memory of the process, hostile pages", peak, 300, "limit", "MB", aim=1),
    ]


async def _first_line(extractor: Extractor, number: int) -> float:
    """Seconds from the bytes of a page to the lines that are drawn of it, as the app has them."""
    data = page(number + 1, 50_000)
    begun = time.perf_counter()
    _set(await extractor.read(WebPage(_URL, data)))
    return time.perf_counter() - begun


def _set(extract: Extract) -> None:
    from reader.library.pages import as_story
    from reader.models import FullText
    from reader.ui.panes.opening import _opened

    body = Body("html", extract.html)
    full = FullText(_URL, _URL, "page", _PLAIN.now, body, extract.words, title=extract.title)
    story: Story = as_story(_URL, full)
    assert isinstance(story.article, Article)
    _opened(story, _PLAIN, full, "")


def _peak_mb(extractor: Extractor) -> float:
    """The most memory that the processes of an extractor have had resident; see proc_pid_status(5)."""
    found = [0.0]
    for process in extractor._idle:  # noqa: SLF001 - there is no other way to them
        lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
        found.append(next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")))
    return max(found)


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
