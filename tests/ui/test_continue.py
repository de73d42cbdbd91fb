"""Continue reading: what was begun and not finished is listed, and is read on where it was left."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.models import Query, SourceSpec
from reader.paths import place_at
from reader.settings import Settings
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from tests.archive import refresh, story, titles
from tests.ui.driving import open_title, until
from tests.ui.long_read import SHORT, TITLE, write_long_read

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LOW, HIGH = (180, 16), (180, 50)
BEGUN = Query(view="begun")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    folder = write_long_read(tmp_path / "archive")
    sources = [SourceSpec(str(folder))]
    with Library.open(place_at(tmp_path / "library.db"), sources=sources, clock=lambda: NOW) as opened:
        refresh(opened)
        yield opened


def app_of(library: Library, start: str = "all") -> NewsreaderApp:
    return NewsreaderApp(library, configured=Configured(Settings(start=start)), clock=lambda: NOW)


def tree(app: NewsreaderApp) -> list[str]:
    """The names of the views and topics that are seen."""
    return [row.entry.name for row in app.main.topics._tree.rows if row]


async def open_long_read(pilot: "Pilot[None]", app: NewsreaderApp) -> None:
    await until(pilot, lambda: open_title(app) == TITLE)
    await pilot.press("enter")
    await until(pilot, lambda: app.main.article.has_focus and app.main.article.whole)


async def test_an_article_that_is_left_in_the_middle_is_there_until_it_was_read_to_its_end(
    library: Library,
) -> None:
    app = app_of(library)
    async with app.run_test(size=LOW) as pilot:
        assert "Continue reading" not in tree(app), "nothing is begun yet"
        await open_long_read(pilot, app)
        await pilot.press("pagedown", "pagedown", "q")
        await until(pilot, lambda: "Continue reading" in tree(app))
        assert titles(library, BEGUN) == [TITLE]
        await pilot.press("1", "g", "j", "j")
        await until(pilot, lambda: app.main.status.state.path == ("Continue reading",))
        await until(pilot, lambda: app.main.articles.count == 1)
        await pilot.press("2")
        await open_long_read(pilot, app)
        await until(pilot, lambda: app.main.article.scroll_offset.y > 20)
        await pilot.press("G", "g", "q")
        await until(pilot, lambda: story(library, TITLE).position == 1.0)
        assert titles(library, BEGUN) == []
        assert app.main.articles.count == 1, "it does not go from under the reader's eyes"
        await pilot.press("1", "g")
        await until(pilot, lambda: "Continue reading" not in tree(app))


async def test_the_next_session_opens_there_and_goes_on_where_it_was_left(library: Library) -> None:
    library.marks.keep_position(story(library, TITLE).summary.id, 0.5)
    app = app_of(library, "begun")
    async with app.run_test(size=LOW) as pilot:
        assert app.main.desk.place.query.view == "begun"
        await open_long_read(pilot, app)
        await until(pilot, lambda: app.main.article.share == pytest.approx(0.5, abs=0.02))


async def test_where_nothing_is_begun_the_view_says_so_and_is_gone_once_it_is_left(library: Library) -> None:
    app = app_of(library, "begun")
    async with app.run_test(size=LOW) as pilot:
        assert app.main.articles.remark[0].startswith("Nothing begun")
        assert "Continue reading" in tree(app)
        await pilot.press("1", "g")
        app.main.renew()
        await until(pilot, lambda: "Continue reading" not in tree(app))
        assert app.main.topics.cursor == 0


async def test_the_end_is_that_of_the_text_not_of_the_stories_below_it(library: Library) -> None:
    app = app_of(library)
    async with app.run_test(size=LOW) as pilot:
        await open_long_read(pilot, app)
        article = app.main.article
        assert article.page.text_end < len(article.page.lines)
        article.scroll_to(y=article.page.text_end + article.air - article.size.height - 1, animate=False)
        await pilot.press("q")
        await until(pilot, lambda: story(library, TITLE).position > 0)
        assert titles(library, BEGUN) == [TITLE], "a line is missing"
        await open_long_read(pilot, app)
        await pilot.press("j", "q")
        await until(pilot, lambda: story(library, TITLE).position == 1.0)
        assert article.scroll_offset.y < article.max_scroll_y


async def test_what_is_finished_begins_at_the_top_and_a_look_at_it_leaves_it_finished(
    library: Library,
) -> None:
    library.marks.keep_position(story(library, TITLE).summary.id, 1.0)
    app = app_of(library)
    async with app.run_test(size=LOW) as pilot:
        await open_long_read(pilot, app)
        assert app.main.article.scroll_offset.y == 0
        await pilot.press("q", "G")
        await until(pilot, lambda: open_title(app) == SHORT)
    assert story(library, TITLE).position == 1.0


async def test_reading_it_again_begins_it_again(library: Library) -> None:
    library.marks.keep_position(story(library, TITLE).summary.id, 1.0)
    app = app_of(library)
    async with app.run_test(size=LOW) as pilot:
        await open_long_read(pilot, app)
        await pilot.press("pagedown", "pagedown", "q")
        await until(pilot, lambda: titles(library, BEGUN) == [TITLE])


@pytest.mark.parametrize(("before", "after"), [(0.0, 0.0), (0.5, 1.0)])
async def test_what_is_seen_as_a_whole_is_finished_only_where_it_was_begun(
    library: Library, before: float, after: float
) -> None:
    if before:
        library.marks.keep_position(story(library, SHORT).summary.id, before)
    app = app_of(library)
    async with app.run_test(size=HIGH) as pilot:
        await pilot.press("G")
        await until(pilot, lambda: open_title(app) == SHORT)
        await pilot.press("enter")
        await until(pilot, lambda: app.main.article.has_focus)
        await pilot.press("pagedown", "q")
        await pilot.press("q")
    assert story(library, SHORT).position == after


@pytest.mark.parametrize("within", [True, False])
async def test_a_key_takes_out_what_one_is_done_with(library: Library, within: bool) -> None:
    library.marks.keep_position(story(library, TITLE).summary.id, 0.5)
    app = app_of(library, "begun")
    async with app.run_test(size=LOW) as pilot:
        if within:
            await open_long_read(pilot, app)
            await until(pilot, lambda: app.main.article.scroll_offset.y > 20)
        await pilot.press("ctrl+k")
        await until(pilot, lambda: app.main.articles.count == 0)
        await pilot.press("q", "q")
    assert story(library, TITLE).position == 1.0, "leaving it in the middle does not begin it again"


async def test_a_wider_pane_finishes_nothing(library: Library) -> None:
    app = app_of(library)
    async with app.run_test(size=LOW) as pilot:
        await open_long_read(pilot, app)
        await pilot.resize_terminal(60, 16)
        await until(pilot, lambda: app.main.article.page.width < 60)
        article = app.main.article
        article.scroll_to(y=article.page.text_end * 0.9, animate=False)
        before = article.page.width
        await pilot.resize_terminal(180, 16)
        await until(pilot, lambda: article.page.width > before)
        await pilot.press("q")
        await until(pilot, lambda: story(library, TITLE).position)
        assert titles(library, BEGUN) == [TITLE]
