"""A list with a cursor, drawn line by line: its cost does not depend on how many rows it has."""

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.ui import commands
from reader.ui.widgets.inks import Inks


class CursorList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of `row_height` lines, of which one has the cursor. Whoever extends it draws the lines.

    A row's place on the screen is asked of `top_of` and `row_at` alone, so that rows may one day differ in height.
    """

    BINDINGS = commands.bindings("moving")
    ALLOW_SELECT = False

    row_height = 1
    top_margin = 1

    cursor: reactive[int] = reactive(0, repaint=False)
    count: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """Posted when the cursor stands on another row."""

        def __init__(self, sender: "CursorList", row: int) -> None:
            super().__init__()
            self.list = sender
            self.row = row

        @property
        def control(self) -> "CursorList":
            """The list whose cursor moved."""
            return self.list

    class Chosen(Message):
        """Posted when Enter was pressed on a row, or it was clicked."""

        def __init__(self, sender: "CursorList", row: int) -> None:
            super().__init__()
            self.list = sender
            self.row = row

        @property
        def control(self) -> "CursorList":
            """The list that was chosen from."""
            return self.list

    def draw(self, row: int, line: int, width: int, inks: Inks) -> Strip:
        """Line `line` of row `row`, `width` cells wide."""
        raise NotImplementedError

    def selectable(self, row: int) -> bool:
        """Whether the cursor may stand on a row."""
        return 0 <= row < self.count

    def top_of(self, row: int) -> int:
        """The line a row begins on."""
        return self.top_margin + row * self.row_height

    def row_at(self, line: int) -> tuple[int, int]:
        """The row on a line, and which of its lines that is."""
        return divmod(line - self.top_margin, self.row_height)

    def page(self) -> int:
        """How many whole rows are seen."""
        return max(1, (self.size.height or 1) // self.row_height)

    def render_line(self, y: int) -> Strip:
        """What Textual draws: one line of the visible part."""
        width = self.size.width
        inks = Inks(self.app.theme_variables)
        row, line = self.row_at(y + self.scroll_offset.y)
        if not 0 <= row < self.count:
            return Strip.blank(width, self.rich_style)
        return self.draw(row, line, width, inks)

    def refresh_row(self, row: int) -> None:
        """Has one row drawn anew, if it is seen."""
        top = self.top_of(row) - self.scroll_offset.y
        if -self.row_height < top < self.size.height:
            self.refresh(Region(0, top, self.size.width, self.row_height))

    def action_move(self, where: str) -> None:
        """Moves the cursor: "down", "up", "first", "last", "half_down", "half_up", "page_down", "page_up"."""
        page, last = self.page(), self.count - 1
        target = {
            "down": self.cursor + 1, "up": self.cursor - 1, "first": 0, "last": last,
            "half_down": self.cursor + max(1, page // 2), "half_up": self.cursor - max(1, page // 2),
            "page_down": self.cursor + page, "page_up": self.cursor - page,
        }[where]  # fmt: skip
        self.go_to(max(0, min(last, target)), step=-1 if target < self.cursor else 1)

    def go_to(self, row: int, step: int = 1) -> None:
        """Puts the cursor on a row, or the next one in direction `step` that may have it."""
        while 0 <= row < self.count and not self.selectable(row):
            row += step
        if 0 <= row < self.count:
            self.cursor = row
            self.reveal()

    def reveal(self) -> None:
        """Scrolls no further than needed to see the whole of the cursor's row."""
        top = self.top_of(self.cursor)
        above = 0 if self.cursor == 0 else top
        height, offset = self.size.height, self.scroll_offset.y
        if above < offset:
            self.scroll_to(y=above, animate=False, immediate=True)
        elif top + self.row_height > offset + height:
            self.scroll_to(y=top + self.row_height - height, animate=False, immediate=True)

    def action_choose(self) -> None:
        """Chooses the row under the cursor."""
        if self.selectable(self.cursor):
            self.post_message(self.Chosen(self, self.cursor))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draws the row that lost the cursor and the one that has it now."""
        self.refresh_row(old)
        self.refresh_row(new)
        if old != new:
            self.post_message(self.Moved(self, new))

    def watch_count(self) -> None:
        """Fits the scrolled height to the number of rows."""
        self.virtual_size = Size(0, self.top_of(self.count))
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Puts the cursor on the row that was clicked, and chooses it."""
        row, _ = self.row_at(event.y + self.scroll_offset.y)
        if self.selectable(row):
            self.go_to(row)
            self.action_choose()

    def on_resize(self) -> None:
        """Keeps the cursor in sight."""
        if self.count:
            self.reveal()
