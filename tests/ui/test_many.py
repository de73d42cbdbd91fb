"""What is picked is marked together, asked about where it is much, and taken back at once."""

import pytest

from reader.library import Library
from reader.settings import Settings
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from tests.archive import summary
from tests.ui.archive import NOW
from tests.ui.driving import listed, shown, typed, under, until

FERRY = "The ferry came in four minutes early and nobody on the quay knew what to do with the time"
COUNCIL = "Council to study the early ferry"
WIDE = (180, 40)


def note(app: NewsreaderApp) -> str:
    return app.main.status.state.note


def picked(app: NewsreaderApp) -> int:
    return app.main.status.state.picked


async def test_a_key_marks_all_that_is_picked_and_then_none_of_it(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await pilot.press("s")
        await until(pilot, lambda: note(app) == "Starred")
        await pilot.press("x", "x", "x")
        await until(pilot, lambda: picked(app) == 3)
        await pilot.press("s")
        await until(pilot, lambda: note(app) == "Starred 2 articles; 1 was so already")
        assert picked(app) == 3
        assert sum("★" in line for line in shown(app).splitlines()) == 3
        await pilot.press("s")
        await until(pilot, lambda: note(app) == "Took the stars of 3 articles away")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: note(app) == "Undone: 3 articles are starred again")
        await pilot.press("b")
        await until(pilot, lambda: note(app) == "Kept 3 articles for later")
        assert summary(library, COUNCIL).later
        await pilot.press("escape", "s")
        await until(pilot, lambda: note(app).startswith(("Starred", "No longer")))
        assert picked(app) == 0


async def test_many_are_asked_about_and_one_undo_brings_all_back(
    app: NewsreaderApp, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.actions.many.MANY", 7)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "8 of 8 unread" in shown(app))
        await pilot.press("asterisk")
        await until(pilot, lambda: picked(app) == 8)
        await pilot.press("m")
        await until(pilot, lambda: "Mark 8 articles read?" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.main)
        assert library.lists.counts().unread == 8
        await pilot.press("A", "y")
        await until(pilot, lambda: note(app) == "Marked 8 articles read")
        await until(pilot, lambda: "0 of 8 unread" in shown(app))
        assert picked(app) == 8
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "8 of 8 unread" in shown(app))


async def test_what_is_marked_stays_in_the_view_it_would_leave(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await typed(pilot, *":list @unread", "enter")
        await until(pilot, lambda: app.main.status.state.path == ("Unread",))
        before = listed(app)
        await pilot.press("x", "x", "m")
        await until(pilot, lambda: note(app) == "Marked 2 articles read")
        await until(pilot, lambda: app.main.status.state.unread == 6)
        assert listed(app) == before
        assert library.lists.counts().unread == 6


async def test_a_picked_story_is_marked_read_with_all_its_articles(library: Library) -> None:
    app = NewsreaderApp(library, configured=Configured(Settings(stories=True)), clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        rows = len(listed(app))
        await pilot.press("asterisk")
        await until(pilot, lambda: picked(app) == rows)
        await pilot.press("m")
        await until(pilot, lambda: note(app).startswith("Marked"))
        assert library.lists.counts().unread == 0


async def test_in_the_article_a_key_is_about_that_whatever_is_picked(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: under(app) == FERRY)
        await pilot.press("x", "x", "enter")
        await until(pilot, lambda: app.focused is app.main.article)
        await pilot.press("b")
        await until(pilot, lambda: note(app) == "Kept for later")
        assert not summary(library, FERRY).later
