from pathlib import Path

import pytest

from tests.archive import write_article

HERALD = {"name": "The Herald", "domain": "herald.example"}
GAZETTE = {"name": "Gazette", "domain": "gazette.example"}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Four articles, one of them unlisted; two are about one story."""
    folder = tmp_path / "archive" / "_news"
    write_article(
        folder,
        "2026-11-20-heat-pumps",
        title="Heat pumps outsell boilers [for the first time]",
        excerpt="Sales of heat pumps passed those of boilers.",
        publishedDateTime="2026-11-20T09:30:00Z",
        originalUrl="https://herald.example/heat-pumps",
        provider=HERALD,
        topics=["Energy", "Homes"],
        quality=65,
        heat=105,
        images=[{"url": "https://herald.example/pump.jpg", "width": 1200, "height": 799}],
        related=[
            {
                "title": "Boilers fall behind",
                "webUrl": "https://gazette.example/boilers",
                "publishedDateTime": "2026-11-21T09:30:00Z",
                "provider": GAZETTE,
            }
        ],
        secured="QUJD;REVG",
    )
    write_article(
        folder,
        "2026-11-21-boilers",
        title="Boilers fall behind",
        publishedDateTime="2026-11-21T09:30:00Z",
        originalUrl="https://gazette.example/boilers",
        provider=GAZETTE,
        topics=["Energy"],
        heat=80,
        body="A first paragraph.\n\nA second with a [link](https://herald.example/heat-pumps).",
    )
    write_article(
        folder,
        "2026-11-22-trains",
        title="列車 run on time",
        publishedDateTime="2026-11-22T09:30:00Z",
        originalUrl="https://herald.example/trains",
        provider=HERALD,
        topics=["Travel"],
        heat=70,
    )
    write_article(
        folder,
        "2026-11-19-copy",
        title="A copy of little worth",
        publishedDateTime="2026-11-19T09:30:00Z",
        originalUrl="https://copies.example/1",
        heat=-1,
        published=False,
    )
    return folder.parent
