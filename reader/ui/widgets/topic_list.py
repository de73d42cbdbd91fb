"""The views and the tree of topics."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip

from reader.ui import words
from reader.ui.widgets.cells import fit
from reader.ui.widgets.cursor_list import CursorList
from reader.ui.widgets.inks import Inks


class Entry(NamedTuple):
    """A line of the list: a topic with its counts, or a view (`unread` None) with its one."""

    name: str
    depth: int
    unread: int | None
    total: int


class TopicList(CursorList):
    """Entries with a blank line (None) before each root. The chosen entry has the bar, wherever the cursor is."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries: Sequence[Entry | None] = ()
        self.chosen = 0
        self._columns = (0, 0)

    def show(self, entries: Sequence[Entry | None], chosen: int) -> None:
        """Shows other entries."""
        self.entries, self.chosen = entries, chosen
        topics = [entry for entry in entries if entry and entry.unread is not None]
        self._columns = (
            max((len(words.number(entry.unread or 0)) for entry in topics), default=0),
            max((len(words.number(entry.total)) for entry in topics), default=0),
        )
        self.count = len(entries)
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
        bar = Segment(
            "▌" if chosen or under else " ", inks("accent" if self.has_focus == under else "faint", ground)
        )
        name = (
            inks("strong", ground, bold=True)
            if chosen
            else inks("ink" if entry.depth == 0 else "muted", ground)
        )
        unread, total = self._counts(entry)
        indent = 1 + 2 * entry.depth
        room = max(0, width - 2 - indent - len(unread) - len(total))
        return Strip(
            [
                bar,
                Segment(" " * indent + fit(entry.name, room), name),
                Segment(unread, inks("accent" if chosen else "muted", ground)),
                Segment(total, inks("faint", ground)),
                Segment(" ", inks("faint", ground)),
            ],
            width,
        ).crop(0, width)

    def _counts(self, entry: Entry) -> tuple[str, str]:
        unread, total = self._columns
        right = words.number(entry.total)
        if entry.unread is None:
            return "", "  " + right
        left = words.number(entry.unread) if entry.unread else ""
        return " " + left.rjust(unread), "  " + right.rjust(total)
