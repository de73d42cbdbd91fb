"""The list of sources, and what stands above it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.content.urls import public
from reader.models import Failure, Policy, SourceStatus
from reader.ui import words
from reader.ui.bindings import bindings
from reader.ui.widgets.cells import cells
from reader.ui.widgets.cursor_list import CursorList
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.remark import draw_remark
from reader.ui.widgets.row_lines import RowLines
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.source_columns import source_columns
from reader.ui.widgets.source_row import Fare, SourceLook, draw_captions, draw_source
from reader.ui.widgets.source_state import LOCAL, failing, name_of
from reader.ui.widgets.source_trouble import about_problems


class SourceRows(CursorList, inherit_bindings=False):
    """Sources, a line each, of which only those in sight are drawn.

    `weeks`, `unread` and the first of their `problems` are by address, `refreshing` are the public addresses of those
    that are being read. `remark` is what an empty list says.
    """

    BINDINGS = bindings("moving")

    remark: reactive[tuple[str, ...]] = reactive(())
    weeks: reactive[Mapping[str, Sequence[int]]] = reactive[Mapping[str, Sequence[int]]]({})
    unread: reactive[Mapping[str, int]] = reactive[Mapping[str, int]]({})
    refreshing: reactive[frozenset[str]] = reactive(frozenset[str]())
    offline = False
    problems: Mapping[str, Failure] = {}
    usual_s = Policy().every_s
    """Seconds between two looks at a source that says nothing itself."""

    def __init__(self, clock: Callable[[], datetime], *, signs: Signs = SIGNS, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sources: Sequence[SourceStatus] = ()
        self._clock, self._signs = clock, signs
        self._most = 0

    @property
    def current(self) -> SourceStatus | None:
        """The source under the cursor."""
        return self.sources[self.cursor] if self.cursor < len(self.sources) else None

    def fare(self, row: int) -> Fare:
        """A source with all that is known of it."""
        status = self.sources[row]
        address = status.spec.address
        return Fare(
            status,
            self.unread.get(address),
            self.weeks.get(address, ()),
            public(address) in self.refreshing,
            self.problems.get(address),
            self.usual_s,
            self.offline and status.kind not in LOCAL,
        )

    def watch_weeks(self, weeks: Mapping[str, Sequence[int]]) -> None:
        """Draws all graphs in one scale."""
        self._most = max((max(one, default=0) for one in weeks.values()), default=0)

    @property
    def rest(self) -> tuple[int, int]:
        """How many sources there are above those that are seen, and below them."""
        above = self.scroll_offset.y
        return (above, max(0, self.count - above - self.size.height)) if self.size.height else (0, 0)

    def show(self, sources: Sequence[SourceStatus], at: str | None = None) -> None:
        """Shows other sources, with the cursor on that of the address `at`.

        Without one it stays on the source it is on, or the place where that was, and nothing moves under the reader's
        eyes.
        """
        here = self.current.spec.address if self.current else None
        on_screen = self.lines.top_of(self.cursor) - self.scroll_offset.y
        self.sources = sources
        wanted = here if at is None else at
        found = (row for row, status in enumerate(sources) if status.spec.address == wanted)
        cursor = next(found, max(0, min(self.cursor, len(sources) - 1)))
        self.lines = RowLines(len(sources), 1, 0)
        self.set_reactive(CursorList.cursor, cursor)
        self.scroll_to(y=max(0, cursor - on_screen), animate=False, force=True, immediate=True)
        if sources:
            self.reveal()
        self.refresh()

    def stand_on(self, address: str) -> None:
        """Puts the cursor on the source of an address, where that is listed."""
        for row, status in enumerate(self.sources):
            if status.spec.address == address:
                self.go_to(row)

    def draw(self, row: int, line: int, width: int, inks: Inks) -> Strip:  # noqa: ARG002 (a source is a line)
        """One source."""
        bar = ("accent" if self.has_focus else "faint") if row == self.cursor else None
        look = SourceLook(self._clock(), inks, self._signs, self._most)
        return draw_source(self.fare(row), width, bar, look)

    def render_line(self, y: int) -> Strip:
        """What Textual draws; where there is no source, the remark."""
        if self.count or not self.remark:
            return super().render_line(y)
        return draw_remark(self.remark, y, self.size.width, Inks(self.app.theme_variables))

    def whole_at(self, x: int, y: int) -> str:  # noqa: ARG002 (all of a row tells of its source)
        """The name of a source where it is cut, and what is wrong with it."""
        row, _ = self.lines.row_at(y + self.scroll_offset.y)
        if not 0 <= row < self.count:
            return ""
        status = self.sources[row]
        name, wrong = name_of(status), failing(status, self._clock())
        if not wrong and status.problems:
            wrong = f"has {about_problems(status.problems, self.problems.get(status.spec.address))}"
        if wrong:
            return f"{name} {wrong}"
        return name if cells(name) > source_columns(self.size.width).name else ""


class SourceHead(Widget):
    """The line above the list, with air around it: the sums, and what the columns tell."""

    sums: reactive[tuple[str, ...]] = reactive(())
    offline: reactive[bool] = reactive(False)

    def __init__(self, clock: Callable[[], datetime], *, signs: Signs = SIGNS, id: str | None = None) -> None:
        super().__init__(id=id)
        self._clock, self._signs = clock, signs

    def render_lines(self, crop: Region) -> list[Strip]:
        """What Textual draws."""
        inks, width = Inks(self.app.theme_variables), self.size.width
        blank = Strip.blank(width, inks("ink", "ground"))
        look = SourceLook(self._clock(), inks, self._signs)
        text = draw_captions(self.sums, width, look, "offline" if self.offline else "next")
        where = 0 if self.size.height == 1 else 1
        lines = [text if number == where else blank for number in range(self.size.height)]
        return [line.crop(crop.x, crop.right) for line in lines[crop.y : crop.bottom]]


class SourceFoot(Widget):
    """The line below the list: how many sources there are above and below those that are seen."""

    rest: reactive[tuple[int, int]] = reactive((0, 0))

    def render(self) -> Content:
        """The line; nothing where all are seen."""
        above, below = self.rest
        parts = [
            *([f"{words.number(above)} more above"] if above else []),
            *([f"{words.number(below)} more below"] if below else []),
        ]
        return Content.styled(" " * source_columns(self.size.width).start + ", ".join(parts), "$muted")
