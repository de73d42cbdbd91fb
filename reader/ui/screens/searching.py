"""Search as one types; what was there before comes back."""

from typing import NamedTuple

from textual import on

from reader.ui.messages import Place, SearchLeft, SearchTyped
from reader.ui.panes.articles import Request
from reader.ui.panes.topics import EVERYTHING
from reader.ui.screens.paned import PanedScreen


class Before(NamedTuple):
    """What was listed before the search, and the row number that had the cursor."""

    place: Place
    at: int | None


class SearchingScreen(PanedScreen):
    """Searches within the place one is in."""

    place: Place = EVERYTHING
    before: Before | None = None
    _words = ""

    def ask(self, place: Place, at: int | None = None) -> None:
        """Lists a place, with the cursor on row number `at`."""
        self.place = place
        self.articles.request = Request(place.query, self.articles.request.revision, at)

    def action_search(self) -> None:
        """Opens the line to search in."""
        # Imported when it is first needed: the start is not to wait for it.
        from reader.ui.panes.search import SearchLine

        if self.query("#search"):
            return
        self.go("articles")
        if self.before is None:
            current = self.articles.current
            self.before = Before(self.place, current.row if current else None)
        line = SearchLine(self._words)
        self.mount(line, before=self.status)
        self.add_class("-searching")
        line.focus()

    @on(SearchTyped)
    def _typed(self, event: SearchTyped) -> None:
        from reader.query import parse_words

        if self.before is None:
            return
        self._words = event.words
        terms = parse_words(event.words)
        place = self.before.place
        if terms:
            quoted = " ".join(event.words.split())
            place = Place(place.query._replace(terms=terms), (*place.path, f"“{quoted}”"))
        if place.query != self.place.query:
            self.ask(place, None if terms else self.before.at)

    @on(SearchLeft)
    def _left(self, event: SearchLeft) -> None:
        self.query("#search").remove()
        self.remove_class("-searching")
        if not event.keep:
            self.leave_search()
        self.go("articles")

    def leave_search(self) -> bool:
        """Gives the view before the search back, with its cursor; False where nothing was searched for."""
        before, self.before, self._words = self.before, None, ""
        if before is None:
            return False
        if before.place.query != self.place.query:
            self.ask(before.place, before.at)
        return True

    def forget_search(self) -> None:
        """Ends the search for good: another place was chosen."""
        self.before, self._words = None, ""
