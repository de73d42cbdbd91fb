"""Links that are opened inside the reader: articles in their place, other pages in reader mode, and the way back."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.models import SourceSpec
from reader.paths import place_at
from reader.ui.app import NewsreaderApp
from reader.ui.messages import LinkChosen
from tests.archive import refresh
from tests.ui.archive import NOW
from tests.ui.driving import covered, open_title, shown, until
from tests.ui.fetched import LibraryOfPages, fetching

FERRY = "The ferry came in four minutes early and nobody on the quay knew what to do with the time"
COUNCIL = "Council to study the early ferry"
TIDE = "https://news.example/tide"
SIZE = (180, 24)


@pytest.fixture
def library(archive: Path, tmp_path: Path) -> Iterator[LibraryOfPages]:
    """The library of the archive, which has pages besides."""
    place = place_at(tmp_path / "library.db")
    with LibraryOfPages.open(place, sources=[SourceSpec(str(archive))], clock=lambda: NOW) as library:
        assert isinstance(library, LibraryOfPages)
        refresh(library)
        yield library


@pytest.fixture
def app(library: LibraryOfPages, tmp_path: Path) -> NewsreaderApp:
    """The app, with a process that fetches all pages but one."""
    return NewsreaderApp(library, partial(fetching, tmp_path, "https://slow.example/"), clock=lambda: NOW)


async def _open(pilot: "Pilot[Any]", app: NewsreaderApp) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: open_title(app) == FERRY and app.main.article.has_focus and covered(app))


async def _letter(pilot: "Pilot[Any]", app: NewsreaderApp, letter: str) -> None:
    await pilot.press("semicolon")
    await until(pilot, lambda: app.main.article.hints_active)
    await pilot.press(letter)


async def test_letters_open_a_page_in_reader_mode_and_the_way_back_leads_to_the_same_line(
    app: NewsreaderApp, browser: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, app)
        await pilot.press("j", "j", "j")
        await until(pilot, lambda: app.main.article.scroll_offset.y == 3)
        await _letter(pilot, app, "f")
        await until(pilot, lambda: open_title(app) == "The page of tide")
        pane = app.main.article
        assert pane.has_focus
        assert pane.scroll_offset.y == 0
        await pilot.press("j", "j")
        await _letter(pilot, app, "j")
        await until(pilot, lambda: open_title(app) == COUNCIL)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: open_title(app) == "The page of tide" and pane.scroll_offset.y == 2)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: open_title(app) == FERRY and pane.scroll_offset.y == 3)
        await pilot.press("alt+right")
        await until(pilot, lambda: open_title(app) == "The page of tide" and pane.scroll_offset.y == 2)
    assert not browser.exists()


async def test_a_related_story_elsewhere_opens_here_and_its_cursor_is_kept(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, app)
        await pilot.press("tab", "j", "enter")
        await until(pilot, lambda: open_title(app) == "The page of ferries")
        await pilot.press("ctrl+o")
        await until(pilot, lambda: open_title(app) == FERRY and app.main.article.target == 1)


async def test_what_was_only_looked_at_is_on_the_way_back_once_it_led_on(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: open_title(app) == FERRY and covered(app))
        await _letter(pilot, app, "f")
        await until(pilot, lambda: open_title(app) == "The page of tide" and app.main.article.has_focus)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: open_title(app) == FERRY)


async def test_what_cannot_be_fetched_is_told_and_offered_to_the_browser(
    app: NewsreaderApp, browser: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, app)
        app.main.article._follow("https://broken.example/a", "inside")
        told = "https://broken.example/a answered 404 Not Found — o opens it in the browser"
        await until(pilot, lambda: told in shown(app))
        assert open_title(app) == FERRY
        await pilot.press("o")
        await until(pilot, browser.exists)
    assert browser.read_text() == "https://broken.example/a\n"


@pytest.mark.parametrize("keys", [["escape"], ["right_square_bracket"]], ids=["Escape", "another opening"])
async def test_a_page_that_takes_long_is_waited_for_until_it_is_given_up(
    app: NewsreaderApp, keys: list[str]
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, app)
        app.main.article._follow("https://slow.example/", "inside")
        await until(pilot, lambda: "Fetching slow.example…" in shown(app))
        await pilot.press(*keys)
        await until(pilot, lambda: "Fetching" not in shown(app))
        assert app.main.article.has_focus, "nothing else was left"


async def test_where_nothing_fetches_pages_that_is_told(library: LibraryOfPages) -> None:
    app = NewsreaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, app)
        await _letter(pilot, app, "f")
        await until(pilot, lambda: "Nothing reads the sources any more: start again — o opens" in shown(app))


@pytest.mark.parametrize("key", ["m", "s", "b", "T", "e", "equals_sign", "r"])
async def test_what_is_done_to_articles_is_not_done_to_pages(app: NewsreaderApp, key: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, app)
        await _letter(pilot, app, "f")
        await until(pilot, lambda: open_title(app) == "The page of tide")
        await pilot.press(key)
        await until(pilot, lambda: "This page is not in your library" in shown(app))


async def test_a_page_is_copied_and_opened_in_the_browser_by_its_address(
    app: NewsreaderApp, browser: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, app)
        await _letter(pilot, app, "f")
        await until(pilot, lambda: open_title(app) == "The page of tide")
        await pilot.press("y", "o")
        await until(pilot, browser.exists)
        assert app.clipboard == TIDE
    assert browser.read_text() == f"{TIDE}\n"


async def test_a_link_to_a_picture_is_no_page_and_opens_in_the_browser(
    app: NewsreaderApp, browser: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await _open(pilot, app)
        app.main.article.post_message(LinkChosen("https://p.example/Chart.PNG?w=1", outside=False))
        await until(pilot, browser.exists)
        assert browser.read_text() == "https://p.example/Chart.PNG?w=1\n"
        assert open_title(app) == FERRY
