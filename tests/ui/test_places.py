"""Places: what was chosen for one, and where the cursor stood there, is there when one comes back."""

from collections.abc import Sequence
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.settings import Settings
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from tests.archive import summary
from tests.ui.archive import NOW
from tests.ui.driving import listed, open_title, shown, under, until

COUNCIL = "Council to study the early ferry"
WIDE = (180, 40)


async def _in(pilot: "Pilot[Any]", app: NewsreaderApp, path: Sequence[str]) -> None:
    await until(pilot, lambda: app.main.status.state.path == tuple(path))
    await until(pilot, lambda: open_title(app) == under(app))  # the cursor has come to rest


async def test_the_cursor_stands_where_it_was_left_in_each_topic(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await pilot.press("1", "G", "2", "j")
        await _in(pilot, app, ("News", "Towns"))
        stood = under(app)
        await pilot.press("1", "k", "2")
        await _in(pilot, app, ("News", "Sea"))
        assert under(app) != stood
        await pilot.press("1", "j", "2")
        await _in(pilot, app, ("News", "Towns"))
        assert under(app) == stood


async def test_a_session_begins_where_the_last_one_ended(library: Library) -> None:
    app = NewsreaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("1", "G", "2", "j")
        await _in(pilot, app, ("News", "Towns"))
        stood = under(app)
    again = NewsreaderApp(library, clock=lambda: NOW)
    async with again.run_test(size=WIDE) as pilot:
        assert under(again) == stood
        assert "News › Towns" in shown(again)
        assert again.focused is again.main.articles


@pytest.mark.parametrize(("start", "path"), [("unread", ("Unread",)), ("sea", ("News", "Sea"))])
async def test_the_settings_say_where_it_opens(library: Library, start: str, path: tuple[str, ...]) -> None:
    app = NewsreaderApp(library, configured=Configured(Settings(start=start)), clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await _in(pilot, app, path)


async def test_an_order_is_chosen_from_a_menu_and_kept_for_the_place(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await pilot.press("backslash")
        await until(pilot, lambda: "Headline, from A to Z" in shown(app))
        await pilot.press("t")
        await until(
            pilot, lambda: listed(app) == sorted(listed(app), key=str.casefold) and len(listed(app)) == 8
        )
        assert "by title" in shown(app)
        await pilot.press("J")
        await until(pilot, lambda: "by date" in shown(app))
        await pilot.press("1", "home", "2")
        await until(pilot, lambda: "by title" in shown(app))


async def test_the_cursor_stays_on_its_article_when_the_order_changes(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("j")
        await until(pilot, lambda: under(app) == COUNCIL)
        await pilot.press("backslash", "t")
        await until(pilot, lambda: "by title" in shown(app))
        assert under(app) == COUNCIL


async def test_next_and_previous_topic_work_from_every_pane(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await pilot.press("J")
        await _in(pilot, app, ("News",))
        await pilot.press("J")
        await _in(pilot, app, ("News", "Sea"))
        assert app.focused is app.main.articles
        await pilot.press("3", "K")
        await _in(pilot, app, ("News",))


async def test_folded_topics_stay_folded(library: Library) -> None:
    app = NewsreaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "Towns" in shown(app))
        await pilot.press("1", "G", "h", "h")
        await until(pilot, lambda: "Towns" not in shown(app).replace("· Towns", ""))
    again = NewsreaderApp(library, clock=lambda: NOW)
    async with again.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert not any(line.lstrip(" ▌").startswith("Towns") for line in shown(again).splitlines())
        await pilot.press("1", "l")
        await until(
            pilot, lambda: any(line.lstrip(" ▌").startswith("Towns") for line in shown(again).splitlines())
        )


async def test_unlisted_articles_are_shown_when_asked_for(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await pilot.press("full_stop")
        await until(pilot, lambda: "with unlisted" in shown(app))
        await pilot.press("full_stop")
        await until(pilot, lambda: "with unlisted" not in shown(app))


async def test_what_came_since_the_last_visit_is_a_place(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
    again = NewsreaderApp(library, clock=lambda: NOW)
    async with again.run_test(size=WIDE) as pilot:
        await pilot.press("1", "home", *"jjjjj")
        await until(pilot, lambda: "Nothing new since your last visit" in shown(again))


async def test_the_place_survives_that_its_article_was_read_elsewhere(library: Library) -> None:
    app = NewsreaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("j")
        await until(pilot, lambda: under(app) == COUNCIL == open_title(app))
    library.marks.set([summary(library, COUNCIL).id], "read", value=True)
    again = NewsreaderApp(library, clock=lambda: NOW)
    async with again.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert under(again) == COUNCIL
