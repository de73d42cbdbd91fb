"""The reader: what the panes say, and what follows from it."""

from textual import on

from reader.models import Query, Summary
from reader.ui.messages import Highlighted, LinkChosen, Listed, Opened, PlaceChosen, RelatedChosen, Shown
from reader.ui.screens.searching import SearchingScreen


class MainScreen(SearchingScreen):
    """Takes the reader from a place to its articles, and from an article to the next."""

    _opened: str | None = None

    def renew(self) -> None:
        """Loads what may have changed since it was loaded."""
        request = self.articles.request
        self.articles.request = request._replace(revision=request.revision + 1, at=None)
        self.topics.revision += 1

    def at(self) -> Summary | None:
        """The article in the pane of the article, where the reader is there; else the one under the cursor."""
        if self.pane == "article" and self.article.story:
            return self.article.story.summary
        return self.articles.current

    def changed(self, before: Summary, now: Summary) -> None:
        """Shows a mark in the list, in the counts and with the article."""
        self.articles.replace(now)
        self.article.take_in(now)
        self.topics.revision += 1
        state = self.status.state
        if state.unread is not None and before.read != now.read:
            self.status.state = state._replace(unread=state.unread + (-1 if now.read else 1))

    @on(PlaceChosen)
    def _place_chosen(self, event: PlaceChosen) -> None:
        if event.place != self.place:
            self.forget_search()
            self.ask(event.place)
        if event.enter:
            self.go("articles")

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        matches = event.matches
        self.articles.hidden_topics = self.topics.roots
        self.articles.remark = self._remark(self.place.query)
        self.app.title = f"newsreader — {' › '.join(self.place.path)}"
        self.status.state = self.status.state._replace(
            path=self.place.path,
            unread=matches.unread,
            total=matches.total,
            problems=self.topics.counts.problems,
        )

    @staticmethod
    def _remark(query: Query) -> str:
        if query.terms:
            return "Nothing found. Esc goes back to where you were."
        return {"all": "No articles yet.", "unread": "Nothing unread."}.get(query.view, "Nothing here.")

    @on(Highlighted)
    def _highlighted(self, event: Highlighted) -> None:
        # In an article the reader is not disturbed by what happens in the list.
        if self.pane != "article" and self.article.display:
            self.article.article_id = event.summary.id if event.summary else None

    @on(Opened)
    def _list_opened(self, event: Opened) -> None:
        self.open(event.summary.id)
        self.go("article")

    def open(self, id: str) -> None:
        """Shows an article to be read; it is marked so as soon as it is there."""
        self._opened = id
        if self.article.story and self.article.story.summary.id == id == self.article.article_id:
            self._shown(Shown(self.article.story))
        self.article.article_id = id

    @on(Shown)
    def _shown(self, event: Shown) -> None:
        if event.story and event.story.summary.id == self._opened:
            self._opened = None
            self.article.begin()
            if not event.story.summary.read:
                self.mark(event.story.summary, "read", value=True)

    @on(RelatedChosen)
    def _related_chosen(self, event: RelatedChosen) -> None:
        if event.related.article_id:
            self.open(event.related.article_id)
            self.go("article")
        else:
            self.visit(event.related.url)

    @on(LinkChosen)
    def _link_chosen(self, event: LinkChosen) -> None:
        self.visit(event.url)
