"""A page one goes through with the keys: its lines, its links, its targets."""

from bisect import bisect_right

from textual import events
from textual.message import Message
from textual.reactive import reactive

from reader.ui.bindings import bindings
from reader.ui.widgets.printed_page import PrintedPage
from reader.ui.widgets.prose import MEASURE

_MIDDLE = 2  # the button of the mouse


def measure(width: int, most: int = MEASURE) -> int:
    """How wide the text stands in a pane of `width` cells, at most `most`."""
    return max(1, min(most, width - 6 if width >= 24 else width - 2))


class PageView(PrintedPage, can_focus=True, inherit_bindings=False):
    """Scrolls its page. Its targets (the related stories) can be gone through and chosen."""

    BINDINGS = bindings("moving")

    whole: reactive[bool] = reactive(True, repaint=False)
    """Whether the page is all there; else more of it is being set."""

    class Chosen(Message):
        """Posted when a target was chosen, `outside` to be opened in the browser."""

        def __init__(self, target: int, *, outside: bool = False) -> None:
            super().__init__()
            self.target = target
            self.outside = outside

    class LinkClicked(Message):
        """Posted when a link was clicked, `outside` to be opened in the browser."""

        def __init__(self, url: str, *, outside: bool = False) -> None:
            super().__init__()
            self.url = url
            self.outside = outside

    @property
    def at_end(self) -> bool:
        """Whether the last line is seen."""
        return self.whole and self.scroll_offset.y >= self.max_scroll_y

    @property
    def place(self) -> tuple[int, int]:
        """The text and its character on the first line that is seen; the very beginning at the top of the page."""
        line = self.line_at(0)
        return (line.row, line.column) if line else (0, 0)

    def turn_to(self, place: tuple[int, int]) -> None:
        """Scrolls to a place."""
        number = bisect_right(self.page.lines, place, key=lambda line: (line.row, line.column)) - 1
        self.scroll_to(y=number + self.air if number > 0 else 0, animate=False, immediate=True, force=True)

    def top_of(self, line: int) -> int:
        """How far the page is scrolled where a line stands at the top, a blank one above it, as far as it can be."""
        return max(0, min(self.max_scroll_y, line + self.air - 1)) if line else 0

    def bring(self, line: int) -> None:
        """Brings a line into sight, with a third of the pane above it where it was out of sight."""
        sight = self.in_sight
        if not sight.start <= line < sight.stop:
            y = min(self.max_scroll_y, max(0, line + self.air - self.size.height // 3))
            self.scroll_to(y=y, animate=False, immediate=True)

    def watch_target(self, target: int | None) -> None:
        """Brings the chosen target into sight."""
        if target is not None:
            top, height = self.page.targets[target], self.size.height
            if not self.scroll_offset.y <= top + self.air < self.scroll_offset.y + height - 2:
                self.scroll_to(y=max(0, top - height // 2), animate=False, immediate=True)

    def step(self, by: int) -> bool:
        """Goes to the next target or the one before; False where there is none in that direction."""
        last = len(self.page.targets) - 1
        wanted = (0 if by > 0 else -1) if self.target is None else self.target + by
        self.target = wanted if 0 <= wanted <= last else None
        return self.target is not None

    def action_do(self, id: str) -> None:
        """Does the command of that id: moves, or chooses the target that is gone to."""
        if id != "read.open":
            self.move(id.removeprefix("move."))
        elif self.target is not None:
            self.post_message(self.Chosen(self.target))

    def move(self, where: str) -> None:
        """Scrolls "down", "up", "first", "last", "half_down", "half_up", "page_down", "page_up"; while a target is
        chosen, "down" and "up" go from target to target.
        """
        if self.target is not None and where in ("down", "up"):
            wanted = self.target + (1 if where == "down" else -1)
            self.target = None if wanted < 0 else min(wanted, len(self.page.targets) - 1)
            return
        self.target = None
        page, offset = max(1, self.size.height - 2), self.scroll_offset.y
        y = {
            "down": offset + 1, "up": offset - 1, "first": 0, "last": self.max_scroll_y,
            "half_down": offset + page // 2, "half_up": offset - page // 2,
            "page_down": offset + page, "page_up": offset - page,
        }[where]  # fmt: skip
        self.scroll_to(y=max(0, min(self.max_scroll_y, y)), animate=False, immediate=True)

    def on_click(self, event: events.Click) -> None:
        """Follows a link, or chooses a target; with Ctrl or the middle button outside of the reader."""
        line = self.line_at(event.y)
        if event.chain > 1 or line is None or self.text_selection:
            return
        outside = event.ctrl or event.button == _MIDDLE
        if url := event.style.meta.get("url"):
            self.post_message(self.LinkClicked(str(url), outside=outside))
        elif line.target is not None and event.x >= self.left:
            self.post_message(self.Chosen(line.target, outside=outside))
