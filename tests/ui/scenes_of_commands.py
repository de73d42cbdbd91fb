"""The steps that lead to the command line, to the tags of articles, and to an article with a note."""

from typing import Any

from textual.pilot import Pilot

from reader.ui.panes.command import CommandBelow, CommandInput
from reader.ui.panes.command_below import Told
from reader.ui.screens.tagging import TagSheet
from tests.ui.driving import typed, until
from tests.ui.scenes import main


def _told(pilot: "Pilot[Any]") -> Told:
    return pilot.app.screen.query_one(CommandBelow).told


async def _line(pilot: "Pilot[Any]", *keys: str) -> None:
    await main(pilot)
    await pilot.press(":")
    await until(pilot, lambda: pilot.app.screen.query(CommandInput))
    await until(pilot, lambda: _told(pilot).found)
    await typed(pilot, *keys)


async def command_line(pilot: "Pilot[Any]") -> None:
    """The line, before anything is typed."""
    await _line(pilot)


async def completing(pilot: "Pilot[Any]") -> None:
    """The second of what a word may become."""
    await _line(pilot, *"mark un", "tab", "tab")
    await until(pilot, lambda: _told(pilot).at == 1)


async def wrong_command(pilot: "Pilot[Any]") -> None:
    """A line that cannot be carried out."""
    await _line(pilot, *"mark raed older:30d", "enter")
    await until(pilot, lambda: _told(pilot).wrong)


async def tagging(pilot: "Pilot[Any]") -> None:
    """The tags of an article that has some, while another is typed."""
    await main(pilot)
    await pilot.press("t")
    await until(pilot, lambda: isinstance(pilot.app.screen, TagSheet))
    await typed(pilot, *"sea, ")
    sheet = pilot.app.screen
    assert isinstance(sheet, TagSheet)
    await until(pilot, lambda: sheet.list.count == 2)


async def noted(pilot: "Pilot[Any]") -> None:
    """An article with a note."""
    await main(pilot)
    await pilot.press("enter")
    await until(pilot, lambda: pilot.app.focused and pilot.app.focused.id == "article")


async def tagged(pilot: "Pilot[Any]") -> None:
    """The list with its tags, and the page of an article that has some."""
    await main(pilot)
