"""Two clicks where one was enough: the second does nothing to what the first uncovered."""

from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from reader.ui.app import NewsreaderApp
from reader.ui.screens.choosing import Choosing
from tests.ui.driving import listed, open_title, shown, under, until

WIDE = (140, 40)
FERRY = "The ferry came in four minutes early and nobody on the quay knew what to do with the time"


def click(app: NewsreaderApp, at: tuple[int, int]) -> None:
    """Presses the left button and lets it go, as the terminal tells it: the app counts the clicks."""
    x, y = at
    for event in (events.MouseDown, events.MouseUp):
        app.post_message(event(None, x, y, 0, 0, 1, False, False, False, x, y))


async def place_of(pilot: "Pilot[Any]", app: NewsreaderApp, text: str) -> tuple[int, int]:
    """Where a text stands on the screen, once it does."""
    await until(pilot, lambda: text in shown(app))
    rows = shown(app).split("\n")
    y = next(number for number, row in enumerate(rows) if text in row)
    return rows[y].index(text), y


async def ready(pilot: "Pilot[Any]", app: NewsreaderApp) -> None:
    await until(pilot, lambda: len(listed(app)) == 8 and open_title(app) == FERRY)
    await pilot.pause(0.2)


async def test_a_double_click_in_a_menu_opens_no_article_below_it(app: NewsreaderApp) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await pilot.press("\\")
        x, y = await place_of(pilot, app, "Headline, from A to Z")
        at = (x + 20, y)
        click(app, at)
        await until(pilot, lambda: app.screen is app.main)
        before = under(app)
        assert app.screen.get_widget_at(*at)[0] is app.main.articles
        click(app, at)
        click(app, at)
        await pilot.pause(0.3)
        assert app.main.articles.has_focus
        assert app.main.desk.pane == "articles"
        assert under(app) == before


async def test_nor_does_it_select_a_word_of_the_article_below(app: NewsreaderApp) -> None:
    async with app.run_test(size=(200, 40)) as pilot:
        await ready(pilot, app)
        page = app.main.article.region
        await pilot.press("\\")
        x, y = page.x + 8, page.y + 2
        await until(pilot, lambda: isinstance(app.screen, Choosing))
        click(app, (x, y))
        await until(pilot, lambda: app.screen is app.main)
        click(app, (x, y))
        await pilot.pause(0.1)
        assert not app.main.selections


async def test_nor_is_a_key_of_the_reader_pressed_by_two_clicks_on_one_of_a_sheet(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        await pilot.press("ctrl+t")
        at = await place_of(pilot, app, "Esc leave")
        click(app, at)
        await until(pilot, lambda: app.screen is app.main)
        below = app.screen.get_widget_at(*at)[0]
        click(app, at)
        await pilot.pause(0.3)
        assert below is app.main.keys
        assert "8 of 8 unread" in shown(app)


@pytest.mark.parametrize("times", [2, 3])
async def test_clicks_on_one_widget_are_counted_as_ever(app: NewsreaderApp, times: int) -> None:
    async with app.run_test(size=(200, 40)) as pilot:
        await ready(pilot, app)
        page = app.main.article
        for _ in range(times):
            click(app, (page.region.x + page.left + 2, page.region.y + page.air))
        await pilot.pause(0.1)
        assert app.main.get_selected_text() == {2: "The", 3: FERRY}[times]
