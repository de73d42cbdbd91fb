"""The pane that tells of one source in full."""

from collections.abc import Callable
from datetime import datetime

from rich.segment import Segment
from textual.strip import Strip

from reader.ui import words
from reader.ui.panes.source_page import source_page
from reader.ui.widgets.cells import fit
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.page_view import PageView, measure
from reader.ui.widgets.prose import BLANK, RULE, Paragraph, lay_out
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.source_row import Fare

_AIRY = 16
"""Lines of a pane below the list that has room for air in it."""


class SourcePane(PageView, can_focus=False, inherit_bindings=False):
    """Prints what is known of `fare`. Where it stands `below` the list, a rule sets it off. Where there is no room for
    all of it, its last line says so. `key` gives the key of a command.
    """

    below = False

    def __init__(
        self, clock: Callable[[], datetime], key: Callable[[str], str], signs: Signs = SIGNS, *, id: str
    ) -> None:
        super().__init__(id=id)
        self.signs = signs
        self.set_reactive(PageView.centred, False)
        self._clock, self._key = clock, key
        self._fare: Fare | None = None

    def tell(self, fare: Fare | None) -> None:
        """Tells of another source, or of none, or of the same what is known now."""
        same = fare and self._fare and fare.status.spec.address == self._fare.status.spec.address
        self._fare = fare
        self._print()
        if not same:
            self.scroll_to(y=0, animate=False, immediate=True)

    @property
    def air(self) -> int:
        """The empty lines above the text; there is one above the pane where it stands below the list."""
        return 0 if self.below else super().air

    @property
    def left_out(self) -> int:
        """How many lines there are below those that are seen; the last of them is covered by the line that says so."""
        seen = self.scroll_offset.y + self.size.height - self.air
        return len(self.page.lines) - seen + 1 if seen < len(self.page.lines) else 0

    def turn(self) -> None:
        """Shows what there was no room for; at the end, its beginning again."""
        if self.left_out:
            self.scroll_relative(y=max(1, self.size.height - 1), animate=False, immediate=True)
        else:
            self.scroll_to(y=0, animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        """What Textual draws; on the last line, how much more there is."""
        if y != self.size.height - 1 or not self.left_out:
            return super().render_line(y)
        key = self._key("sources.more")
        way = f"; {key} goes on" if key else ""
        more = words.count(self.left_out, "more line", "more lines")
        text = f"{' ' * self.left}{self.signs.ellipsis} {more}{way}"
        width, inks = self.size.width, Inks(self.app.theme_variables)
        return Strip([Segment(fit(text, width, self.signs.ellipsis), inks("muted", "ground"))])

    def on_resize(self) -> None:
        """Sets the page in the measure that fits."""
        self._print()

    def _print(self) -> None:
        if not self.size.width:
            return
        told = () if self._fare is None else self._told(self._fare)
        self.page = lay_out(told, measure(self.size.width), signs=self.signs)

    def _told(self, fare: Fare) -> list[Paragraph]:
        tight = self.below and self.size.height < _AIRY
        page = source_page(
            fare, self._clock(), problems_key=self._key("problems"), tight=tight, signs=self.signs
        )
        above = () if not self.below else (RULE,) if tight else (RULE, BLANK)
        return [*above, *page]
