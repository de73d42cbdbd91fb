"""A line to type an address in, and below it what that leads to, of which one is chosen."""

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from reader.models import Offer
from reader.ui.screens.asking import Complete, Prompting
from reader.ui.screens.below import Below
from reader.ui.screens.offered import Offered
from reader.ui.screens.sheet import LEAVE, Keys
from reader.ui.widgets.hint_line import Hint, written
from reader.ui.widgets.signs import SIGNS, Signs

_SUGGESTED, _OFFERS = 8, 6
"""Lines for what may be meant, and for what was found; more are scrolled to."""
_WIDTH, _BESIDE = 72, 8
"""Columns of the sheet where there is room for all of it, and of what is blank at the sides of its words."""
_ADD, _GO = Hint("done", "Enter", "add"), Hint("done", "Enter", "go to it")


class Offering(Prompting, inherit_bindings=False):
    """Gives what was typed once one of the offers is taken: that is the `offer`, and `there` the address of the source
    that it is already. Where there are none, the list below the line holds what may be meant.
    """

    BINDINGS = Prompting.BINDINGS

    def __init__(self, prompt: str, complete: Complete | None = None, *, signs: Signs = SIGNS) -> None:
        super().__init__(prompt, complete=complete, does="look", signs=signs)
        self.list.kept = True
        self.offer: Offer | None = None
        self.there: str | None = None
        self._signs = signs
        self._offered = Offered()
        self._told = Below(signs)

    @property
    def looking(self) -> bool:
        """Whether it is being found out what there is to offer; nothing is completed meanwhile."""
        return False

    def below(self) -> Iterable[Widget]:
        """Words about what was found."""
        return (self._told,)

    def action_complete(self) -> None:
        """Completes the path; goes on to the next of what was found."""
        if self._offered.offers:
            self.action_take(1)
        elif not self.looking:
            super().action_complete()

    def action_take(self, by: int) -> None:
        """Goes to the next of what was found, else takes what may be meant."""
        if self._offered.offers:
            self.list.go_to((self.list.cursor + by) % self.list.count)
        elif not self.looking:
            super().action_take(by)

    def picked(self, row: int) -> None:
        """A click goes to what was found, and once more takes it."""
        if not self._offered.offers:
            super().picked(row)
        elif row == self.list.cursor:
            self.action_done()
        else:
            self.list.go_to(row)

    def stepped(self) -> None:
        """Tells of the offer under the cursor."""
        if self._offered.offers:
            self._tell_offer()

    def take_offer(self) -> None:
        """Takes the offer under the cursor."""
        self.offer = self._offered.offers[self.list.cursor]
        self.there = self._offered.source(self.offer)
        self.answer(self.line.value.strip())

    def show_offers(self, offers: Offered) -> None:
        """Offers these, or nothing."""
        self._offered = offers
        options = offers.options()
        self.list.marked = bool(options)
        self.list.show(options)
        self.list.display = bool(options)
        if options:
            self._tell_offer()

    def _tell_offer(self) -> None:
        """What there is to say of the offer under the cursor, and what can be done about it."""
        row, room = self.list.cursor, max(3, min(self.size.width, _WIDTH) - _BESIDE)
        self._told.tell(self._offered.lines(row, room, self._signs))
        there = self._offered.source(self._offered.offers[row]) is not None
        more = (Hint("take(1)", written("down", self._signs), "next"),) if self.list.count > 1 else ()
        self.tell_keys((_GO if there else _ADD, *more, LEAVE))

    def tell_keys(self, hints: Sequence[Hint]) -> None:
        """Tells which keys hold now."""
        self.query_one(".keys", Keys).tell(hints)
        self.fit()

    def on_resize(self) -> None:
        """Fits the sheet into the screen, and the headlines into it."""
        super().on_resize()
        if self._offered.offers:
            self._tell_offer()

    def fit(self) -> None:
        """Makes room for the list and for the words below it, which are cut where there is not enough."""
        self.lie(self.list, min(_OFFERS if self._offered.offers else _SUGGESTED, self.list.count))
        height = self.size.height
        top, air = (0, 0) if self.has_class("-crowded") else (height // 6, 5)
        listed = int(self.list.styles.height.value) if self.list.display and self.list.styles.height else 0
        self._told.styles.max_height = max(1, height - 1 - top - air - 2 - listed)
