"""Articles are saved as files: where, is asked; nothing is written over without asking."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.ui.actions import saving
from reader.ui.app import NewsreaderApp
from reader.ui.screens.asking import Asking, Prompting
from tests.ui.driving import listed, shown, until

GULL = "A gull is thirty-four"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program was started."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.chdir(home)
    monkeypatch.setenv("HOME", str(home))
    return home


async def choose(pilot: "Pilot[Any]", app: NewsreaderApp, form: str, path: str | None) -> None:
    """Chooses a form in the menu, and types a path; None takes the one that is proposed."""
    await pilot.press("S")
    await until(pilot, lambda: form in shown(app))
    await pilot.press(*("space" if letter == " " else letter for letter in form.lower()), "enter")
    await until(pilot, lambda: isinstance(app.screen, Prompting))
    if path is not None:
        assert isinstance(app.screen, Prompting)
        app.screen.line.value = path
    await pilot.press("enter")


async def at_gull(pilot: "Pilot[Any]", app: NewsreaderApp) -> None:
    await until(pilot, lambda: GULL in listed(app))
    app.main.articles.go_to(listed(app).index(GULL))
    await until(pilot, lambda: app.main.articles.current and app.main.articles.current.title == GULL)


@pytest.mark.parametrize(
    ("form", "end", "begin"),
    [
        ("As an article file", "md", "---\n"),
        ("As Markdown", "md", "# A gull"),
        ("HTML", "html", "<!DOCTYPE html>"),
        ("As plain text", "txt", "A gull"),
    ],
)
async def test_it_is_saved_where_it_is_said(app: NewsreaderApp, form: str, end: str, begin: str) -> None:
    async with app.run_test(size=(160, 40)) as pilot:
        await at_gull(pilot, app)
        await choose(pilot, app, form, f"~/new/a.{end}")
        await until(pilot, lambda: "Saved as" in shown(app))
        text = Path(f"~/new/a.{end}").expanduser().read_text()
        assert text.startswith(begin)
        assert GULL in text


async def test_a_name_is_proposed_and_of_a_folder_it_is_taken(app: NewsreaderApp, home: Path) -> None:
    (home / "kept").mkdir()
    async with app.run_test(size=(160, 40)) as pilot:
        await at_gull(pilot, app)
        for path in (None, "kept"):
            await choose(pilot, app, "HTML", path)
            await until(pilot, lambda: "Saved as" in shown(app))
            app.main.desk.say("")
        name = "2026-11-16-a-gull-is-thirty-four.html"
        assert {str(file.relative_to(home)) for file in home.rglob("*.html")} == {name, f"kept/{name}"}


@pytest.mark.parametrize(("key", "text"), [("y", "<!DOCTYPE"), ("n", "mine")])
async def test_what_is_there_is_written_over_only_after_a_yes(
    app: NewsreaderApp, home: Path, key: str, text: str
) -> None:
    (home / "a.html").write_text("mine")
    async with app.run_test(size=(160, 40)) as pilot:
        await at_gull(pilot, app)
        await choose(pilot, app, "HTML", "a.html")
        await until(pilot, lambda: isinstance(app.screen, Asking))
        assert (home / "a.html").read_text() == "mine"
        await pilot.press(key)
        await until(pilot, lambda: app.screen is app.main)
        await until(pilot, lambda: (home / "a.html").read_text().startswith(text))


@pytest.mark.parametrize("path", ["file/below.html", f"{'long' * 100}.html", "~nobody-there-is/a\x01.html"])
async def test_where_it_cannot_be_written_it_is_said_so(app: NewsreaderApp, home: Path, path: str) -> None:
    (home / "file").write_text("mine")
    async with app.run_test(size=(160, 40)) as pilot:
        await at_gull(pilot, app)
        await choose(pilot, app, "HTML", path)
        await until(
            pilot, lambda: any(said in app.main.status.state.note for said in ("was not written", "Saved as"))
        )
        assert app.is_running
        assert (home / "file").read_text() == "mine"


async def test_of_many_each_has_a_name_of_its_own(app: NewsreaderApp, home: Path) -> None:
    async with app.run_test(size=(160, 40)) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await pilot.press("asterisk")
        await until(pilot, lambda: app.main.status.state.picked == 8)
        for number in (8, 16):
            await choose(pilot, app, "HTML", "all")
            await until(pilot, lambda: "Saved 8 articles in" in shown(app))
            app.main.desk.say("")
            assert len([*(home / "all").iterdir()]) == number


@pytest.mark.parametrize("key", ["escape", "ctrl+x"])
async def test_more_than_a_few_are_asked_for_and_can_be_stopped(
    app: NewsreaderApp, home: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    import threading

    monkeypatch.setattr(saving, "_MANY", 5)
    written, go_on = [], threading.Event()
    write = saving.write

    def slowly(end: str, story: Any, path: Path) -> None:
        write(end, story, path)
        written.append(path)
        if len(written) == 2:
            go_on.wait(10)

    monkeypatch.setattr(saving, "write", slowly)
    async with app.run_test(size=(160, 40)) as pilot:
        await until(pilot, lambda: len(listed(app)) == 8)
        await pilot.press("asterisk")
        await until(pilot, lambda: app.main.status.state.picked == 8)
        await choose(pilot, app, "HTML", "all")
        await until(pilot, lambda: isinstance(app.screen, Asking))
        assert not (home / "all").exists()
        await pilot.press("y")
        await until(pilot, lambda: "Saving 2 of 8" in shown(app))
        await pilot.press(key)
        await pilot.pause()
        go_on.set()
        await until(pilot, lambda: "Saved 2 articles in" in shown(app))
        assert len([*(home / "all").iterdir()]) == 2
