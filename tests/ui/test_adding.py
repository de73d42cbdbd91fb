"""A source is added: what its address leads to is shown first, and there is always a way back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.models import SourceSpec
from reader.paths import place_at
from reader.ui.app import NewsreaderApp
from reader.ui.looking import Command
from reader.ui.screens.adding import Adding
from reader.ui.screens.completing import complete_path
from reader.ui.screens.sources import SourcesScreen
from tests.ui.archive import NOW
from tests.ui.child import answering, offer, running
from tests.ui.driving import shown, typed, until
from tests.ui.plain import PlainApp
from tests.ui.test_typed_ahead import burst

WIDE, SMALL = (180, 40), (60, 20)
FEED = offer(
    "https://quay.example/feed.xml",
    name="The Quay",
    titles=["A gull is thirty-four", "The bench will go back"],
    articles=25,
)
COMMENTS = offer(
    "https://quay.example/comments.xml",
    name="The Quay: comments",
    words="Atom 1.0 feed",
    titles=["On: gulls"],
)
SLOW = "time.sleep(600)"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Library]:
    """A library that keeps its own list."""
    with Library.open(place_at(tmp_path / "own.db"), clock=lambda: NOW) as library:
        yield library


@pytest.fixture
def start(own: Library) -> Callable[[Command], NewsreaderApp]:
    """The app, in which this finds out what an address leads to."""
    return lambda look: NewsreaderApp(own, clock=lambda: NOW, look=look)


async def asked(pilot: "Pilot[Any]", app: NewsreaderApp, text: str, *keys: str) -> Adding:
    """Types an address."""
    await pilot.press("a")
    await until(pilot, lambda: isinstance(app.screen, Adding))
    await typed(pilot, *text)
    await pilot.press(*keys)
    assert isinstance(app.screen, Adding)
    return app.screen


async def test_what_is_there_is_shown_before_it_is_added(
    start: Callable[[Command], NewsreaderApp], own: Library
) -> None:
    app = start(answering(FEED, COMMENTS))
    async with app.run_test(size=WIDE) as pilot:
        sheet = await asked(pilot, app, "quay.example", "enter")
        await until(pilot, lambda: "The Quay   RSS 2.0 feed, 25 articles" in shown(app))
        assert "The Quay: comments   Atom 1.0 feed" in shown(app)
        assert "quay.example/feed.xml" in shown(app)
        assert "· The bench will go back" in shown(app)
        assert sheet.line.value == "quay.example"
        assert own.sources.all() == ()
        await pilot.press("down")
        await until(pilot, lambda: "· On: gulls" in shown(app))
        assert "The bench" not in shown(app)
        await pilot.press("up", "enter")
        await until(pilot, lambda: app.screen is app.main)
        await until(pilot, own.sources.all)
        (status,) = own.sources.all()
        assert status.spec == SourceSpec("https://quay.example/feed.xml", "feed", "The Quay")
        await until(pilot, lambda: app.main.status.state.note)


async def test_a_single_offer_is_shown_too_and_escape_leaves_it(
    start: Callable[[Command], NewsreaderApp], own: Library
) -> None:
    app = start(answering(FEED))
    async with app.run_test(size=WIDE) as pilot:
        await asked(pilot, app, "quay.example", "enter")
        await until(pilot, lambda: "Enter add" in shown(app))
        assert "A gull is thirty-four" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.main)
        assert own.sources.all() == ()


async def test_what_is_wrong_is_told_and_the_address_stays_to_be_mended(
    start: Callable[[Command], NewsreaderApp],
) -> None:
    code = (
        "good = sys.argv[1].endswith('s');"
        f"print(json.dumps({{'offers': [{FEED!r}] if good else [],"
        " 'failures': [{'message': 'There is no server of that name.'}]}))"
    )
    app = start(running(code))
    async with app.run_test(size=WIDE) as pilot:
        sheet = await asked(pilot, app, "quay", "enter")
        await until(pilot, lambda: "There is no server of that name." in shown(app))
        assert sheet.line.value == "quay"
        assert "Enter look" in shown(app)
        await pilot.press("s")
        await until(pilot, lambda: "There is no server" not in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "The Quay" in shown(app))


async def test_looking_is_stopped_with_escape_and_one_goes_on_typing(
    start: Callable[[Command], NewsreaderApp],
) -> None:
    app = start(running(SLOW))
    async with app.run_test(size=WIDE) as pilot:
        sheet = await asked(pilot, app, "https://me:secret@quay.example/", "enter")
        await until(pilot, lambda: "Looking at https://quay.example/" in shown(app))
        assert "Esc stop" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: "Stopped looking" in shown(app))
        assert app.screen is sheet
        await pilot.press("x")
        assert sheet.line.value.endswith("x")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.main)


async def test_typing_goes_on_while_it_is_looked_at(start: Callable[[Command], NewsreaderApp]) -> None:
    app = start(running(SLOW))
    async with app.run_test(size=WIDE) as pilot:
        sheet = await asked(pilot, app, "quay", "enter")
        await until(pilot, lambda: sheet.looking)
        await pilot.press("enter", "tab", "down", "s")
        assert not sheet.looking
        assert sheet.line.value == "quays"
        assert "Looking" not in shown(app)


async def test_what_was_found_goes_with_the_address_it_was_found_for(
    start: Callable[[Command], NewsreaderApp], own: Library
) -> None:
    app = start(answering(FEED))
    async with app.run_test(size=WIDE) as pilot:
        await asked(pilot, app, "quay.example", "enter")
        await until(pilot, lambda: "A gull" in shown(app))
        await pilot.press("backspace")
        await until(pilot, lambda: "A gull" not in shown(app))
        assert "Enter look" in shown(app)
        assert own.sources.all() == ()


async def test_the_program_ends_while_it_looks(start: Callable[[Command], NewsreaderApp]) -> None:
    app = start(running(SLOW))
    async with app.run_test(size=WIDE) as pilot:
        sheet = await asked(pilot, app, "quay", "enter")
        await until(pilot, lambda: sheet.looking)
        await pilot.press("ctrl+c")
        await until(pilot, lambda: not app.is_running)
    assert app.return_code == 130


async def test_one_that_is_there_already_is_said(
    start: Callable[[Command], NewsreaderApp], own: Library
) -> None:
    own.sources.add(SourceSpec("https://me:secret@quay.example/feed.xml"))
    app = start(answering(FEED, COMMENTS))
    async with app.run_test(size=WIDE) as pilot:
        sheet = await asked(pilot, app, "quay.example", "enter")
        await until(pilot, lambda: "The Quay   a source already" in shown(app))
        assert "Enter add" in shown(app)  # the other one
        assert "· On: gulls" in shown(app)
        await pilot.press("down")
        await until(pilot, lambda: "· A gull is" in shown(app))
        assert "Enter add" not in shown(app)
        assert "This is a source already: Enter goes to it." in shown(app)
        await pilot.press("up", "enter")
        await until(pilot, lambda: len(own.sources.all()) == 2)
        assert app.screen is not sheet
        assert own.sources.all()[1].name == "The Quay: comments"


async def test_one_that_is_there_already_is_not_asked_again(
    start: Callable[[Command], NewsreaderApp], own: Library
) -> None:
    own.sources.add(SourceSpec("https://me:secret@quay.example/feed.xml"))
    app = start(answering())
    async with app.run_test(size=WIDE) as pilot:
        await asked(pilot, app, "quay.example/feed.xml", "enter")
        await until(pilot, lambda: "This is a source already: Enter goes to it." in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SourcesScreen))


@pytest.mark.parametrize("page", [False, True], ids=["from the articles", "from the page of sources"])
async def test_enter_goes_to_one_that_is_there_already(
    start: Callable[[Command], NewsreaderApp], own: Library, page: bool
) -> None:
    own.sources.add(SourceSpec("https://first.example/"))
    own.sources.add(SourceSpec("https://me:secret@quay.example/feed.xml", name="Quay"))
    app = start(answering(FEED))
    async with app.run_test(size=WIDE) as pilot:
        if page:
            await pilot.press("f")
            await until(pilot, lambda: isinstance(app.screen, SourcesScreen) and app.screen.current)
        await asked(pilot, app, "quay.example", "enter")
        await until(pilot, lambda: "Enter go to it" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SourcesScreen))
        sources = app.screen
        assert isinstance(sources, SourcesScreen)
        await until(pilot, lambda: sources.current and sources.current.name == "Quay")
        assert len(own.sources.all()) == 2


@pytest.mark.parametrize("size", [SMALL, (80, 24), (200, 50)], ids=str)
async def test_a_long_name_does_not_hide_what_it_is(
    start: Callable[[Command], NewsreaderApp], own: Library, size: tuple[int, int]
) -> None:
    long = "The Quay, a paper of gulls, benches and all that comes and goes with the tide, twice a day"
    own.sources.add(SourceSpec(FEED["address"]))
    app = start(answering({**FEED, "name": long}, {**COMMENTS, "name": long}))
    async with app.run_test(size=size) as pilot:
        await asked(pilot, app, "quay.example", "enter")
        await until(pilot, lambda: "…   Atom 1.0 feed" in shown(app))
        assert "…   a source already" in shown(app)


async def test_the_empty_line_says_what_it_takes(start: Callable[[Command], NewsreaderApp]) -> None:
    app = start(answering(FEED))
    async with app.run_test(size=WIDE) as pilot:
        await asked(pilot, app, "")
        assert "a git repository" in shown(app)
        assert "(…/repo#folder)" in shown(app)
        await typed(pilot, *"qu")
        await until(pilot, lambda: "a git repository" not in shown(app))
        await pilot.press("backspace", "backspace")
        await until(pilot, lambda: "a git repository" in shown(app))


@pytest.mark.parametrize(
    ("told", "once"),
    [
        (offer("/home/me/news", words="folder of 1 150 article files", articles=1150), "/home/me/news"),
        (offer("/home/me/news", words="folder of 1 150 article files", articles=1150), "1 150"),
        (offer("https://quay.example/feed.xml", titles=["A gull " * 40]), "A gull"),
    ],
)
async def test_nothing_is_said_twice(told: dict[str, Any], once: str) -> None:
    sheet = Adding("Add a source", answering(told), complete_path)
    app = PlainApp()
    async with app.run_test(size=WIDE) as pilot:
        await app.push_screen(sheet)
        await typed(pilot, *"x", "enter")
        await until(pilot, lambda: sheet.list.count == 1)
        await pilot.pause()
        assert sum(once in line for line in app.shown.split("\n")) == 1
        assert once != "1 150" or app.shown.count(once) == 1


async def test_from_the_page_of_sources_the_new_one_is_under_the_cursor(
    start: Callable[[Command], NewsreaderApp], own: Library
) -> None:
    own.sources.add(SourceSpec("https://first.example/"))
    app = start(answering(FEED))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, SourcesScreen))
        page = app.screen
        assert isinstance(page, SourcesScreen)
        await asked(pilot, app, "quay.example", "enter")
        await until(pilot, lambda: "Enter add" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: page.current and page.current.name == "The Quay")
        assert app.screen is page


async def test_a_click_goes_to_an_offer_and_another_takes_it(
    start: Callable[[Command], NewsreaderApp], own: Library
) -> None:
    app = start(answering(FEED, COMMENTS))
    async with app.run_test(size=WIDE) as pilot:
        sheet = await asked(pilot, app, "quay.example", "enter")
        await until(pilot, lambda: "The Quay: comments" in shown(app))
        await pilot.click(sheet.list, offset=(4, 1))
        await until(pilot, lambda: "On: gulls" in shown(app))
        await pilot.click(sheet.list, offset=(4, 1))
        await until(pilot, own.sources.all)
        assert own.sources.all()[0].name == "The Quay: comments"


async def test_an_address_typed_in_a_burst(start: Callable[[Command], NewsreaderApp]) -> None:
    app = start(answering(FEED))
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: "No articles yet" in shown(app))
        burst(app, "a", *"quay", "enter", "enter", "enter")
        await until(pilot, lambda: "A gull" in shown(app))
        assert isinstance(app.screen, Adding)


@pytest.mark.parametrize("size", [WIDE, (80, 24), SMALL, (40, 12), (20, 6), (3, 2)], ids=str)
async def test_it_fits_any_screen(size: tuple[int, int]) -> None:
    sheet = Adding("Add a source", answering(FEED, *[COMMENTS] * 30), complete_path)
    app = PlainApp()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(sheet)
        await typed(pilot, *"quay", "enter")
        await until(pilot, lambda: sheet.list.count == 31)
        await pilot.press("down")
        assert {len(line) for line in app.shown.split("\n")} == {size[0]}
        if size[0] >= 40:
            assert "The Quay: c" in app.shown
            assert "Enter add" in app.shown or size[1] < 13
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert "On: gulls" in app.shown
