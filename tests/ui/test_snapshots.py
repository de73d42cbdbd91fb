"""The main screen, as it is drawn."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.ui.app import NewsreaderApp
from tests.ui.archive import NOW
from tests.ui.driving import open_title, until

Compare = Callable[..., bool]


async def _settled(pilot: "Pilot[Any]") -> None:
    app = pilot.app
    assert isinstance(app, NewsreaderApp)
    await until(pilot, lambda: app.main.status.state.total == 8)
    await until(pilot, lambda: not app.main.article.display or open_title(app))


async def _reading(pilot: "Pilot[Any]") -> None:
    await _settled(pilot)
    await pilot.press("enter")
    app = pilot.app
    assert isinstance(app, NewsreaderApp)
    await until(pilot, lambda: app.main.status.state.unread == 7 and open_title(app))
    await until(pilot, lambda: app.main.topics.counts.unread == 7)


@pytest.mark.parametrize("size", [(200, 50), (120, 40), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_main_screen_by_night(snap_compare: Compare, app: NewsreaderApp, size: tuple[int, int]) -> None:
    assert snap_compare(app, terminal_size=size, run_before=_settled)


def test_the_main_screen_by_day(snap_compare: Compare, library: Library) -> None:
    app = NewsreaderApp(library, clock=lambda: NOW)
    app.theme = "newsreader-day"
    assert snap_compare(app, terminal_size=(200, 50), run_before=_settled)


def test_an_article_in_two_panes(snap_compare: Compare, app: NewsreaderApp) -> None:
    assert snap_compare(app, terminal_size=(120, 40), run_before=_reading)


async def _helped(pilot: "Pilot[Any]") -> None:
    await _settled(pilot)
    await pilot.press("?")
    await pilot.pause()


def test_the_help(snap_compare: Compare, app: NewsreaderApp) -> None:
    assert snap_compare(app, terminal_size=(80, 50), run_before=_helped)
