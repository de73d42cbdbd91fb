"""The whole of what is cut is shown where the mouse rests, until anything else happens."""

from typing import Any

from textual.pilot import Pilot
from textual.widgets import Tooltip

from reader.ui.screens.choosing import Choosing
from reader.ui.widgets.choices import ChoiceList, Option
from tests.ui.driving import until
from tests.ui.plain import PlainApp

LONG = "The ferry came in four minutes early and nobody on the quay knew what to do with the time, "
OPTIONS = [Option(f"{number}", LONG + f"they say {number} times") for number in range(9)]


async def _resting(pilot: "Pilot[Any]", app: PlainApp) -> Tooltip:
    """The tooltip of the second option."""
    await app.push_screen(Choosing(OPTIONS, "Which"))
    await pilot.pause()
    await pilot.hover(ChoiceList, offset=(10, 1))
    tooltip = app.screen.query_one(Tooltip)
    await until(pilot, lambda: tooltip.display)
    assert "they say 1 times" in app.shown
    return tooltip


async def test_it_goes_with_any_key() -> None:
    app = PlainApp()
    async with app.run_test(size=(120, 40), tooltips=True) as pilot:
        tooltip = await _resting(pilot, app)
        await pilot.press("down")
        assert not tooltip.display


async def test_it_does_not_come_after_a_key_that_was_pressed_meanwhile() -> None:
    app = PlainApp()
    async with app.run_test(size=(120, 40), tooltips=True) as pilot:
        tooltip = await _resting(pilot, app)
        await pilot.hover(offset=(1, 1))
        await until(pilot, lambda: not tooltip.display)
        await pilot.hover(ChoiceList, offset=(10, 2))
        await pilot.press("down")
        await pilot.pause(app.TOOLTIP_DELAY + 0.2)
        assert not tooltip.display


async def test_it_goes_when_the_screen_gets_another_size() -> None:
    app = PlainApp()
    async with app.run_test(size=(120, 40), tooltips=True) as pilot:
        tooltip = await _resting(pilot, app)
        await pilot.resize_terminal(100, 30)
        await until(pilot, lambda: not tooltip.display)
        await pilot.pause(app.TOOLTIP_DELAY + 0.2)
        assert not tooltip.display


async def test_it_is_back_when_the_mouse_moves_again() -> None:
    app = PlainApp()
    async with app.run_test(size=(120, 40), tooltips=True) as pilot:
        tooltip = await _resting(pilot, app)
        await pilot.press("down")
        await pilot.hover(ChoiceList, offset=(12, 1))
        await until(pilot, lambda: tooltip.display)
