"""The views and the tree of topics."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip

from reader.ui import words
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.cursor_list import CursorList
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.row_lines import RowLines
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.trend import SIZES, trend

_NAME_ROOM = 12  # cells for the longest name, before numbers are written short
_TOTALS = 20  # columns of a list that tells what is unread and how much there is; below, only what is unread
_ROOMY = 24
_END = 1
_SHARE = 4  # of so many names one may be cut by the graphs of what came lately
_LONG = 20  # cells in which a name says enough, however long it is


class Entry(NamedTuple):
    """A line of the list: a view or a topic.

    `folded` is None where there is nothing to fold. `short` is the name for where there is little room. `days` are the
    articles of the last days, the oldest first; of a view it is None.
    """

    name: str
    depth: int = 0
    unread: int = 0
    total: int | None = None
    folded: bool | None = None
    short: str = ""
    days: Sequence[int] | None = None


class Widths(NamedTuple):
    """The columns beside the names with the gaps before them, 0 for one that is not shown; whether numbers are `short`.

    `trend` is that of the graphs, which views leave to their names.
    """

    unread: int = 0
    total: int = 0
    short: bool = False
    trend: int = 0

    def told(self, value: int | None) -> str:
        """A number as it stands in its column."""
        return "" if value is None else words.short(value) if self.short else words.number(value)


class TopicList(CursorList):
    """Entries, with blank lines (None) among them. The chosen entry has the bar, wherever the cursor is."""

    class SignClicked(Message):
        """Posted when the sign before a topic with children was clicked."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self, *, signs: Signs = SIGNS, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries: Sequence[Entry | None] = ()
        self.chosen = 0
        self.signs = signs
        self._inside = False
        self._longest = 0
        self._needs: Sequence[int] = ()
        self._fitted: dict[int, Widths] = {}

    def show(
        self,
        entries: Sequence[Entry | None],
        chosen: int,
        *,
        inside: bool = False,
        needs: Sequence[int] = (),
    ) -> None:
        """Shows other entries. What is chosen is `inside` the folded topic of row `chosen`, or is that row.

        `needs` are the cells that the names of topics take with their indents, those in folded ones as well; where
        there are none, there are no graphs of what came lately.
        """
        self.entries, self.chosen, self._inside = entries, chosen, inside
        self._needs = sorted(needs)
        self._fitted = {}
        self._longest = max(
            (2 * entry.depth + cells(entry.short or entry.name) for entry in entries if entry), default=0
        )
        self.lines = RowLines(len(entries))
        self.refresh()

    def selectable(self, row: int) -> bool:
        """Blank lines are passed over."""
        return 0 <= row < len(self.entries) and self.entries[row] is not None

    def draw(self, row: int, line: int, width: int, inks: Inks) -> Strip:  # noqa: ARG002 (a row is one line)
        """One entry."""
        entry = self.entries[row]
        if entry is None:
            return Strip.blank(width, self.rich_style)
        under, chosen = row == self.cursor and self.has_focus, row == self.chosen
        ground = "here" if under or chosen else "side"
        numbers = self._fitting(width)
        indent = _indent(entry, width)
        room = _room(entry, width, numbers)
        total = numbers.told(entry.total)
        unread = numbers.told(entry.unread or None)
        # A number that stands alone looks like the total: it has the colour and weight that tell what is unread.
        alone = not numbers.total
        return Strip(
            [
                self._bar(inks, ground, under=under, chosen=chosen),
                Segment(" " * indent + self._sign(entry), inks("muted", ground)),
                Segment(
                    fit(_name(entry, room), room, self.signs.ellipsis), self._name_style(row, inks, ground)
                ),
                self._trend(entry, numbers, inks, ground),
                Segment(
                    unread.rjust(numbers.unread)[: numbers.unread],
                    inks("accent" if chosen or alone else "muted", ground, bold=alone),
                ),
                Segment(total.rjust(numbers.total)[: numbers.total] + " " * _END, inks("faint", ground)),
            ]
        ).adjust_cell_length(width)

    def whole_at(self, x: int, y: int) -> str:  # noqa: ARG002 (all of a row tells of its name)
        """The name of an entry where it is cut, and its numbers where they are written short or left out."""
        row, _ = self.lines.row_at(y + self.scroll_offset.y)
        entry = self.entries[row] if self.selectable(row) else None
        if entry is None:
            return ""
        width = self.size.width
        numbers = self._fitting(width)
        told = numbers.total and all(
            numbers.told(value) == words.number(value) for value in (entry.unread, entry.total or 0)
        )
        room = _room(entry, width, numbers)
        if told and cells(_name(entry, room)) <= room:
            return ""
        return f"{entry.name}: {_counts(entry)}"

    def press(self, row: int, x: int, *, again: bool) -> None:  # noqa: ARG002 (the first click chooses)
        """A row was clicked: its sign, or the rest of it, which chooses it."""
        entry = self.entries[row]
        assert entry is not None, row
        if entry.folded is not None and x < 1 + _indent(entry, self.size.width) + 2:
            self.post_message(self.SignClicked(row))
            return
        self.go_to(row)
        self.post_message(self.Chosen(self, row))

    def _fitting(self, width: int) -> Widths:
        if width not in self._fitted:
            self._fitted[width] = self._trended(width, self._fit(width))
        return self._fitted[width]

    def _fit(self, width: int) -> Widths:
        """The columns of numbers: written out where the names have room beside them."""
        if width < _TOTALS:
            unread = self._columns(1, short=True).unread
            return Widths(unread if width - 3 - _END - unread >= 4 else 0, 0, short=True)
        whole = self._columns(2, short=False)
        if width - 3 - _END - whole.unread - whole.total >= min(self._longest, _NAME_ROOM):
            return whole
        return self._columns(2 if width >= _ROOMY else 1, short=True)

    def _trended(self, width: int, numbers: Widths) -> Widths:
        """The columns with that of the graphs: long ones where they leave all names whole, short ones nearly all."""
        if not self._needs or width < _ROOMY:
            return numbers
        most = self._needs[-1], self._needs[(len(self._needs) - 1) * (_SHARE - 1) // _SHARE]
        room = width - 3 - _END - numbers.unread - numbers.total
        fitting = (
            1 + size for size, need in zip(SIZES, most, strict=True) if room - 1 - size >= min(need, _LONG)
        )
        return numbers._replace(trend=next(fitting, 0))

    def _columns(self, gap: int, *, short: bool) -> Widths:
        numbers = Widths(short=short)
        shown = [entry for entry in self.entries if entry]
        unread = max((len(numbers.told(entry.unread)) for entry in shown), default=0)
        total = max((len(numbers.told(entry.total)) for entry in shown), default=0)
        return Widths(1 + unread, gap + total, short)

    def _trend(self, entry: Entry, numbers: Widths, inks: Inks, ground: str) -> Segment:
        shown = entry.days is not None and numbers.trend
        graph = " " + trend(entry.days or (), numbers.trend - 1, self.signs) if shown else ""
        return Segment(graph, inks("faint", ground))

    def _bar(self, inks: Inks, ground: str, *, under: bool, chosen: bool) -> Segment:
        # One bar on the screen is bright: the one that the keys move.
        return Segment(
            self.signs.bar if under or chosen else " ", inks("accent" if under else "faint", ground)
        )

    def _sign(self, entry: Entry) -> str:
        if entry.folded is None:
            return "  "
        return f"{self.signs.folded if entry.folded else self.signs.unfolded} "

    def _name_style(self, row: int, inks: Inks, ground: str) -> Style:
        entry = self.entries[row]
        if row == self.chosen and not self._inside:
            return inks("strong", ground, bold=True)
        return inks("ink" if entry and entry.depth == 0 else "muted", ground)


def _indent(entry: Entry, width: int) -> int:
    return min(2 * entry.depth, max(0, width // 3))


def _room(entry: Entry, width: int, numbers: Widths) -> int:
    graph = 0 if entry.days is None else numbers.trend
    return max(0, width - 1 - _indent(entry, width) - 2 - graph - numbers.unread - numbers.total - _END)


def _counts(entry: Entry) -> str:
    unread = f"{words.number(entry.unread)} unread"
    return unread if entry.total is None else f"{unread} of {words.number(entry.total)}"


def _name(entry: Entry, room: int) -> str:
    return entry.short if entry.short and cells(entry.name) > room else entry.name
