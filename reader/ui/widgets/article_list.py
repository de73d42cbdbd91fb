"""The list of articles: any number of rows, of which only those near the window are known."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.models import Summary
from reader.ui import words
from reader.ui.widgets.article_row import Look, Marks, RowStyle, alone, cut, draw_row, is_unread, unfolds
from reader.ui.widgets.cursor_list import CursorList
from reader.ui.widgets.headings import Heading, draw_heading, heading_of
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.remark import draw_remark
from reader.ui.widgets.row_lines import RowLines
from reader.ui.widgets.row_numbers import nearest, place_of

PAGE = 256
_KEPT = 16 * PAGE


class ArticleList(CursorList):
    """Articles by row number. Rows that are not known yet are blank; `Wanted` asks for them.

    `picked` are the ids of the articles in the marked set. `remark` is what an empty list says, a paragraph each;
    `marks` finds what headlines were searched for.
    """

    row_style: reactive[RowStyle] = reactive(RowStyle, repaint=False, init=False)
    hidden_topics: reactive[frozenset[str]] = reactive(frozenset[str]())
    picked: reactive[frozenset[str]] = reactive(frozenset[str]())
    remark: reactive[tuple[str, ...]] = reactive(())

    class Wanted(Message):
        """Posted when the window shows rows whose articles are not known."""

        def __init__(self, rows: list[int]) -> None:
            super().__init__()
            self.rows = rows

    def __init__(
        self,
        clock: Callable[[], datetime] = words.utc_now,
        *,
        row_style: RowStyle | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.rows: array[int] = array("q")
        self.headings: list[Heading] = []
        self.marks: Marks | None = None
        self.unfolded: frozenset[int] = frozenset()
        self._clock = clock
        self._known: OrderedDict[int, Summary] = OrderedDict()
        self._asked: set[int] = set()
        self.set_reactive(ArticleList.row_style, row_style or RowStyle())

    @property
    def current(self) -> Summary | None:
        """The article under the cursor, where it is known."""
        return self.summary(self.cursor)

    def summary(self, index: int) -> Summary | None:
        """The article in a row of the list, where it is known."""
        return self._known.get(self.rows[index]) if 0 <= index < len(self.rows) else None

    def show(
        self,
        rows: "array[int]",
        cursor: int,
        *,
        keep: bool,
        headings: Sequence[Heading] = (),
        line: int | None = None,
    ) -> None:
        """Shows other rows with the cursor on row `cursor`, which stands on `line` of the screen where that is given.

        With `keep` the lines do not move under the reader's eyes: the cursor's row stays where it was on the screen,
        and where it is out of sight, the first row that is seen.
        """
        held, on_screen = self._held()
        row = self.rows[held] if held < len(self.rows) else None
        in_sight = held == self.cursor
        self.rows, self.headings, self._asked = rows, list(headings), set()
        cursor = max(0, min(cursor, len(rows) - 1))
        self.lines = RowLines(
            len(rows), self.row_style.lines, headed=tuple(heading.first for heading in self.headings)
        )
        self.set_reactive(CursorList.cursor, cursor)
        top = 0 if line is None else max(0, self.lines.top_of(cursor) - line)
        if keep:
            place = cursor if in_sight or row is None else nearest(rows, row, held)
            top = max(0, self.lines.top_of(place) - on_screen)
        self.scroll_to(y=top, animate=False, force=True, immediate=True)
        if in_sight or not keep:
            self.reveal(heading=not keep and line is None)
        self.refresh()

    @property
    def line(self) -> int:
        """The line of the screen that the cursor's row has, from 0; below 0 where it is above what is seen."""
        return self.lines.top_of(self.cursor) - self.scroll_offset.y

    def _held(self) -> tuple[int, int]:
        """The row that stays where it is when others come and go, and the line it has on the screen."""
        offset = self.scroll_offset.y
        top = self.lines.top_of(self.cursor)
        if offset - self.lines.height < top < offset + self.size.height or not self.count:
            return self.cursor, top - offset
        row = max(0, min(self.count - 1, self.lines.row_at(offset)[0]))
        return row, self.lines.top_of(row) - offset

    def watch_row_style(self) -> None:
        """Lays the rows out anew."""
        self.show(self.rows, self.cursor, keep=True, headings=self.headings)

    def listed(self, summary: Summary) -> Summary:
        """An article as it stands in the list, with its story, where it is known here."""
        return alone(self._known.get(summary.row, summary), self.unfolded)

    def stands(self, summary: Summary) -> bool:
        """Whether an article has a row in the list, known or not."""
        return place_of(self.rows, summary.row) is not None

    def supply(self, summaries: Iterable[Summary]) -> None:
        """Takes in the articles of some rows."""
        for summary in summaries:
            self._known[summary.row] = summary
            self._known.move_to_end(summary.row)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self.refresh()

    def replace(self, summary: Summary) -> bool:
        """Shows a changed article where it stands, and the count of its heading. False where it is not listed here."""
        index = place_of(self.rows, summary.row)
        if index is None:
            return False
        before = self._known.get(summary.row)
        self._known[summary.row] = summary
        self.refresh_row(index)
        under = heading_of(self.headings, index)
        was, now = before is not None and is_unread(before), is_unread(summary)
        if before and was != now and under is not None:
            heading = self.headings[under]
            unread = max(0, heading.unread + (1 if now else -1))
            self.headings[under] = heading._replace(unread=unread)
            self.refresh_row(heading.first, heading=True)
        return True

    def draw(self, row: int, line: int, width: int, inks: Inks) -> Strip:
        """One line of an article, blank where it is not known yet; -1 is the heading above it."""
        if line < 0:
            under = heading_of(self.headings, row)
            assert under is not None, row
            return draw_heading(self.headings[under], width, inks, self.row_style.signs)
        summary = self._known.get(self.rows[row])
        if row // PAGE not in self._asked:
            self._ask(row // PAGE)
        here = row == self.cursor
        if summary is None:
            return Strip.blank(width, inks("ink", "here" if here else "ground"))
        bar = ("accent" if self.has_focus else "faint") if here else None
        return draw_row(summary, line, width, bar, self._look(inks))

    def render_line(self, y: int) -> Strip:
        """What Textual draws; where there is no row, the remark."""
        if self.count or not self.remark:
            return super().render_line(y)
        return draw_remark(self.remark, y - 1, self.size.width, Inks(self.app.theme_variables))

    def whole_at(self, x: int, y: int) -> str:  # noqa: ARG002 (all of a row tells of its headline)
        """The headline of a row where it is cut."""
        row, line = self.lines.row_at(y + self.scroll_offset.y)
        summary = self.summary(row) if line >= 0 else None
        if summary is None or not cut(summary, self.size.width, self._look(Inks(self.app.theme_variables))):
            return ""
        return summary.title

    def unfolds_at(self, x: int, y: int) -> int | None:
        """The row whose story a click there unfolds or folds; None where it does not."""
        row, line = self.lines.row_at(y + self.scroll_offset.y)
        summary = self.summary(row)
        look = self._look(Inks(self.app.theme_variables))
        return row if summary and unfolds(summary, line, x, self.size.width, look) else None

    def _look(self, inks: Inks) -> Look:
        return Look(
            self._clock(), self.hidden_topics, inks, self.row_style, self.marks, self.unfolded, self.picked
        )

    def _ask(self, page: int) -> None:
        # The neighbours are asked for too, so that a held key does not run into blank rows.
        pages = [number for number in (page, page + 1, page - 1) if number not in self._asked and number >= 0]
        self._asked.update(pages)
        for number in pages:
            if wanted := self.rows[number * PAGE : (number + 1) * PAGE].tolist():
                self.post_message(self.Wanted(wanted))
