"""The border between two panes, which can be drawn with the mouse."""

from textual import events
from textual.geometry import clamp
from textual.widget import Widget

from reader.ui.messages import Dragged


class Divider(Widget):
    """One column, in the ground of the pane on its left; draws `Dragged` messages when it is drawn."""

    def __init__(self, pane: str) -> None:
        super().__init__(classes=f"-{pane}")
        self.pane = pane

    def render(self) -> str:
        """Nothing: it is a shade of ground."""
        return ""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Takes hold of the border."""
        event.stop()
        self.capture_mouse()
        self.add_class("-held")

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draws it along."""
        if self.has_class("-held"):
            event.stop()
            self.post_message(Dragged(self.pane, clamp(event.screen_x, 1, self.screen.size.width - 1)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Lets go of it."""
        event.stop()
        self.release_mouse()
        self.remove_class("-held")
