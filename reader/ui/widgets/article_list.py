"""The list of articles: any number of rows, of which only those near the window are known."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable
from datetime import datetime

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from reader.models import Summary
from reader.ui import words
from reader.ui.widgets.article_row import Look, draw_row
from reader.ui.widgets.cursor_list import CursorList
from reader.ui.widgets.inks import Inks

PAGE = 256
_KEPT = 16 * PAGE


class ArticleList(CursorList):
    """Articles by row number. Rows that are not known yet are blank; `Wanted` asks for them."""

    row_height = 2

    class Wanted(Message):
        """Posted when the window shows rows whose articles are not known."""

        def __init__(self, rows: list[int]) -> None:
            super().__init__()
            self.rows = rows

    def __init__(self, clock: Callable[[], datetime] = words.utc_now, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: array[int] = array("q")
        self.hidden_topics: frozenset[str] = frozenset()
        self.remark = ""
        self._clock = clock
        self._known: OrderedDict[int, Summary] = OrderedDict()
        self._asked: set[int] = set()

    @property
    def current(self) -> Summary | None:
        """The article under the cursor, where it is known."""
        return self.summary(self.cursor)

    def summary(self, index: int) -> Summary | None:
        """The article in a row of the list, where it is known."""
        return self._known.get(self.rows[index]) if 0 <= index < len(self.rows) else None

    def show(self, rows: "array[int]", cursor: int, *, keep: bool) -> None:
        """Shows other rows with the cursor on row `cursor`.

        With `keep` the lines do not move under the reader's eyes: the cursor's row stays where it was on the screen.
        """
        height_on_screen = self.top_of(self.cursor) - self.scroll_offset.y
        self.rows, self._asked = rows, set()
        self.count = len(rows)
        self.set_reactive(CursorList.cursor, max(0, min(cursor, len(rows) - 1)))
        top = self.top_of(self.cursor) - height_on_screen if keep else 0
        self.scroll_to(y=max(0, top), animate=False, immediate=True)
        self.reveal()
        self.refresh()

    def supply(self, summaries: Iterable[Summary]) -> None:
        """Takes in the articles of some rows."""
        for summary in summaries:
            self._known[summary.row] = summary
            self._known.move_to_end(summary.row)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.refresh()

    def replace(self, summary: Summary) -> None:
        """Shows a changed article where it stands."""
        if summary.row in self._known:
            self._known[summary.row] = summary
            self.refresh()

    def draw(self, row: int, line: int, width: int, inks: Inks) -> Strip:
        """One line of an article, blank where it is not known yet."""
        summary = self._known.get(self.rows[row])
        if row // PAGE not in self._asked:
            self._ask(row // PAGE)
        here = row == self.cursor
        if summary is None:
            return Strip([Segment(" " * width, inks("ink", "here" if here else "ground"))], width)
        bar = ("accent" if self.has_focus else "faint") if here else None
        return draw_row(summary, line, width, bar, Look(self._clock(), self.hidden_topics, inks))

    def render_line(self, y: int) -> Strip:
        """What Textual draws; where there is no row, the remark."""
        if self.count or y != 1 or not self.remark:
            return super().render_line(y)
        text = Segment("   " + self.remark, Inks(self.app.theme_variables)("muted", "ground"))
        return Strip([text]).adjust_cell_length(self.size.width, self.rich_style)

    def _ask(self, page: int) -> None:
        # The neighbours are asked for too, so that a held key does not run into blank rows.
        pages = [number for number in (page, page + 1, page - 1) if number not in self._asked and number >= 0]
        self._asked.update(pages)
        for number in pages:
            if wanted := self.rows[number * PAGE : (number + 1) * PAGE].tolist():
                self.post_message(self.Wanted(wanted))
