"""The pane of the heat view: reads the days that are seen, and tells of the cell under the cursor."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from textual import on, work
from textual.events import Mount
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer
from textual.worker import WorkerCancelled, WorkerFailed

from reader.library import Library
from reader.library.daily import Cell
from reader.library.days import first_row_of
from reader.models import Counts
from reader.ui.background import Background
from reader.ui.panes.tree import tree_of
from reader.ui.widgets.cells import cells
from reader.ui.widgets.cursor_list import CursorList
from reader.ui.widgets.heat_rows import Counted, HeatRow, HeatRows, counted
from reader.ui.widgets.heat_shape import HeatShape, shape_of
from reader.ui.widgets.heat_window import Ends, HeatWindow
from reader.ui.widgets.signs import SIGNS, Signs

AIRY = 30
"""Lines of a screen that has room for air between the topics, and above and below them."""
_CALM_S = 1.0
_SETTLED_S = 0.05
_VIEW = "all"
_DAY = timedelta(days=1)

Move = Callable[[HeatWindow, Ends], HeatWindow]


class Told(NamedTuple):
    """What the library tells: the rows, the ends of its days, the columns that fit, and what came on these days."""

    rows: tuple[HeatRow | None, ...]
    ends: Ends
    shape: HeatShape
    window: HeatWindow
    counted: Counted


class HeatPane(HeatRows):
    """The topics that are not in `folded` ones, against the days up to the newest. The cursor begins on row `at`."""

    class Renewed(Message):
        """Posted when something else is to be told of the cell under the cursor, or of another one."""

    def __init__(
        self, background: Background, folded: frozenset[str], at: str | None, signs: Signs = SIGNS
    ) -> None:
        super().__init__(signs=signs, id="heat")
        self.cell: Cell | None = None
        self._background = background
        self._folded, self._at = folded, at
        self._ends: Ends | None = None
        self._renewal: Timer | None = None
        self._settling: Timer | None = None

    @property
    def articles(self) -> int | None:
        """The articles of the cell under the cursor; None where they are not known yet."""
        if self.current is None or self.window is None or self.counted is None:
            return None
        return self.counted.on(self.current.topic, self.window.day)

    @property
    def row(self) -> int | None:
        """The row number of the newest article of the cell under the cursor, or of where it would be."""
        if self.cell and self.cell.newest is not None:
            return self.cell.newest
        return first_row_of(self.window.day + _DAY) - 1 if self.window else None

    @on(Mount)
    async def _begin(self) -> None:
        """Reads what there is. Keys that are pressed before that is there wait for it."""
        with suppress(WorkerFailed, WorkerCancelled):  # the app tells what is wrong
            await self._load().wait()

    def renew(self) -> None:
        """Reads what may have changed, soon."""
        if self._renewal is None:
            self._renewal = self.set_timer(_CALM_S, self._load)

    def on_resize(self) -> None:
        """Shows as many days as fit now."""
        super().on_resize()
        if self.window and self.size.width:
            self._load()

    def move(self, move: Move) -> None:
        """Moves the cursor over the days; those that come into sight are read."""
        if self.window is None or self._ends is None:
            return
        before, self.window = self.window, move(self.window, self._ends)
        if self.window.end != before.end:
            self._load()
        self._tell_cell()

    def action_do(self, id: str) -> None:
        """Moves the cursor over the topics, or to the oldest or newest day; or chooses the cell under it."""
        if id == "read.open":
            if self.current:
                self.post_message(self.CellChosen())
        elif id == "move.first":
            self.move(lambda window, ends: window.oldest(ends))
        elif id == "move.last":
            self.move(lambda window, ends: window.newest(ends))
        else:
            super().action_do(id)

    def stand_on(self, day: date) -> None:
        """Puts the cursor on a day of the window, as near as there is anything."""
        self.move(lambda window, ends: window._replace(day=max(ends[0], min(day, ends[1]))))

    @on(CursorList.Moved)
    def _moved(self, event: CursorList.Moved) -> None:
        event.stop()
        self._tell_cell()

    def _tell_cell(self, *, same: bool = False) -> None:
        """Tells at once how many articles there are, and more as soon as the cursor rests.

        What is told of the `same` cell stays until it is known anew.
        """
        if not same:
            self.cell = None
        self.post_message(self.Renewed())
        if self._settling:
            self._settling.stop()
        self._settling = self.set_timer(_SETTLED_S, self._look)

    @work(exclusive=True, group="heat")
    async def _load(self) -> None:
        if self._renewal:
            self._renewal.stop()
            self._renewal = None
        window, size, folded = self.window, self.app.size, self._folded
        told = await self._background.read(lambda library: _told(library, window, size, folded))
        self._ends = told.ends
        moved = self.window if self.window != window else None
        self.window = moved.holding(told.shape.days, told.ends) if moved else told.window
        self.counted = told.counted
        if self.window.first != told.counted.first:
            self.call_later(self._load)
        here = self.current
        self.show(told.rows, told.shape, self._at)
        self._at = None
        self._tell_cell(same=self.current == here)

    @work(exclusive=True, group="cell")
    async def _look(self) -> None:
        row, window = self.current, self.window
        if row is None or window is None:
            return
        cell = await self._background.read(lambda library: library.days.cell(row.topic, window.day))
        if self.current == row and self.window and self.window.day == window.day:
            self.cell = cell
            self.post_message(self.Renewed())


def _told(library: Library, before: HeatWindow | None, size: Size, folded: frozenset[str]) -> Told:
    """What is seen on a screen of that size, where `before` was seen till now."""
    tree = tree_of(library.topics(), Counts(), None, folded)
    rows = tuple(
        HeatRow(row.topic, row.key, row.entry.name, row.entry.depth) if row else None
        for row in tree.rows
        if (row is None and size.height >= AIRY) or (row and (row.topic or row.key == _VIEW))
    )
    ends = library.days.ends()
    shape = shape_of(size.width, max(2 * row.depth + cells(row.name) + 1 for row in rows if row))
    window = (before or HeatWindow(ends[1], ends[1])).holding(shape.days, ends)
    found = library.days.window(window.first, window.days)
    return Told(rows, ends, shape, window, counted(found.first, found.days, found.counts))
