"""The walk from story to story, and the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import SourceSpec
from reader.paths import place_at
from reader.ui.app import NewsreaderApp
from tests.archive import refresh, write_article
from tests.ui.archive import NOW
from tests.ui.driving import open_title, shown, until

FERRY = "The ferry came in four minutes early and nobody on the quay knew what to do with the time"
COUNCIL = "Council to study the early ferry"
WIDE = (180, 40)


async def test_brackets_walk_through_the_stories_of_an_article_and_back(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: open_title(app) == COUNCIL)
        assert app.focused is app.main.article
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: "No further story" in shown(app))
        assert open_title(app) == COUNCIL
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: "The walk began here" in shown(app))


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Library]:
    """Four stories, of which each but the last lists the next."""
    for number, others in enumerate([[1, 2], [0], [3], []]):
        write_article(
            tmp_path / "_news",
            f"2026-11-1{9 - number}-story-{number}",
            title=f"Story {number}",
            publishedDateTime=f"2026-11-1{9 - number}T09:00:00Z",
            originalUrl=f"https://news.example/{number}",
            related=[
                {"title": f"Story {other}", "webUrl": f"https://news.example/{other}"} for other in others
            ],
        )
    sources = [SourceSpec(str(tmp_path / "_news"))]
    with Library.open(place_at(tmp_path / "x.db"), sources=sources, clock=lambda: NOW) as library:
        refresh(library)
        yield library


async def test_a_walk_goes_on_with_the_stories_of_its_last_article(chain: Library) -> None:
    app = NewsreaderApp(chain, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        for number in range(4):
            await until(pilot, lambda title=f"Story {number}": open_title(app) == title)  # type: ignore[misc]
            await pilot.press("right_square_bracket")


@pytest.mark.parametrize("size", [WIDE, (100, 40)], ids=["beside the list", "over the list"])
async def test_what_was_read_from_the_list_is_on_the_way_back(
    app: NewsreaderApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == FERRY and app.main.article.has_focus)
        await pilot.press("q", "j")
        await pilot.pause(0.3)  # the cursor comes to rest, and beside the list the article is shown
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == COUNCIL and app.main.article.has_focus)
        await pilot.press("ctrl+o")
        await until(pilot, lambda: open_title(app) == FERRY)


async def test_ctrl_o_goes_back_through_all_that_was_opened_and_forward_again(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: open_title(app) == COUNCIL)
        await pilot.press("n")
        await until(pilot, lambda: open_title(app) not in (FERRY, COUNCIL))
        third = open_title(app)
        for title in (COUNCIL, FERRY):
            await pilot.press("ctrl+o")
            await until(pilot, lambda title=title: open_title(app) == title)  # type: ignore[misc]
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "Nothing was opened before this" in shown(app))
        for title in (COUNCIL, third):
            await pilot.press("alt+right")
            await until(pilot, lambda title=title: open_title(app) == title)  # type: ignore[misc]
        await pilot.press("alt+right")
        await until(pilot, lambda: "This is the last that was opened" in shown(app))


async def test_the_cursor_passing_by_is_no_part_of_the_way_back(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("j")
        await until(pilot, lambda: open_title(app) == COUNCIL)
        await pilot.press("enter")
        await until(pilot, lambda: "7 of 8 unread" in shown(app))
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "Nothing was opened before this" in shown(app))
