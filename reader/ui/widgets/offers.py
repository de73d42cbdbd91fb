"""A line below one that is typed in: what that may become, or where it is wrong. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.signs import Signs

_GAP = 2


class Offer(NamedTuple):
    """What a line may become, as it is told, with how much there is of that."""

    text: str
    much: str = ""

    @property
    def width(self) -> int:
        """The cells it takes."""
        return cells(self.text) + (1 + cells(self.much) if self.much else 0)


def caret_line(words: str, at: int, width: int, signs: Signs) -> Content:
    """A caret below cell `at`, with words behind it, or before it where there is more room."""
    words = signs.told(words)
    before, behind = at - 1, width - at - 2
    if cells(words) > behind and before > behind:
        told = fit(words, before, signs.ellipsis).rstrip()
        return Content.assemble(" " * (before - cells(told)), (told, "$ink"), (" ^", "bold $accent"))
    told = fit(words, behind, signs.ellipsis).rstrip()
    return Content.assemble(" " * at, ("^ ", "bold $accent"), (told, "$ink"))


def offers_line(offers: Sequence[Offer], at: int | None, width: int, signs: Signs) -> Content:
    """As many offers as there is room for, the one that is taken (`at`) among them."""
    room = _room(width, signs)
    first, end = _window(offers, at or 0, room)
    parts = [
        _offer(offer, room, signs, taken=number == at)
        for number, offer in enumerate(offers[first:end], first)
    ]
    more = Content.styled(signs.ellipsis if end < len(offers) else "", "$faint")
    return Content.assemble(" ", Content(" " * _GAP).join(parts), " " if len(more) else "", more)


def offer_at(offers: Sequence[Offer], at: int | None, cell: int, width: int, signs: Signs) -> int | None:
    """Which of the offers stands at a cell of that line."""
    first, end = _window(offers, at or 0, _room(width, signs))
    left = 1
    for number in range(first, end):
        if left <= cell < left + offers[number].width:
            return number
        left += offers[number].width + _GAP
    return None


def _room(width: int, signs: Signs) -> int:
    return width - 1 - len(signs.ellipsis)


def _window(offers: Sequence[Offer], at: int, room: int) -> tuple[int, int]:
    """Which of the offers stand in a line with the one `at`: from the first on, page by page."""
    first = taken = 0
    for number, offer in enumerate(offers):
        width = offer.width
        taken += width + _GAP
        if taken - _GAP > room and number > first:
            if number > at:
                return first, number
            first, taken = number, width + _GAP
    return first, len(offers)


def _offer(offer: Offer, room: int, signs: Signs, *, taken: bool) -> Content:
    text = fit(offer.text, min(cells(offer.text), room), signs.ellipsis)
    much = f" {offer.much}" if offer.much and offer.width <= room else ""
    return Content.assemble((text, "bold $accent" if taken else "$muted"), (much, "$faint"))
