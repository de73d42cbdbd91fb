"""A line to type in."""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class TypingLine(Input):
    """Textual's, plain and quiet: no frame, a cursor that does not blink, `wanted` where nothing is typed yet."""

    # It has no bars to scroll by: what is typed moves nothing on the screen.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, wanted: str = "", value: str = "", *, id: str | None = None) -> None:
        super().__init__(value, wanted, compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False
