"""The table of commands: each is reached by a key, by the palette and by the help."""

from collections import Counter

import pytest

from reader.ui import commands
from reader.ui.app import NewsreaderApp
from reader.ui.commands import COMMANDS
from reader.ui.keymap import Keymap
from reader.ui.screens.choosing import Choosing
from reader.ui.screens.pages import help_page
from reader.ui.widgets.choices import ChoiceList
from reader.ui.widgets.typing_line import TypingLine
from tests.ui.driving import shown, typed, until

TOGETHER: list[tuple[commands.Scope, ...]] = [
    ("anywhere", "main", "moving"),
    ("anywhere", "page", "moving"),
    ("anywhere", "sources", "moving"),
    ("anywhere", "heat", "moving"),
    ("anywhere", "story", "moving"),
    ("anywhere", "compare", "moving"),
    ("anywhere", "why", "moving"),
    ("anywhere", "links", "moving"),
    ("anywhere", "rules", "moving"),
    ("anywhere", "search"),
]
REACHABLE = [
    command
    for command in COMMANDS
    if command.scope in ("main", "moving", "anywhere") and command.id != "palette"
]


@pytest.mark.parametrize("scopes", TOGETHER, ids="+".join)
def test_no_key_means_two_things_in_one_place(scopes: tuple[commands.Scope, ...]) -> None:
    holding = [command for command in COMMANDS if command.scope in scopes]
    if {"sources", "heat", "story", "why", "links", "rules"} & set(
        scopes
    ):  # where Enter is theirs as much as that of all lists
        holding = [command for command in holding if command.id != "read.open"]
    keys = Counter(key for command in holding for key in command.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_command_has_a_name_of_its_own_and_a_key_or_a_place_in_the_palette() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert all(command.keys or command.scope == "main" for command in COMMANDS)


async def test_every_command_can_be_done_by_its_key(app: NewsreaderApp) -> None:
    async with app.run_test(size=(180, 40)):
        for command in COMMANDS:
            if command.scope in ("main", "sources", "heat", "finding"):
                assert command.id in app.main.desk.commands
        bound = {binding.id for _, binding in app.main._bindings}
        bound |= {binding.id for _, binding in app._bindings}
        for pane in (app.main.topics, app.main.articles, app.main.article):
            scopes = ("moving", "finding") if pane is app.main.article else ("moving",)
            assert {binding.id for _, binding in pane._bindings} == {
                command.id for command in COMMANDS if command.scope in scopes
            }
        assert bound == {
            command.id for command in COMMANDS if command.scope in ("main", "anywhere") and command.keys
        }


async def test_every_command_is_found_in_the_palette_by_its_words_and_carried_out_from_there(
    app: NewsreaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    async with app.run_test(size=(180, 40)) as pilot:
        monkeypatch.setattr(app.main, "do", done.append)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, Choosing))
        for command in REACHABLE:
            app.screen.query_one(TypingLine).value = command.help
            await pilot.pause(0)
            current = app.screen.query_one(ChoiceList).current
            assert current
            assert current.id == f"do:{command.id}"
        await pilot.press("enter")
        await until(pilot, lambda: done)
        assert not isinstance(app.screen, Choosing)
        for scope in ("main", "moving"):
            wanted = next(command for command in REACHABLE if command.scope == scope)
            await pilot.press("ctrl+p")
            await until(pilot, lambda: isinstance(app.screen, Choosing))
            await typed(pilot, *wanted.help, "enter")
            await until(pilot, lambda wanted=wanted: done[-1] == wanted.id)  # type: ignore[misc]
    assert done[0] == REACHABLE[-1].id
    assert len(done) == 3


@pytest.mark.parametrize("pane", ["topics", "articles", "article"])
def test_the_help_tells_every_key_wherever_one_asks(pane: commands.Pane) -> None:
    told = "\n".join(
        (paragraph.first.text if paragraph.first else "") + paragraph.text
        for paragraph in help_page(pane, Keymap())
    )
    for command in filter(lambda command: command.keys, COMMANDS):
        assert command.help in told
        assert all(commands.written(key) in told for key in command.keys)


async def test_the_key_line_can_be_clicked(app: NewsreaderApp) -> None:
    async with app.run_test(size=(180, 40)) as pilot:
        await until(pilot, lambda: "help" in shown(app).splitlines()[-1])
        column = shown(app).splitlines()[-1].index("? help")
        await pilot.click(offset=(column + 2, 39))
        await until(pilot, lambda: "In the list of articles" in shown(app))
