"""Macros do several things with one key."""

from reader.library import Library
from reader.models import Query
from reader.settings import Settings
from reader.settings.record import Macro
from reader.ui.app import NewsreaderApp
from reader.ui.configured import Configured
from reader.ui.keymap import resolve
from tests.ui.archive import NOW
from tests.ui.driving import listed, shown, typed, until


def app_with(library: Library, *steps: str, keys: tuple[str, ...] = ("ctrl+y",)) -> NewsreaderApp:
    """The app with one macro, on Ctrl-Y."""
    macros = {"later, and on": Macro(keys, steps)}
    keymap, _ = resolve("newsreader", {}, (), macros)
    return NewsreaderApp(library, configured=Configured(Settings(macros=macros), keymap), clock=lambda: NOW)


async def test_its_key_carries_out_its_steps_in_order(library: Library) -> None:
    app = app_with(library, "mark.later", "move.down", "mark.starred")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: len(listed(app)) > 2)
        app.main.articles.go_to(0)
        first, second = listed(app)[:2]
        await pilot.press("ctrl+y")
        await until(pilot, lambda: app.main.articles.cursor == 1)

        def titles(query: Query) -> list[str]:
            rows = library.lists.articles(query).rows
            return [summary.title for summary in library.lists.summaries(rows)]

        await until(pilot, lambda: second in titles(Query(view="starred")))
        assert first in titles(Query(view="later"))
        assert second not in titles(Query(view="later"))


async def test_it_is_found_in_the_palette_and_its_key_in_the_help(library: Library) -> None:
    app = app_with(library, "zen")
    async with app.run_test(size=(120, 60)) as pilot:
        await until(pilot, lambda: listed(app))
        await pilot.press("question_mark")
        await until(pilot, lambda: app.screen is not app.main)
        for _ in range(20):
            if "later, and on" in shown(app):
                break
            await pilot.press("pagedown")
            await pilot.pause()
        assert "later, and on" in shown(app)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.main)
        await pilot.press("ctrl+p")
        await typed(pilot, *"and on")
        await until(pilot, lambda: "later, and on" in shown(app))


async def test_a_step_that_is_no_command_is_told_of_and_ends_it(library: Library) -> None:
    app = app_with(library, "mark.raed", "mark.starred")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: listed(app))
        await pilot.press("ctrl+y")
        await until(pilot, lambda: "later, and on: there is no command “mark.raed”" in shown(app))
    assert not library.lists.articles(Query(view="starred")).rows


def test_what_cannot_hold_is_told_where_it_stands() -> None:
    macros = {
        "a": Macro(("gg",), ("mark.raed", ":tag x")),
        "b": Macro(("ctrl+y",), ("zen",)),
        "c": Macro(("ctrl+y",), ("action.d", "macro.b")),
    }
    keymap, faults = resolve("newsreader", {}, ("d",), macros)
    assert [(fault.key, fault.words.split(".")[0]) for fault in faults] == [
        ("macros.a.do", 'in the macro "a" there is no command "mark'),
        ("macros.c.do", 'in the macro "c" there is no command "macro'),
        ("macros.a.keys", '"gg" is no key'),
        ("macros.c.keys", '"ctrl+y" is given to "macro'),
    ]
    assert keymap.of("macro.b") == ("ctrl+y",)


def test_keys_that_are_chosen_go_before_its_own() -> None:
    keymap, faults = resolve(
        "newsreader", {"macro.a": ("ctrl+t",), "theme": ()}, (), {"a": Macro(("ctrl+y",), ("zen",))}
    )
    assert faults == ()
    assert keymap.of("macro.a") == ("ctrl+t",)
