"""The steps that lead to the page of rules, and to the sheet that asks what one does."""

from typing import Any

from textual.pilot import Pilot

from reader.ui.app import NewsreaderApp
from reader.ui.screens.rules import RulesScreen
from reader.ui.screens.ruling import RuleSheet
from tests.ui.driving import shown, typed, until
from tests.ui.scenes import main


def _app(pilot: "Pilot[Any]") -> NewsreaderApp:
    assert isinstance(pilot.app, NewsreaderApp)
    return pilot.app


async def rules(pilot: "Pilot[Any]") -> None:
    """The page of rules, with the cursor on the second."""
    await main(pilot)
    _app(pilot).main.do("rules")
    await until(pilot, lambda: isinstance(pilot.app.screen, RulesScreen))
    await pilot.press("j")


async def no_rules(pilot: "Pilot[Any]") -> None:
    """The page where there is none."""
    await main(pilot)
    _app(pilot).main.do("rules")
    await until(pilot, lambda: "No rules yet" in shown(_app(pilot)))


async def ruling(pilot: "Pilot[Any]") -> None:
    """What a rule does, while it is typed."""
    await main(pilot)
    await typed(pilot, *"/the", "enter")
    await until(pilot, lambda: _app(pilot).main.desk.place.search)
    _app(pilot).main.do("rule.new")
    await until(pilot, lambda: "A rule named" in shown(_app(pilot)))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, RuleSheet))
    await typed(pilot, *"read, t")
    sheet = pilot.app.screen
    assert isinstance(sheet, RuleSheet)
    await until(pilot, lambda: sheet.list.count == 2)
