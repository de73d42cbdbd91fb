"""The steps that lead to screens of queries: what they may become, what is wrong with them, what is kept of them."""

from typing import Any

from textual.pilot import Pilot

from tests.ui.driving import listed, open_title, shown, typed, until
from tests.ui.scenes import _app, main

VIEWS = {
    "Sea, unread": "topic:sea is:unread",
    "Hot": "heat:>=90 sort:heat",
    "Repairs and kitchens": "repair OR kitchen",
}


async def _typed(pilot: "Pilot[Any]", text: str, sign: str) -> None:
    app = _app(pilot)
    await main(pilot)
    await pilot.press("slash")
    await until(pilot, lambda: app.main.query("#search"))
    await typed(pilot, *text)
    await until(pilot, lambda: sign in shown(app) and app.main.status.state.counted)


async def fields(pilot: "Pilot[Any]") -> None:
    """The states that an article may be in, offered behind "is:"."""
    await _typed(pilot, "lamp is:", "unread 24  read")
    await main(pilot)


async def values(pilot: "Pilot[Any]") -> None:
    """The topics there are, each with how many articles are in it, one of them taken."""
    await _typed(pilot, "topic:", "News 23")
    await pilot.press("tab")
    await until(pilot, lambda: _app(pilot).main.status.state.found and _app(pilot).main.status.state.counted)
    await main(pilot)


async def wrong(pilot: "Pilot[Any]") -> None:
    """A query that cannot be meant as it is written, with a caret."""
    await _typed(pilot, "lamp is:unraed ", "Did you mean")
    await until(pilot, lambda: open_title(_app(pilot)) == "")


async def views(pilot: "Pilot[Any]") -> None:
    """A saved view, among the others and the tags."""
    app = _app(pilot)
    await main(pilot)
    await until(pilot, lambda: all(view.articles for view in app.main.topics.kept))
    app.main.topics.choose("view:Hot")
    await until(pilot, lambda: app.main.desk.place.view == "Hot" and listed(app))
    await main(pilot)
