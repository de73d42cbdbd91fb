"""The headings of the article: from one to the next, and all of them to choose from."""

from bisect import bisect_right
from functools import partial

from reader.ui.actions.desk import Desk
from reader.ui.widgets.prose import Heading

_NOTE = "   "  # what a heading of the page itself is set off from its note by


class Headings:
    """Goes to headings: those of the text, and of what stands below it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.commands |= {
            "heading.next": partial(self.step, 1),
            "heading.previous": partial(self.step, -1),
            "heading.list": self.choose,
        }

    def step(self, by: int) -> None:
        """Goes to the next heading (1) or the one before (-1), before the first one to the top."""
        if (found := self._headings()) is None:
            return
        article = self._desk.article
        here = article.scroll_offset.y
        if by > 0:
            wanted = next((one for one in found if article.top_of(one.line) > here), None)
            if wanted is None:
                self._desk.say("No heading further down")
                return
            self._go(wanted.line)
        else:
            above = [one.line for one in found if article.top_of(one.line) < here]
            self._go(above[-1] if above else 0)

    def choose(self) -> None:
        """Lists the headings, with the cursor on the one whose section is in sight."""
        from reader.ui.screens.choosing import Choosing
        from reader.ui.widgets.choices import Option

        if (found := self._headings()) is None:
            return
        desk, article = self._desk, self._desk.article
        own = [
            one.level for one in found if one.line < article.page.text_end
        ]  # what is below counts as the highest
        least = min(own, default=1)
        here = bisect_right(found, article.scroll_offset.y, key=lambda one: article.top_of(one.line)) - 1
        options = []
        for number, one in enumerate(found):
            text, _, note = one.text.partition(_NOTE)
            indent = "  " * max(0, one.level - least)
            options.append(Option(str(number), indent + text, "here" if number == here else note))
        sheet = Choosing(
            options,
            "Its words",
            at=str(here),
            heading="Contents",
            empty="No heading says that.",
            signs=desk.signs,
        )
        desk.screen.app.push_screen(sheet, lambda id: self._go(found[int(id)].line) if id else None)

    def _headings(self) -> tuple[Heading, ...] | None:
        """The headings of the article that is seen; None, and told so, where there is none."""
        article = self._desk.article
        if article.story is None or not article.display:
            self._desk.say("No article is open")
        elif not article.page.headings:
            self._desk.say("This article has no headings")
        else:
            return article.page.headings
        return None

    def _go(self, line: int) -> None:
        article = self._desk.article
        article.target = None
        article.scroll_to(y=article.top_of(line), animate=False, immediate=True)
