"""A source is changed field by field; what cannot be understood is said, and asked again."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.models import Keep, Secret, SourceSpec
from reader.paths import place_at
from reader.ui.app import NewsreaderApp
from reader.ui.screens.field_sheet import FieldSheet
from reader.ui.screens.filling import Filling
from reader.ui.screens.sources import SourcesScreen
from tests.ui.archive import NOW
from tests.ui.driving import shown, typed, until
from tests.ui.test_typed_ahead import burst

WIDE, SMALL = (180, 40), (60, 20)
ADDRESS = "https://quay.example/feed"
BEFORE = SourceSpec(ADDRESS, "feed", "The Quay")
Spec = Callable[[], SourceSpec]


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Library]:
    """A library with one feed."""
    with Library.open(place_at(tmp_path / "own.db"), clock=lambda: NOW) as library:
        library.sources.add(BEFORE)
        yield library


@pytest.fixture
def spec(own: Library) -> Spec:
    """Gives the source as the list has it."""
    return lambda: own.sources.all()[0].spec


async def opened(pilot: "Pilot[Any]", app: NewsreaderApp) -> FieldSheet:
    """Opens the fields of the one source."""
    await until(pilot, lambda: app.main.articles.is_mounted)
    await pilot.press("f", "e")
    await until(pilot, lambda: isinstance(app.screen, FieldSheet))
    assert isinstance(app.screen, FieldSheet)
    return app.screen


async def asked(pilot: "Pilot[Any]", app: NewsreaderApp, id: str) -> Filling:
    """Has a field asked for, with nothing in its line."""
    sheet = app.screen
    assert isinstance(sheet, FieldSheet)
    sheet.list.go_to([option.id for option in sheet.list.options].index(id))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, Filling) and app.screen.line.has_focus)
    assert isinstance(app.screen, Filling)
    await pilot.press("ctrl+u")
    return app.screen


async def filled(pilot: "Pilot[Any]", app: NewsreaderApp, id: str, line: str) -> None:
    """Fills a field in."""
    await asked(pilot, app, id)
    await typed(pilot, *line, "enter")


def value(sheet: FieldSheet, id: str) -> str:
    """What stands in a field."""
    return next(option.note for option in sheet.list.options if option.id == id)


async def test_a_field_is_changed_and_shown_at_once(own: Library, spec: Spec) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        assert "Edit The Quay" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Filling))
        assert "The Quay › Name" in shown(app)
        assert "What it is called; empty: as it calls itself" in shown(app)
        await typed(pilot, *" again", "enter")
        await until(pilot, lambda: "Edit The Quay again" in shown(app))
        assert spec() == BEFORE._replace(name="The Quay again")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SourcesScreen))
        await until(pilot, lambda: "· The Quay again" in shown(app))
        assert not app.main.status.state.note  # nothing has to be filed anew


@pytest.mark.parametrize("size", [(200, 50), (80, 24), SMALL, (40, 12)], ids=str)
async def test_what_is_asked_stands_alone_and_what_is_wrong_below_the_line(
    own: Library, spec: Spec, size: tuple[int, int]
) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        sheet = await opened(pilot, app)
        line = (await asked(pilot, app, "every")).line
        await until(pilot, lambda: "The Quay › Refreshed" in shown(app))
        assert "Edit The Quay" not in shown(app)
        assert "User agent" not in shown(app)
        await typed(pilot, *"daily", "enter")
        wrong = "“daily” is no length of time"
        await until(pilot, lambda: wrong in shown(app))
        assert line.value == "daily"
        rows = shown(app).split("\n")
        at = next(row for row, text in enumerate(rows) if wrong in text)
        assert any(text.strip() == "daily" for text in rows[:at])
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is sheet and "Edit The Quay" in shown(app))
        assert sheet.list.current
        assert sheet.list.current.id == "every"
        assert spec() == BEFORE


async def test_what_is_mended_is_taken(own: Library, spec: Spec) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        sheet = await opened(pilot, app)
        await filled(pilot, app, "every", "45")
        await until(pilot, lambda: "“45” is no length of time" in shown(app))
        await typed(pilot, *" min", "enter")
        await until(pilot, lambda: value(sheet, "every") == "45 min")
        assert spec().every_s == 2700


@pytest.mark.parametrize(
    ("id", "line", "changed", "looked"),
    [
        ("listed", "", {"listed": False}, True),
        ("topics", "Sea", {"topics": (("Sea",),)}, True),
        ("user", "ina", {"user": "ina"}, True),
        ("password", "env HARBOUR", {"password": Secret(env="HARBOUR")}, True),
        ("headers", "X-Key: env KEY", {"headers": (("X-Key", Secret(env="KEY")),)}, True),
        ("agent", "Mosaic/0.9", {"user_agent": "Mosaic/0.9"}, True),
        ("kind", "sitemap", {"kind": "sitemap"}, True),
        ("address", "quay.example/atom", {"address": "https://quay.example/atom", "kind": None}, True),
        ("keep", "30 days, 500 articles", {"keep": Keep(30, 500)}, False),
        ("every", "2 h", {"every_s": 7200}, False),
        ("name", "The Quay", {}, False),
    ],
)
async def test_it_is_looked_at_at_once_where_that_brings_something_else(
    own: Library, spec: Spec, id: str, line: str, changed: dict[str, Any], looked: bool
) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        sheet = await opened(pilot, app)
        if id == "listed":
            sheet.list.go_to([option.id for option in sheet.list.options].index(id))
            await pilot.press("enter")
        else:
            await filled(pilot, app, id, line)
        await until(pilot, lambda: app.screen is sheet and spec() == BEFORE._replace(**changed))
        await pilot.pause(0.05)
        assert not app.main.status.state.note
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SourcesScreen))
        assert app.main.status.state.note == ("There is nothing to refresh" if looked else "")


async def test_words_that_stand_for_a_number_give_way_to_what_is_typed(own: Library, spec: Spec) -> None:
    own.sources.change(ADDRESS, lambda _: BEFORE._replace(every_s=0))
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        sheet = await opened(pilot, app)
        assert value(sheet, "every") == "when asked"
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Filling))
        await typed(pilot, *"45 min", "enter")
        await until(pilot, lambda: spec().every_s == 2700)


async def test_an_address_that_cannot_be_is_asked_for_again(own: Library, spec: Spec) -> None:
    own.sources.add(SourceSpec("https://pier.example/feed"))
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        for line, why in (
            ("/no/such/file", "There is no file or folder '/no/such/file'"),
            ("https://pier.example/feed", "https://pier.example/feed is a source already"),
        ):
            await filled(pilot, app, "address", line)
            await until(pilot, lambda why=why: why in shown(app))  # type: ignore[misc] # it is bound now
            assert isinstance(app.screen, Filling)
            assert app.screen.line.value == line
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, FieldSheet))
        assert spec() == BEFORE


async def test_what_was_not_set_is_told_faintly(own: Library) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        sheet = await opened(pilot, app)
        faint = app.theme_variables["faint"]
        told = {
            segment.text.strip(): segment.style.color.name == faint
            for y in range(sheet.list.size.height)
            for segment in sheet.list.render_line(y)
            if segment.style and segment.style.color
        }
        assert told["every 30 min, as the settings say"]
        assert told["none"]
        assert not told[ADDRESS]
        assert not told["Refreshed"]


@pytest.mark.parametrize(
    ("keys", "changed"),
    [
        (("j", "j", "enter", *"Sea", "enter"), {"topics": (("Sea",),)}),
        (("down", "down", "enter", *"Sea", "enter"), {"topics": (("Sea",),)}),
        (
            ("j", "j", "enter", *"Sea", "enter", "j", "enter", *"2 h", "enter", "j", "j", "enter"),
            {"topics": (("Sea",),), "every_s": 7200, "listed": False},
        ),
        (("enter", *"x", "ctrl+u", *"Quay", "home", *"A ", "enter"), {"name": "A Quay"}),
        (
            ("G", "k", "k", "k", "enter", *"hunter2", "enter", "escape", "k", "enter", *"ina", "enter"),
            {"user": "ina"},
        ),
    ],
    ids=lambda keys: " ".join(keys) if isinstance(keys, tuple) else "",
)
async def test_keys_act_in_the_order_in_which_they_are_typed(
    own: Library, spec: Spec, keys: Sequence[str], changed: dict[str, Any]
) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=SMALL) as pilot:
        sheet = await opened(pilot, app)
        burst(app, *keys)
        await until(pilot, lambda: app.screen is sheet and spec() == BEFORE._replace(**changed))


async def test_the_articles_that_are_listed_stay_where_their_source_has_another_address(
    own: Library, spec: Spec
) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.is_mounted)
        await pilot.press("f", "enter")
        await until(pilot, lambda: app.main.desk.place.query.source == ADDRESS)
        await opened(pilot, app)
        await filled(pilot, app, "address", "https://pier.example/feed")
        await until(pilot, lambda: app.main.desk.place.query.source == "https://pier.example/feed")
        assert spec() == BEFORE._replace(address="https://pier.example/feed", kind=None)


async def test_who_leaves_at_once_has_it_looked_at_all_the_same(own: Library, spec: Spec) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        burst(app, "j", "j", "enter", *"Sea", "enter", "escape")
        await until(pilot, lambda: app.main.status.state.note == "There is nothing to refresh")
        assert spec().topics == (("Sea",),)
