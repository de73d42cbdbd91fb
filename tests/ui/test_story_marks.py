"""Marks of stories: what a row stands for is marked with it, and counted with it."""

from pathlib import Path
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
from tests.ui.told import ARTICLES, BRIDGE, BUS, CAPTAIN, COUNCIL, FIRST, STORIES, VOTE, write_told

WIDE, MIDDLE = (200, 50), (100, 40)
ALL = (BRIDGE, CAPTAIN, BUS, FIRST)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of articles that tell the same."""
    return write_told(tmp_path / "archive")


def _read(library: Library) -> list[str]:
    return [title for title in ALL if summary(library, title).read]


def _note(app: NewsreaderApp) -> str:
    return app.main.status.state.note


def _counts(app: NewsreaderApp) -> tuple[int | None, int, int]:
    """The unread of the status line, of the topics and of the day of the story."""
    heading = app.main.articles.headings[0]
    return app.main.status.state.unread, app.main.topics.counts.views["all"].unread, heading.unread


async def _at(pilot: "Pilot[Any]", app: NewsreaderApp, title: str) -> None:
    await until(pilot, lambda: title in listed(app))
    app.main.articles.go_to(listed(app).index(title))
    await until(pilot, lambda: under(app) == title)


async def test_the_row_of_a_story_marks_all_of_it_and_one_step_takes_it_back(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        await _at(pilot, app, BRIDGE)
        await pilot.press("m")
        await until(pilot, lambda: _note(app) == "Marked read, 4 articles of its story")
        assert _read(library) == list(ALL)
        await until(pilot, lambda: f"{STORIES - 1} of {STORIES} unread" in shown(app))
        assert under(app) == BRIDGE
        await pilot.press("ctrl+z")
        await until(pilot, lambda: _note(app) == "Undone: 4 articles are unread again")
        assert _read(library) == []
        await until(pilot, lambda: f"{STORIES} of {STORIES} unread" in shown(app))


async def test_marked_twice_a_story_is_as_it_was(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        await _at(pilot, app, BRIDGE)
        await pilot.press("m")
        await until(pilot, lambda: app.main.status.state.unread == STORIES - 1)
        await pilot.press("m")
        await until(pilot, lambda: _note(app) == "Marked unread, 4 articles of its story")
        assert _read(library) == []


async def test_counts_follow_the_story_not_its_articles(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await _at(pilot, app, BRIDGE)
        await until(pilot, lambda: app.main.articles.headings and _counts(app) == (STORIES, ARTICLES, 3))
        await pilot.press("right")
        await until(pilot, lambda: FIRST in listed(app))
        await pilot.press("m", "j")
        await until(pilot, lambda: _note(app) == "Marked read")
        await until(pilot, lambda: _counts(app)[1] == ARTICLES - 1)
        assert _counts(app) == (STORIES, ARTICLES - 1, 3), "others of the story are unread"
        for left in (2, 1, 0):
            await pilot.press("m", "j")
            await until(pilot, lambda left=left: _counts(app)[1] == ARTICLES - 4 + left)  # type: ignore[misc]
        await until(pilot, lambda: _counts(app) == (STORIES - 1, ARTICLES - 4, 2))


async def test_in_an_unfolded_story_each_row_is_marked_for_itself(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        await _at(pilot, app, BRIDGE)
        await pilot.press("right")
        await until(pilot, lambda: FIRST in listed(app))
        await pilot.press("m")
        await until(pilot, lambda: _read(library) == [BRIDGE])
        await until(pilot, lambda: (row := app.main.articles.current) and row.read)
        await pilot.press("m")
        await until(pilot, lambda: _read(library) == [])
        assert _note(app) == "Marked unread"
        await pilot.press("j", "m")
        await until(pilot, lambda: _read(library) == [CAPTAIN])
        assert listed(app)[2:6] == list(ALL)


async def test_opening_the_row_of_a_story_marks_all_of_it(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await _at(pilot, app, BRIDGE)
        await pilot.press("enter")
        await until(pilot, lambda: _read(library) == list(ALL))


async def test_a_story_whose_row_is_read_but_not_all_of_it_is_marked_when_it_is_opened(
    app: NewsreaderApp, library: Library
) -> None:
    library.marks.set([summary(library, BRIDGE).id], "read", value=True)
    async with app.run_test(size=WIDE) as pilot:
        await _at(pilot, app, BRIDGE)
        await until(pilot, lambda: app.main.status.state.unread == STORIES)
        await pilot.press("enter")
        await until(pilot, lambda: _read(library) == list(ALL))
        await until(pilot, lambda: app.main.status.state.unread == STORIES - 1)


async def test_an_account_read_on_the_page_of_another_is_counted_in_the_list(
    app: NewsreaderApp, library: Library
) -> None:
    library.marks.set([summary(library, title).id for title in (BRIDGE, CAPTAIN, BUS)], "read", value=True)
    async with app.run_test(size=WIDE) as pilot:
        await _at(pilot, app, BRIDGE)
        await until(pilot, lambda: open_title(app) == BRIDGE and FIRST in shown(app))
        await pilot.press("tab", "tab")
        await until(pilot, lambda: app.main.article.target == 0)
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == FIRST)
        await until(pilot, lambda: _read(library) == list(ALL))
        await until(pilot, lambda: app.main.status.state.unread == STORIES - 1)
        assert app.main.articles.headings[0].unread == 2


@pytest.mark.parametrize("keys", [("m",), ("enter",)], ids=["marked", "opened"])
async def test_the_settings_may_leave_the_others_alone(library: Library, keys: tuple[str, ...]) -> None:
    settings = Settings(mark_story=False)
    app = NewsreaderApp(library, configured=Configured(settings), clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await _at(pilot, app, BRIDGE)
        await pilot.press(*keys)
        await until(pilot, lambda: _read(library) == [BRIDGE])
        await until(pilot, lambda: (row := app.main.articles.current) and row.read)
        assert app.main.status.state.unread == STORIES
        await pilot.press("m")
        await until(pilot, lambda: _read(library) == [])


async def test_stars_are_given_to_the_article_of_the_row_alone(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        await _at(pilot, app, BRIDGE)
        await pilot.press("s")
        await until(pilot, lambda: _note(app) == "Starred")
        assert [title for title in ALL if summary(library, title).starred] == [BRIDGE]


async def test_a_story_that_was_marked_stays_in_unread_as_it_was(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("1", "j", "enter")
        await until(pilot, lambda: app.main.status.state.path == ("Unread",))
        await _at(pilot, app, BRIDGE)
        await pilot.press("m")
        await until(pilot, lambda: f"{STORIES - 1} of {STORIES} unread" in shown(app))
        app.main.renew()
        await until(pilot, lambda: "▸ 3 more" in shown(app))
        await pilot.press("right")
        await until(pilot, lambda: listed(app)[2:6] == list(ALL))
        await pilot.press("j", "m")
        await until(pilot, lambda: _read(library) == [BRIDGE, BUS, FIRST])
        await pilot.press("left")
        await until(pilot, lambda: len(listed(app)) == STORIES)
        await pilot.press("m")
        await until(pilot, lambda: _read(library) == list(ALL))
        await pilot.press("1", "k", "j", "enter")
        await until(pilot, lambda: listed(app) and BRIDGE not in listed(app))


async def test_all_that_is_marked_are_the_articles_of_the_stories(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await _at(pilot, app, COUNCIL)
        await pilot.press("A")
        question = f"Mark {ARTICLES} articles of {STORIES} stories in All read?"
        await until(pilot, lambda: question in shown(app))
        await pilot.press("y")
        await until(pilot, lambda: f"0 of {STORIES} unread" in shown(app))
        assert library.lists.counts().unread == 0
        await pilot.press("ctrl+z")
        await until(pilot, lambda: f"{STORIES} of {STORIES} unread" in shown(app))


async def test_what_is_not_listed_is_not_counted_in_the_list(app: NewsreaderApp, library: Library) -> None:
    """In another order the list of what is unread begins anew; what is open was read by now."""
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("1", "j", "enter")
        await until(pilot, lambda: app.main.status.state.path == ("Unread",))
        await _at(pilot, app, COUNCIL)
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == COUNCIL and app.main.status.state.unread == STORIES - 1)
        app.main.placing.sort("heat")
        await until(pilot, lambda: COUNCIL not in listed(app))
        await pilot.press("m")
        await until(pilot, lambda: not summary(library, COUNCIL).read)
        await until(pilot, lambda: COUNCIL in listed(app) or VOTE in listed(app))
        assert app.main.status.state.unread == app.main.status.state.total
