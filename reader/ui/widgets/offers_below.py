"""The widget below a line that is typed in: a click takes one of the offers."""

from collections.abc import Callable, Sequence

from textual import events
from textual.widget import Widget

from reader.ui.widgets.offers import Offer, offer_at
from reader.ui.widgets.signs import SIGNS, Signs


class OffersBelow(Widget):
    """Gives `take` the number of the offer that was clicked."""

    ALLOW_SELECT = False

    def __init__(self, take: Callable[[int], object], signs: Signs = SIGNS, *, id: str) -> None:
        super().__init__(id=id)
        self._take_offer = take
        self._signs = signs

    def offered(self) -> tuple[Sequence[Offer], int | None]:
        """What is offered now, and which of it is taken."""
        raise NotImplementedError

    def on_click(self, event: events.Click) -> None:
        """Takes what was clicked; a second click soon after is not for what comes next."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is None or event.chain > 1:
            return
        offers, at = self.offered()
        number = offer_at(offers, at, offset.x, self.size.width, self._signs)
        if number is not None:
            self._take_offer(number)
