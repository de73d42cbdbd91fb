"""A page of text in a measure, centred: scrolled, selected with the mouse, its links and targets chosen."""

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from reader.ui import commands
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.prose import Layout, Line

MEASURE = 72
_MARGIN = 3


def measure(width: int) -> int:
    """How wide the text stands in a pane of `width` cells."""
    return max(1, min(MEASURE, width - 2 * _MARGIN if width >= 24 else width - 2))


class PageView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a `Layout`. Its targets (the related stories) can be gone through and chosen."""

    BINDINGS = commands.bindings("moving")

    marks_head = False

    page: reactive[Layout] = reactive(Layout, repaint=False)
    target: reactive[int | None] = reactive(None)

    class Chosen(Message):
        """Posted when a target was chosen."""

        def __init__(self, target: int) -> None:
            super().__init__()
            self.target = target

    class LinkClicked(Message):
        """Posted when a link was clicked."""

        def __init__(self, url: str) -> None:
            super().__init__()
            self.url = url

    @property
    def left(self) -> int:
        """The column the text begins in."""
        return max(1, (self.size.width - self.page.width) // 2)

    @property
    def at_end(self) -> bool:
        """Whether the last line is seen."""
        return self.scroll_offset.y >= self.max_scroll_y

    def watch_page(self, page: Layout) -> None:
        """Shows another page, or the same in another measure."""
        self.target = None
        self.virtual_size = Size(0, len(page.lines) + 3)
        self.refresh()

    def watch_target(self, target: int | None) -> None:
        """Brings the chosen target into sight."""
        if target is not None:
            top, height = self.page.targets[target], self.size.height
            if not self.scroll_offset.y <= top + 1 < self.scroll_offset.y + height - 3:
                self.scroll_to(y=max(0, top - height // 2), animate=False, immediate=True)

    def step(self, by: int) -> bool:
        """Goes to the next target or the one before; False where there is none in that direction."""
        last = len(self.page.targets) - 1
        wanted = (0 if by > 0 else -1) if self.target is None else self.target + by
        self.target = wanted if 0 <= wanted <= last else None
        return self.target is not None

    def action_move(self, where: str) -> None:
        """Scrolls; while a target is chosen, up and down go from target to target."""
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

    def action_choose(self) -> None:
        """Chooses the target that is gone to."""
        if self.target is not None:
            self.post_message(self.Chosen(self.target))

    def on_click(self, event: events.Click) -> None:
        """Follows a link, or chooses a target."""
        number = event.y + self.scroll_offset.y - 1
        if not 0 <= number < len(self.page.lines) or self.screen.get_selected_text():
            return
        line = self.page.lines[number]
        if url := event.style.meta.get("url"):
            self.post_message(self.LinkClicked(str(url)))
        elif line.target is not None and event.x >= self.left:
            self.post_message(self.Chosen(line.target))

    def render_line(self, y: int) -> Strip:
        """What Textual draws: one line of the visible part."""
        width, number = self.size.width, y + self.scroll_offset.y - 1
        if not 0 <= number < len(self.page.lines):
            return Strip.blank(width, self.rich_style)
        line = self.page.lines[number]
        inks = Inks(self.app.theme_variables)
        here = self.target is not None and line.target == self.target
        ground = "here" if here else "ground"
        # Where the reader is in this pane: at a target, else at its head.
        head = self.marks_head and self.has_focus and self.target is None and line.row == 0
        bar = "▌ " if here or head else "  "
        text = self._text(line, ground, inks)
        if line.prefix:
            text.insert(0, Segment(line.prefix.text, inks(line.prefix.tone, ground)))
        # The margins stand for the ends of their line, so that a selection may begin and end in them.
        before, after = (_at(column, line.row) for column in (line.column, line.column + line.length))
        left = [
            Segment(" " * (self.left - 2), self.rich_style + before),
            Segment(bar[: self.left], inks("accent", ground) + before),
        ]
        measure = min(width, self.left + self.page.width)
        strip = Strip([*left, *text]).adjust_cell_length(measure, inks("ink", ground) + after)
        return strip.adjust_cell_length(width, self.rich_style + after)

    def _text(self, line: Line, ground: str, inks: Inks) -> list[Segment]:
        """The segments of a line, each telling where in the text it stands, so that it can be selected."""
        chosen = self.text_selection.get_span(line.row) if self.text_selection else None
        mark = self.screen.get_component_rich_style("screen--selection") if chosen else None
        column, segments = line.column, []
        for run in line.runs:
            style = inks(run.tone, ground, bold=run.bold, italic=run.italic, strike=run.strike)
            for piece in _split(run.text, column, chosen):
                inside = chosen is not None and chosen[0] <= column and (chosen[1] < 0 or column < chosen[1])
                look = style + mark if inside and mark else style
                segments.append(Segment(piece, look + _at(column, line.row, run.link)))
                column += len(piece)
        return segments

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it was written, without the breaks of the measure."""
        return selection.extract("\n".join(self.page.texts)).replace("\u00a0", " "), "\n"


def _at(column: int, row: int, url: str | None = None) -> Style:
    """Tells Textual which character of which row of the text stands here, and us which link."""
    meta: dict[str, object] = {"offset": (column, row)}
    if url:
        meta["url"] = url
    return Style.from_meta(meta)


def _split(text: str, column: int, chosen: tuple[int, int] | None) -> list[str]:
    """A run in up to three pieces: before, in and after the selection."""
    if chosen is None:
        return [text]
    start = max(0, min(len(text), chosen[0] - column))
    end = len(text) if chosen[1] < 0 else max(start, min(len(text), chosen[1] - column))
    return [piece for piece in (text[:start], text[start:end], text[end:]) if piece]
