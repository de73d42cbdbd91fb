"""Clicks in quick succession."""

from textual import events
from textual.app import App


class Clicks:
    """The clicks on one widget.

    What a click closes may uncover another widget under the mouse: the second click of two is not meant for that one.
    """

    def __init__(self) -> None:
        self._chain = 0
        self._time = 0.0

    def meant(self, event: events.Click) -> bool:
        """Whether a click is the first, or goes on from one on this widget."""
        # Textual counts by when the button was let go; the events are made somewhat later.
        soon = event.time - self._time <= 2 * App.CLICK_CHAIN_TIME_THRESHOLD
        meant = event.chain == 1 or (event.chain == self._chain + 1 and soon)
        self._chain, self._time = (event.chain, event.time) if meant else (0, 0.0)
        return meant
