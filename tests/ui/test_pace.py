"""The status line tells how long the rest of the article takes to read."""

from pathlib import Path

import pytest

from reader.ui.app import NewsreaderApp
from reader.ui.panes.pace import pace
from reader.ui.widgets.prose import BLANK, Paragraph, Run, lay_out
from tests.ui.driving import open_title, until
from tests.ui.long_read import SHORT, TITLE, write_long_read

SIZE = (180, 24)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_long_read(tmp_path / "archive")


def test_only_the_lines_of_the_text_count() -> None:
    text = [Paragraph((Run("a line"),)), BLANK] * 10
    page = lay_out([*text, Paragraph((), beyond=True), *[Paragraph((Run("a story"),))] * 50], 20)
    told = pace(page, 2300)
    assert told.left(0) == "10 min left"
    assert told.left(10) == "5 min left"
    assert told.left(18) == "1 min left"
    assert told.left(page.text_end) == told.left(len(page.lines)) == ""


async def test_it_is_told_while_one_reads_until_the_end_of_the_text(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        state = app.main.status
        await until(pilot, lambda: open_title(app) == TITLE)
        assert state.state.left == "", "it is not read yet"
        await pilot.press("enter")
        await until(pilot, lambda: app.focused is app.main.article and app.main.article.covered)
        assert state.state.left.endswith(" min left")
        told = [state.state.left]
        while state.state.left:
            await pilot.press("pagedown")
            told += [state.state.left] if state.state.left != told[-1] else []
        minutes = [int(one.split()[0]) for one in told if one]
        assert minutes == sorted(minutes, reverse=True)
        assert minutes[-1] == 1
        await pilot.press("g")
        assert state.state.left == told[0]
        await pilot.press("2")
        assert state.state.left == ""


async def test_nothing_is_told_of_what_is_seen_whole(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: open_title(app) == TITLE)
        await pilot.press("j")
        await until(pilot, lambda: open_title(app) == SHORT)
        await pilot.press("enter")
        await until(pilot, lambda: app.focused is app.main.article)
        assert app.main.status.state.left == ""
