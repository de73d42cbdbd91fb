"""A source is changed field by field; what cannot be understood is said, and asked again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from reader.errors import UsageError
from reader.library import Library
from reader.library.source_list import SourceList
from reader.models import Keep, Secret, SourceSpec, SourceStatus
from reader.paths import place_at
from reader.ui.app import NewsreaderApp
from reader.ui.screens.asking import Filling
from reader.ui.screens.field_sheet import FieldSheet
from reader.ui.screens.source_fields import fields
from reader.ui.screens.sources import SourcesScreen
from tests.ui.archive import NOW
from tests.ui.driving import shown, typed, until
from tests.ui.subscribed import SOURCES
from tests.ui.test_typed_ahead import burst

WIDE, SMALL = (180, 40), (60, 20)
HARBOUR = SOURCES[1]
ADDRESS = "https://quay.example/feed"


def read(id: str, line: str, status: SourceStatus = HARBOUR) -> SourceSpec:
    """What a line makes of a source."""
    return next(field for field in fields(status) if field.id == id).read(status.spec, line)


def test_what_means_nothing_for_a_folder_is_not_asked() -> None:
    assert [field.id for field in fields(SOURCES[0])] == ["name", "topics", "listed"]
    assert [field.id for field in fields(SOURCES[9])] == [
        "name",
        "topics",
        "every",
        "listed",
        "days",
        "articles",
    ]


def test_how_long_articles_are_kept_is_asked_where_they_are_kept_here() -> None:
    assert not {"days", "articles"} & {field.id for field in fields(SOURCES[6])}  # a repository


def test_the_fields_tell_what_is_there_and_no_secret() -> None:
    told = {field.id: field.value for field in fields(HARBOUR)}
    assert told == {
        "name": "",
        "topics": "News > Sea, Towns",
        "every": "30 min",
        "listed": "yes",
        "days": "as the settings say",
        "articles": "as the settings say",
        "user": "ina",
        "password": "env HARBOUR",
        "agent": "",
    }


@pytest.mark.parametrize(
    ("id", "line", "spec"),
    [
        ("name", " The  Post ", {"name": "The Post"}),
        ("name", "", {"name": None}),
        ("topics", "Tech>Linux , News,, > ,News", {"topics": (("Tech", "Linux"), ("News",))}),
        ("topics", "", {"topics": ()}),
        ("every", "30 min", {"every_s": 1800}),
        ("every", "every 2 hours", {"every_s": 7200}),
        ("every", "1d", {"every_s": 86_400}),
        ("every", "when asked", {"every_s": 0}),
        ("every", "as the settings say", {"every_s": None}),
        ("every", "", {"every_s": None}),
        ("listed", "", {"listed": False}),
        ("days", "90", {"keep": Keep(days=90)}),
        ("days", "90 days", {"keep": Keep(days=90)}),
        ("days", "for good", {"keep": Keep()}),
        ("articles", "500", {"keep": Keep(articles=500)}),
        ("articles", "as the settings say", {"keep": None}),
        ("user", "bo", {"user": "bo"}),
        ("password", "env POST_2", {"password": Secret(env="POST_2")}),
        (
            "password",
            "command pass show 'the post'",
            {"password": Secret(command=("pass", "show", "the post"))},
        ),
        ("password", "", {"password": None}),
        ("agent", "Mosaic/0.9", {"user_agent": "Mosaic/0.9"}),
    ],
)
def test_what_is_typed_is_understood(id: str, line: str, spec: dict[str, object]) -> None:
    changed = read(id, line)
    assert {part: getattr(changed, part) for part in spec} == spec
    assert changed._replace(**{part: getattr(HARBOUR.spec, part) for part in spec}) == HARBOUR.spec


@pytest.mark.parametrize(
    ("id", "line", "why"),
    [
        ("every", "often", "“often” is no length of time."),
        ("every", "0 min", "“0 min” is no length of time."),
        ("days", "-3", "“-3” is no number from 1 on."),
        ("articles", "0", "“0” is no number from 1 on."),
        ("password", "hunter2", "A password is not kept here, only where it is found."),
        ("password", "env 1 2", "A password is not kept here, only where it is found."),
        ("password", "command", "A password is not kept here, only where it is found."),
        ("password", "command pass 'x", "The command has a quotation mark that is not closed."),
    ],
)
def test_what_cannot_be_understood_is_said(id: str, line: str, why: str) -> None:
    with pytest.raises(UsageError) as error:
        read(id, line)
    assert str(error.value) == why


@given(
    st.sampled_from(["name", "topics", "every", "days", "articles", "user", "password", "agent"]), st.text()
)
def test_whatever_is_typed_is_understood_or_said(id: str, line: str) -> None:
    try:
        spec = read(id, line)
    except UsageError:
        return
    field = next(field for field in fields(HARBOUR._replace(spec=spec)) if field.id == id)
    assert field.read(spec, field.value) == spec  # what is shown means what is kept


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Library]:
    """A library with one feed."""
    with Library.open(place_at(tmp_path / "own.db"), clock=lambda: NOW) as library:
        library.sources.add(SourceSpec(ADDRESS, "feed", "The Quay"))
        yield library


@pytest.fixture
def kept(own: Library, monkeypatch: pytest.MonkeyPatch) -> list[SourceSpec]:
    """What the source is replaced with, one after the other; the list tells the last."""
    specs = [status.spec for status in own.sources.all()]

    def replace(_: SourceList, address: str, spec: SourceSpec) -> None:
        assert address == ADDRESS
        specs.append(spec)

    monkeypatch.setattr(SourceList, "replace", replace, raising=False)
    monkeypatch.setattr(SourceList, "all", lambda _: (SourceStatus(specs[-1], "feed"),))
    return specs


async def opened(pilot: "Pilot[Any]", app: NewsreaderApp) -> FieldSheet:
    """Opens the fields of the one source."""
    await until(pilot, lambda: app.main.articles.is_mounted)
    await pilot.press("f", "e")
    await until(pilot, lambda: isinstance(app.screen, FieldSheet))
    assert isinstance(app.screen, FieldSheet)
    return app.screen


async def test_a_field_is_changed_and_shown_at_once(own: Library, kept: list[SourceSpec]) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        assert "Edit The Quay" in shown(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Filling))
        assert "Its name; empty: none" in shown(app)
        await typed(pilot, *" again", "enter")
        await until(pilot, lambda: "Edit The Quay again" in shown(app))
        assert kept[-1].name == "The Quay again"
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SourcesScreen))
        await until(pilot, lambda: "· The Quay again" in shown(app))
        assert not app.main.status.state.note  # nothing has to be filed anew


async def test_what_makes_no_sense_is_asked_again_with_the_line_kept(
    own: Library, kept: list[SourceSpec]
) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Filling))
        await pilot.press("ctrl+u")
        await typed(pilot, *"daily", "enter")
        await until(pilot, lambda: "“daily” is no length of time." in shown(app))
        assert isinstance(app.screen, Filling)
        assert app.screen.line.value == "daily"
        await pilot.press("escape")
        sheet = app.screen
        assert isinstance(sheet, FieldSheet)
        await until(pilot, lambda: sheet.list.current and sheet.list.current.id == "every")
        assert len(kept) == 1


@pytest.mark.parametrize(("keys", "refreshed"), [(("down", "down", "down", "enter"), True), ((), False)])
async def test_once_its_articles_are_filed_elsewhere_it_is_refreshed(
    own: Library, kept: list[SourceSpec], keys: tuple[str, ...], refreshed: bool
) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press(*keys)
        await until(pilot, lambda: kept[-1].listed is not refreshed and isinstance(app.screen, FieldSheet))
        assert not app.main.status.state.note
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SourcesScreen))
        assert app.main.status.state.note == ("There is nothing to refresh" if refreshed else "")


async def test_words_that_stand_for_a_number_give_way_to_what_is_typed(
    own: Library, kept: list[SourceSpec]
) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        assert "Topics          none" in shown(app)
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, Filling))
        await typed(pilot, *"45 min", "enter")
        await until(pilot, lambda: kept[-1].every_s == 2700)
        await until(pilot, lambda: "Refreshed       45 min" in shown(app))


async def test_a_line_is_typed_before_it_stands(own: Library, kept: list[SourceSpec]) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, app)
        await pilot.press("down")
        burst(app, "enter", *"Sea", "enter")
        await until(pilot, lambda: kept[-1].topics == (("Sea",),))
        await until(pilot, lambda: isinstance(app.screen, FieldSheet))
        assert "Topics          Sea" in shown(app)
