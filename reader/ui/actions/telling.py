"""How a story was told: its timeline, and two of its accounts side by side."""

from collections.abc import Sequence
from functools import partial

from reader.models import Story
from reader.ui.actions.desk import Desk
from reader.ui.actions.outside import Outside
from reader.ui.actions.pages import Pages
from reader.ui.panes.accounts import Account, accounts
from reader.ui.panes.targets import same


class Telling:
    """Shows the accounts of the story that the reader is at."""

    def __init__(self, desk: Desk, pages: Pages, outside: Outside) -> None:
        self._desk = desk
        self._pages, self._outside = pages, outside
        desk.commands |= {
            "story.timeline": partial(desk.run, self._show_timeline, "story"),
            "story.compare": partial(desk.run, self._compare_here, "story"),
        }

    async def _show_timeline(self) -> None:
        from reader.ui.screens.timeline import TimelineScreen

        desk = self._desk
        if (found := await self._accounts()) is None:
            return
        story, told_by = found
        screen = TimelineScreen(
            story, told_by, partial(self._do, story, told_by), desk.article.setting, desk.keymap
        )
        desk.screen.app.push_screen(screen)

    async def _compare_here(self) -> None:
        """Compares the article with the account that is gone to on its page, else with the oldest other one."""
        if (found := await self._accounts()) is None:
            return
        _, told_by = found
        target, targets = self._desk.article.target, self._desk.article.targets
        chosen = targets[target] if target is not None and self._desk.pane == "article" else None
        at = (one for one in told_by if chosen and one.related and same(one.related, chosen))
        self._compare(told_by, next(at, None))

    def _do(self, story: Story, told_by: Sequence[Account], what: str, account: Account) -> None:
        if what == "compare":
            self._compare(told_by, account)
        elif what == "original":
            self._outside.visit(account.related.url if account.related else story.summary.url)
        elif account.related is not None:
            self._pages.related(account.related)

    def _compare(self, told_by: Sequence[Account], account: Account | None) -> None:
        """Compares the article that is open with another account; without one, with the oldest."""
        from reader.ui.screens.comparing import ComparingScreen

        desk = self._desk
        mine = next(number for number, one in enumerate(told_by) if one.related is None)
        if account is None or account.related is None:
            account = next(one for one in told_by if one.related is not None)
        other = told_by.index(account)
        desk.screen.app.push_screen(ComparingScreen(told_by, mine, other, desk.article.setting, desk.keymap))

    async def _accounts(self) -> tuple[Story, list[Account]] | None:
        """The story that the reader is at, and its accounts; None, and told so, where nobody else tells it."""
        desk, at = self._desk, self._desk.at_article()
        if at is None:
            if desk.at() is None:
                desk.say("No article is open")
            return None
        story, known = await desk.background.read(
            lambda library: (library.story(at.id), {one.id: one for one in library.coverage.accounts(at.id)})
        )
        told_by = accounts(story, known)
        if len(told_by) < 2:
            desk.say("Nobody else tells this story")
            return None
        return story, told_by
