"""The page of sources: what it shows, and what its keys do."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.events import MouseScrollDown
from textual.pilot import Pilot
from textual.widgets import Static

from reader.errors import LibraryError
from reader.library import Library
from reader.library.source_list import SourceList
from reader.models import Query, SourceSpec
from reader.paths import place_at
from reader.settings import Settings
from reader.ui.app import IndexerSaid, NewsreaderApp
from reader.ui.commands import COMMANDS
from reader.ui.configured import Configured
from reader.ui.indexer import Indexed, end, understand
from reader.ui.keymap import resolve
from reader.ui.screens.asking import Asking
from reader.ui.screens.choosing import Choosing
from reader.ui.screens.page import PageScreen
from reader.ui.screens.sources import SourcesScreen
from reader.ui.widgets.cells import cells
from tests.archive import refresh, write_article
from tests.ui.archive import NOW
from tests.ui.driving import listed, shown, typed, until
from tests.ui.subscribed import SOURCES, fares, subscribe
from tests.ui.test_typed_ahead import burst

WIDE, MIDDLE, SMALL = (180, 40), (120, 40), (80, 24)
NAMES = ["Quay", "Harbour", "Wire"]


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Library]:
    """A library with three sources of its own, a folder each."""
    with Library.open(place_at(tmp_path / "own.db"), clock=lambda: NOW) as library:
        for name in NAMES:
            write_article(tmp_path / name, f"{name}-one", title=f"One of {name}")
            library.sources.add(SourceSpec(str(tmp_path / name), name=name))
        refresh(library)
        yield library


def names(library: Library) -> list[str]:
    return [status.name for status in library.sources.all()]


async def opened(pilot: "Pilot[Any]", app: NewsreaderApp) -> SourcesScreen:
    """Opens the page."""
    await until(pilot, lambda: app.main.articles.current or app.main.desk.place.query.source)
    await pilot.press("f")
    return await on_the_page(pilot, app)


async def on_the_page(pilot: "Pilot[Any]", app: NewsreaderApp) -> SourcesScreen:
    """Waits for the page."""
    await until(pilot, lambda: isinstance(app.screen, SourcesScreen) and app.screen.list.has_focus)
    assert isinstance(app.screen, SourcesScreen)
    return app.screen


async def test_it_lists_the_sources_and_tells_of_one_in_full(own: Library) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        assert "3 sources, 3 unread" in shown(app)
        await until(pilot, lambda: "when it changes" in shown(app))
        assert str(own.place.database.parent / "Quay") in page.source.page.texts
        await pilot.press("j")
        assert page.current is not None
        assert page.current.name == "Harbour"
        await until(pilot, lambda: page.source.page.texts[:1] == ("Harbour",))
        await pilot.press("q")
        await until(pilot, lambda: app.screen is app.main)
        page = await opened(pilot, app)
        assert page.current
        assert page.current.name == "Harbour"  # as it was left


async def test_enter_lists_the_articles_of_a_source_and_the_next_start_is_there(own: Library) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("j", "enter")
        await until(pilot, lambda: app.main.status.state.path == ("Harbour",))
        assert app.screen is app.main
        assert app.main.articles.has_focus
        address = own.sources.all()[1].spec.address
        assert app.main.desk.place.query.source == address
        assert app.main.articles.request.query == Query(source=address, stories=True)
        assert app.main.topics.chosen == -1
        await until(pilot, lambda: "Harbour" in app.title)
    again = NewsreaderApp(own, clock=lambda: NOW)
    async with again.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: again.main.status.state.path == ("Harbour",))
        await pilot.press("1", "j")
        await until(pilot, lambda: again.main.status.state.path == ("Unread",))


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_from_the_articles_of_a_source_the_way_leads_back_to_the_page_and_the_place_before(
    own: Library, key: str
) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        app.main.topics.choose("unread")
        await until(pilot, lambda: app.main.status.state.path == ("Unread",))
        for name in ("Quay", "Harbour"):
            await opened(pilot, app)
            await pilot.press(*("j" if name == "Harbour" else "g"), "enter")
            await until(pilot, lambda name=name: app.main.status.state.path == (name,))  # type: ignore[misc]
        await pilot.press("enter", key)
        assert not isinstance(app.screen, SourcesScreen)  # from the article to the list
        await pilot.press(key)
        page = await on_the_page(pilot, app)
        assert page.current
        assert page.current.name == "Harbour"
        await pilot.press(key)
        await until(pilot, lambda: app.main.status.state.path == ("Unread",))
        assert app.screen is app.main
        assert app.main.topics.chosen == 1
        await pilot.press(key)
        assert app.screen is app.main
        assert app.is_running == (key == "escape")


async def test_a_click_selects_two_list_and_the_wheel_scrolls(
    own: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        await pilot.click(page.list, offset=(10, 2))
        assert page.list.cursor == 2
        await pilot.click(page.keys, offset=(2, 0))  # "Enter articles"
        await until(pilot, lambda: app.main.status.state.path == ("Wire",))
        page = await opened(pilot, app)
        await pilot.click(page.list, offset=(10, 1), times=2)
        await until(pilot, lambda: app.main.status.state.path == ("Harbour",))
        subscribe(monkeypatch, [fares(f"https://{number}.example/") for number in range(100)])
        page = await opened(pilot, app)
        await pilot._post_mouse_events(
            [MouseScrollDown], page.list, (5, 5)
        )  # the pilot has no wheel of its own
        await until(pilot, lambda: page.list.scroll_offset.y > 0)
        assert page.list.cursor == 0


async def test_a_source_is_disabled_and_enabled_again(own: Library) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("d")
        await until(pilot, lambda: not own.sources.all()[0].spec.enabled)
        await until(pilot, lambda: "1 disabled" in shown(app))
        assert "Disabled Quay" in shown(app)
        await pilot.press("r")
        await until(pilot, lambda: "Quay is disabled: d enables it" in shown(app))
        await pilot.press("d")
        await until(pilot, lambda: own.sources.all()[0].spec.enabled)
        await until(pilot, lambda: "1 disabled" not in shown(app))
        assert "Enabled Quay" in shown(app)


async def test_the_articles_of_a_source_that_is_not_listed_are_seen_there(own: Library) -> None:
    address = own.sources.all()[0].spec.address
    own.sources.change(address, lambda spec: spec._replace(listed=False))
    async for _ in own.refreshing.once():
        pass
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: len(listed(app)) == 2)
        await opened(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: app.main.desk.place.query.source == address)
        await until(pilot, lambda: len(listed(app)) == 1)
        await pilot.press("q", "q")
        await until(pilot, lambda: len(listed(app)) == 2)


async def test_a_source_is_removed_once_one_has_said_so(own: Library) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=MIDDLE) as pilot:
        page = await opened(pilot, app)
        await pilot.press("j", "D")
        await until(pilot, lambda: isinstance(app.screen, Asking))
        told = str(app.screen.query_one(".title", Static).content)
        assert "Remove Harbour? Its 1 article goes from the library" in told
        assert "what you starred or keep for later stays" in told
        await pilot.press("n")
        await until(pilot, lambda: app.screen is page)
        await pilot.press("D", "y")
        await until(pilot, lambda: names(own) == ["Quay", "Wire"])
        await until(pilot, lambda: page.current and page.current.name == "Wire")
        assert "Removed Harbour" in shown(app)
        assert own.lists.counts().total == 2


async def test_with_the_last_one_gone_it_says_how_to_add(own: Library) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=SMALL) as pilot:
        page = await opened(pilot, app)
        for left in (2, 1, 0):
            await pilot.press("D", "y")
            await until(pilot, lambda left=left: len(names(own)) == page.list.count == left)  # type: ignore[misc]
        await until(pilot, lambda: "No sources yet." in shown(app))
        assert "a adds one" in shown(app)
        assert "newsreader import FILE" in shown(app)
        await pilot.press("j", "G", "enter", "D", "d", "e", "o", "y", "r", "slash", "escape", "q")
        await until(pilot, lambda: app.screen is app.main)


async def test_the_place_one_was_in_goes_with_its_source(own: Library) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("enter")
        await until(pilot, lambda: app.main.status.state.path == ("Quay",))
        await opened(pilot, app)
        await pilot.press("D", "y", "q")
        await until(pilot, lambda: app.main.status.state.path == ("All",))
        await until(pilot, lambda: len(listed(app)) == 2)


async def test_keys_in_a_burst_go_to_the_page_they_open(own: Library) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        burst(app, "f", "j", "D", "y")
        await until(pilot, lambda: names(own) == ["Quay", "Wire"])
        burst(app, "q", "f", "G", "enter")
        await until(pilot, lambda: app.main.status.state.path == ("Wire",))
        burst(app, "f", "f", "f", "q", *"qqq")
        await until(pilot, lambda: not app.is_running)
    assert app.return_code == 0


async def test_what_was_given_with_the_command_is_not_changed(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        for key in ("D", "d", "e"):
            app.main.say("")
            await pilot.press(key)
            await until(pilot, lambda: "given with the command" in shown(app))
        assert isinstance(app.screen, SourcesScreen)


async def test_what_comes_meanwhile_is_counted(own: Library, tmp_path: Path) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        await until(pilot, lambda: page.list.fare(0).unread == 1)
        write_article(tmp_path / "Quay", "Quay-two", title="Two of Quay")
        with Library.open(own.place, clock=lambda: NOW) as other:
            await asyncio.to_thread(refresh, other)
        await until(pilot, lambda: page.list.fare(0).unread == 2)
        assert sum(page.list.fare(0).weeks) == 2
        await until(pilot, lambda: "2, 2 unread" in shown(app))


async def test_what_there_is_is_counted_also_while_a_source_keeps_one_waiting(own: Library) -> None:
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        app.post_message(IndexerSaid(Indexed(begun=("https://hangs.example/",))))
        await pilot.pause(0.2)
        page = await opened(pilot, app)
        assert page.list.refreshing
        await until(pilot, lambda: page.list.fare(0).unread == 1)


async def test_its_address_is_copied_without_the_password(
    app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(monkeypatch)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("j", "y")
        await until(pilot, lambda: app.clipboard == "https://harbourpost.example/feed.xml")
        assert "secret" not in shown(app)


async def test_its_site_opens_in_the_browser(
    app: NewsreaderApp, browser: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(monkeypatch)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("o")
        await until(pilot, lambda: "The archive names no site" in shown(app))
        await pilot.press("j", "o")
        await until(pilot, browser.exists)
        assert browser.read_text() == "https://harbourpost.example/\n"


async def test_a_link_of_the_source_in_full_can_be_clicked(
    app: NewsreaderApp, browser: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(monkeypatch)
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        await pilot.press("j")
        await until(pilot, lambda: page.source.page.texts[:1] == ("The Harbour Post",))
        lines = [line.prefix.text.strip() if line.prefix else "" for line in page.source.page.lines]
        await pilot.click(page.source, offset=(20, page.source.air + lines.index("Site")))
        await until(pilot, browser.exists)
        assert browser.read_text() == "https://harbourpost.example/\n"


async def test_help_tells_its_keys(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, PageScreen))
        assert "On the page of sources" in shown(app)
        assert "Read the article" not in shown(app)
        first = shown(app).split("Moving")[0]
        assert all(command.help[:40] in first for command in COMMANDS if command.scope == "sources")
        await pilot.press("q")
        await until(pilot, lambda: app.screen is page)


async def test_what_could_not_be_read_is_listed_from_here_too(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        await pilot.press("E")
        await until(pilot, lambda: isinstance(app.screen, PageScreen))
        await until(pilot, lambda: "What could not be read" in shown(app))
        await pilot.press("q")
        await until(pilot, lambda: app.screen is page)


async def test_a_problem_leads_to_its_source(own: Library, tmp_path: Path) -> None:
    (tmp_path / "Wire" / "odd.md").write_text("---\n: [\n---\n")
    await asyncio.to_thread(refresh, own)
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=MIDDLE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        for _ in ("the main screen", "the page of sources"):
            await pilot.press("E")
            await until(pilot, lambda: "Wire: odd.md" in shown(app))
            await pilot.press("enter")
            page = await on_the_page(pilot, app)
            await until(pilot, lambda page=page: page.current and page.current.name == "Wire")  # type: ignore[misc]
            await pilot.press("g")
        assert "1 with problems" in shown(app)
        assert "! Wire" in shown(app)


async def test_what_can_be_done_is_found_by_its_name(app: NewsreaderApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, Choosing))
        await typed(pilot, *"copy its", "enter")
        await until(pilot, lambda: app.clipboard)
        assert page.current
        assert app.clipboard == page.current.spec.address


async def test_it_is_sorted_and_stays_so(
    library: Library, app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(monkeypatch)
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)

        def order() -> list[str]:
            return [status.name for status in page.list.sources]

        for key, first in (
            ("f", "Tarn FM"),
            ("a", "The archive"),
            ("l", "The archive"),
            ("n", "Field & Signal"),
        ):
            await pilot.press("j", "backslash", key)
            await until(pilot, lambda first=first: order()[0].startswith(first))  # type: ignore[misc]
            assert page.list.cursor == 0
        await pilot.press("q")
        page = await opened(pilot, app)
        assert order()[0].startswith("Field & Signal")
    again = NewsreaderApp(library, clock=lambda: NOW)
    async with again.run_test(size=WIDE) as pilot:
        page = await opened(pilot, again)
        assert order()[0].startswith("Field & Signal")  # as it was left


async def test_where_not_all_is_seen_it_says_so_and_space_tells_the_rest(
    app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(monkeypatch)
    async with app.run_test(size=(80, 20)) as pilot:
        page = await opened(pilot, app)
        await pilot.press("j")
        await until(pilot, lambda: "The Harbour Post" in page.source.page.texts)
        assert page.list.size.height < len(SOURCES)
        assert f"{len(SOURCES) - page.list.size.height} more below" in shown(app)
        assert "Signed in" not in shown(app)
        assert "more lines; Space goes on" in shown(app)
        await pilot.press("space")
        await until(pilot, lambda: "Signed in  as ina" in shown(app))
        assert "Space goes on" not in shown(app)
        await pilot.press("space")
        await until(pilot, lambda: "Address    https://harbourpost" in shown(app))
        await pilot.press("G")
        await until(pilot, lambda: "more above" in shown(app))
        assert "more below" not in shown(app)


async def test_the_list_has_the_lines_that_nothing_else_needs(
    app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(monkeypatch, [fares(f"https://{number}.example/") for number in range(21)])
    async with app.run_test(size=MIDDLE) as pilot:
        page = await opened(pilot, app)
        await until(pilot, lambda: page.list.size.height >= 21)
        assert "more below" not in shown(app)


async def test_offline_it_is_said_once_instead_of_when_sources_are_looked_at(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(monkeypatch)
    app = NewsreaderApp(library, configured=Configured(offline=True), clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await until(pilot, lambda: "last  offline" in shown(app))
        assert "in 20 min" not in shown(app)


async def test_finding_says_what_it_is_and_is_as_high_as_what_is_left(
    app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(monkeypatch)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, Choosing))
        await until(pilot, lambda: "Find a source" in shown(app))
        assert isinstance(app.screen, Choosing)
        sheet = app.screen
        assert sheet.list.size.height == len(SOURCES)
        await typed(pilot, *"almanac")
        await until(pilot, lambda: sheet.list.size.height == 1)
        await typed(pilot, "backspace", *"xyz")
        await until(pilot, lambda: "No source is called that." in shown(app))


async def test_a_source_is_found_by_its_name(app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    subscribe(monkeypatch)
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, Choosing))
        await typed(pilot, *"almanac", "enter")
        await until(pilot, lambda: app.screen is page)
        assert page.current == SOURCES[6]


async def test_a_thousand_sources(app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [fares(f"https://{number}.example/feed", title=f"Source {number}") for number in range(1000)]
    subscribe(monkeypatch, many)
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        assert "1 000 sources" in shown(app)
        burst(app, *"jjjjj", "G", *"kkk", "ctrl+u", "pagedown", "j")
        await until(pilot, lambda: page.list.cursor == 999)
        await until(pilot, lambda: "Source 999" in page.source.page.texts[0])
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(app.screen, Choosing))
        await typed(pilot, *"source 512", "enter")
        await until(pilot, lambda: page.list.cursor == 512)


@pytest.mark.parametrize("ascii", [False, True])
async def test_it_fits_any_screen_also_while_it_is_open(
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    ascii: bool,  # noqa: A002
) -> None:
    subscribe(monkeypatch)
    app = NewsreaderApp(library, configured=Configured(Settings(ascii=ascii)), clock=lambda: NOW)
    async with app.run_test(size=MIDDLE) as pilot:
        page = await opened(pilot, app)
        await pilot.press("j", "j", "j")
        for size in (
            (200, 50),
            (150, 20),
            (149, 30),
            (80, 24),
            (60, 20),
            (40, 12),
            (20, 6),
            (3, 2),
            (1, 1),
            WIDE,
        ):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert {cells(line) for line in shown(app).split("\n")} == {size[0]}
            assert page.current == SOURCES[3]
            if size[1] > 5:
                assert "Tarn"[: size[0] - 3] in shown(app)


def _listening(file: Path) -> "subprocess.Popen[bytes]":
    """A process in the indexer's place, that writes down what it is asked for."""
    code = f"""
import sys
for line in sys.stdin:
    with open({str(file)!r}, "a") as told:
        told.write(line)
"""
    return subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[tuple[Path, "subprocess.Popen[bytes]"]]:
    """The file it writes to, and the process."""
    file = tmp_path / "asked.txt"
    file.touch()
    with _listening(file) as process:
        yield file, process
        end(process)


def _asked(file: Path) -> list[str]:
    return file.read_text().splitlines()


async def test_what_is_refreshed_is_seen_and_nothing_moves(
    library: Library, asked: "tuple[Path, subprocess.Popen[bytes]]", monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(monkeypatch)
    file, process = asked
    app = NewsreaderApp(library, lambda: process, clock=lambda: NOW)
    harbour, *others = (
        "https://harbourpost.example/feed.xml",
        *(f"https://{number}.example/" for number in range(9)),
    )
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        await pilot.press("j", "j", "r")
        await until(pilot, lambda: _asked(file) == [SOURCES[2].spec.address])
        await pilot.press("R")
        await until(pilot, lambda: _asked(file)[1:] == [""])
        app.post_message(IndexerSaid(Indexed(begun=(harbour, *others))))
        await until(pilot, lambda: "↻ The Harbour Post" in shown(app))
        assert "Refreshing all sources" in shown(app)
        await until(pilot, lambda: "refreshing 0 of 10" in shown(app).splitlines()[-2])
        assert "Refreshing all" not in shown(app)  # it is said once
        app.post_message(IndexerSaid(Indexed(harbour, finished=True, changed=True, new=12)))
        await until(pilot, lambda: "refreshing 1 of 10 · 12 new" in shown(app))
        await until(pilot, lambda: "↻" not in shown(app))
        assert page.list.cursor == 2
        for other in others:
            app.post_message(IndexerSaid(Indexed(other, finished=True, error="It is gone.")))
        await until(pilot, lambda: "12 new from 1 source, 9 failed: E lists them" in shown(app))
        assert "refreshing" not in shown(app)
        await pilot.press("q")
        assert "12 new from 1 source" in shown(app)


async def test_a_source_that_moved_for_good_is_told_once(
    library: Library, asked: "tuple[Path, subprocess.Popen[bytes]]", monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(monkeypatch)
    app = NewsreaderApp(library, lambda: asked[1], clock=lambda: NOW)
    old, new = "https://old.example/feed", "https://new.example/feed"
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        app.post_message(IndexerSaid(Indexed(begun=(old,))))
        line = json.dumps({"event": "source", "source": old, "moved_to": new})
        said = understand(line)
        assert said
        app.post_message(IndexerSaid(said))
        await until(pilot, lambda: "old.example/feed moved to new.example/feed for good" in shown(app))


async def test_what_goes_wrong_is_told_to_those_who_asked(
    library: Library, asked: "tuple[Path, subprocess.Popen[bytes]]"
) -> None:
    file, process = asked
    gone = "https://gone.example/"
    app = NewsreaderApp(library, lambda: process, clock=lambda: NOW)
    async with app.run_test(size=MIDDLE) as pilot:
        await until(pilot, lambda: app.main.articles.current)

        def failed() -> None:
            app.post_message(IndexerSaid(Indexed(begun=(gone,))))
            app.post_message(IndexerSaid(Indexed(gone, finished=True, error="It is gone.")))

        failed()
        await until(pilot, lambda: "It is gone." in shown(app))
        app.main.say("")  # it goes as other news does, there is enough to read
        await pilot.pause()
        assert "It is gone." not in shown(app)
        await pilot.press("R")
        await until(pilot, lambda: _asked(file) == [""])
        app.main.say("")
        failed()
        await until(pilot, lambda: "It is gone." in shown(app))
        app.main.say("")
        await pilot.pause()
        assert "It is gone." in shown(app)  # until the next refresh


async def test_r_refreshes_the_source_of_the_article_under_the_cursor_also_where_none_is_open(
    own: Library, asked: "tuple[Path, subprocess.Popen[bytes]]"
) -> None:
    file, process = asked
    app = NewsreaderApp(own, lambda: process, clock=lambda: NOW)
    async with app.run_test(size=MIDDLE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        for row in range(3):
            app.main.articles.go_to(row)
            await pilot.press("r")
            await until(pilot, lambda row=row: len(_asked(file)) == row + 1)  # type: ignore[misc]
        assert _asked(file) == [
            str(own.place.database.parent / title.removeprefix("One of ")) for title in listed(app)
        ]


async def test_a_refresh_is_stopped(library: Library, asked: "tuple[Path, subprocess.Popen[bytes]]") -> None:
    file, process = asked
    app = NewsreaderApp(library, lambda: process, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        await pilot.press("ctrl+x")
        await until(pilot, lambda: "Nothing is being refreshed" in shown(app))
        app.post_message(
            IndexerSaid(Indexed(begun=tuple(f"https://{number}.example/" for number in range(9))))
        )
        await until(pilot, lambda: "refreshing 0 of 9" in shown(app))
        await pilot.press("ctrl+x")
        await until(pilot, lambda: _asked(file) == ["--cancel"])
        assert "Stopped; what has arrived stays" in shown(app)
        assert "refreshing" not in shown(app)
        page = await opened(pilot, app)
        app.main.say("")
        await pilot.press("ctrl+x")
        await until(pilot, lambda: "Nothing is being refreshed" in shown(app))
        assert not page.list.refreshing


async def test_r_refreshes_the_source_that_is_listed(
    own: Library, asked: "tuple[Path, subprocess.Popen[bytes]]"
) -> None:
    file, process = asked
    app = NewsreaderApp(own, lambda: process, clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, app)
        await pilot.press("j", "enter")
        await until(pilot, lambda: app.main.status.state.path == ("Harbour",))
        await pilot.press("r")
        await until(pilot, lambda: _asked(file) == [own.sources.all()[1].spec.address])


async def test_offline_it_is_said_that_nothing_is_asked(
    library: Library, asked: "tuple[Path, subprocess.Popen[bytes]]"
) -> None:
    _, process = asked
    app = NewsreaderApp(library, lambda: process, Configured(offline=True), clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        assert "offline" in shown(app).splitlines()[-2]
        await pilot.press("R")
        await until(pilot, lambda: "Offline: nothing is asked of the network" in shown(app))
        await opened(pilot, app)
        assert "offline" in shown(app).splitlines()[-2]


async def test_the_list_keeps_its_place_while_articles_arrive_above(own: Library, tmp_path: Path) -> None:
    for number in range(60):
        write_article(
            tmp_path / "Quay", f"old-{number:02}", publishedDateTime=f"2026-10-{1 + number % 28:02}T09:00:00Z"
        )
    await asyncio.to_thread(refresh, own)
    app = NewsreaderApp(own, clock=lambda: NOW)
    async with app.run_test(size=MIDDLE) as pilot:
        await until(pilot, lambda: app.main.articles.count == 63)
        app.main.articles.go_to(40)
        await pilot.pause(0.2)
        row = app.main.articles.lines.top_of(40) - app.main.articles.scroll_offset.y
        current = app.main.articles.current
        for number in range(5):
            write_article(tmp_path / "Wire", f"new-{number}", publishedDateTime="2026-11-20T11:00:00Z")
        await app.main.desk.background.write(refresh)
        app.post_message(IndexerSaid(Indexed(str(tmp_path / "Wire"), finished=True, changed=True, new=5)))
        await until(pilot, lambda: app.main.articles.count == 68)
        articles = app.main.articles
        assert articles.current == current
        assert articles.lines.top_of(articles.cursor) - articles.scroll_offset.y == row


async def test_what_is_wrong_with_the_library_is_told_on_the_page(
    app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: SourceList) -> None:
        raise LibraryError("The list of sources cannot be read.")

    async with app.run_test(size=WIDE) as pilot:
        await until(pilot, lambda: app.main.articles.current)
        monkeypatch.setattr(SourceList, "all", broken)
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, SourcesScreen))
        await until(pilot, lambda: "The list of sources cannot be read." in shown(app))
        await pilot.press("j", "enter", "D", "q")
        await until(pilot, lambda: app.screen is app.main)


async def test_other_keys_hold_there_as_well(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    subscribe(monkeypatch)
    keymap, faults = resolve(
        "newsreader", {"sources.articles": ("L",), "move.down": ("u",), "sources.close": ("x",)}
    )
    assert faults == ()
    app = NewsreaderApp(library, configured=Configured(keymap=keymap), clock=lambda: NOW)
    async with app.run_test(size=WIDE) as pilot:
        page = await opened(pilot, app)
        await pilot.press("u", "j")
        assert page.list.cursor == 1
        assert "L articles" in shown(app)
        await pilot.press("L")
        await until(pilot, lambda: app.main.status.state.path == ("The Harbour Post",))
        await opened(pilot, app)
        await pilot.press("x")
        await until(pilot, lambda: app.screen is app.main)
