"""The page of the topics of an article: why it is in each, and what it is not about."""

import asyncio
from pathlib import Path

import pytest

from reader.library import Library
from reader.models import Membership
from reader.ui.app import NewsreaderApp
from reader.ui.screens.why import WhyScreen, why_page
from reader.ui.widgets.signs import ASCII_SIGNS
from tests.archive import refresh, summary, write_article
from tests.ui.driving import listed, open_title, shown, under, until
from tests.ui.test_reading import FERRY, WIDE


def told(app: NewsreaderApp) -> list[str]:
    """The page line by line, without its margins."""
    return [" ".join(line.split()).lstrip("▌ ") for line in shown(app).splitlines()]


async def test_it_tells_each_topic_and_why(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        await pilot.press("T")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        assert FERRY in " ".join(told(app))
        assert "Sea listed in the file" in told(app)
        assert "News listed in the file" in told(app)
        await pilot.press("T")
        await until(pilot, lambda: app.screen is app.main)


async def test_an_article_is_taken_out_of_one_topic_and_brought_back(
    app: NewsreaderApp, library: Library
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: FERRY in listed(app))
        app.main.topics.choose("topic:sea")
        await until(pilot, lambda: len(listed(app)) == 3)
        await pilot.press("T")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        await pilot.press("down", "x")
        await until(pilot, lambda: "Sea you said that it is not about this" in told(app))
        await until(pilot, lambda: FERRY not in listed(app))
        assert summary(library, FERRY).topics == ("News",)
        await pilot.press("delete")
        await until(pilot, lambda: "Sea listed in the file" in told(app))
        assert "In Sea again" in shown(app)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "Sea you said that it is not about this" in told(app))
        assert "hidden from Sea again" in shown(app)
        await pilot.press("escape", "ctrl+z")
        await until(pilot, lambda: FERRY in listed(app))
        assert "is in Sea again" in app.main.status.state.note


async def test_enter_goes_to_the_list_of_a_topic(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        app.main.articles.go_to(listed(app).index("A gull is thirty-four"))
        await pilot.press("T")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        await pilot.press("j", "enter")
        await until(pilot, lambda: app.main.desk.place.path == ("News", "Sea"))
        await until(pilot, lambda: len(listed(app)) == 3 and under(app) == "A gull is thirty-four")
        await until(pilot, lambda: app.focused is app.main.articles)


async def test_in_the_topic_that_is_listed_already_the_cursor_goes_to_the_article(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        app.main.topics.choose("topic:sea")
        await until(pilot, lambda: len(listed(app)) == 3)
        app.main.articles.go_to(listed(app).index("A gull is thirty-four"))
        await pilot.press("enter")
        await until(pilot, lambda: open_title(app) == "A gull is thirty-four")
        app.main.articles.go_to(0)
        await until(pilot, lambda: under(app) != "A gull is thirty-four")
        await pilot.press("T")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        await pilot.press("j", "enter")
        await until(pilot, lambda: app.screen is app.main and app.focused is app.main.articles)
        await until(pilot, lambda: under(app) == "A gull is thirty-four")


async def test_a_click_on_a_key_does_what_the_key_does(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        await pilot.press("T")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        await until(pilot, lambda: "x not about this" in shown(app))
        line = shown(app).splitlines()[-1]
        await pilot.click(offset=(line.index("not about"), WIDE[1] - 1))
        await until(pilot, lambda: "News you said that it is not about this" in told(app))


async def test_a_proposal_is_told_in_the_list_and_with_the_article(
    archive: Path, app: NewsreaderApp, library: Library
) -> None:
    (archive / "_data" / "topics" / "09-sky.yaml").write_text("name: Sky\nkeywords: [zeppelin]\n")
    write_article(
        archive / "_news",
        "zeppelin",
        title="A zeppelin",
        publishedDateTime="2026-11-20T11:00:00Z",
        originalUrl=None,
    )
    await asyncio.to_thread(refresh, library)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "A zeppelin" in listed(app))
        app.main.articles.go_to(listed(app).index("A zeppelin"))
        await pilot.press("enter")
        await until(pilot, lambda: app.main.article.story and app.main.article.story.summary.proposed)
        await until(pilot, lambda: shown(app).count("Sky?") == 2)
        await pilot.press("T")
        await until(pilot, lambda: "Sky? keyword “zeppelin” in the title" in told(app))
        await pilot.press("x", "T")
        await until(pilot, lambda: app.screen is app.main and "Sky?" not in shown(app))


async def test_an_article_in_no_topic_says_what_could_give_it_some(
    archive: Path, app: NewsreaderApp, library: Library
) -> None:
    write_article(archive / "_news", "plain", title="Plain", publishedDateTime="2026-11-20T11:00:00Z")
    await asyncio.to_thread(refresh, library)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "Plain" in listed(app))
        app.main.articles.go_to(listed(app).index("Plain"))
        await pilot.press("T")
        await until(pilot, lambda: "It is in no topic." in shown(app))
        await pilot.press("x", "enter", "j", "q")
        await until(pilot, lambda: app.screen is app.main)


@pytest.mark.parametrize(
    ("reason", "named", "runs"),
    [
        ("listed in the file", "", ["listed in the file"]),
        ("keyword “title” in the title", "title", ["keyword ", '"title"', " in the title"]),
        ("above Law", "Law", ["above ", "Law"]),
    ],
)
def test_what_a_reason_is_about_is_set_off(reason: str, named: str, runs: list[str]) -> None:
    topic = Membership("a", "[bold]A", None, "listed", reason, named)
    page = list(why_page("T", [topic], signs=ASCII_SIGNS))
    assert [run.text for run in page[-1].runs] == runs
    assert page[-1].first is not None
    assert page[-1].first.text.rstrip() == "[bold]A"
