"""The list of articles: its headings, its cursor, the mouse."""

from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
from textual.content import Content
from textual.strip import Strip

from reader.models import Summary
from reader.ui.widgets.article_list import ArticleList
from reader.ui.widgets.article_row import RowStyle
from reader.ui.widgets.cursor_list import CursorList
from reader.ui.widgets.headings import Heading
from reader.ui.widgets.inks import Inks
from tests.ui.alone import NOW, Alone, article
from tests.ui.driving import typed

MANY = [article(number) for number in range(40)]
DAYS = (
    Heading(0, "Today · Tuesday 11 May", 3),
    Heading(3, "Yesterday · Monday 10 May", 1200),
    Heading(9, "No date"),
)
SMALL = (60, 12)


class Counting(ArticleList):
    """Counts the lines it is made to draw."""

    drawn = 0

    def draw(self, row: int, line: int, width: int, inks: Inks) -> Strip:
        self.drawn += 1
        return super().draw(row, line, width, inks)


def show(
    articles: ArticleList,
    summaries: Sequence[Summary],
    cursor: int = 0,
    *,
    keep: bool = False,
    days: object = (),
) -> None:
    assert isinstance(days, tuple)
    articles.supply(summaries)
    articles.show(array("q", [one.row for one in summaries]), cursor, keep=keep, headings=days)


def clock() -> datetime:
    return NOW


def line_of(app: "Alone", title: str) -> int:
    """The line of the screen a headline stands on; -1 where it is not seen."""
    return next((number for number, line in enumerate(app.lines()) if line.endswith(f" {title}")), -1)


@pytest.fixture
def articles() -> ArticleList:
    return ArticleList(clock)


async def test_days_stand_above_their_articles_with_what_is_unread(articles: ArticleList) -> None:
    app = Alone(articles)
    async with app.run_test(size=(60, 30)) as pilot:
        show(articles, MANY[:12], days=DAYS)
        await pilot.pause()
        lines = app.lines()
        assert lines[0] == ""
        assert lines[1].endswith("  3 unread")
        assert lines[1].startswith("    Today · Tuesday 11 May")
        assert lines[2].endswith("Headline 0")
        assert lines[8] == ""
        assert lines[9].endswith("1 200 unread")
        assert lines[10].endswith("Headline 3")
        assert lines[23].strip() == "No date"


async def test_the_unread_number_of_a_day_follows_a_mark_at_once(articles: ArticleList) -> None:
    app = Alone(articles)
    async with app.run_test(size=(60, 30)) as pilot:
        show(articles, MANY[:12], days=DAYS)
        for number, told in ((1, "2 unread"), (2, "1 unread"), (0, "May")):
            assert articles.replace(MANY[number]._replace(read=True))
            await pilot.pause()
            assert app.lines()[1].endswith(told)
        articles.replace(MANY[0])
        await pilot.pause()
        assert app.lines()[1].endswith("1 unread")
        assert not articles.replace(article(99)), "it is not in this list"


async def test_the_cursor_passes_headings_and_brings_them_into_sight(articles: ArticleList) -> None:
    app = Alone(articles)
    async with app.run_test(size=SMALL) as pilot:
        show(articles, MANY, days=DAYS)
        await pilot.press("G")
        await typed(pilot, *"k" * 36)
        assert articles.cursor == 3
        assert "Yesterday" in app.lines()[1]
        await pilot.press("g")
        assert articles.scroll_offset.y == 0


@pytest.mark.parametrize("days", [(), DAYS])
@pytest.mark.parametrize("lines", [1, 2])
async def test_a_cursor_key_draws_two_rows_however_many_there_are(
    days: tuple[Heading, ...], lines: Any
) -> None:
    articles = Counting(clock, row_style=RowStyle(lines))
    app = Alone(articles)
    async with app.run_test(size=(60, 50)) as pilot:
        show(articles, MANY, days=days)
        await pilot.pause()
        articles.drawn = 0
        await pilot.press("j")
        await pilot.pause()
        assert articles.drawn == 2 * lines


@pytest.mark.parametrize("lines", [1, 2])
async def test_articles_that_come_above_move_nothing_under_the_readers_eyes(lines: Any) -> None:
    articles = ArticleList(clock, row_style=RowStyle(lines))
    app = Alone(articles)
    async with app.run_test(size=SMALL) as pilot:
        show(articles, MANY[10:], days=DAYS)
        await pilot.press(*"jjjjjjjj", "k")
        await pilot.pause()
        before, at = articles.current, line_of(app, "Headline 17") if lines == 2 else articles.cursor
        assert before == MANY[17]
        top = articles.lines.top_of(articles.cursor) - articles.scroll_offset.y
        show(articles, MANY[4:], cursor=13, keep=True, days=(*DAYS, Heading(12, "Sunday 9 May 2021", 4)))
        await pilot.pause()
        assert articles.current == before
        assert articles.lines.top_of(articles.cursor) - articles.scroll_offset.y == top
        if lines == 2:
            assert line_of(app, "Headline 17") == at


async def test_what_the_wheel_left_in_sight_stays_there_too(articles: ArticleList) -> None:
    app = Alone(articles)
    async with app.run_test(size=SMALL) as pilot:
        show(articles, MANY[10:])
        await pilot.pause()
        articles.scroll_to(y=30, animate=False, immediate=True)
        await pilot.pause()
        assert articles.cursor == 0
        at = line_of(app, "Headline 26")
        assert at >= 0
        show(articles, MANY, cursor=10, keep=True)
        await pilot.pause()
        assert line_of(app, "Headline 26") == at
        await pilot.press("j")
        await pilot.pause()
        assert articles.current == MANY[11]
        assert line_of(app, "Headline 11") >= 0, "a key brings the cursor back into sight"


async def test_other_rows_keep_the_cursor_on_its_article(articles: ArticleList) -> None:
    app = Alone(articles)
    async with app.run_test(size=SMALL) as pilot:
        show(articles, MANY, days=DAYS)
        await pilot.pause()
        await typed(pilot, *"jjjjjjjj")
        articles.row_style = RowStyle(1)
        await pilot.pause()
        assert articles.current == MANY[8]
        assert articles.lines.height == 1
        assert any("Headline 8" in line and line.startswith("▌") for line in app.lines())


async def test_a_click_puts_the_cursor_there_and_another_opens(articles: ArticleList) -> None:
    app = Alone(articles)
    async with app.run_test(size=(60, 30)) as pilot:
        show(articles, MANY[:12], days=DAYS)
        await pilot.pause()
        await pilot.click(ArticleList, offset=(20, 5))
        assert articles.cursor == 1
        assert not app.heard(CursorList.Chosen)
        await pilot.pause(0.6)
        await pilot.click(ArticleList, offset=(30, 4))
        assert [said.row for said in app.heard(CursorList.Chosen)] == [1]
        await pilot.click(ArticleList, offset=(20, 9))
        assert articles.cursor == 1, "a heading is nothing to stand on"
        await pilot.double_click(ArticleList, offset=(20, 12))
        assert [said.row for said in app.heard(CursorList.Chosen)] == [1, 4]


async def test_the_mouse_shows_the_whole_of_a_headline_that_is_cut(articles: ArticleList) -> None:
    long = article(
        1, "[bold]A headline[/] that is not markup and goes on until it is cut at the end of the row"
    )
    app = Alone(articles)
    async with app.run_test(size=SMALL) as pilot:
        show(articles, [article(0), long])
        await pilot.hover(ArticleList, offset=(10, 4))
        assert isinstance(articles.tooltip, Content)
        assert articles.tooltip.plain == long.title
        await pilot.hover(ArticleList, offset=(10, 1))
        assert articles.tooltip is None


async def test_an_empty_list_says_what_one_can_do(articles: ArticleList) -> None:
    app = Alone(articles)
    articles.remark = ("No unread articles in Robotics.", "J goes to the next topic, R refreshes.")
    async with app.run_test(size=(30, 10)):
        told = [line.strip() for line in app.lines()]
        assert told[1:7] == [
            "No unread articles in", "Robotics.", "", "J goes to the next", "topic, R refreshes.", "",
        ]  # fmt: skip


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (10, 3), (24, 4), (200, 60)])
async def test_any_size_shows_something_sane(articles: ArticleList, size: tuple[int, int]) -> None:
    app = Alone(articles)
    async with app.run_test(size=size) as pilot:
        show(articles, MANY, days=DAYS)
        await typed(pilot, *"jGkg")
        assert len(app.lines()) == size[1]
        assert articles.cursor == 0
