"""How far an article was read is kept, and found again."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.ui.app import NewsreaderApp
from tests.archive import story
from tests.ui.driving import open_title, until
from tests.ui.test_reading import FERRY

LONG = "A long read"
LOW = (180, 16)


def positions(library: Library) -> int:
    """How many positions the journal tells of."""
    return sum(
        path.read_bytes().count(b'"field":"position"') for path in Path(library.place.state).glob("*.jsonl")
    )


async def look_at_the_long_read(pilot: "Pilot[None]", app: NewsreaderApp) -> None:
    await pilot.press("2", "G", "k")
    await until(pilot, lambda: open_title(app) == LONG)


async def test_an_article_opens_again_where_it_was_left(app: NewsreaderApp, library: Library) -> None:
    async with app.run_test(size=LOW) as pilot:
        await look_at_the_long_read(pilot, app)
        await pilot.press("enter", "pagedown", "pagedown", "j")
        left_at = app.main.article.scroll_offset.y
        assert left_at > 20
        await pilot.press("q", "g", "enter")
        await until(pilot, lambda: open_title(app) == FERRY)
        await until(pilot, lambda: story(library, LONG).position)
        await look_at_the_long_read(pilot, app)
        assert app.main.article.scroll_offset.y == 0, "who only looks at it sees its beginning"
        await pilot.press("enter")
        await until(pilot, lambda: app.main.article.scroll_offset.y == left_at)
        assert positions(library) == 1


@pytest.mark.parametrize("way", ["q q", "ctrl+c", "1 2 q"])
async def test_it_is_kept_however_one_leaves_the_program(
    app: NewsreaderApp, library: Library, way: str
) -> None:
    async with app.run_test(size=LOW) as pilot:
        await look_at_the_long_read(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: app.main.status.state.unread == 7)
        await pilot.press("pagedown", "pagedown")
        share = app.main.article.share
        await pilot.press(*way.split())
    assert story(library, LONG).position == pytest.approx(share, abs=0.001)
    assert positions(library) == 1


async def test_an_article_read_on_beside_the_list_keeps_its_position(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=LOW) as pilot:
        await look_at_the_long_read(pilot, app)
        await pilot.press("space", "space", "g")
        await until(pilot, lambda: open_title(app) == FERRY)
        await until(pilot, lambda: story(library, LONG).position > 0.1)


async def test_nothing_is_kept_of_an_article_that_was_only_looked_at_or_not_scrolled(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=LOW) as pilot:
        await look_at_the_long_read(pilot, app)
        await pilot.press("3", "pagedown", "2", "g")
        await until(pilot, lambda: open_title(app) == FERRY)
        await look_at_the_long_read(pilot, app)
        await pilot.press("enter", "q", "g", "enter")
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("q", "q")
    assert positions(library) == 0
    assert story(library, LONG).position == 0.0


async def test_the_way_back_to_the_beginning_is_kept_too(app: NewsreaderApp, library: Library) -> None:
    library.marks.keep_position(story(library, LONG).summary.id, 0.5)
    async with app.run_test(size=LOW) as pilot:
        await look_at_the_long_read(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: app.main.article.share == pytest.approx(0.5, abs=0.02))
        await pilot.press("g", "q")
        await until(pilot, lambda: story(library, LONG).position == 0.0)
