"""The heat view: what it shows, and what its keys and the mouse do."""

import asyncio
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.settings import Settings
from reader.ui.app import NewsreaderApp
from reader.ui.commands import COMMANDS
from reader.ui.configured import Configured
from reader.ui.screens.heat import HeatScreen
from reader.ui.screens.page import PageScreen
from reader.ui.theme import NIGHT_TOKENS
from reader.ui.widgets.heat_shape import shade
from tests.archive import refresh, write_article
from tests.ui.archive import NOW
from tests.ui.driving import shown, under, until
from tests.ui.test_typed_ahead import burst

WIDE, SMALL = (180, 40), (80, 24)
OLDEST, TODAY = date(2026, 11, 9), date(2026, 11, 20)


async def opened(pilot: "Pilot[Any]", app: NewsreaderApp) -> HeatScreen:
    """Opens the page, and waits until it is there."""
    await until(pilot, lambda: app.main.articles.current)
    await pilot.press("H")
    await until(pilot, lambda: isinstance(app.screen, HeatScreen) and app.screen.pane.counted)
    assert isinstance(app.screen, HeatScreen)
    return app.screen


def foot(page: HeatScreen) -> str:
    """What is told of the cell under the cursor."""
    return "".join(text for text, _ in page.foot.told)


def grounds(page: HeatScreen, name: str) -> list[str]:
    """The colours of the cells of a topic, by the days from the left."""
    pane = page.pane
    row = next(number for number, one in enumerate(pane.rows) if one and one.name == name)
    strip = pane.render_line(row - pane.scroll_offset.y)
    left, right = pane.shape.left, pane.shape.right
    cells = [segment for segment in strip.crop(left, right) for _ in segment.text]
    found = [one.style.bgcolor.name if one.style and one.style.bgcolor else "" for one in cells]
    return found[:: pane.shape.cell]


async def test_topics_stand_against_days(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        lines = shown(app).splitlines()
        assert "November 2026" in lines[1]
        names = [line[1:20].strip() for line in lines[3:] if line.strip()]
        assert names[:4] == ["All", "News", "Sea", "Towns"]
        assert [line.split()[-1] for line in lines if line[1:20].strip() in names[:4]] == ["8", "7", "3", "4"]
        assert page.pane.window
        assert page.pane.window.end == TODAY


async def test_the_days_of_a_topic_are_shaded_and_weekends_are_seen(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        some = shade(NIGHT_TOKENS["ground"], NIGHT_TOKENS["accent"], 1)
        ground, weekend = NIGHT_TOKENS["ground"], NIGHT_TOKENS["side"]
        # From Saturday the 14th to Friday the 20th; the gull came on the 16th.
        assert grounds(page, "Sea")[-7:] == [weekend, weekend, some, ground, ground, ground, some]


async def test_the_line_at_the_bottom_tells_of_the_cell(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        await pilot.press("j", "j")
        await until(
            pilot,
            lambda: foot(page).startswith(
                "Sea · Friday 20 November 2026 · 1 article, 1 unread: The ferry came in four minutes early"
            ),
        )
        assert foot(page).endswith("(heat 85)")
        await pilot.press("h")
        assert foot(page) == "Sea · Thursday 19 November 2026 · no articles"
        await pilot.press("j", "right", "left", "k", "l")
        await until(pilot, lambda: "1 unread" in foot(page))


async def test_home_is_the_oldest_day_and_end_the_newest(app: NewsreaderApp) -> None:
    async with app.run_test(size=SMALL) as pilot:
        page = await opened(pilot, app)
        window = page.pane.window
        assert window
        for key, day in (
            ("home", OLDEST),
            ("G", TODAY),
            ("g", OLDEST),
            ("end", TODAY),
        ):
            await pilot.press(key)
            assert page.pane.window
            assert page.pane.window.day == day


async def test_beyond_the_edge_older_days_are_read(library: Library, archive: Path) -> None:
    write_article(archive / "_news", "2025-01-03-old", title="Old", publishedDateTime="2025-01-03T09:00:00Z")
    await asyncio.to_thread(refresh, library)
    app = NewsreaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=SMALL) as pilot:
        page = await opened(pilot, app)
        window = page.pane.window
        assert window
        await pilot.press(*["h"] * window.days)
        moved = page.pane.window
        assert moved
        assert (moved.column, moved.end) == (window.days - 1, window.first - timedelta(days=1))
        await until(pilot, lambda: page.pane.counted and page.pane.counted.first == moved.first)
        assert "no articles" in foot(page)
        await pilot.press("]")
        await until(pilot, lambda: page.pane.counted and page.pane.counted.first == window.first)
        await pilot.press("home")
        await until(pilot, lambda: "All · Fri 3 Jan 2025 · 1 article" in foot(page))
        await pilot.press("enter")
        await until(pilot, lambda: under(app) == "Old")


@pytest.mark.parametrize("sort", ["date", "title"])
async def test_enter_lists_the_topic_from_that_day_on(library: Library, sort: str) -> None:
    app = NewsreaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        app.main.placing.sorts["topic:towns"] = sort  # type: ignore[assignment]
        page = await opened(pilot, app)
        await pilot.press("j", "j", "j", "h", "h", "h")
        await until(pilot, lambda: "Not markup" in foot(page) or "1 unread" in foot(page))
        await pilot.press("enter")
        await until(pilot, lambda: app.main.status.state.path == ("News", "Towns"))
        assert app.screen is app.main
        assert app.main.articles.has_focus
        await until(pilot, lambda: under(app) == "[/] [bold]Not markup[/bold] [@click=app.quit]at all[/]")
        assert app.main.articles.count == 4
        assert app.main.topics.place
        assert app.main.topics.place.path == ("News", "Towns")
        page = await opened(pilot, app)
        assert page.pane.current
        assert page.pane.current.name == "Towns", "the topic that is listed"


async def test_enter_ends_a_search(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        await pilot.press("slash", *"gull", "enter")
        await until(pilot, lambda: app.main.articles.count == 1)
        await opened(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: app.main.status.state.path == ("All",) and app.main.articles.count == 8)


async def test_keys_in_a_burst_go_to_the_page_they_open(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        burst(app, "H", "j", "j", "h", "h", "h", "h", "enter")
        await until(pilot, lambda: under(app) == "A gull is thirty-four")
        burst(app, "H", "H", "H", "q", *"qqq")
        await until(pilot, lambda: not app.is_running)


@pytest.mark.parametrize("key", ["q", "escape", "H"])
async def test_the_way_back(app: NewsreaderApp, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("j", "h", key)
        await until(pilot, lambda: app.screen is app.main)
        assert app.main.status.state.path == ("All",)


async def test_a_click_goes_to_a_cell_and_another_opens_it(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        shape = page.pane.shape
        row = next(number for number, one in enumerate(page.pane.rows) if one and one.name == "Sea")
        x = shape.left + (shape.days - 5) * shape.cell
        await pilot.click(page.pane, offset=(x, row))
        assert page.pane.window
        assert (page.pane.window.day, page.pane.cursor) == (TODAY - timedelta(days=4), row)
        await until(pilot, lambda: "A gull is thirty-four" in foot(page))
        await pilot.click(page.pane, offset=(3, row))
        await until(pilot, lambda: under(app) == "A gull is thirty-four")


async def test_a_click_does_not_go_where_nothing_is(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        await pilot.click(page.pane, offset=(page.pane.shape.left, 0))
        assert page.pane.window
        assert page.pane.window.day == OLDEST, "the oldest there is"
        assert page.pane.whole_at(page.pane.shape.right - 1, 0) == "All, Fri 20 November 2026: 1 article"
        assert page.pane.whole_at(2, 0) == page.pane.whole_at(0, 39) == ""


async def test_what_comes_meanwhile_is_counted(library: Library, archive: Path, app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        await until(pilot, lambda: "1 article," in foot(page))
        write_article(archive / "_news", "new", title="New", publishedDateTime="2026-11-20T10:00:00Z")
        with Library.open(library.place, sources=library.sources.specs(), clock=lambda: NOW) as other:
            await asyncio.to_thread(refresh, other)
        await until(pilot, lambda: "All · Friday 20 November 2026 · 2 articles" in foot(page))


async def test_as_many_days_as_fit_are_shown(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        wide = page.pane.shape.days
        await pilot.press("j", "h", "h")
        await pilot.resize_terminal(50, 12)
        await until(pilot, lambda: page.pane.shape.days < wide)
        assert page.pane.window
        assert page.pane.window.days == page.pane.shape.days
        assert page.pane.window.day == TODAY - timedelta(days=2)
        assert all(len(line) == 50 for line in shown(app).splitlines())


@pytest.mark.parametrize("settings", [Settings(ascii=True), Settings(theme="newsreader-ansi")])
async def test_without_colours_shades_are_characters(library: Library, settings: Settings) -> None:
    app = NewsreaderApp(library, configured=Configured(settings), clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("j", "h")
        line = next(line for line in shown(app).splitlines() if line[1:].strip().startswith("Towns"))
        signs = app.main.desk.signs
        assert f"{signs.shades[1]}{signs.shades[1]}" in line
        assert not settings.ascii or shown(app).isascii()


async def test_help_tells_its_keys(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, PageScreen))
        first = shown(app).split("Moving")[0]
        assert "In the heat view" in first
        assert all(command.help in first for command in COMMANDS if command.scope == "heat")
        await pilot.press("q")
        await until(pilot, lambda: app.screen is page)


async def test_an_empty_library_has_a_heat_view_too(tmp_path: Path) -> None:
    from reader.paths import place_at

    with Library.open(place_at(tmp_path / "empty.db"), sources=[], clock=lambda: NOW) as library:
        app = NewsreaderApp(library, clock=lambda: NOW)
        async with app.run_test(size=SMALL) as pilot:
            await pilot.press("H")
            await until(pilot, lambda: isinstance(app.screen, HeatScreen) and app.screen.pane.counted)
            assert "All · Fri 20 Nov 2026 · no articles" in shown(app)
            await pilot.press(*"hjklgG[]", "enter")
            await until(pilot, lambda: app.screen is app.main)
