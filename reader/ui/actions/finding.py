"""Finding a source on the page of sources, and the order they are listed in."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.content.urls import public
from reader.models import SourceOrder
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.widgets.source_state import name_of

if TYPE_CHECKING:
    from reader.ui.screens.sources import SourcesScreen

_ORDERS: tuple[tuple[SourceOrder, str, str], ...] = (
    ("list", "l", "As they were added"),
    ("failing", "f", "Failing ones first"),
    ("activity", "a", "Busiest first"),
    ("name", "n", "Name, from A to Z"),
)


class Finding:
    """Goes to a source by its name, and puts the sources in an `order`, which stays."""

    def __init__(self, desk: Desk, page: "Callable[[], SourcesScreen | None]", order: SourceOrder) -> None:
        self._desk, self._page = desk, page
        self.order = order
        desk.commands |= {"sources.find": self.find, "sources.sort": self.sort}

    def find(self) -> None:
        """Finds a source by its name or address."""
        from reader.ui.screens.choosing import Choosing
        from reader.ui.widgets.choices import Option

        if (page := self._page()) is None:
            return
        options = [
            Option(str(row), name_of(status), words.address(public(status.spec.address)))
            for row, status in enumerate(page.list.sources)
        ]
        sheet = Choosing(
            options,
            "Its name",
            heading="Find a source",
            empty="No source is called that.",
            signs=self._desk.signs,
        )
        self._desk.screen.app.push_screen(sheet, lambda row: page.list.go_to(int(row)) if row else None)

    def sort(self) -> None:
        """Asks for the order of the list."""
        from reader.ui.screens.choosing import Choosing
        from reader.ui.widgets.choices import Option

        options = [
            Option(order, text, "now" if order == self.order else "", key) for order, key, text in _ORDERS
        ]
        sheet = Choosing(options, "Sort", at=self.order, typed=False, signs=self._desk.signs)
        self._desk.screen.app.push_screen(sheet, self._sort)

    def _sort(self, chosen: str | None) -> None:
        page = self._page()
        for order, _, _ in _ORDERS:
            if order == chosen and page:
                self.order = page.list.order = order
