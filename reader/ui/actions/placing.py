"""The place: what is listed, in which order, and where the cursor stood there before."""

from functools import partial

from reader.models import Matches, Query, Sort
from reader.remembered import Remembered
from reader.ui.actions.desk import Desk
from reader.ui.actions.moving import Moving
from reader.ui.actions.remarks import remark
from reader.ui.messages import Folded, Highlighted, Listed, Place, PlaceChosen, Refreshing
from reader.ui.panes.tree import key_of

SORTS: tuple[tuple[Sort, str, str], ...] = (
    ("date", "d", "Newest first, by day"),
    ("heat", "h", "Heat: the stories most is written about"),
    ("quality", "q", "Quality"),
    ("title", "t", "Headline, from A to Z"),
    ("provider", "p", "Provider, from A to Z"),
)
_RANKED: tuple[Sort, str, str] = (
    "relevance",
    "r",
    "Relevance: in the headline, the topics, the excerpt, elsewhere",
)


class Placing:
    """Lists places. What was chosen for one (its order, where the cursor stood) is there when one comes back."""

    def __init__(self, desk: Desk, moving: Moving, remembered: Remembered, stories: dict[str, bool]) -> None:
        """`stories` tells of a place by its key whether its stories are listed or its articles, once that is chosen."""
        self._desk = desk
        self._moving = moving
        self._unlisted = False
        self._whole: set[str] = set()  # places of which all is listed, by their keys
        self._reading = Refreshing(frozenset())
        self.cursors = dict(remembered.cursors)
        self._lines: dict[str, int] = {}
        self._unfolded: dict[str, frozenset[int]] = {}
        self.sorts = dict(remembered.sorts)
        self.stories = stories
        self.folded = remembered.folded
        desk.commands |= {
            "topic.next": partial(desk.topics.next_topic, 1),
            "topic.previous": partial(desk.topics.next_topic, -1),
            "topic.fold": desk.topics.fold,
            "list.sort": self.choose_sort,
            "list.items": self.toggle_stories,
            "list.unlisted": self.toggle_unlisted,
        }
        desk.answer(PlaceChosen, self._chosen)
        desk.answer(Listed, self._listed)
        desk.answer(Highlighted, self._highlighted)
        desk.answer(Folded, self._folded)
        desk.answer(Refreshing, self._refreshing)

    def query(self, place: Place) -> Query:
        """What a place asks for, with the order and the extent that were chosen for it."""
        key = key_of(place)
        sort = self.sorts.get(key, place.sort or self._desk.settings.sort)
        stories = self.stories.get(key, self._desk.settings.stories)
        return place.query._replace(sort=sort, unlisted=self._unlisted or key in self._whole, stories=stories)

    def stand_on(self, key: str, id: str) -> None:
        """Has the cursor be on an article when the place of that key is listed next."""
        self.cursors[key] = id
        self._lines.pop(key, None)

    def ask(self, place: Place, at: int | None = None) -> None:
        """Lists a place, with the cursor on row number `at`, else where it stood there before."""
        desk = self._desk
        self._leave()
        desk.place = place
        at_id = self._stood(place) if at is None else None
        desk.articles.request = desk.articles.request._replace(
            query=place.query._replace(unfolded=self._unfolded_in(place)),
            at=at,
            at_id=at_id,
            line=self._lines.get(key_of(place)) if at_id else None,
        )

    def _leave(self) -> None:
        """Notes how the place that is listed looks, for when the reader comes back in this session."""
        query, key = self._desk.articles.request.query, key_of(self._desk.place)
        self._lines[key] = self._desk.articles.line
        if not self._desk.place.search:
            self._unfolded[key] = query.unfolded

    def _unfolded_in(self, place: Place) -> frozenset[int]:
        listed = place.query.stories and not place.search
        return self._unfolded.get(key_of(place), frozenset()) if listed else frozenset()

    @property
    def orders(self) -> tuple[tuple[Sort, str, str], ...]:
        """The orders that this place may be listed in, each with its key and what it is; a search is ranked as well."""
        return (_RANKED, *SORTS) if self._desk.place.search else SORTS

    def choose_sort(self) -> None:
        """Asks for the order of this place."""
        from reader.ui.screens.choosing import Choosing
        from reader.ui.widgets.choices import Option

        now = self._desk.place.query.sort
        options = [Option(sort, words, "now" if sort == now else "", key) for sort, key, words in self.orders]
        sheet = Choosing(options, "Sort", at=now, typed=False, signs=self._desk.signs)
        self._desk.screen.app.push_screen(sheet, self.sort)

    def sort(self, chosen: str | None) -> None:
        """Lists the place in that order, with the cursor on the same article."""
        sort = next((sort for sort, _, _ in self.orders if sort == chosen), None)
        if sort is None:
            return
        if self._desk.place.search:
            self._ask_again(sort)
            return
        self.sorts[key_of(self._desk.place)] = sort
        self._ask_again()

    def toggle_stories(self) -> None:
        """Lists a row for each story of this place, or for each article."""
        stories = not self._desk.place.query.stories
        self.stories[key_of(self._desk.place)] = stories
        self._desk.topics.count_anew()
        self._desk.say("A row for each story" if stories else "A row for each article")
        self._ask_again()

    def toggle_unlisted(self) -> None:
        """Lists unlisted articles as well, or no longer."""
        self._unlisted = not self._unlisted
        self._desk.say("Unlisted articles are shown" if self._unlisted else "Unlisted articles are hidden")
        self._ask_again()

    def _ask_again(self, sort: Sort | None = None) -> None:
        """Lists the same place in the way that was chosen for it; a search in the order it had, or in `sort`."""
        desk = self._desk
        current = desk.articles.current
        query = self.query(desk.place)
        if desk.place.search:
            query = query._replace(sort=sort or desk.place.query.sort)
        self.ask(desk.place._replace(query=query), current.row if current else None)

    def _stood(self, place: Place) -> str | None:
        return None if place.search else self.cursors.get(key_of(place))

    def _chosen(self, message: PlaceChosen) -> None:
        if message.place.query.unlisted:
            self._whole.add(key_of(message.place))
        place = message.place._replace(query=self.query(message.place))
        if place != self._desk.place:
            self.ask(place)
        if message.enter:
            self._moving.go("articles")

    def tell(self, matches: Matches, seconds: float, above: int = 0) -> None:
        """Says what is listed, and what there is to do where nothing is."""
        desk, query = self._desk, self._desk.place.query
        desk.articles.hidden_topics = desk.topics.roots
        desk.articles.remark = remark(desk, query, self._reading)
        desk.tell(
            path=desk.place.path,
            unread=matches.unread,
            total=matches.total,
            found=matches.total if desk.place.search else None,
            counted=matches.counted,
            seconds=seconds,
            sort=query.sort,
            unlisted=query.unlisted,
            above=above,
            problems=desk.topics.counts.problems + len(desk.faults),
        )

    def _listed(self, message: Listed) -> None:
        self.tell(message.matches, message.seconds, message.above)
        if message.marked != self._desk.articles.marked:
            self._desk.renew()  # what was marked meanwhile is not in these numbers
        signs = self._desk.signs
        path = f" {signs.path} ".join(self._desk.place.path)
        self._desk.screen.app.title = f"newsreader {signs.dash} {path}"

    def _highlighted(self, message: Highlighted) -> None:
        desk = self._desk
        if not desk.articles.above:
            desk.tell(above=0)
        if message.summary and desk.articles.touched and not desk.place.search:
            key = key_of(desk.place)
            self.cursors.pop(key, None)  # the latest place comes last: the first ones are forgotten before it
            self.cursors[key] = message.summary.id

    def _refreshing(self, message: Refreshing) -> None:
        self._reading = message
        self._desk.articles.remark = remark(self._desk, self._desk.place.query, message)

    def _folded(self, message: Folded) -> None:
        self.folded = message.folded
