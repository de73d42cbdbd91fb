"""Original pages for tests: an archive whose articles name pages of a server on this machine."""

import asyncio
import json
from collections.abc import Mapping, Sequence

from reader.library import Library
from reader.models import PageRead
from tests.sources.server import Route, Site, answer

STORY = (
    "The night train of Almadra left its platform again yesterday, forty years after the last one.",
    "Its driver, Ilse Varga, had kept the timetable of the old line in a drawer of her kitchen.",
    "Nobody on board had slept when the locomotive crossed the viaduct shortly before dawn.",
    "The town paid for the carriages with a lottery in which the first prize was a broken clock.",
    "A second train is to follow in spring, provided that somebody repairs the clock until then.",
)


def page(title: str, *paragraphs: str, head: str = "") -> Route:
    """A web page that holds an article among what stands around it."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or STORY)
    return answer(
        f"""<!DOCTYPE html><html lang="en"><head><title>{title} | The Almadra Post</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Almadra Post">
<meta name="author" content="Henrike Solum">{head}</head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/about">About us</a></nav>
<main><article><h1>{title}</h1>{body}</article></main>
<aside><h2>Most read</h2><ul><li><a href="/1">Goat elected</a></li><li><a href="/2">Rain</a></li></ul></aside>
<footer><p>All rights reserved.</p></footer></body></html>""".encode(),
        **{"Content-Type": "text/html; charset=utf-8"},
    )


def items(site: Site, *articles: dict[str, object]) -> None:
    """Has the site list articles at /api/news/index.json."""
    value = [
        {
            "path": f"_news/{number}.md",
            "excerpt": "A night train leaves Almadra again.",
            "publishedDateTime": f"2026-11-{20 - number:02}T09:30:00Z",
            "provider": {"name": "Almadra Post", "domain": "almadra.example", "images": None},
            "topics": ["Towns"],
            **article,
        }
        for number, article in enumerate(articles)
    ]
    site.routes["/api/news/index.json"] = answer(
        json.dumps({"page": 1, "value": value, "nextPage": None}).encode()
    )


def listed_with_pages(site: Site, titles: Mapping[str, str]) -> None:
    """Has the site list articles by their titles, and their pages under the names given."""
    listed: list[dict[str, object]] = [
        {"title": title, "originalUrl": site.url(name)} for name, title in titles.items()
    ]
    items(site, *listed)
    for name, title in titles.items():
        site.routes[name] = page(title)


def bring(
    library: Library, references: Sequence[str], *, typed: bool = False, ahead: bool = False
) -> list[PageRead]:
    """What came of wishes for full texts."""

    async def collect() -> list[PageRead]:
        return [event async for event in library.full_texts.bring(references, typed=typed, ahead=ahead)]

    return asyncio.run(collect())
