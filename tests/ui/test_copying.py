"""Addresses, links and texts are copied."""

from collections.abc import Callable

from reader.ui.app import NewsreaderApp
from tests.ui.driving import listed, open_title, shown, until
from tests.ui.test_links import FERRY

GULL = "[A gull is thirty-four](https://news.example/gull)"
BENCH = "[The bench will go back](https://news.example/bench)"


def _at(app: NewsreaderApp, title: str) -> Callable[[], object]:
    return lambda: listed(app) and app.main.articles.current and app.main.articles.current.title == title


async def test_y_copies_the_address(app: NewsreaderApp) -> None:
    async with app.run_test(size=(180, 40)) as pilot:
        await until(pilot, _at(app, FERRY))
        await pilot.press("y")
        await until(pilot, lambda: app.clipboard == "https://news.example/ferry")
        assert "Copied https://news.example/ferry" in shown(app)


async def test_a_selected_text_is_copied_with_its_source(app: NewsreaderApp) -> None:
    async with app.run_test(size=(180, 40)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == FERRY)
        app.main.text_select_all()
        await pilot.press("y")
        await until(pilot, lambda: "The captain said it was the tide" in app.clipboard)
        assert app.clipboard.splitlines()[-1] == f"— {FERRY}, The Harbour Post, https://news.example/ferry"


async def test_shift_y_copies_a_link_in_markdown(app: NewsreaderApp) -> None:
    async with app.run_test(size=(180, 40)) as pilot:
        await until(pilot, _at(app, FERRY))
        await pilot.press("Y")
        await until(pilot, lambda: app.clipboard == f"[{FERRY}](https://news.example/ferry)")


async def test_of_several_that_are_picked_all_are_copied(app: NewsreaderApp) -> None:
    async with app.run_test(size=(180, 40)) as pilot:
        await until(pilot, lambda: "A gull is thirty-four" in listed(app))
        for title in ("A gull is thirty-four", "The bench will go back"):
            app.main.articles.go_to(listed(app).index(title))
            await until(pilot, _at(app, title))
            await pilot.press("x")
        await pilot.press("y")
        await until(pilot, lambda: "Copied 2 addresses" in shown(app))
        assert set(app.clipboard.splitlines()) == {"https://news.example/gull", "https://news.example/bench"}
        await pilot.press("Y")
        await until(pilot, lambda: "Copied 2 links" in shown(app))
        assert set(app.clipboard.splitlines()) == {f"- {GULL}", f"- {BENCH}"}
