"""The article pane by itself: opened, marked with letters, pointed at."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.library import Library
from reader.models import Term
from tests.archive import open_library, refresh, summary, write_article
from tests.ui.archive import write_archive
from tests.ui.page_app import PageApp

FERRY = "The ferry came in four minutes early and nobody on the quay knew what to do with the time"
COUNCIL = "Council to study the early ferry"
HUGE = "The whole of the minutes"
LONG = "A long read"


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Library]:
    """The library of the archive, an article of 200 kB and a course."""
    folder = write_archive(tmp_path / "archive")
    body = "\n\n".join(
        f"Paragraph {number}: " + "word " * 40 + "[x](https://x.example)" for number in range(800)
    )
    write_article(folder / "_news", "2026-11-01-huge", title=HUGE, body=body)
    write_article(folder / "_learning", "zip", title="The zip, and what it wants")
    write_article(folder / "_learning", "mending", items=["the-lamp", "zip"])
    with open_library(tmp_path / "library.db", folder) as library:
        refresh(library)
        yield library


@pytest.fixture
def app(shelf: Library) -> PageApp:
    """The pane on it."""
    return PageApp(shelf)


async def until(pilot: "Pilot[Any]", holds: Callable[[], object]) -> None:
    end = asyncio.get_running_loop().time() + 10
    while not holds():
        assert asyncio.get_running_loop().time() < end, "it never came to hold"
        await pilot.pause(0.01)
    await pilot.pause()


async def opened(pilot: "Pilot[Any]", app: PageApp, shelf: Library, title: str) -> None:
    app.pane.article_id = summary(shelf, title).id
    await until(pilot, lambda: app.pane.story and app.pane.story.article.title == title and app.pane.whole)


async def test_without_an_article_a_tour_of_the_first_keys_is_shown(app: PageApp) -> None:
    async with app.run_test(size=(100, 30)):
        assert "newsreader" in app.seen()
        assert "Space    reads on" in app.seen()
        assert "?" not in app.seen(), "a command without a key is not told of"


async def test_what_is_not_there_any_more_is_said(app: PageApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        app.pane.article_id = "0000000000"
        await until(pilot, lambda: "There is no article 0000000000." in app.seen())


async def test_letters_open_what_is_in_sight_and_copy_it_after_y(app: PageApp, shelf: Library) -> None:
    async with app.run_test(size=(100, 60)) as pilot:
        await opened(pilot, app, shelf, FERRY)
        before = app.seen()
        assert app.pane.begin_hints()
        assert "was fthe tide" in app.seen(), "the text makes room for the letter"
        await pilot.press("f")
        assert app.seen() == before
        letters, *followed = app.told
        assert str(letters).startswith("f news.example/…   j news.example/…")
        assert followed == ["", ("open", "https://news.example/tide")]
        app.told.clear()
        app.pane.begin_hints()
        await pilot.press("y", "j")
        assert app.told[2:] == ["", ("copy", "https://news.example/ferry")]
        app.told.clear()
        app.pane.begin_hints()
        await pilot.press("J")
        assert app.told[1:] == ["", ("browser", "https://news.example/ferry")]
        app.told.clear()
        app.pane.begin_hints()
        await pilot.press("k")
        assert app.told[-1] == ("story", COUNCIL)


async def test_the_parts_of_a_course_are_opened_in_place(app: PageApp, shelf: Library) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, app, shelf, "Mending")
        assert "•  the lamp" in app.seen()
        assert "↵  The zip, and what it wants" in app.seen()
        assert app.pane.step(1)
        app.pane.action_do("read.open")
        await until(pilot, lambda: app.told)
        assert app.told == [("story", "The zip, and what it wants")]


@pytest.mark.parametrize("key", ["escape", "q", "G", "down", "x"])
async def test_any_other_key_only_hides_the_letters(app: PageApp, shelf: Library, key: str) -> None:
    async with app.run_test(size=(100, 20)) as pilot:
        await opened(pilot, app, shelf, FERRY)
        app.pane.begin_hints()
        await pilot.press(key)
        assert not app.pane.hints_active
        assert app.told[1:] == [""]
        assert app.pane.scroll_offset.y == 0


async def test_many_links_have_two_letters_each(app: PageApp, shelf: Library) -> None:
    async with app.run_test(size=(100, 60)) as pilot:
        await opened(pilot, app, shelf, HUGE)
        app.pane.begin_hints()
        await pilot.press("f")
        assert app.pane.hints_active
        await pilot.press("d")
        assert app.told[2:] == ["", ("open", "https://x.example")]


async def test_letters_typed_from_elsewhere_lead_back_there(app: PageApp, shelf: Library) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, app, shelf, FERRY)
        app.query_one(Input).focus()
        await pilot.pause()
        assert app.pane.begin_hints()
        await pilot.press("f")
        assert app.focused is app.query_one(Input)
        assert app.told[-1] == ("open", "https://news.example/tide")
        assert app.query_one(Input).value == ""


async def test_where_nothing_leads_on_there_are_no_letters(app: PageApp) -> None:
    async with app.run_test(size=(100, 30)):
        assert not app.pane.begin_hints()
        assert not app.pane.hints_active


async def test_what_a_search_found_is_marked_without_colour(app: PageApp, shelf: Library) -> None:
    async with app.run_test(size=(100, 60)) as pilot:
        await opened(pilot, app, shelf, FERRY)
        app.pane.terms = (Term("captain"), Term("quay"))
        await until(pilot, lambda: found_words(app) == {"captain", "quay"})
        app.pane.terms = ()
        await until(pilot, lambda: not found_words(app))


def found_words(app: PageApp) -> set[str]:
    parts = [part for line in app.strips() for part in line if part.style]
    return {part.text for part in parts if part.style and part.style.underline and part.style.bold}


async def test_a_long_article_is_read_on_while_its_rest_is_set(app: PageApp, shelf: Library) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        app.pane.article_id = summary(shelf, HUGE).id
        await until(pilot, lambda: app.pane.story)
        assert "Paragraph 0:" in app.seen()
        assert not app.pane.at_end
        app.pane.move("page_down")
        top = app.pane.scroll_offset.y
        assert top > 0
        await until(pilot, lambda: app.pane.whole)
        assert app.pane.scroll_offset.y == top
        assert "Paragraph 799:" in app.text()
        app.pane.move("last")
        assert app.pane.at_end


async def test_a_long_article_opens_where_it_was_left(app: PageApp, shelf: Library) -> None:
    shelf.marks.keep_position(summary(shelf, HUGE).id, 0.5)
    async with app.run_test(size=(100, 30)) as pilot:
        app.pane.article_id = summary(shelf, HUGE).id
        await until(pilot, lambda: app.pane.story)
        app.pane.begin()
        await until(pilot, lambda: app.pane.share == pytest.approx(0.5, abs=0.01))
        assert "Paragraph 40" in app.seen() or "Paragraph 39" in app.seen()


async def test_the_line_one_reads_stays_in_sight_when_the_measure_changes(
    app: PageApp, shelf: Library
) -> None:
    async with app.run_test(size=(100, 20)) as pilot:
        await opened(pilot, app, shelf, LONG)
        for _ in range(30):
            app.pane.move("down")
        first = app.seen().split("\n")[0].split("of a long")[0].strip()
        assert first.startswith("Paragraph")
        await pilot.resize_terminal(34, 20)
        await until(pilot, lambda: app.pane.page.width == 28)
        assert first in app.seen().split("\n")[0]
        app.pane.measure = 20
        await until(pilot, lambda: app.pane.page.width == 20)
        assert first in "".join(app.seen().split("\n")[:2])


async def test_a_page_is_centred_where_there_is_room_and_it_is_wished(app: PageApp, shelf: Library) -> None:
    async with app.run_test(size=(132, 30)) as pilot:
        await opened(pilot, app, shelf, FERRY)
        assert app.pane.left == 30
        app.pane.centred = False
        assert app.pane.left == 3
        app.pane.centred = True
        await pilot.resize_terminal(80, 30)
        assert app.pane.left == 3


async def test_double_click_selects_a_word_and_a_third_the_paragraph(app: PageApp, shelf: Library) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, app, shelf, FERRY)
        await pilot.click(app.pane, offset=(app.pane.left + 5, app.pane.air), times=2)
        assert app.screen.get_selected_text() == "ferry"
        await pilot.click(app.pane, offset=(app.pane.left + 5, app.pane.air), times=3)
        assert app.screen.get_selected_text() == FERRY


async def test_a_link_is_followed_with_the_mouse_which_tells_its_address(
    app: PageApp, shelf: Library
) -> None:
    async with app.run_test(size=(100, 60), tooltips=True) as pilot:
        await opened(pilot, app, shelf, FERRY)
        lines = app.seen().split("\n")
        y = next(number for number, line in enumerate(lines) if "the tide" in line)
        x = lines[y].index("the tide")
        await pilot.hover(app.pane, offset=(x, y))
        assert app.told == [("at", "https://news.example/tide")]
        await pilot.click(app.pane, offset=(x, y))
        assert app.told[1:] == [("open", "https://news.example/tide")]
        await pilot.click(app.pane, offset=(x, y), control=True)
        assert app.told[2:] == [("browser", "https://news.example/tide")]
        await pilot.click(app.pane, offset=(x, y), button=2)
        assert app.told[3:] == [("browser", "https://news.example/tide")]
        await pilot.hover(app.pane, offset=(x - 4, y))
        assert app.told[4:] == [("at", "")]
        y = next(number for number, line in enumerate(lines) if "Ferries elsewhere" in line)
        await pilot.click(app.pane, offset=(app.pane.left + 6, y))
        assert app.told[-1] == ("story", "Ferries elsewhere")


async def test_the_related_stories_are_gone_through_and_chosen(app: PageApp, shelf: Library) -> None:
    async with app.run_test(size=(100, 20)) as pilot:
        await opened(pilot, app, shelf, FERRY)
        assert [story.title for story in app.pane.related] == [COUNCIL, "Ferries elsewhere"]
        app.pane.step(1)
        await pilot.press("down", "enter")
        assert app.told == [("story", "Ferries elsewhere")]
        assert "Ferries elsewhere" in app.seen()
