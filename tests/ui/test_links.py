"""The links of an article: where they lead is told before, and all of them are listed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import SourceSpec
from reader.paths import place_at
from reader.ui.app import NewsreaderApp
from reader.ui.screens.links import LinksScreen
from tests.archive import refresh, write_article
from tests.ui.archive import NOW
from tests.ui.driving import open_title, shown, until

FERRY = "The ferry came in four minutes early and nobody on the quay knew what to do with the time"
SIZE = (180, 40)


async def test_the_status_line_tells_where_letters_lead(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("semicolon")
        await until(pilot, lambda: "f news.example/…   j news.example/…" in shown(app))
        assert "elsewhere.example/…   capitals: browser, y: copy" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: "8 of 8 unread" in shown(app))


async def test_the_status_line_tells_the_address_under_the_mouse(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: open_title(app) == FERRY)
        pane = app.main.article
        for words, url in (
            ("the tide", "https://news.example/tide"),
            ("Ferries elsewhere", "https://elsewhere.example/ferries"),
        ):
            lines = shown(app).split("\n")
            y = next(number for number, line in enumerate(lines) if words in line[pane.region.x :])
            x = lines[y].index(words, pane.region.x)
            await pilot.hover(offset=(x, y))
            await until(pilot, lambda url=url: url in shown(app).split("\n")[-2])  # type: ignore[misc]
        await pilot.hover(offset=(2, 2))
        await until(pilot, lambda: "https://" not in shown(app).split("\n")[-2])


async def test_all_links_are_listed_and_opened_copied_or_handed_to_the_browser(
    app: NewsreaderApp, browser: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("L")
        await until(pilot, lambda: isinstance(app.screen, LinksScreen) and "3 links" in shown(app))
        text = shown(app)
        assert text.index("The original") < text.index("the tide") < text.index("Image")
        await pilot.press("j")
        await until(pilot, lambda: "https://news.example/tide" in shown(app))
        await pilot.press("y")
        await until(pilot, lambda: "Copied https://news.example/tide" in shown(app))
        assert app.clipboard == "https://news.example/tide"
        await pilot.press("o")
        await until(pilot, browser.exists)
        assert browser.read_text() == "https://news.example/tide\n"
        await until(pilot, lambda: app.screen is app.main)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Library]:
    """The library of an article and of another that it links to."""
    news = tmp_path / "_news"
    write_article(news, "2026-11-20-one", title="One", body="[another](https://news.example/two)")
    write_article(
        news,
        "2026-11-19-two",
        title="Two",
        originalUrl="https://news.example/two",
        publishedDateTime="2026-11-19T09:00:00Z",
    )
    sources = [SourceSpec(str(news))]
    with Library.open(place_at(tmp_path / "x.db"), sources=sources, clock=lambda: NOW) as library:
        refresh(library)
        yield library


async def test_enter_opens_a_listed_link_inside(two: Library) -> None:
    app = NewsreaderApp(two, clock=lambda: NOW)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == "One" and app.main.article.has_focus)
        await pilot.press("L")
        await until(pilot, lambda: isinstance(app.screen, LinksScreen))
        await pilot.press("j", "enter")
        await until(pilot, lambda: app.screen is app.main and open_title(app) == "Two")
        await pilot.press("ctrl+o")
        await until(pilot, lambda: open_title(app) == "One")


async def test_where_there_are_no_links_that_is_said(app: NewsreaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: open_title(app) == FERRY)
        app.main.article.opened = opened = app.main.article.opened
        assert opened
        bare = opened.story.article._replace(original_url=None, images=())
        app.main.article.opened = opened._replace(story=opened.story._replace(article=bare), body=None)
        await pilot.press("L")
        await until(pilot, lambda: "No links" in shown(app))


@pytest.mark.parametrize("key", ["q", "escape", "L"])
async def test_the_page_of_links_is_left(app: NewsreaderApp, key: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: open_title(app) == FERRY)
        await pilot.press("L")
        await until(pilot, lambda: isinstance(app.screen, LinksScreen))
        await pilot.press(key)
        await until(pilot, lambda: app.screen is app.main)
