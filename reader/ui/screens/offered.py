"""What an address leads to, as it is offered. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from textual.content import Content

from reader.content.urls import public
from reader.models import Offer
from reader.ui import words
from reader.ui.widgets.cells import fit
from reader.ui.widgets.choices import Option
from reader.ui.widgets.signs import Signs

_THERE = "a source already"


class Offered(NamedTuple):
    """What is offered; `there` are the sources there are, their addresses by their public ones."""

    offers: Sequence[Offer] = ()
    there: Mapping[str, str] = {}

    def source(self, offer: Offer) -> str | None:
        """The address of the source that an offer is already; None where it is none."""
        return self.there.get(public(offer.spec.address))

    def options(self) -> list[Option]:
        """A line for each."""
        return [
            Option(str(row), _name(offer), _about(offer) if self.source(offer) is None else _THERE)
            for row, offer in enumerate(self.offers)
        ]

    def lines(self, row: int, room: int, signs: Signs) -> Iterator[Content]:
        """Of one of them: where it is, that it is a source already, and its first headlines, a line each."""
        offer = self.offers[row]
        where = words.address(public(offer.spec.address))
        named = where != _name(offer)
        if named:
            yield Content.styled(where, "$muted")
        if self.source(offer) is not None:
            yield Content.styled("This is a source already: Enter goes to it.", "$ink")
            named = True
        if named and offer.titles:
            yield Content("")
        for title in offer.titles:
            text = fit(title, room - 2, signs.ellipsis).rstrip()
            yield Content.assemble((f"{signs.dot} ", "$faint"), (text, "$ink"))


def offered(offers: Sequence[Offer], there: Mapping[str, str]) -> Offered:
    """Those first that are no sources yet."""
    found = Offered(offers, there)
    return found._replace(offers=sorted(offers, key=lambda offer: found.source(offer) is not None))


def _name(offer: Offer) -> str:
    return offer.name or words.address(public(offer.spec.address))


def _about(offer: Offer) -> str:
    """What it is, and how many articles it holds where that does not say so."""
    if offer.articles is None or words.number(offer.articles) in offer.words:
        return offer.words
    return f"{offer.words}, {words.count(offer.articles, 'article', 'articles')}"
