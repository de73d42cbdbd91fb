"""Search as one types; what was there before comes back."""

from typing import TYPE_CHECKING, NamedTuple

from reader.models import Sort
from reader.ui.actions.desk import Desk
from reader.ui.actions.drawing import DrawnTogether
from reader.ui.actions.moving import Moving
from reader.ui.actions.placing import Placing
from reader.ui.messages import Listed, Place, PlaceChosen, SearchLeft, SearchTyped
from reader.ui.panes.kept_queries import text_of
from reader.ui.panes.tree import EVERYTHING

if TYPE_CHECKING:
    from reader.query.completing import Suggestion
    from reader.query.parsing import Parsed


class Before(NamedTuple):
    """What was listed before the search, and the row number that had the cursor."""

    place: Place
    at: int | None


class Searching:
    """Searches within the place one is in."""

    def __init__(self, desk: Desk, moving: Moving, placing: Placing) -> None:
        self._desk = desk
        self._moving = moving
        self._placing = placing
        self._before: Before | None = None
        self._words = ""
        self._usual: Sort = "relevance"
        self._drawn = DrawnTogether(desk.screen)
        self._anywhere = False
        desk.commands |= {"search": self.open, "search.library": self.open}
        desk.answer(SearchTyped, self._typed)
        desk.answer(SearchLeft, self._left)
        desk.answer(PlaceChosen, self._forget)
        desk.answer(Listed, lambda _: self._drawn.end())

    def open(self) -> None:
        """Opens the line to search in."""
        # Imported when it is first needed: the start is not to wait for it.
        from reader.ui.panes.search import Advice, SearchLine

        desk = self._desk
        if desk.screen.query("#search"):
            return
        self._moving.go("articles")
        self._begin()
        advice = Advice(self._suggestions, self._drawn.begin)
        # What was searched for before is gone on with by another word.
        before = f"{self._words.rstrip()} " if self._words.strip() else ""
        line = SearchLine(before, desk.keymap, desk.articles.action_do, desk.signs, advice)
        desk.screen.mount(line, line.below, before=desk.status)
        desk.screen.set_focus(line)  # at once: what is typed next is for it

    @property
    def base(self) -> Place:
        """The place that is searched in; what is listed where nothing is searched for."""
        if self._anywhere:
            return EVERYTHING
        return self._before.place if self._before else self._desk.place

    def text(self) -> str:
        """What is listed as a query, with what is searched for; "" where all articles are."""
        place = self._desk.place
        return text_of(self.base, place) if place.search else text_of(place)

    def find(self, text: str) -> None:
        """Lists what a query finds in this place, as if it had been typed."""
        self._begin()
        self._typed(SearchTyped(text))
        self._moving.go("articles")

    def show(self, place: Place) -> None:
        """Lists a search that is in no place; what was listed before comes back as from any search."""
        from reader.query.terms import terms

        self._begin()
        self._words, self._anywhere = place.search, True
        self._desk.article.terms = terms(place.query.where)
        self._placing.ask(place)
        self._moving.go("articles")

    def _begin(self) -> None:
        """Notes what is listed before it is searched."""
        if self._before is None:
            current = self._desk.articles.current
            self._before = Before(self._desk.place, current.row if current else None)

    def leave(self) -> bool:
        """Gives the view before the search back, with its cursor; False where nothing was searched for."""
        before, self._before, self._words, self._anywhere = self._before, None, "", False
        if before is None:
            return False
        self._desk.article.terms = ()
        place = self._as_chosen(before.place)
        if place.query != self._desk.place.query:
            self._placing.ask(place, before.at)
        return True

    def _typed(self, message: SearchTyped) -> None:
        from reader.query.parsing import parse
        from reader.query.terms import terms

        if self._before is None:
            return
        self._words, self._anywhere = message.words, False
        parsed = parse(message.words)
        place = self._as_chosen(self._before.place)
        if parsed.where or parsed.sort or parsed.limit:
            place = self._within(place, message.words, parsed)
        self._desk.article.terms = terms(parsed.where)
        if place.query != self._desk.place.query:
            self._placing.ask(place, None if place.search else self._before.at)
        else:
            self._drawn.end()

    def _within(self, place: Place, text: str, parsed: "Parsed") -> Place:
        """A search within a place: words rank what they find, until another order is chosen for it."""
        from reader.query.terms import ranking, together

        typed = " ".join(text.split())
        now = self._desk.place
        chosen = now.query.sort if now.search and now.query.sort != self._usual else None
        self._usual = parsed.sort or ("relevance" if ranking(parsed.where) else place.query.sort)
        query = place.query._replace(
            where=together(place.query.where, parsed.where),
            sort=parsed.sort or chosen or self._usual,
            limit=parsed.limit,
            kept=(),
        )
        return place._replace(query=query, path=(*place.path, self._desk.signs.quoted(typed)), search=typed)

    def _as_chosen(self, place: Place) -> Place:
        """The place of before in the order, and with the rows, that were chosen for it meanwhile."""
        return place._replace(query=self._placing.query(place))

    def _left(self, message: SearchLeft) -> None:
        self._desk.screen.query("#search, #search-below").remove()
        if not message.keep:
            self.leave()
        self._moving.go("articles")

    async def _suggestions(self, text: str) -> "tuple[Suggestion, ...]":
        return await self._desk.background.read(lambda library: library.queries.suggestions(text))

    def _forget(self, message: PlaceChosen) -> None:  # noqa: ARG002 - whatever place it is
        self._before, self._words, self._anywhere = None, "", False
        self._desk.article.terms = ()
