"""The fields of something and what stands in them, in two columns."""

from collections.abc import Callable

from rich.segment import Segment
from textual.strip import Strip

from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.choices import ChoiceList, ground_of
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.signs import SIGNS, Signs

_GAP = 3


class FieldList(ChoiceList):
    """Options whose texts are names of fields, with what stands there as a note, faint where it is what is usual.

    `choose` is called at once at Enter, and not when a message of it comes round: keys typed behind it are for what it
    opens.
    """

    def __init__(self, choose: Callable[[], object], *, signs: Signs = SIGNS, id: str | None = None) -> None:
        super().__init__(signs=signs, id=id)
        self._choose = choose

    def action_do(self, id: str) -> None:
        """Moves the cursor, or has the field under it chosen."""
        if id == "read.open":
            self._choose()
        else:
            super().action_do(id)

    def draw(self, row: int, line: int, width: int, inks: Inks) -> Strip:  # noqa: ARG002 (a field is a line)
        """One field: its name, and what stands there."""
        option, here = self.options[row], row == self.cursor and self.marked
        ground, dots = ground_of(inks, here=here), self._signs.ellipsis
        column = min(max(cells(one.text) for one in self.options) + _GAP, max(1, width // 2))
        tone = ("muted" if here else "faint") if option.usual else ("strong" if here else "ink")
        return Strip(
            [
                Segment(f"{self._signs.bar if here else ' '} ", inks("accent", ground)),
                Segment(
                    fit(option.text, column, dots), inks("strong" if here else "muted", ground, bold=here)
                ),
                Segment(fit(option.note, width - column - 4, dots), inks(tone, ground)),
            ]
        ).adjust_cell_length(width, inks("ink", ground))
