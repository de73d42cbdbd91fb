"""Several articles are picked in the list, for what is done to all of them at once."""

import pytest

from reader.ui.app import NewsreaderApp
from tests.ui.driving import listed, shown, under, until

GULL, BENCH = "A gull is thirty-four", "The bench will go back"


def picked(app: NewsreaderApp) -> int:
    """How many the status line tells of."""
    return app.main.status.state.picked


def ticked(app: NewsreaderApp) -> int:
    """How many rows have the sign."""
    return shown(app).count("✓")


async def test_one_after_the_other_is_picked_and_told_of(app: NewsreaderApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        first = under(app)
        await pilot.press("x", "x", "x")
        await until(pilot, lambda: ticked(app) == 3)
        assert "3 picked" in shown(app)
        assert app.main.articles.cursor == 3
        await pilot.press("g", "g")
        await until(pilot, lambda: under(app) == first)
        await pilot.press("x")
        await until(pilot, lambda: ticked(app) == 2)
        await pilot.press("escape")
        await until(pilot, lambda: ticked(app) == 0)
        assert picked(app) == 0


async def test_a_range_and_all_are_picked(app: NewsreaderApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await pilot.press("x", "j", "j", "X")
        await until(pilot, lambda: picked(app) == 4)
        await pilot.press("asterisk")
        await until(pilot, lambda: picked(app) == 8)
        await pilot.press("asterisk")
        await until(pilot, lambda: picked(app) == 0)


async def test_what_is_picked_stays_so_however_it_is_sorted_and_renewed(app: NewsreaderApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: GULL in listed(app))
        app.main.articles.go_to(listed(app).index(GULL))
        await pilot.press("x")
        before = listed(app)
        request = app.main.articles.request
        app.main.articles.request = request._replace(query=request.query._replace(sort="title"))
        await until(pilot, lambda: listed(app) != before)
        app.main.desk.renew()
        await until(pilot, lambda: ticked(app) == 1)
        assert picked(app) == 1


@pytest.mark.parametrize("keys", [("J",), ("slash", "g", "u", "l", "l", "enter")])
async def test_it_is_let_go_of_with_the_place(app: NewsreaderApp, keys: tuple[str, ...]) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await pilot.press("x")
        await until(pilot, lambda: ticked(app) == 1)
        await pilot.press(*keys)
        await until(pilot, lambda: picked(app) == 0)
        assert not app.main.articles.picked
