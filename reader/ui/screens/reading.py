"""The keys of the main screen that lead on, back, and to the pages over it."""

from textual import work

from reader.models import Summary
from reader.ui.messages import RefreshWanted
from reader.ui.screens.main import MainScreen


class ReadingScreen(MainScreen):
    """The whole of the reader's screen."""

    def action_unread(self, by: int) -> None:
        """Goes to the next unread article (1) or the one before (-1); in an article, opens it there."""
        self.articles.to_unread(by, self._found_unread)

    def action_read_on(self) -> None:
        """Pages through the article that is seen; at its end, goes on to the next unread."""
        current = self.at()
        if not self.article.display:
            self.articles.action_choose()
        elif self.article.story is None or self.article.at_end:
            self.articles.to_unread(1, self._read_next)
        else:
            if current and current.id == self.article.article_id:
                self.article.begin()
                if not current.read:
                    self.mark(current, "read", value=True)
            self.article.action_move("page_down")

    def action_refresh(self, every: bool) -> None:
        """Refreshes the source of the article that is seen, or all."""
        story = self.article.story
        self.post_message(RefreshWanted(None if every or story is None else story.source))

    def action_back(self) -> None:
        """One step back: from the article to the list, out of the search; from the list, out of the program."""
        if not self._one_back():
            self.app.exit()

    def action_escape(self) -> None:
        """One step back, but never out of the program."""
        self._one_back()

    @work(group="page")
    async def action_problems(self) -> None:
        """Lists the documents that could not be read."""
        from reader.ui.screens.page import PageScreen
        from reader.ui.screens.pages import problems_page

        problems = await self.background.read(lambda library: library.problems())
        self.app.push_screen(PageScreen("Problems", list(problems_page(problems))))

    def action_help(self) -> None:
        """Shows the keys."""
        from reader.ui.screens.page import PageScreen
        from reader.ui.screens.pages import help_page

        self.app.push_screen(PageScreen("Help", list(help_page())))

    def _one_back(self) -> bool:
        if self.pane != "articles":
            self.go("articles")
            return True
        return self.leave_search()

    def _found_unread(self, summary: Summary | None) -> None:
        if summary is None:
            self.say(f"Nothing else unread in {self.place.path[-1]}")
        elif self.pane == "article":
            self.open(summary.id)

    def _read_next(self, summary: Summary | None) -> None:
        if summary is None:
            self._found_unread(None)
        else:
            self.open(summary.id)
