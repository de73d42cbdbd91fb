"""Lists of stories: a row stands for all articles that tell one event."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.settings import Settings
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from tests.archive import summary, write_article
from tests.ui.archive import NOW
from tests.ui.driving import listed, open_title, shown, typed, under, until
from tests.ui.test_clicks import click, place_of
from tests.ui.told import (
    ARTICLES,
    BRACKETS,
    BRIDGE,
    BUS,
    CAPTAIN,
    COUNCIL,
    FIRST,
    STORIES,
    STORM,
    WEEK,
    write_told,
)

WIDE, MIDDLE, NARROW = (200, 50), (100, 40), (60, 20)
UNFOLDED = [BRIDGE, CAPTAIN, BUS, FIRST]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of articles that tell the same."""
    return write_told(tmp_path / "archive")


async def _at(pilot: "Pilot[Any]", app: NewsreaderApp, title: str) -> None:
    """Puts the cursor on a row, once it is there and the list has come to rest."""
    await until(pilot, lambda: title in listed(app))
    app.main.articles.go_to(listed(app).index(title))
    await until(pilot, lambda: under(app) == title)


async def test_a_row_tells_who_tells_its_story_and_how_many_more(app: NewsreaderApp) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        await until(pilot, lambda: "▸ 3 more" in shown(app))
        assert len(listed(app)) == STORIES
        assert "The Harbour Post, Slow Wire, The Quay +1" in shown(app)
        assert "The Quay, Tarn FM" in shown(app)
        assert CAPTAIN not in shown(app)


async def test_right_unfolds_a_story_where_it_stands_and_left_folds_it(app: NewsreaderApp) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        await _at(pilot, app, BRIDGE)
        line = app.main.articles.line
        await pilot.press("right")
        await until(pilot, lambda: listed(app)[2:6] == UNFOLDED)
        assert "▾ 3 more" in shown(app)
        assert (under(app), app.main.articles.line) == (BRIDGE, line)
        assert app.main.desk.pane == "articles"
        await pilot.press("h")
        await until(pilot, lambda: len(listed(app)) == STORIES)
        assert (under(app), app.main.articles.line) == (BRIDGE, line)


async def test_left_on_an_account_folds_its_story_with_the_cursor_on_it(app: NewsreaderApp) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        await _at(pilot, app, BRIDGE)
        await pilot.press("l")
        await until(pilot, lambda: FIRST in listed(app))
        await pilot.press("j", "j")
        assert under(app) == BUS
        await pilot.press("left")
        await until(pilot, lambda: len(listed(app)) == STORIES)
        assert under(app) == BRIDGE


async def test_right_goes_on_to_the_article_where_there_is_nothing_to_unfold(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await _at(pilot, app, WEEK)
        await pilot.press("right")
        assert app.main.desk.pane == "article"
        await pilot.press("left")
        await _at(pilot, app, BRIDGE)
        await pilot.press("right")
        await until(pilot, lambda: FIRST in listed(app))
        await pilot.press("right")
        assert app.main.desk.pane == "article"


@pytest.mark.parametrize(("size", "settings"), [(MIDDLE, Settings()), (NARROW, Settings(row_lines=1))])
async def test_a_click_on_how_many_more_unfolds_and_folds(
    library: Library, size: tuple[int, int], settings: Settings
) -> None:
    app = NewsreaderApp(library, configured=Configured(settings), clock=lambda: NOW)
    async with app.run_test(size=(90, 40) if settings.row_lines == 1 else size) as pilot:
        await until(pilot, lambda: len(listed(app)) == STORIES)
        at = await place_of(pilot, app, "▸ 3")
        click(app, at)
        await until(pilot, lambda: FIRST in listed(app))
        assert under(app) == BRIDGE
        assert await place_of(pilot, app, "▾ 3") == at
        await pilot.pause(0.6)  # another click, not the second of two
        click(app, at)
        await until(pilot, lambda: len(listed(app)) == STORIES)
        assert app.main.desk.pane == "articles"


async def test_a_click_beside_it_only_goes_to_the_row(app: NewsreaderApp) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        x, y = await place_of(pilot, app, "▸ 3 more")
        click(app, (x - 2, y))
        await until(pilot, lambda: under(app) == BRIDGE)
        assert len(listed(app)) == STORIES


async def test_a_row_for_each_article_is_chosen_for_a_place_and_kept(library: Library) -> None:
    app = NewsreaderApp(library, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await _at(pilot, app, COUNCIL)
        await until(pilot, lambda: open_title(app) == COUNCIL)
        await pilot.press("F")
        await until(pilot, lambda: len(listed(app)) == ARTICLES)
        assert under(app) == COUNCIL
        assert app.main.status.state.note == "A row for each article"
        assert "▸" not in shown(app)
        await until(pilot, lambda: f"{ARTICLES} of {ARTICLES} unread" in shown(app))
        await pilot.press("1", "j", "enter")
        await until(pilot, lambda: app.main.status.state.path == ("Unread",))
        assert len(listed(app)) == STORIES, "it was not chosen for this place"
        await pilot.press("1", "k", "enter")
        await until(pilot, lambda: len(listed(app)) == ARTICLES)
    again = NewsreaderApp(library, clock=lambda: NOW)
    async with again.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(again)) == ARTICLES)
        await pilot.press("F")
        await until(pilot, lambda: len(listed(again)) == STORIES)
        assert under(again) == COUNCIL


async def test_the_settings_say_what_rows_stand_for_at_first(library: Library) -> None:
    app = NewsreaderApp(library, configured=Configured(Settings(stories=False)), clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == ARTICLES)
        await pilot.press("F")
        await until(pilot, lambda: len(listed(app)) == STORIES)


async def test_the_cursor_of_an_account_goes_to_the_row_of_its_story(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("F")
        await _at(pilot, app, CAPTAIN)
        await pilot.press("F")
        await until(pilot, lambda: len(listed(app)) == STORIES)
        assert under(app) == BRIDGE


async def test_a_search_lists_stories_of_what_it_found(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == STORIES)
        await pilot.press("slash")
        await typed(pilot, *"bridge skarholm", "enter")
        await until(pilot, lambda: listed(app) == [BRIDGE])
        await pilot.press("right")
        await until(pilot, lambda: listed(app) == UNFOLDED)
        await pilot.press("F")
        await until(pilot, lambda: "4 found" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: len(listed(app)) == ARTICLES)
        assert app.main.topics.counts.unread == ARTICLES, "the list is what the topics count"


async def test_what_was_unfolded_is_so_again_after_a_search(app: NewsreaderApp) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        await _at(pilot, app, BRIDGE)
        await pilot.press("right")
        await until(pilot, lambda: CAPTAIN in listed(app))
        await pilot.press("slash", *"ferry")
        await until(pilot, lambda: app.main.articles.request.query.where)
        await until(pilot, lambda: CAPTAIN not in listed(app))
        await pilot.press("escape")
        await until(pilot, lambda: CAPTAIN in listed(app))


async def test_stories_stand_where_the_best_of_them_does_in_any_order(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == STORIES)
        app.main.placing.sort("heat")
        await until(pilot, lambda: listed(app)[:1] == [BRIDGE])
        assert listed(app)[1:4] == [
            COUNCIL,
            "The ferry came in four minutes early and nobody on the quay knew what to do with the time",
            STORM,
        ]
        await pilot.press("g", "right")
        await until(pilot, lambda: listed(app)[:4] == UNFOLDED)


async def test_the_cursor_stays_on_its_story_when_another_account_comes_in(
    app: NewsreaderApp, library: Library, archive: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await _at(pilot, app, COUNCIL)
        line = app.main.articles.line
        write_article(
            archive / "_news",
            "2026-11-20-council-4",
            title="Night bus: Lindmoor council votes 14 to 9 to keep it",
            excerpt="Lindmoor council voted 14 to 9 to keep the night bus.",
            publishedDateTime="2026-11-20T08:00:00Z",
            provider={"name": "Ledger"},
            topics=["News"],
            quality=90,
        )
        async for _ in library.refreshing.once():
            pass
        app.main.renew()
        await until(pilot, lambda: COUNCIL not in listed(app))
        assert under(app) == "Night bus: Lindmoor council votes 14 to 9 to keep it"
        assert len(listed(app)) == STORIES
        assert app.main.articles.line <= line


async def test_the_next_unread_passes_by_stories_that_are_read(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        await _at(pilot, app, BRIDGE)
        await pilot.press("m")
        await until(pilot, lambda: summary(library, FIRST).read)
        await _at(pilot, app, WEEK)
        await pilot.press("n", "n")
        await until(pilot, lambda: under(app) == COUNCIL)


async def test_the_next_unread_stops_at_a_story_of_which_one_account_is_unread(
    app: NewsreaderApp, library: Library
) -> None:
    others = [summary(library, title).id for title in (BRIDGE, CAPTAIN, BUS)]
    library.marks.set(others, "read", value=True)
    async with app.run_test(size=MIDDLE) as pilot:
        await _at(pilot, app, WEEK)
        await pilot.press("n")
        await until(pilot, lambda: under(app).startswith("The ferry"))
        await pilot.press("n")
        await until(pilot, lambda: under(app) == BRIDGE)
        await pilot.press("right")
        await until(pilot, lambda: FIRST in listed(app))
        await pilot.press("k", "n")
        await until(pilot, lambda: under(app) == FIRST)


async def test_accounts_of_any_headline_are_shown_as_they_are(app: NewsreaderApp) -> None:
    async with app.run_test(size=MIDDLE) as pilot:
        await _at(pilot, app, STORM)
        await pilot.press("right")
        await until(pilot, lambda: BRACKETS[:46] in shown(app))
