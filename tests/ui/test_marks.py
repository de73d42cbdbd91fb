"""Marks by the many, and taken back."""

import pytest

from reader.library import Library
from reader.settings import Settings
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from tests.archive import summary
from tests.ui.archive import NOW
from tests.ui.driving import listed, open_title, shown, typed, under, until

FERRY = "The ferry came in four minutes early and nobody on the quay knew what to do with the time"
COUNCIL = "Council to study the early ferry"
WIDE = (180, 40)


async def test_all_that_is_listed_is_marked_read_once_the_reader_says_yes(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "8 of 8 unread" in shown(app))
        await pilot.press("A")
        await until(pilot, lambda: "Mark 8 articles in All read?" in shown(app))
        await pilot.press("n")
        await until(pilot, lambda: "Mark 8 articles" not in shown(app))
        assert library.lists.counts().unread == 8
        await pilot.press("A", "y")
        await until(pilot, lambda: "Marked 8 articles read" in shown(app))
        await until(pilot, lambda: "0 of 8 unread" in shown(app))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "8 of 8 unread" in shown(app))
        assert _note(app) == "Undone: 8 articles are unread again"


async def test_only_what_is_listed_is_marked(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash")
        await typed(pilot, *"gull", "enter")
        await until(pilot, lambda: listed(app) == ["A gull is thirty-four"])
        await pilot.press("A", "y")
        await until(pilot, lambda: "Marked 1 article read" in shown(app))
    assert library.lists.counts().unread == 7


def _note(app: NewsreaderApp) -> str:
    return app.main.status.state.note


async def test_undo_goes_back_step_by_step_and_says_what_it_undid(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("s", "j")
        await until(pilot, lambda: _note(app) == "Starred")
        await pilot.press("b")
        await until(pilot, lambda: _note(app) == "Kept for later")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: _note(app) == f"Undone: “{COUNCIL}” is no longer kept for later")
        assert not summary(library, COUNCIL).later
        await pilot.press("ctrl+z")
        await until(pilot, lambda: _note(app) == f"Undone: “{FERRY}” is no longer starred")
        assert not summary(library, FERRY).starred
        await pilot.press("ctrl+z")
        await until(pilot, lambda: _note(app) == "Nothing left to take back")


async def test_what_was_just_read_stays_in_the_unread_view_until_one_leaves_it(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("1", "j", "enter")
        await until(pilot, lambda: app.main.status.state.path == ("Unread",))
        await pilot.press("enter")
        await until(pilot, lambda: summary(library, FERRY).read)
        app.main.renew()
        await until(pilot, lambda: app.main.status.state.unread == 7)
        await pilot.press("q")
        assert under(app) == FERRY
        assert listed(app)[0] == FERRY
        await pilot.press("1", "k", "j", "enter")
        await until(pilot, lambda: listed(app) and listed(app)[0] == COUNCIL)


@pytest.mark.parametrize(("policy", "marked"), [(0, True), (None, False)])
async def test_an_article_is_marked_read_when_the_settings_say_so(
    library: Library, policy: float | None, marked: bool
) -> None:
    app = NewsreaderApp(library, configured=Configured(Settings(mark_read=policy)), clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: app.focused is app.main.article and open_title(app) == FERRY)
        await pilot.pause(0.3)
        assert summary(library, FERRY).read == marked


async def test_an_article_that_is_left_sooner_is_not_marked_read(library: Library) -> None:
    app = NewsreaderApp(library, configured=Configured(Settings(mark_read=0.6)), clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: open_title(app) == COUNCIL)
        await until(pilot, lambda: summary(library, COUNCIL).read)
        assert not summary(library, FERRY).read
