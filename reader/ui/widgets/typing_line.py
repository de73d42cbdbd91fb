"""A line to type in."""

from textual.widgets import Input


class TypingLine(Input):
    """Textual's, plain and quiet: no frame, a cursor that does not blink, `wanted` where nothing is typed yet."""

    def __init__(self, wanted: str = "", value: str = "", *, id: str | None = None) -> None:
        super().__init__(value, wanted, compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False
