"""Topics against days: a cell for each, shaded by how many articles came."""

import os
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.models import Daily
from reader.ui import words
from reader.ui.bindings import bindings
from reader.ui.terminal import TRUECOLOUR, colours
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.cursor_list import CursorList
from reader.ui.widgets.heat_shape import STEPS, HeatShape, shade, step_of
from reader.ui.widgets.heat_window import HeatWindow
from reader.ui.widgets.inks import Inks, ink
from reader.ui.widgets.row_lines import RowLines
from reader.ui.widgets.signs import SIGNS, Signs

_LOOKS = (False, False, False, False, False, False)
_WEEKEND = 5


class HeatRow(NamedTuple):
    """A topic by its id (None: the whole library), the key of its place, its name and how deep it stands."""

    topic: str | None
    key: str
    name: str
    depth: int = 0


class Counted(NamedTuple):
    """What came on so many days from `first` on; `most` are the articles of a topic on the fullest of them.

    `all_most` are those of the whole library, which has a scale of its own: beside it all topics would be pale.
    """

    first: date
    days: int
    counts: Daily
    most: int = 0
    all_most: int = 0

    def on(self, topic: str | None, day: date) -> int | None:
        """The articles of a topic on a day; None where they are not known."""
        place = (day - self.first).days
        if not 0 <= place < self.days:
            return None
        return self.counts[topic][place] if topic in self.counts else 0


def counted(first: date, days: int, counts: Daily) -> Counted:
    """The same, the fullest days found."""
    most = max((max(came) for topic, came in counts.items() if topic is not None), default=0)
    return Counted(first, days, counts, most, max(counts.get(None, ()), default=0))


class HeatRows(CursorList, inherit_bindings=False):
    """Rows of cells, with blank lines (None) among them. The cursor is on a row, and on the day of the `window`."""

    BINDINGS = bindings("moving")

    window: reactive[HeatWindow | None] = reactive[HeatWindow | None](None, repaint=False)
    counted: reactive[Counted | None] = reactive[Counted | None](None)

    class CellChosen(Message):
        """Posted when Enter was pressed on a cell, or it was clicked again."""

    def __init__(self, *, signs: Signs = SIGNS, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[HeatRow | None] = ()
        self.shape = HeatShape()
        self.signs = signs
        self._few_colours = colours(os.environ) < TRUECOLOUR

    @property
    def current(self) -> HeatRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def selectable(self, row: int) -> bool:
        """Blank lines are passed over."""
        return 0 <= row < len(self.rows) and self.rows[row] is not None

    def show(self, rows: Sequence[HeatRow | None], shape: HeatShape, at: str | None = None) -> None:
        """Shows other rows; the cursor stays on its own, or stands on the one of the key `at`."""
        here = at or (self.current.key if self.current else None)
        self.rows, self.shape = rows, shape
        keys = [row.key if row else None for row in rows]
        self.lines = RowLines(len(rows), 1, 0)
        self.set_reactive(CursorList.cursor, keys.index(here) if here in keys else 0)
        self.reveal()
        self.refresh()

    def draw(self, row: int, line: int, width: int, inks: Inks) -> Strip:  # noqa: ARG002 (a row is one line)
        """One topic."""
        one, window, shape = self.rows[row], self.window, self.shape
        if one is None or window is None:
            return Strip.blank(width, inks("ink", "ground"))
        under = row == self.cursor
        ground = "here" if under else "ground"
        tone = "strong" if under else "ink" if not one.depth else "muted"
        name = fit(" " + "  " * one.depth + one.name, shape.name, self.signs.ellipsis)
        segments = [
            Segment(self.signs.bar if under else " ", inks("accent", ground)),
            Segment(name, inks(tone, ground, bold=under)),
            Segment("  ", inks("ink", "ground")),
        ]
        for column in range(shape.days):
            day = window.at(column)
            segments.append(self._cell(one, day, inks, here=under and day == window.day))
        return Strip([*segments, *self._total(one, window, inks, under=under)]).adjust_cell_length(
            width, inks("ink", "ground")
        )

    def by_characters(self, inks: Inks) -> bool:
        """Whether shades are characters, since there are not the colours for them."""
        return inks.plain or self._few_colours or self.signs.plain

    def shaded(self, step: int, inks: Inks, tokens: Sequence[str]) -> tuple[str, Style]:
        """The character of a shade, and its style; `tokens` are the colours of the page and of the accent."""
        if self.by_characters(inks):
            return self.signs.shades[step], inks("accent", "ground")
        return " ", ink(tokens[0], shade(tokens[0], tokens[1], step), _LOOKS)

    @property
    def steps(self) -> int:
        """How many shades there are above nothing."""
        few = self.by_characters(Inks(self.app.theme_variables))
        return len(self.signs.shades) - 1 if few else STEPS

    def _cell(self, one: HeatRow, day: date, inks: Inks, *, here: bool) -> Segment:
        articles = self.counted.on(one.topic, day) if self.counted else None
        weekend, wide = day.weekday() >= _WEEKEND, self.shape.cell
        step = step_of(articles or 0, self._most(one), self.steps)
        if here:
            return self._cursor(inks)
        if step:
            variables = self.app.theme_variables
            sign, style = self.shaded(step, inks, (variables["ground"], variables["accent"]))
            return Segment(sign * wide, style)
        if weekend and self.by_characters(inks) and articles is not None:
            return Segment(self.signs.weekend.ljust(wide), inks("faint", "ground"))
        return Segment(" " * wide, inks("faint", "side" if weekend else "ground"))

    def _most(self, one: HeatRow) -> int:
        if self.counted is None:
            return 0
        return self.counted.all_most if one.topic is None else self.counted.most

    def _cursor(self, inks: Inks) -> Segment:
        """The cell under the cursor: of the strongest tone, which no shade has; else between brackets."""
        wide = self.shape.cell
        if inks.plain:
            return Segment("[]" if wide > 1 else self.signs.bullet, inks("strong", "ground", bold=True))
        return Segment(" " * wide, inks("ground", "strong"))

    def _total(self, one: HeatRow, window: HeatWindow, inks: Inks, *, under: bool) -> list[Segment]:
        wide = self.shape.total
        if not wide or self.counted is None:
            return []
        total = sum(self.counted.on(one.topic, window.at(column)) or 0 for column in range(self.shape.days))
        told = words.number(total) if len(words.number(total)) <= wide else words.short(total)
        ground = "here" if under else "ground"
        return [
            Segment("  ", inks("ink", "ground")),
            Segment(told.rjust(wide), inks("ink" if under else "faint", ground)),
            Segment(" ", inks("ink", ground)),
        ]

    def watch_window(self, old: HeatWindow | None, new: HeatWindow | None) -> None:
        """Draws the row under the cursor anew, or all where other days are seen."""
        if old and new and (old.end, old.days) == (new.end, new.days):
            self.refresh_row(self.cursor)
        else:
            self.refresh()

    def press(self, row: int, x: int, *, again: bool) -> None:
        """A cell was clicked: the cursor goes there; clicked again, it is chosen. A name is that of the same day."""
        column, window = self.shape.day_at(x), self.window
        if window is None:
            return
        day = window.day if column is None else window.at(column)
        if again and day == window.day:
            self.post_message(self.CellChosen())
            return
        self.go_to(row)
        self.stand_on(day)

    def stand_on(self, day: date) -> None:
        """Puts the cursor on a day of the window."""
        if self.window:
            self.window = self.window._replace(day=day)

    def whole_at(self, x: int, y: int) -> str:
        """What is under the mouse."""
        row, _ = self.lines.row_at(y + self.scroll_offset.y)
        one = self.rows[row] if self.selectable(row) else None
        column = self.shape.day_at(x)
        if one is None or self.window is None or self.counted is None:
            return ""
        if column is None:
            return (
                one.name if x < self.shape.left and cells(one.name) + 2 * one.depth >= self.shape.name else ""
            )
        day = self.window.at(column)
        told = words.count(self.counted.on(one.topic, day) or 0, "article", "articles")
        return f"{one.name}, {day:%a} {day.day} {day:%B %Y}: {told}"
