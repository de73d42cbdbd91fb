"""A list with a cursor, drawn line by line: its cost does not depend on how many rows it has."""

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.strip import Strip

from reader.ui.bindings import bindings
from reader.ui.widgets.clicks import Clicks
from reader.ui.widgets.hover import WholeOnHover
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.row_lines import RowLines


class RowMessage(Message):
    """Tells of a row of a list."""

    def __init__(self, sender: "CursorList", row: int) -> None:
        super().__init__()
        self.list = sender
        self.row = row

    @property
    def control(self) -> "CursorList":
        """The list."""
        return self.list


class CursorList(WholeOnHover, can_focus=True, inherit_bindings=False):
    """Rows, of which one has the cursor; `lines` tells where they stand. Whoever extends it draws them."""

    BINDINGS = bindings("moving")
    ALLOW_SELECT = False

    room = 0
    """The lines it will have, for as long as it has none: what is drawn first is scrolled to the cursor already."""

    cursor: reactive[int] = reactive(0, repaint=False)
    lines: reactive[RowLines] = reactive(RowLines, repaint=False)
    # It has no bars to scroll by: however many rows there are, nothing moves on the screen.
    virtual_size = Reactive(Size(0, 0), layout=False)

    class Moved(RowMessage):
        """Posted when the cursor stands on another row."""

    class Chosen(RowMessage):
        """Posted when Enter was pressed on a row, or it was clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._clicks = Clicks()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self.lines.rows

    @property
    def lit(self) -> bool:
        """Whether the row with the cursor is the one keys are for."""
        return self.has_focus

    def draw(self, row: int, line: int, width: int, inks: Inks) -> Strip:
        """Line `line` of row `row`, `width` cells wide; -1 is its heading."""
        raise NotImplementedError

    def selectable(self, row: int) -> bool:
        """Whether the cursor may stand on a row."""
        return 0 <= row < self.count

    def render_line(self, y: int) -> Strip:
        """What Textual draws: one line of the visible part."""
        width = self.size.width
        row, line = self.lines.row_at(y + self.scroll_offset.y)
        if not 0 <= row < self.count or line < -1:
            return Strip.blank(width, self.rich_style)
        return self.draw(row, line, width, Inks(self.app.theme_variables, lit=self.lit))

    def refresh_row(self, row: int, heading: bool = False) -> None:
        """Has one row drawn anew, or the heading above it, if it is seen."""
        top = self.lines.top_of(row) - self.scroll_offset.y - (1 if heading else 0)
        height = 1 if heading else self.lines.height
        if -height < top < self.size.height:
            self.refresh(Region(0, top, self.size.width, height))

    def action_do(self, id: str) -> None:
        """Moves the cursor ("move.down" …), or chooses the row under it ("read.open")."""
        if id == "read.open":
            if self.selectable(self.cursor):
                self.post_message(self.Chosen(self, self.cursor))
            return
        page, last = max(1, (self.size.height or 1) // self.lines.height), self.count - 1
        target = {
            "move.down": self.cursor + 1, "move.up": self.cursor - 1, "move.first": 0, "move.last": last,
            "move.half_down": self.cursor + max(1, page // 2), "move.half_up": self.cursor - max(1, page // 2),
            "move.page_down": self.cursor + page, "move.page_up": self.cursor - page,
        }[id]  # fmt: skip
        self.go_to(max(0, min(last, target)), step=-1 if target < self.cursor else 1)

    def go_to(self, row: int, step: int = 1) -> None:
        """Puts the cursor on a row, or the next one in direction `step` that may have it."""
        while 0 <= row < self.count and not self.selectable(row):
            row += step
        if 0 <= row < self.count:
            self.cursor = row
            self.reveal()

    def reveal(self, *, heading: bool = True) -> None:
        """Scrolls no further than needed to see the whole of the cursor's row, with its `heading` if there is room."""
        height, offset = self.size.height or self.room, self.scroll_offset.y
        top = self.lines.top_of(self.cursor)
        if not height:
            return
        below = top + self.lines.height
        above = self.lines.first_of(self.cursor) if heading else top
        if below - above > height:
            above = top
        if above < offset:
            self.scroll_to(y=above, animate=False, force=True, immediate=True)
        elif below > offset + height:
            self.scroll_to(y=below - height, animate=False, force=True, immediate=True)

    def press(self, row: int, x: int, *, again: bool) -> None:
        """A row was clicked in column `x`: the cursor goes there; a row is chosen when it is clicked `again`."""
        del x
        if again:
            self.post_message(self.Chosen(self, row))
        else:
            self.go_to(row)

    def watch_cursor(self, old: int, new: int) -> None:
        """Draws the row that lost the cursor and the one that has it now."""
        self.refresh_row(old)
        self.refresh_row(new)
        if old != new:
            self.post_message(self.Moved(self, new))

    def watch_lines(self) -> None:
        """Fits the scrolled height to the rows."""
        self.virtual_size = Size(0, self.lines.end)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Puts the cursor on the row that was clicked; clicked again, or twice, the row is chosen."""
        if not self._clicks.meant(event):
            return
        row, line = self.lines.row_at(event.y + self.scroll_offset.y)
        if event.chain > 1:  # the first click may have moved the rows under the mouse
            row, line = self.cursor, 0
        if line >= 0 and self.selectable(row) and event.button == 1:
            self.press(row, event.x, again=row == self.cursor)

    def on_mount(self) -> None:
        """Begins with the cursor in sight."""
        if self.count:
            self.reveal(heading=False)

    def on_resize(self) -> None:
        """Keeps the cursor in sight."""
        if self.count:
            self.reveal(heading=False)
