"""The pane that tells of one source in full."""

from collections.abc import Callable
from datetime import datetime

from reader.ui.panes.source_page import source_page
from reader.ui.widgets.page_view import PageView, measure
from reader.ui.widgets.prose import BLANK, RULE, Paragraph, lay_out
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.source_row import Fare

_AIRY = 14
"""Lines of a pane below the list that has room for air in it."""


class SourcePane(PageView, can_focus=False, inherit_bindings=False):
    """Prints what is known of `fare`. Where it stands `below` the list, a rule sets it off."""

    below = False

    def __init__(
        self, clock: Callable[[], datetime], problems_key: str, signs: Signs = SIGNS, *, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.signs = signs
        self.set_reactive(PageView.centred, False)
        self._clock, self._problems_key = clock, problems_key
        self._fare: Fare | None = None

    def tell(self, fare: Fare | None) -> None:
        """Tells of another source, or of none, or of the same what is known now."""
        same = fare and self._fare and fare.status.spec.address == self._fare.status.spec.address
        self._fare = fare
        self._print()
        if not same:
            self.scroll_to(y=0, animate=False, immediate=True)

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
            fare, self._clock(), problems_key=self._problems_key, tight=tight, signs=self.signs
        )
        above = () if not self.below else (RULE,) if tight else (RULE, BLANK)
        return [*above, *page]
