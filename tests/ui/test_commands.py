"""The table of commands."""

from collections import Counter

import pytest

from reader.ui import commands
from reader.ui.app import NewsreaderApp
from reader.ui.panes.article import ArticlePane
from reader.ui.panes.articles import ArticlesPane
from reader.ui.panes.search import SearchLine
from reader.ui.panes.topics import TopicsPane
from reader.ui.screens.page import PageScreen
from reader.ui.screens.pages import help_page
from reader.ui.screens.reading import ReadingScreen

HOMES: dict[str, tuple[type, ...]] = {
    "app": (NewsreaderApp,),
    "main": (ReadingScreen,),
    "moving": (TopicsPane, ArticlesPane, ArticlePane),
    "page": (PageScreen,),
    "search": (SearchLine,),
}


def test_no_key_means_two_things_in_one_place() -> None:
    together = [("app", "main", "moving"), ("app", "page", "moving"), ("app", "search")]
    for scopes in together:
        keys = Counter(
            key for command in commands.COMMANDS if command.scope in scopes for key in command.keys
        )
        assert [key for key, times in keys.items() if times > 1] == []


def test_every_command_has_a_name_of_its_own() -> None:
    assert len({command.id for command in commands.COMMANDS}) == len(commands.COMMANDS)


@pytest.mark.parametrize("command", commands.COMMANDS, ids=lambda command: command.id)
def test_every_command_can_be_done_where_it_holds(command: commands.Command) -> None:
    name = "action_" + command.action.partition("(")[0]
    assert all(callable(getattr(home, name, None)) for home in HOMES[command.scope])


def test_the_help_tells_every_key_of_the_reader() -> None:
    told = "\n".join(
        (paragraph.first.text if paragraph.first else "") + paragraph.text for paragraph in help_page()
    )
    for command in commands.COMMANDS:
        if command.scope not in ("page", "search"):
            assert command.help in told
            assert all(commands.written(key) in told for key in command.keys)
