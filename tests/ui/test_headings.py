"""From heading to heading of an article, and the list of them."""

from pathlib import Path

import pytest

from reader.ui.app import NewsreaderApp
from reader.ui.screens.choosing import Choosing
from reader.ui.widgets.prose import BLANK, Heading, Layout, Paragraph, Run, joined, lay_out
from tests.ui.driving import open_title, typed, until
from tests.ui.long_read import SHORT, TITLE, opened, write_long_read

SIZE = (180, 24)
HEADINGS = [
    "Morning", "Morning in detail", "Noon", "Noon in detail", "Évening", "Évening in detail", "Night",
    "Night in detail",
]  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_long_read(tmp_path / "archive")


def at_top(app: NewsreaderApp) -> str:
    """The heading at the top of the pane."""
    line = app.main.article.line_at(1)
    return app.main.article.page.texts[line.row] if line else ""


def test_a_page_knows_its_headings_and_where_its_text_ends_also_set_in_parts() -> None:
    paragraphs = [
        Paragraph((Run("one two three"),)), Paragraph((Run("First"),), heading=2), BLANK,
        Paragraph((Run("Second"),), heading=1), Paragraph((), beyond=True), Paragraph((Run("below"),)),
    ]  # fmt: skip
    whole = lay_out(paragraphs, 5)
    assert [one._replace(line=0) for one in whole.headings] == [
        Heading(0, 2, "First"),
        Heading(0, 1, "Second"),
    ]
    assert [whole.texts[whole.lines[one.line].row] for one in whole.headings] == ["First", "Second"]
    assert whole.lines[whole.text_end].row == 4
    assert joined([lay_out(paragraphs[:3], 5), lay_out(paragraphs[3:], 5, 3)]) == whole
    assert lay_out(paragraphs[:2], 5).text_end == len(lay_out(paragraphs[:2], 5).lines)
    assert Layout().text_end == 0


async def test_braces_jump_from_heading_to_heading(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, app)
        for heading in HEADINGS:
            await pilot.press("right_curly_bracket")
            assert at_top(app) == heading
        for heading in HEADINGS[-2::-1]:
            await pilot.press("left_curly_bracket")
            assert at_top(app) == heading
        await pilot.press("left_curly_bracket")
        assert app.main.article.scroll_offset.y == 0
        await pilot.press("G", "right_curly_bracket")
        assert app.main.status.state.note == "No heading further down"


async def test_the_contents_are_listed_with_the_place_one_is_at(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, app)
        await pilot.press("right_curly_bracket", "right_curly_bracket", "right_curly_bracket", "c")
        await until(pilot, lambda: isinstance(app.screen, Choosing))
        assert isinstance(app.screen, Choosing)
        options = app.screen.list.options
        levels = [len(one.text) - len(one.text.lstrip()) for one in options]
        assert [one.text.strip() for one in options] == [*HEADINGS, "Listed"]
        assert levels == [0, 2, 0, 2, 0, 2, 0, 2, 0]
        assert [one.text.strip() for one in options if one.note == "here"] == ["Noon"]
        assert app.screen.list.current
        assert app.screen.list.current.text.strip() == "Noon"
        await typed(pilot, *"evening in")
        await pilot.press("enter")
        await until(pilot, lambda: at_top(app) == "Évening in detail")


async def test_an_article_without_headings_says_so(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: open_title(app) == TITLE)
        await pilot.press("j")
        await until(pilot, lambda: open_title(app) == SHORT)
        for key in ("c", "left_curly_bracket", "right_curly_bracket"):
            app.main.say("")
            await pilot.press(key)
            assert app.main.status.state.note == "This article has no headings"
