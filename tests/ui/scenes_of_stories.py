"""The steps that lead to the screens of stories. Each waits until all it shows is there, never for a time."""

from typing import Any

from textual.pilot import Pilot

from reader.models import Query
from reader.ui.app import NewsreaderApp
from reader.ui.screens.comparing import ComparingScreen
from reader.ui.screens.timeline import TimelineScreen
from tests.ui.driving import covered, listed, open_title, page, shown, under, until
from tests.ui.told import BRIDGE, CAPTAIN, FIRST, RUDDER

ALL = Query(stories=True)


def _app(pilot: "Pilot[Any]") -> NewsreaderApp:
    assert isinstance(pilot.app, NewsreaderApp)
    return pilot.app


async def _shown(pilot: "Pilot[Any]") -> None:
    """Waits until the article under the cursor is shown with all that belongs to it."""
    app = _app(pilot)
    await until(pilot, lambda: not app.main.article.display or open_title(app) == under(app))
    await until(pilot, lambda: not app.main.article.display or covered(app))


async def folded(pilot: "Pilot[Any]") -> None:
    """A list of stories, with the cursor on one that several tell."""
    app = _app(pilot)
    await until(pilot, lambda: BRIDGE in listed(app))
    app.main.articles.go_to(listed(app).index(BRIDGE))
    await _shown(pilot)


async def unfolded(pilot: "Pilot[Any]") -> None:
    """Its accounts below it, with the cursor on one of them."""
    app = _app(pilot)
    await folded(pilot)
    await pilot.press("right")
    await until(pilot, lambda: FIRST in listed(app))
    await pilot.press("down")
    await until(pilot, lambda: under(app) == CAPTAIN)
    await _shown(pilot)


async def coverage(pilot: "Pilot[Any]") -> None:
    """An article with its coverage, on the second account."""
    app = _app(pilot)
    await folded(pilot)
    await pilot.press("enter")
    await until(pilot, lambda: open_title(app) == BRIDGE and app.focused is app.main.article)
    await until(pilot, lambda: covered(app) and RUDDER in page(app))
    await until(pilot, lambda: app.main.status.state.unread == 11)
    await until(pilot, lambda: app.main.topics.counts.unread == 12)
    await pilot.press("G", "tab", "tab")
    await until(pilot, lambda: app.main.article.target == 1)


async def told_timeline(pilot: "Pilot[Any]") -> None:
    """The timeline of its story."""
    await coverage(pilot)
    await pilot.press("e")
    await until(pilot, lambda: isinstance(pilot.app.screen, TimelineScreen))
    await until(pilot, lambda: "6 accounts" in shown(_app(pilot)))


async def compared(pilot: "Pilot[Any]") -> None:
    """Two of its accounts."""
    await coverage(pilot)
    await pilot.press("equals_sign", "right_square_bracket", "right_square_bracket")
    await until(
        pilot, lambda: isinstance(pilot.app.screen, ComparingScreen) and "4 of 5" in shown(_app(pilot))
    )
