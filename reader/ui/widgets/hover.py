"""The whole of what is cut, shown while the mouse rests on it."""

from typing import TypeVar

from textual import events
from textual.app import App
from textual.content import Content
from textual.scroll_view import ScrollView

Result = TypeVar("Result")


def hush(app: App[Result]) -> None:
    """Has nothing shown where the mouse rests, until it moves again."""
    if app.mouse_over:
        app.mouse_over.tooltip = None


class WholeOnHover(ScrollView, inherit_bindings=False):
    """Whoever extends it says what is cut where; the rest is Textual's tooltip."""

    def whole_at(self, x: int, y: int) -> str:
        """The whole text of what is cut at a place of the widget, "" where nothing is."""
        raise NotImplementedError

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Makes ready what to show when the mouse comes to rest."""
        self._tell(self.whole_at(event.x, event.y))

    def on_leave(self) -> None:
        """What was shown goes with the mouse."""
        self._tell("")

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """What was shown stands somewhere else now."""
        super().watch_scroll_y(old_value, new_value)
        self._tell("")

    def _tell(self, text: str) -> None:
        if text != str(self.tooltip or ""):
            self.tooltip = Content(text) if text else None
