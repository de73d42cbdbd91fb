"""What is typed and what comes of it, drawn at once where that comes soon."""

from contextlib import ExitStack

from textual.screen import Screen
from textual.timer import Timer

_PATIENCE_S = 0.03


class DrawnTogether:
    """Holds the screen back for a moment: Textual draws it once in 17 ms, so what comes just after waits that long."""

    def __init__(self, screen: "Screen[None]") -> None:
        self._screen = screen
        self._held = ExitStack()
        self._waiting: Timer | None = None

    def begin(self) -> None:
        """Holds back what is drawn until `end`, but not for long."""
        if self._waiting is None:
            self._held.enter_context(self._screen.app.batch_update())
            self._waiting = self._screen.set_timer(_PATIENCE_S, self.end)

    def end(self) -> None:
        """Draws what there is."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
            self._held.close()
            self._screen.check_idle()
