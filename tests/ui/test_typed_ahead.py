"""Keys typed in one burst, faster than any screen comes or goes."""

from collections.abc import Sequence
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from reader.ui.app import NewsreaderApp
from reader.ui.screens.asking import Prompting
from reader.ui.screens.choosing import Choosing
from reader.ui.screens.page import PageScreen
from tests.ui.driving import listed, open_title, until

WIDE = (120, 40)
NAMES = {"\\": "backslash", "?": "question_mark", "/": "slash", " ": "space"}


def burst(app: NewsreaderApp, *keys: str) -> None:
    """Types keys as a terminal gives them that were pasted: all at once."""
    for key in keys:
        app.post_message(events.Key(NAMES.get(key, key), key if len(key) == 1 else None))


async def ready(pilot: "Pilot[Any]", app: NewsreaderApp) -> None:
    await until(pilot, lambda: len(listed(app)) == 8)
    await pilot.pause(0.2)


@pytest.mark.parametrize(
    "keys",
    [
        ("\\", "enter", "enter"),
        ("\\", "d", "d", "d"),
        ("\\", "h", "h"),
        ("ctrl+t", "enter", "enter"),
        ("ctrl+p", *"zoo", "escape", "escape"),
        ("a", *"/nowhere", "escape", "escape"),
        ("?", "escape", "escape", "escape"),
    ],
    ids=" ".join,
)
async def test_a_key_repeated_before_a_sheet_is_gone_does_no_harm(
    app: NewsreaderApp, keys: Sequence[str]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        burst(app, *keys)
        await pilot.pause(0.3)
        await until(pilot, lambda: app.screen is app.main)
        assert app.is_running


async def test_a_sheet_that_another_covers_stays_until_that_is_left(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        below, above = Choosing((), "below"), PageScreen("above", ())
        for screen in (below, above):
            await app.push_screen(screen)
        below.action_leave()
        await pilot.pause()
        assert app.screen_stack[1:] == [below, above]
        for _ in range(2):
            above.action_do("page.close")
        await pilot.pause()
        assert app.screen_stack[1:] == [below]


async def test_the_letter_of_a_menu_is_heard_before_the_menu_stands(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        burst(app, "\\", "h")
        await until(pilot, lambda: app.main.desk.place.query.sort == "heat")
        assert app.screen is app.main
        assert not app.main.topics.has_focus


async def test_a_line_is_typed_before_it_stands(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        burst(app, "a", *"/tmp/gulls and quays")
        await until(pilot, lambda: isinstance(app.screen, Prompting))
        sheet = app.screen
        assert isinstance(sheet, Prompting)
        await until(pilot, lambda: sheet.line.value == "/tmp/gulls and quays")


async def test_words_to_search_for_are_typed_before_their_line_stands(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        burst(app, "/", *"gull", "enter")
        await until(pilot, lambda: listed(app) == ["A gull is thirty-four"])
        await until(pilot, lambda: app.main.articles.has_focus)


async def test_a_command_is_found_and_done_in_one_burst(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        burst(app, "ctrl+p", *"go to towns", "enter")
        await until(pilot, lambda: app.main.status.state.path == ("News", "Towns"))


async def test_what_is_typed_after_a_page_is_left_is_for_the_reader(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await ready(pilot, app)
        burst(app, "?", "q", "enter")
        await until(pilot, lambda: open_title(app) and app.main.article.has_focus)
        assert app.screen is app.main
