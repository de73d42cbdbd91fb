"""The steps that lead to the screens of links. Each waits until all it shows is there, never for a time."""

from typing import Any

from textual.pilot import Pilot

from reader.ui.app import NewsreaderApp
from reader.ui.screens.links import LinksScreen
from tests.ui.driving import covered, open_title, shown, under, until


def _app(pilot: "Pilot[Any]") -> NewsreaderApp:
    assert isinstance(pilot.app, NewsreaderApp)
    return pilot.app


async def _read(pilot: "Pilot[Any]") -> None:
    app = _app(pilot)
    await pilot.press("enter")
    await until(pilot, lambda: open_title(app) == under(app) and app.focused is app.main.article)
    await until(pilot, lambda: covered(app) and app.main.status.state.unread == 7)
    await until(pilot, lambda: app.main.topics.counts.unread == 7)


async def lettered(pilot: "Pilot[Any]") -> None:
    """The links in sight marked with letters, and where they lead on the status line."""
    await _read(pilot)
    await pilot.press("semicolon")
    await until(pilot, lambda: _app(pilot).main.article.hints_active and "f news" in shown(_app(pilot)))


async def listed_links(pilot: "Pilot[Any]") -> None:
    """All links of the article, with the cursor on the second."""
    await _read(pilot)
    await pilot.press("L")
    await until(pilot, lambda: isinstance(pilot.app.screen, LinksScreen))
    await pilot.press("j")
    await until(pilot, lambda: "https://news.example/tide" in shown(_app(pilot)))
