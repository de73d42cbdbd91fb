"""Saved views: searches that are kept in the sidebar, with counts, and in the configuration file."""

import tomllib
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.models import Query
from reader.query.parsing import parse
from reader.settings import Settings
from reader.settings.editing import remove_view, save_view
from reader.settings.file import read
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from tests.ui.archive import NOW
from tests.ui.driving import listed, shown, typed, until

VIEWS = {"Unread gulls": "gull is:unread", "By heat": "sort:heat limit:3", "Broken": "heat:hot"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def app_with(library: Library, file: Path, views: dict[str, str] | None = None) -> NewsreaderApp:
    return NewsreaderApp(
        library, configured=Configured(Settings(views=views or {}), file=file), clock=lambda: NOW
    )


def row(app: NewsreaderApp, name: str) -> str:
    """The row of a place in the sidebar."""
    return next((line[:30].strip(" ▌") for line in shown(app).splitlines() if name in line[:30]), "")


def counts(app: NewsreaderApp, name: str) -> str:
    """What is unread of a place and how much it holds, as its row tells it."""
    return " ".join(row(app, name).removeprefix(name).split())


async def go_to(pilot: "Pilot[None]", app: NewsreaderApp, key: str) -> None:
    await until(pilot, lambda: app.main.topics.choose(key))


async def search(pilot: "Pilot[None]", app: NewsreaderApp, words: str, found: int) -> None:
    await pilot.press("slash")
    await until(pilot, lambda: app.main.query("#search"))
    await typed(pilot, *words)
    await until(pilot, lambda: app.main.status.state.found == found and app.main.status.state.counted)
    await pilot.press("enter")


async def test_a_view_lists_what_its_query_finds_and_tells_how_much_that_is(
    library: Library, file: Path
) -> None:
    app = app_with(library, file, VIEWS)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: counts(app, "Unread gulls") == "1 1")
        assert counts(app, "By heat").startswith("3 3")
        await go_to(pilot, app, "view:Unread gulls")
        await until(pilot, lambda: listed(app) == ["A gull is thirty-four"])
        await go_to(pilot, app, "view:By heat")
        await until(pilot, lambda: len(listed(app)) == 3)
        assert app.main.status.state.sort == "heat"


async def test_what_is_marked_leaves_a_view_when_the_reader_does(library: Library, file: Path) -> None:
    app = app_with(library, file, VIEWS)
    async with app.run_test(size=(140, 40)) as pilot:
        await go_to(pilot, app, "view:Unread gulls")
        await until(pilot, lambda: listed(app) == ["A gull is thirty-four"])
        await pilot.press("2", "m")
        await until(pilot, lambda: counts(app, "Unread gulls") == "0")
        app.main.renew()
        await pilot.pause(0.2)
        assert listed(app) == ["A gull is thirty-four"], "it stays while the reader does"
        await go_to(pilot, app, "all")
        await until(pilot, lambda: len(listed(app)) > 3)
        await go_to(pilot, app, "view:Unread gulls")
        await until(pilot, lambda: listed(app) == [])


async def test_a_search_is_kept_under_a_name_in_the_sidebar_and_in_the_file(
    library: Library, file: Path
) -> None:
    file.write_text('# mine\ntheme = "newsreader-day"\n')
    app = app_with(library, file)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: listed(app))
        await search(pilot, app, "gull", 1)
        await pilot.press("S")
        await until(pilot, lambda: "Save this as a view" in shown(app))
        await typed(pilot, *"gulls abroad", "enter")  # over the name that is proposed
        await until(pilot, lambda: app.main.desk.place.view == "gulls abroad")
        await until(pilot, lambda: counts(app, "gulls abroad") == "1 1")
        assert listed(app) == ["A gull is thirty-four"]
    assert file.read_text().startswith('# mine\ntheme = "newsreader-day"\n')
    assert read(file)[0].views == {"gulls abroad": "gull"}


async def test_a_search_in_a_place_is_kept_with_that_place(library: Library, file: Path) -> None:
    app = app_with(library, file)
    async with app.run_test(size=(140, 40)) as pilot:
        await go_to(pilot, app, "unread")
        await until(pilot, lambda: listed(app))
        await search(pilot, app, "gull", 1)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Save this as a view" in shown(app))
        await pilot.press("enter")
        await until(pilot, file.exists)
    assert tomllib.loads(file.read_text())["views"] == {"gull": "is:unread gull"}


async def test_a_view_is_renamed_moved_and_removed_where_it_stands(library: Library, file: Path) -> None:
    file.write_text('[views]\n"One" = "gull"\n"Two" = "is:unread"\n')
    app = app_with(library, file, {"One": "gull", "Two": "is:unread"})
    async with app.run_test(size=(140, 40)) as pilot:
        await go_to(pilot, app, "view:Two")
        await pilot.press("ctrl+s", "u")
        await until(pilot, lambda: [*tomllib.loads(file.read_text())["views"]] == ["Two", "One"])
        await until(pilot, lambda: app.screen is app.main)
        await pilot.press("ctrl+s", "r")
        await until(pilot, lambda: "Rename this view" in shown(app))
        await typed(pilot, *"nd", "enter")
        await until(pilot, lambda: app.main.desk.place.view == "Twond")
        await pilot.press("ctrl+s", "x")
        await until(pilot, lambda: "Remove the view" in shown(app))
        await pilot.press("y")
        await until(pilot, lambda: "Removed the view" in shown(app))
        assert app.main.topics.place is not None
        assert app.main.topics.place.query == Query()
    assert tomllib.loads(file.read_text())["views"] == {"One": "gull"}


async def test_a_file_that_cannot_be_changed_is_told_and_nothing_is_kept(
    library: Library, file: Path
) -> None:
    file.write_text("[views\n")
    app = app_with(library, file)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: listed(app))
        await search(pilot, app, "gull", 1)
        await pilot.press("S")
        await until(pilot, lambda: "Save this as a view" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: "config.toml" in app.main.status.state.note)
        assert app.main.desk.place.search == "gull"
    assert file.read_text() == "[views\n"


async def test_the_app_opens_in_a_view(library: Library, file: Path) -> None:
    settings = Settings(views={"Gulls": "gull"}, start="@Gulls")
    app = NewsreaderApp(library, configured=Configured(settings, file=file), clock=lambda: NOW)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: listed(app) == ["A gull is thirty-four"])


async def test_tags_stand_below_the_topics_and_list_what_has_them(library: Library, file: Path) -> None:
    gull = library.lists.summaries(library.lists.articles(app_query("gull")).rows)[0]
    library.marks.tag([gull.id], "to ask", True)
    app = app_with(library, file)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: counts(app, "#to ask") == "1 1")
        await go_to(pilot, app, "tag:to ask")
        await until(pilot, lambda: listed(app) == ["A gull is thirty-four"])


def app_query(words: str) -> Query:
    return Query(parse(words).where)


async def test_a_query_behind_a_verb_may_begin_with_a_view(library: Library, file: Path) -> None:
    app = app_with(library, file, {"Birds": "gull", "Sea birds": "gull is:starred"})
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: len(listed(app)) > 1)
        await typed(pilot, *":mark star @birds", "enter")
        await until(pilot, lambda: app.main.status.state.note == "Starred 1 article")
        await typed(pilot, *':tag add wings @"Sea birds"', "enter")
        await until(pilot, lambda: "Tagged 1 article" in app.main.status.state.note)
        await typed(pilot, *":list @Birds tag:wings", "enter")
        await until(pilot, lambda: listed(app) == ["A gull is thirty-four"])
        assert app.main.desk.place.search == "gull tag:wings"
        await typed(pilot, *":mark read @brids", "enter")
        await until(pilot, lambda: "There is no view “brids”. Did you mean “Birds”?" in shown(app))
        await pilot.press("escape")
        await typed(pilot, *":rule add birds star @Birds", "enter")
        await until(pilot, file.exists)
    assert [rule.when for rule in read(file)[0].rules] == ["gull"]


async def test_what_the_shell_or_an_editor_changes_is_shown(library: Library, file: Path) -> None:
    file.write_text('[views]\n"One" = "gull"\n')
    app = app_with(library, file, {"One": "gull"})
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: counts(app, "One") == "1 1")
        save_view(file, "Birds", "gull is:unread")
        await until(pilot, lambda: counts(app, "Birds").startswith("1 1"))
        file.write_text('[views]\n"Two" = "gull"\n[rules]\nsea = { when = "sea", do = ["star"] }\n')
        await until(pilot, lambda: counts(app, "Two").startswith("1 1"))
        assert not row(app, "Birds")
        assert not row(app, "One")
        assert app.main.desk.rules == ["sea"]


async def test_a_broken_file_leaves_the_views_there_are(library: Library, file: Path) -> None:
    file.write_text('[views]\n"One" = "gull"\n')
    app = app_with(library, file, {"One": "gull"})
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: row(app, "One"))
        file.write_text("[views\n")
        await app.main.settings_file.follow()
        assert row(app, "One")
        assert app.main.desk.views == {"One": "gull"}


async def test_after_a_change_the_sidebar_has_what_else_stands_in_the_file(
    library: Library, file: Path
) -> None:
    file.write_text('[views]\n"One" = "gull"\n')
    app = app_with(library, file, {"One": "gull"})
    async with app.run_test(size=(140, 40)) as pilot:
        await go_to(pilot, app, "view:One")
        save_view(file, "Two", "gull")
        await typed(pilot, *":view rename Three", "enter")
        await until(pilot, lambda: app.main.desk.place.view == "Three")
        assert [*app.main.desk.views] == ["Three", "Two"]
        assert row(app, "Two")
        assert app.main.status.state.note == "Renamed to Three"


async def test_a_search_is_kept_in_the_view_of_that_name_however_it_is_capitalised(
    library: Library, file: Path
) -> None:
    file.write_text('[views]\n"Birds" = "is:unread"\n')
    app = app_with(library, file, {"Birds": "is:unread"})
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: listed(app))
        await search(pilot, app, "gull", 1)
        await typed(pilot, *":view save birds", "enter")
        await until(pilot, lambda: app.main.desk.place.view == "Birds")
        assert listed(app) == ["A gull is thirty-four"]
        assert "Saved the view “Birds”" in app.main.status.state.note
    assert read(file)[0].views == {"Birds": "gull"}


async def test_the_app_opens_in_a_view_however_its_name_is_capitalised(library: Library, file: Path) -> None:
    settings = Settings(views={"Gulls": "gull"}, start="@gulls")
    app = NewsreaderApp(library, configured=Configured(settings, file=file), clock=lambda: NOW)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: listed(app) == ["A gull is thirty-four"])


async def test_a_search_in_a_view_may_take_its_place(library: Library, file: Path) -> None:
    file.write_text('[views]\n"Fresh" = "is:unread"\n')
    app = app_with(library, file, {"Fresh": "is:unread"})
    async with app.run_test(size=(140, 40)) as pilot:
        await go_to(pilot, app, "view:Fresh")
        await until(pilot, lambda: app.main.desk.place.view == "Fresh" and len(listed(app)) > 1)
        await search(pilot, app, "gull", 1)
        await typed(pilot, *":view save fresh", "enter")
        await until(pilot, lambda: not app.main.desk.place.search)
        assert app.main.desk.place.view == "Fresh"
        await until(pilot, lambda: listed(app) == ["A gull is thirty-four"])
        assert read(file)[0].views == {"Fresh": "is:unread gull"}


async def test_a_view_that_is_listed_may_be_changed_and_removed_by_others(
    library: Library, file: Path
) -> None:
    file.write_text('[views]\n"Fresh" = "is:unread"\n')
    app = app_with(library, file, {"Fresh": "is:unread"})
    async with app.run_test(size=(140, 40)) as pilot:
        await go_to(pilot, app, "view:Fresh")
        await until(pilot, lambda: app.main.desk.place.view == "Fresh" and len(listed(app)) > 1)
        save_view(file, "Fresh", "gull")
        await until(pilot, lambda: listed(app) == ["A gull is thirty-four"])
        remove_view(file, "Fresh")
        await until(pilot, lambda: "view:Fresh" not in app.main.topics.places)
        assert listed(app) == ["A gull is thirty-four"]
