"""Words are looked for in the article that is open, and the keys go from one place of them to the next."""

from functools import partial
from pathlib import Path

import pytest

from reader.ui.app import NewsreaderApp
from tests.ui.driving import open_title, typed, until
from tests.ui.long_read import TITLE, opened, write_long_read

SIZE = (180, 24)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_long_read(tmp_path / "archive")


def told(app: NewsreaderApp) -> str:
    return app.main.status.state.match


def is_at(app: NewsreaderApp, number: int) -> bool:
    return told(app) == f"“whale” {number} of 5"


def keys_of(app: NewsreaderApp) -> str:
    """Whose keys the key line tells."""
    return app.main.keys.pane


def seen(app: NewsreaderApp) -> str:
    """The words the reader went to, as they stand on a line in sight; "" where none are in sight."""
    article = app.main.article
    lines = (article.found.on(article.page.lines[number]) for number in article.in_sight)
    return "".join(run.text for line in lines for run in line.runs if run.here)


async def test_the_first_match_comes_into_sight_as_one_types(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, app)
        await typed(pilot, "/", *"whale")
        await until(pilot, lambda: told(app) == "“whale” 1 of 5")
        assert seen(app) == "Whále"
        assert app.main.desk.place.query.where is None, "the library is not searched"


async def test_n_steps_through_the_matches_and_round_until_escape(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, app)
        await typed(pilot, "/", *"whale")
        await until(pilot, lambda: told(app) == "“whale” 1 of 5")
        await pilot.press("enter")
        assert app.focused is app.main.article
        assert keys_of(app) == "finding"
        for number in (2, 3, 4, 5, 1):
            await pilot.press("n")
            await until(pilot, partial(is_at, app, number))
            assert seen(app).lower().replace("á", "a") == "whale"
        await pilot.press("N", "N")
        await until(pilot, lambda: told(app) == "“whale” 4 of 5")
        place = app.main.article.scroll_offset.y
        await pilot.press("escape")
        await until(pilot, lambda: not told(app))
        assert app.main.article.scroll_offset.y == place
        assert app.focused is app.main.article
        assert keys_of(app) == "article"
        assert not app.main.article.found.rows
        await pilot.press("n")
        await until(pilot, lambda: open_title(app) != TITLE)


async def test_escape_while_typing_goes_back_to_where_one_was(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, app)
        await pilot.press("j", "j")
        await typed(pilot, "/", *"never")
        await until(pilot, lambda: app.main.article.scroll_offset.y > 2)
        await pilot.press("escape")
        assert app.main.article.scroll_offset.y == 2
        assert not told(app)


async def test_words_that_are_nowhere_are_told(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, app)
        await typed(pilot, "/", *"walrus")
        await until(pilot, lambda: told(app) == "“walrus” not found")
        assert app.main.article.scroll_offset.y == 0


async def test_the_match_stays_when_the_page_is_set_in_another_measure(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, app)
        await typed(pilot, "/", *"whale")
        await until(pilot, lambda: told(app) == "“whale” 1 of 5")
        await pilot.press("enter", "n", "n")
        width = app.main.article.page.width
        await pilot.resize_terminal(90, 24)
        await until(pilot, lambda: app.main.article.page.width < width or app.main.article.size.width)
        await until(pilot, lambda: told(app) == "“whale” 3 of 5")


async def test_the_words_before_are_typed_over(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, app)
        await typed(pilot, "/", *"whale")
        await pilot.press("enter")
        await typed(pilot, "/", *"tide")
        await until(pilot, lambda: told(app).startswith("“tide” "))


async def test_another_article_ends_it(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, app)
        await typed(pilot, "/", *"whale")
        await pilot.press("enter")
        await until(pilot, lambda: told(app))
        await pilot.press("p")
        await until(pilot, lambda: open_title(app) != TITLE)
        assert not told(app)


async def test_the_library_is_searched_from_the_list_and_with_a_key_of_its_own(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, app)
        await pilot.press("ctrl+f")
        await typed(pilot, *"whale")
        await until(pilot, lambda: app.main.desk.place.query.where)
        await pilot.press("escape")
        await until(pilot, lambda: not app.main.desk.place.query.where)
        await pilot.press("2")
        await typed(pilot, "/", *"note")
        await until(pilot, lambda: app.main.desk.place.query.where)
