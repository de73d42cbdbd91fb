"""Waiting for what the app does in the background."""

import asyncio
from collections.abc import Callable
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from reader.ui.app import NewsreaderApp


async def until(pilot: "Pilot[Any]", holds: Callable[[], object], seconds: float = 10) -> None:
    """Waits until something holds; fails when it never does."""
    end = asyncio.get_running_loop().time() + seconds
    while not holds():
        assert asyncio.get_running_loop().time() < end, "it never came to hold"
        await pilot.pause(0.005)
    await pilot.pause()


async def typed(pilot: "Pilot[Any]", *keys: str) -> None:
    """Presses keys, characters as fast as one types: what each does is waited for only before a key with a name."""
    for character, group in groupby(keys, lambda key: len(key) == 1):
        if not character:
            await pilot.press(*group)
            continue
        for key in group:
            pilot.app.post_message(Key(key if key.isalnum() else _character_to_key(key), key))
        await pilot.pause(0)  # the app hands them on,
        await pilot.pause()  # and who has the focus takes them in


def listed(app: NewsreaderApp) -> list[str]:
    """The headlines of the list."""
    articles = app.main.articles
    return [found.title if (found := articles.summary(row)) else "" for row in range(articles.count)]


def under(app: NewsreaderApp) -> str:
    """The headline under the cursor."""
    return found.title if (found := app.main.articles.current) else ""


def open_title(app: NewsreaderApp) -> str:
    """The headline of the article that is shown."""
    return app.main.article.story.article.title if app.main.article.story else ""


def covered(app: NewsreaderApp) -> bool:
    """Whether all that belongs to the article that is shown stands on its page, what is similar as well."""
    pane = app.main.article
    return (
        pane.story is not None
        and pane.covered == pane.story.summary.id
        and len(pane.page.targets) == len(pane.targets)
    )


def page(app: NewsreaderApp) -> str:
    """The text of the article that is shown."""
    return "\n".join(app.main.article.page.texts)


def shown(app: NewsreaderApp) -> str:
    """What stands on the screen, line by line."""
    return "\n".join(
        "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()
    )


async def click(pilot: "Pilot[Any]", app: NewsreaderApp, text: str) -> None:
    """Clicks on a text, once it stands on the screen; on the lowest where it stands more than once."""
    await until(pilot, lambda: text in shown(app))
    rows = shown(app).split("\n")
    y = max(number for number, row in enumerate(rows) if text in row)
    await pilot.click(offset=(cell_len(rows[y].partition(text)[0]), y))
