"""The coverage of an article on its page, its timeline, and two accounts side by side."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.models import Related, Story
from reader.settings import Settings
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from reader.ui.screens.comparing import ComparingScreen
from reader.ui.screens.timeline import TimelineScreen
from reader.ui.widgets.targets_view import TargetsView
from tests.ui.archive import NOW
from tests.ui.driving import listed, open_title, page, shown, until
from tests.ui.told import (
    BRACKETS,
    BRIDGE,
    BUS,
    CAPTAIN,
    DIVERS,
    ELSEWHERE,
    FIRST,
    RUDDER,
    STORM,
    UNDATED,
    WEEK,
    write_told,
)

WIDE, NARROW = (200, 60), (60, 20)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of articles that tell the same."""
    return write_told(tmp_path / "archive")


async def _open(pilot: "Pilot[Any]", app: NewsreaderApp, title: str) -> None:
    """Reads an article, with all that belongs to it."""
    await until(pilot, lambda: title in listed(app))
    app.main.articles.go_to(listed(app).index(title))
    await pilot.press("enter")
    await until(pilot, lambda: open_title(app) == title and app.focused is app.main.article)


async def test_coverage_stands_in_its_sections_and_accounts_in_their_order(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await _open(pilot, app, BRIDGE)
        await until(pilot, lambda: RUDDER in page(app))
        text = page(app).replace("\xa0", " ")
        parts = [
            "The same story   3 in your library, 2 elsewhere", FIRST, "Slow Wire · first", "This account",
            "The Harbour Post · 45 min later", ELSEWHERE, BUS, CAPTAIN, UNDATED, "Listed   1 elsewhere",
            DIVERS, "Linking here   1 in your library", WEEK, "Similar   1 in your library", RUDDER,
        ]  # fmt: skip
        places = [text.index(part, text.index("The same story")) for part in parts]
        assert places == sorted(places)


async def test_enter_opens_what_the_library_has_and_another_key_the_browser(
    app: NewsreaderApp, browser: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await _open(pilot, app, BRIDGE)
        await pilot.press("tab", "tab", "o")
        await until(pilot, browser.exists)
        assert browser.read_text() == "https://elsewhere.example/bridge\n"
        await pilot.press("k", "enter")
        await until(pilot, lambda: open_title(app) == FIRST)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: open_title(app) == BRIDGE)


async def test_what_is_similar_comes_later_and_moves_nothing(
    app: NewsreaderApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[tuple[Related, ...]] = []
    similar = library.coverage.similar
    monkeypatch.setattr(library.coverage, "similar", lambda story: found[0] if found else _nothing(story))
    async with app.run_test(size=(200, 24)) as pilot:
        await _open(pilot, app, BRIDGE)
        await pilot.press("j", "j", "j", "tab", "tab")
        await pilot.pause()
        stood = app.main.article.scroll_offset.y, app.main.article.target
        assert "Similar" not in page(app)
        story = app.main.article.story
        assert story
        found.append(similar(story))
        app.main.article._look_around(story)
        await until(pilot, lambda: RUDDER in page(app))
        assert (app.main.article.scroll_offset.y, app.main.article.target) == stood


def _nothing(_: Story) -> tuple[Related, ...]:
    return ()


async def test_the_timeline_tells_who_was_first_and_opens_an_account(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await _open(pilot, app, BRIDGE)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, TimelineScreen))
        await until(pilot, lambda: "6 accounts by 6 outlets, the last one 4 h later" in shown(app))
        text = shown(app)
        parts = [
            "Friday 20 November 2026",
            "05:40",
            "first",
            "06:25",
            "the open article",
            "06:50",
            "07:15",
            "09:50",
        ]
        places = [text.index(part) for part in parts]
        assert places == sorted(places)
        assert app.screen.query_one(TargetsView).target == 1, "the cursor is on the open article"
        await pilot.press("k", "enter")
        await until(pilot, lambda: app.screen is app.main and open_title(app) == FIRST)


async def test_the_timeline_leads_to_the_browser_and_back(app: NewsreaderApp, browser: Path) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await _open(pilot, app, BRIDGE)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, TimelineScreen))
        await pilot.press("j", "o")
        await until(pilot, browser.exists)
        assert browser.read_text() == "https://elsewhere.example/bridge\n"
        await pilot.press("e")
        await until(pilot, lambda: app.screen is app.main)
        assert open_title(app) == BRIDGE


@pytest.mark.parametrize("key", ["e", "equals_sign"])
async def test_where_nobody_else_tells_it_that_is_said(app: NewsreaderApp, key: str) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await _open(pilot, app, WEEK)
        await pilot.press(key)
        await until(pilot, lambda: "Nobody else tells this story" in shown(app))
        assert app.screen is app.main


async def test_two_accounts_are_compared_and_keys_go_through_the_others(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await _open(pilot, app, BRIDGE)
        await pilot.press("equals_sign")
        await until(
            pilot, lambda: isinstance(app.screen, ComparingScreen) and "Two accounts › 1 of 5" in shown(app)
        )
        assert _row_of(app, BRIDGE) == _row_of(app, FIRST[:60])
        for key, place, title in (("]", 2, ELSEWHERE), ("l", 3, BUS), ("right", 4, CAPTAIN), ("]", 5, UNDATED),
                                  ("]", 1, FIRST), ("[", 5, UNDATED), ("h", 4, CAPTAIN)):  # fmt: skip
            await pilot.press(key)
            await until(pilot, lambda place=place: f"{place} of 5" in shown(app))  # type: ignore[misc]
            assert title[:60] in shown(app)
            assert BRIDGE in shown(app)
        await pilot.press("equals_sign")
        await until(pilot, lambda: app.screen is app.main)


async def test_the_account_that_is_gone_to_is_the_one_compared(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await _open(pilot, app, BRIDGE)
        await pilot.press("tab", "tab", "tab", "equals_sign")
        await until(pilot, lambda: isinstance(app.screen, ComparingScreen) and "3 of 5" in shown(app))
        assert BUS[:60] in shown(app)


async def test_words_of_one_account_alone_are_set_off(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await _open(pilot, app, BRIDGE)
        await pilot.press("equals_sign")
        await until(pilot, lambda: isinstance(app.screen, ComparingScreen))
        assert isinstance(app.screen, ComparingScreen)
        one, _ = app.screen.pages
        await until(pilot, lambda: one.page.lines)
        found = {run.text for line in one.page.lines for run in line.runs if run.found}
        assert {"laden", "gravel"} <= found
        assert not {"freighter", "Skarholm", "the"} & found


async def test_in_a_narrow_terminal_one_account_follows_the_other_on_one_page(app: NewsreaderApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await _open(pilot, app, BRIDGE)
        await pilot.press("equals_sign")
        await until(pilot, lambda: isinstance(app.screen, ComparingScreen) and "gravel" in shown(app))
        await pilot.press("G")
        await until(pilot, lambda: "Nobody" in shown(app))
        await pilot.resize_terminal(100, 24)
        await until(pilot, lambda: "Nobody" in shown(app) and "gravel" in shown(app))
        await pilot.resize_terminal(*NARROW)
        await until(pilot, lambda: "─" in shown(app))


async def test_headlines_are_shown_as_they_are(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await _open(pilot, app, STORM)
        await until(pilot, lambda: BRACKETS in page(app))
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, TimelineScreen) and BRACKETS[:46] in shown(app))
        await pilot.press("equals_sign")
        await until(pilot, lambda: isinstance(app.screen, ComparingScreen) and BRACKETS in shown(app))


async def test_reasons_are_told_in_the_signs_there_are(library: Library) -> None:
    app = NewsreaderApp(library, configured=Configured(Settings(ascii=True)), clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await _open(pilot, app, BRIDGE)
        await until(pilot, lambda: RUDDER in page(app))
        text = page(app).replace("\xa0", " ")
        assert "8 shared words: skarholm, bridge, closed .." in text
        assert "…" not in text


def _row_of(app: NewsreaderApp, text: str) -> int:
    return next(number for number, line in enumerate(shown(app).split("\n")) if text in line)
