"""The user's own actions are run for an article, or for all that are picked."""

import sys
from pathlib import Path

import pytest

from reader.library import Library
from reader.settings import Settings
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from reader.ui.keymap import resolve
from tests.ui.archive import NOW
from tests.ui.driving import listed, shown, typed, until

GULL, BRACKETS, LONG = (
    "A gull is thirty-four",
    "[/] [bold]Not markup[/bold] [@click=app.quit]at all[/]",
    "A long read",
)
NAME = 'It\'s "odd" (1, 2)'
_TELL = "import sys; open(sys.argv[1], 'a').write(repr(sys.argv[2:]) + chr(10))"


def app_with(library: Library, *words: str) -> NewsreaderApp:
    """The app with one action of the user's own, on Ctrl-Y."""
    actions = {NAME: words}
    keymap, faults = resolve("newsreader", {f"action.{NAME}": ("ctrl+y",)}, actions)
    assert not faults
    return NewsreaderApp(library, configured=Configured(Settings(actions=actions), keymap), clock=lambda: NOW)


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Where the program of the action writes what it was given."""
    return tmp_path / "told.txt"


def telling(told: Path, *words: str) -> tuple[str, ...]:
    return (sys.executable, "-c", _TELL, str(told), *words)


def lines(told: Path) -> list[str]:
    return told.read_text().splitlines() if told.exists() else []


async def test_its_key_runs_it_with_what_the_article_says(library: Library, told: Path) -> None:
    app = app_with(library, *telling(told, "{url}", "--title={title}", "{other}"))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: BRACKETS in listed(app))
        app.main.articles.go_to(listed(app).index(BRACKETS))
        await pilot.pause()
        await pilot.press("ctrl+y")
        await until(pilot, lambda: lines(told))
        assert lines(told) == [repr(["https://news.example/brackets", f"--title={BRACKETS}", "{other}"])]


@pytest.mark.parametrize("keys", [("S", *"odd", "enter"), ("ctrl+p", *"odd", "enter")])
async def test_it_is_found_in_the_menu_and_the_palette(
    library: Library, told: Path, keys: tuple[str, ...]
) -> None:
    app = app_with(library, *telling(told, "{url}"))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: GULL in listed(app))
        await pilot.press(keys[0])
        await until(pilot, lambda: app.screen is not app.main)
        await typed(pilot, *keys[1:-1])
        await until(pilot, lambda: "odd" in shown(app))
        await pilot.press(keys[-1])
        await until(pilot, lambda: len(lines(told)) == 1)


async def test_it_is_run_for_each_that_is_picked(library: Library, told: Path) -> None:
    app = app_with(library, *telling(told, "{title}"))
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await pilot.press("asterisk")
        await until(pilot, lambda: app.main.status.state.picked == 8)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: "done for 8 articles" in shown(app))
        assert sorted(lines(told)) == sorted(repr([title]) for title in listed(app))


async def test_the_file_is_there_as_long_as_it_runs(library: Library, told: Path) -> None:
    read = "import sys; open(sys.argv[1], 'w').write(sys.argv[2] + chr(10) + open(sys.argv[2]).read())"
    app = app_with(library, sys.executable, "-c", read, str(told), "{file}")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: GULL in listed(app))
        app.main.articles.go_to(listed(app).index(GULL))
        await pilot.pause()
        await pilot.press("ctrl+y")
        await until(pilot, lambda: f"{NAME} " in shown(app) and "…" not in app.main.status.state.note)
        name, *text = lines(told)
        assert Path(name).name == "2026-11-16-a-gull-is-thirty-four.md"
        assert f"# {GULL}" in text
        assert not Path(name).exists()


@pytest.mark.parametrize(
    ("words", "title", "said"),
    [
        (("no-such-program", "{url}"), GULL, "there is no program “no-such-program”"),
        (("sh", "-c", "echo [bold]no paper >&2; exit 3"), GULL, "“sh” ended with 3: [bold]no paper"),
    ],
)
async def test_what_goes_wrong_is_said(
    library: Library, words: tuple[str, ...], title: str, said: str
) -> None:
    app = app_with(library, *words)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: title in listed(app))
        await pilot.press("ctrl+y")
        await until(pilot, lambda: said in shown(app))
