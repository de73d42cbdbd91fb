"""Article files for tests, written as an archive holds them."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

from reader.library import Library
from reader.models import Begun, Query, SourceRefreshed, SourceSpec, Story, Summary
from reader.paths import Place, place_at

DATE = "2026-11-20T09:30:00Z"


def write_article(folder: Path, name: str, *, body: str = "", **fields: object) -> Path:
    """Writes `name`.md; a value of None leaves the field out. JSON is YAML, so values are written as JSON."""
    given: dict[str, object] = {
        "title": name.replace("-", " ").capitalize(),
        "publishedDateTime": DATE,
        "originalUrl": f"https://news.example/{name}",
        **fields,
    }
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in given.items() if value is not None
    ]
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.md"
    file.write_text("\n".join(["---", *lines, "---", body, ""]), encoding="utf-8")
    return file


def open_library(place: Path | Place, *sources: Path | str) -> Library:
    """The library in `place`, with these sources."""
    specs = [SourceSpec(str(source)) for source in sources]
    return Library.open(place if isinstance(place, Place) else place_at(place), sources=specs)


def refresh(library: Library, addresses: Sequence[str] = ()) -> list[SourceRefreshed]:
    """Brings a library up to date; gives how each source went."""

    async def collect() -> list[SourceRefreshed]:
        events = [event async for event in library.refreshing.once(addresses)]
        order = {
            source: place
            for event in events
            if isinstance(event, Begun)
            for place, source in enumerate(event.sources)
        }
        done = [event for event in events if isinstance(event, SourceRefreshed)]
        return sorted(done, key=lambda event: order[event.source])

    return asyncio.run(collect())


def listed(library: Library, query: Query | None = None) -> list[Summary]:
    """The rows that a query lists, by default all that is listed."""
    return library.lists.summaries(library.lists.articles(query or Query()).rows)


def titles(library: Library, query: Query | None = None) -> list[str]:
    """The headlines that a query lists."""
    return [summary.title for summary in listed(library, query)]


def story(library: Library, title: str) -> Story:
    """The article of that headline, opened."""
    return library.story(summary(library, title).id)


def summary(library: Library, title: str) -> Summary:
    """The row of that headline, listed or not."""
    return next(row for row in listed(library, Query(unlisted=True)) if row.title == title)
