"""Sources as a reader has them, and how they fare, told without reading any."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest

from reader.library.source_list import SourceList
from reader.models import Keep, Secret, SourceKind, SourceSpec, SourceStatus
from tests.ui.archive import NOW

_SINCE = NOW - timedelta(days=8, hours=3)


def fares(address: str, kind: SourceKind = "feed", **changes: Any) -> SourceStatus:
    """A source that was read an hour ago and will be in twenty minutes; `changes` are those of its spec or status."""
    spec = SourceSpec(
        address, kind, **{key: value for key, value in changes.items() if key in SourceSpec._fields}
    )
    status = SourceStatus(
        spec,
        kind,
        checked_at=NOW - timedelta(hours=1),
        succeeded_at=NOW - timedelta(hours=1),
        next_at=NOW + timedelta(minutes=20),
    )
    return status._replace(**{key: value for key, value in changes.items() if key in SourceStatus._fields})


SOURCES: Sequence[SourceStatus] = (
    fares("/home/ina/archive", "folder", name="The archive", articles=20_418, problems=2, next_at=None),
    fares(
        "https://ina:secret@harbourpost.example/feed.xml",
        title="The Harbour Post",
        topics=(("News", "Sea"), ("Towns",)),
        articles=1_204,
        site="https://harbourpost.example/",
        every_s=1800,
        user="ina",
        password=Secret(env="HARBOUR"),
    ),
    fares("https://slowwire.example/atom", title="Slow Wire", topics=(("News",),), articles=388),
    fares(
        "https://tarn.example/rss",
        title="Tarn FM",
        topics=(("News", "Weather"),),
        articles=97,
        error="https://tarn.example/rss answered 503 Service Unavailable",
        failures=17,
        failing_since=_SINCE,
        succeeded_at=_SINCE - timedelta(hours=2),
        next_at=NOW + timedelta(hours=2, minutes=30),
    ),
    fares("https://shiomi.example/feed.json", title="潮見町だより", topics=(("Towns",),), articles=512),
    fares(
        "https://fieldandsignal.example/news-sitemap.xml",
        "sitemap",
        title="Field & Signal, a weekly of things that are mended, baked and sharpened",
        topics=(("Workshop",),),
        articles=61,
        keep=Keep(90, 500),
        every_s=86_400,
        succeeded_at=NOW - timedelta(hours=20),
        next_at=NOW + timedelta(hours=4),
    ),
    fares(
        "https://git.example/menders/almanac#_news",
        "git",
        title="menders/almanac",
        topics=(("Workshop", "Repair"),),
        articles=9_310,
        every_s=0,
        next_at=None,
        succeeded_at=NOW - timedelta(days=3),
    ),
    fares(
        "https://quay.example/feed",
        name="The Quay",
        articles=44,
        enabled=False,
        next_at=None,
        succeeded_at=NOW - timedelta(days=61),
    ),
    fares(
        "https://gone.example/old/feed.rss",
        articles=0,
        error="https://gone.example/old/feed.rss cannot be reached: its host name is not known, or there is no"
        " network",
        failures=1,
        failing_since=NOW - timedelta(minutes=8),
        succeeded_at=None,
        next_at=NOW + timedelta(minutes=12),
    ),
    fares("exec:tide-table --next 12", "command", name="Tide table", articles=12, every_s=3600, listed=False),
    fares(
        "https://boreas.example/api/news/index.json",
        "api",
        title="Ο Βοριάς",
        topics=(("News",),),
        articles=733,
    ),
)
WEEKS: Mapping[str, tuple[int, ...]] = {
    SOURCES[0].spec.address: (31, 28, 40, 36, 29, 33, 38, 41, 30, 27, 35, 22),
    SOURCES[1].spec.address: (14, 15, 9, 12, 17, 21, 16, 8, 13, 15, 18, 11),
    SOURCES[2].spec.address: (3, 2, 4, 3, 0, 0, 5, 7, 3, 2, 4, 6),
    SOURCES[3].spec.address: (7, 7, 6, 8, 7, 7, 7, 6, 7, 7, 2, 0),
    SOURCES[4].spec.address: (1, 0, 0, 2, 1, 0, 3, 9, 4, 1, 0, 2),
    SOURCES[5].spec.address: (1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1),
    SOURCES[6].spec.address: (0, 0, 120, 3, 0, 0, 0, 0, 14, 0, 0, 2),
    SOURCES[9].spec.address: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 5),
    SOURCES[10].spec.address: (20, 22, 25, 19, 28, 24, 23, 26, 30, 21, 27, 25),
}


UNREAD: Mapping[str, int] = {status.spec.address: 0 for status in SOURCES} | {
    address: number for number, address in enumerate(WEEKS, 7)
}


def subscribe(monkeypatch: pytest.MonkeyPatch, sources: Sequence[SourceStatus] | None = SOURCES) -> None:
    """Has every library tell of these sources, else of its own, and of what came week by week."""
    if sources is not None:
        monkeypatch.setattr(SourceList, "all", lambda _: tuple(sources))
    monkeypatch.setattr(SourceList, "activity", _activity)
    monkeypatch.setattr(SourceList, "unread", lambda _: UNREAD)


def _activity(_: SourceList, weeks: int) -> Mapping[str, tuple[int, ...]]:
    return {address: numbers[-weeks:] for address, numbers in WEEKS.items()}
