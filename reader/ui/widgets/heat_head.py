"""What stands above the cells (months, Mondays, what the shades mean) and below them: one cell in words."""

from datetime import date

from rich.segment import Segment
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.library.daily import Cell
from reader.ui import words
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.heat_rows import HeatRow, HeatRows
from reader.ui.widgets.heat_shape import HeatShape, mondays, months, scale_of
from reader.ui.widgets.heat_window import HeatWindow
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.signs import SIGNS, Signs

_MARGIN = 2
_LEGEND = 8
"""Cells of the numbers beside the shades."""
_READABLE = 10
"""Cells of a headline that still say something."""
_SHORT = 100
"""Cells below which a line of words is told in shorter ones."""


class HeatHead(Widget):
    """Two lines above the rows, with air above them where there is room."""

    def __init__(self, rows: HeatRows, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows = rows

    def render_lines(self, crop: Region) -> list[Strip]:
        """What Textual draws."""
        inks, width, height = Inks(self.app.theme_variables), self.size.width, self.size.height
        lines = [Strip.blank(width, inks("ink", "ground"))] * max(0, height - 2)
        window = self._rows.window
        if window:
            lines += [self._months(window, width, inks), self._days(window, width, inks)]
        return lines[crop.y : crop.bottom]

    def _months(self, window: HeatWindow, width: int, inks: Inks) -> Strip:
        shape = self._rows.shape
        line = [" "] * width
        for column, name in months(window.first, shape.days, shape.cell):
            line[shape.left + column : shape.left + column + len(name)] = name
        text = "".join(line)[:width]
        return Strip(
            [
                Segment(text[: shape.right], inks("ink", "ground")),
                Segment("in all".rjust(shape.total + 2) if shape.total else "", inks("faint", "ground")),
            ]
        ).adjust_cell_length(width, inks("ink", "ground"))

    def _days(self, window: HeatWindow, width: int, inks: Inks) -> Strip:
        """The Mondays, and the day under the cursor, which covers those that it would run into."""
        shape, blank = self._rows.shape, inks("ink", "ground")
        segments = self._legend(inks)
        at = sum(cells(segment.text) for segment in segments)
        for number, label in _labels(window, shape):
            column = min(shape.left + number * shape.cell, width - len(label))
            current = number == window.column
            segments.append(Segment(" " * (column - at), blank))
            segments.append(Segment(label, inks("accent" if current else "faint", "ground", bold=current)))
            at = column + len(label)
        return Strip(segments).adjust_cell_length(width, blank)

    def _legend(self, inks: Inks) -> list[Segment]:
        """The shades, from one article to the most of a day, where names leave the room."""
        rows, quiet = self._rows, inks("faint", "ground")
        most = words.short(scale_of(rows.counted.most)) if rows.counted else ""
        wide = 2 if rows.shape.name >= 2 * rows.steps + _LEGEND else 1
        if not most or rows.shape.name < wide * rows.steps + _LEGEND:
            return []
        page, accent = (self.app.theme_variables[token] for token in ("ground", "accent"))
        shades = (rows.shaded(step, inks, (page, accent)) for step in range(1, rows.steps + 1))
        return [
            Segment("  1 ", quiet),
            *(Segment(sign * wide, style) for sign, style in shades),
            Segment(f" {most}", quiet),
        ]


def _labels(window: HeatWindow, shape: HeatShape) -> list[tuple[int, str]]:
    """The days that are named, by their columns, those left out that the one under the cursor would run into."""
    apart = 2 if shape.cell > 1 else 4
    found = {
        number: label
        for number, label in mondays(window.first, shape.days)
        if abs(number - window.column) >= apart
    }
    return sorted({**found, window.column: str(window.day.day)}.items())


class HeatFoot(Widget):
    """The cell under the cursor in words."""

    told: reactive[tuple[tuple[str, str], ...]] = reactive[tuple[tuple[str, str], ...]](())

    def __init__(self, *, signs: Signs = SIGNS, id: str | None = None) -> None:
        super().__init__(id=id)
        self._signs = signs

    def render_lines(self, crop: Region) -> list[Strip]:
        """What Textual draws."""
        inks, width = Inks(self.app.theme_variables), self.size.width
        room, segments = width - _MARGIN - 1, [Segment(" " * _MARGIN, inks("ink", "ground"))]
        for text, tone in self.told:
            shown = fit(text, room, self._signs.ellipsis) if cells(text) > room else text
            segments.append(Segment(shown, inks(tone, "ground", bold=tone == "strong")))
            room -= cells(shown)
        line = Strip(segments).adjust_cell_length(width, inks("ink", "ground"))
        blank = Strip.blank(width, inks("ink", "ground"))
        lines = [*[blank] * (self.size.height // 2), line, *[blank] * self.size.height][: self.size.height]
        return lines[crop.y : crop.bottom]


def told(
    row: HeatRow, day: date, articles: int | None, cell: Cell | None, signs: Signs, width: int
) -> tuple[tuple[str, str], ...]:
    """A cell in words with their tones: its topic and day, how many articles came, and what is known of them."""
    apart = f" {signs.dot} "
    when = f"{day:%A} {day.day} {day:%B %Y}" if width >= _SHORT else f"{day:%a} {day.day} {day:%b %Y}"
    if articles is None:
        came = ""
    elif not articles:
        came = "no articles"
    else:
        unread = f", {words.number(cell.unread)} unread" if cell and cell.unread else ""
        came = words.count(articles, "article", "articles") + unread
    parts = [(row.name, "strong"), (apart + when, "ink"), (apart + came if came else "", "muted")]
    if articles and cell and cell.lead:
        kind = "newest" if cell.lead.heat is None else "hottest"
        lead = f", {kind}: " if articles > 1 else ": "
        heat = "" if cell.lead.heat is None else f" (heat {cell.lead.heat})"
        room = width - _MARGIN - 1 - sum(cells(text) for text, _ in parts) - len(lead) - len(heat)
        if room >= _READABLE:
            title = fit(cell.lead.title, room, signs.ellipsis).rstrip()
            parts += [(lead, "muted"), (title, "ink"), (heat, "faint")]
    return tuple(part for part in parts if part[0])
