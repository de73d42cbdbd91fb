"""The pane of the article: an id in, chosen related stories and links out."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual import work
from textual.reactive import reactive

from reader.errors import ReaderError
from reader.models import FullText, Related, Story, Summary, Term
from reader.ui import words
from reader.ui.background import Background
from reader.ui.messages import Shown
from reader.ui.panes.leading import LeadingPage
from reader.ui.panes.opening import Opened, Wanted, open_article
from reader.ui.panes.position import Position, Standing
from reader.ui.panes.related import belonging
from reader.ui.panes.targets import Target, same, targets
from reader.ui.panes.tour import tour
from reader.ui.widgets.marking import Spans
from reader.ui.widgets.prose import Paragraph, Run
from reader.ui.widgets.signs import SIGNS, Signs


class ArticlePane(LeadingPage):
    """Shows the article of `article_id`, read and set in the background; without one, a tour of the first keys.

    A reader who comes back is `known`: they see nothing until there is an article, or it is sure that there is none.
    `covered` is the id of the article to which what is similar was added, for whoever waits for that.
    """

    marks_head = True

    article_id: reactive[str | None] = reactive[str | None](None, repaint=False, init=False)

    def __init__(
        self,
        background: Background,
        clock: Callable[[], datetime],
        keys: Callable[[str], str],
        spans: Callable[[str, tuple[Term, ...]], Spans],
        signs: Signs = SIGNS,
        *,
        known: bool = False,
    ) -> None:
        super().__init__(background, clock, keys, spans, signs)
        self.story: Story | None = None
        self.covered: str | None = None
        self._wanted: dict[str, Wanted] = {}  # how the reader chose to see articles
        # Where the reader comes back to, as soon as the page is long enough.
        self._return: Standing | None = None
        self._tour = tour(keys)
        self._remark = () if known else self._tour

    @property
    def related(self) -> tuple[Related, ...]:
        """The stories that the page leads to, in its order."""
        return belonging(self.story) if self.story else ()

    @property
    def targets(self) -> tuple[Target, ...]:
        """What its cursor goes to, by number."""
        return targets(self.story) if self.story else ()

    def address_of(self, target: int) -> str | None:
        """The address of a target."""
        return self.targets[target].url

    @property
    def standing(self) -> Standing:
        """Where the reader is on the page."""
        return Standing(self.scroll_offset.y, self.page.width, self.place, self.target)

    def return_to(self, standing: Standing) -> None:
        """Has the reader be where they were before."""
        self._return = standing
        self.settle()

    @property
    def full(self) -> FullText | None:
        """The text of the original page, where that is what is shown."""
        return self.opened.full if self.opened else None

    def show_full(self, id: str, full: bool, trouble: str = "") -> None:
        """Shows the text of the page of an article as soon as it is there, or what its file tells.

        `trouble` tells why the page could not be read.
        """
        self._wanted[id] = Wanted(full, trouble)
        if id == self.article_id:
            self.renew()

    def take_in(self, summary: Summary) -> None:
        """Notes marks that were made to the article that is shown."""
        if self.story and self.story.summary.id == summary.id:
            self.story = self.story._replace(summary=summary)

    def watch_whole(self, whole: bool) -> None:
        """A long article can be read on where it was left only when all of it is there."""
        if whole:
            self.resume()

    def settle(self) -> None:
        """Goes on with coming back, unless the reader moves on already."""
        if back := self._return:
            same = back.measure == self.page.width
            if same:  # by force: after a page that was short there is nothing to scroll with yet
                self.scroll_to(y=back.y, animate=False, immediate=True, force=True)
            else:
                self.turn_to(back.place)
            if back.target is not None and back.target < len(self.page.targets):
                self.set_reactive(ArticlePane.target, back.target)
                self.refresh()
            there = self.whole and (not same or self.max_scroll_y >= back.y)
            if there and (back.target is None or self.target == back.target):
                self._return = None

    def move(self, where: str) -> None:
        """Scrolls, or goes from target to target; who moves does not come back any more."""
        self._return = None
        super().move(where)

    def watch_article_id(self) -> None:
        """Loads another article; what is similar to the one before is of no interest any more."""
        self.workers.cancel_group(self, "coverage")
        self._load()

    def show_none(self) -> None:
        """There is no article to be shown: the tour takes its place."""
        if self.article_id is not None:
            self.article_id = None
        elif self._remark is not self._tour:
            self.print_remark(self._tour)

    @work(exclusive=True, group="article")
    async def _load(self) -> None:
        wanted, opened = self.article_id, None
        remark = self._tour
        try:
            if wanted is not None:
                opened = await self._open(wanted)
        except ReaderError as error:
            remark = [Paragraph((Run(words.told(error), "muted"),))]
        self.keep_position()
        self._return = None
        self.story = opened.story if opened else None
        self._position = Position(opened.story.summary.id, opened.story.position) if opened else None
        if opened:
            self.print_article(opened)
            self._look_around(opened.story)
        else:
            self.print_remark(remark)
        self.post_message(Shown(self.story))

    async def _open(self, id: str) -> Opened:
        setting, wanted = self.setting, self._wanted.get(id, Wanted())
        return await self.background.read(lambda library: open_article(id, setting, library, wanted))

    def _looks_different(self, opened: Opened) -> bool:
        """Whether the page of an article is shown or not, other than before."""
        before = self.opened
        return before is not None and (before.full, before.trouble) != (opened.full, opened.trouble)

    @work(exclusive=True, group="renewal")
    async def renew(self) -> None:
        """Takes in what has changed of the article that is shown: its file, or which of its stories there are."""
        wanted = self.article_id
        if wanted is None:
            return
        try:
            opened = await self._open(wanted)
        except ReaderError:
            return  # it is gone; what is shown stays
        if self.article_id == wanted and self.story:
            # What is similar is looked for once: it is not to change under the reader's eyes.
            again = _with(opened.story, [one for one in self.story.related if one.kind == "similar"])
            if _differ(again, self.story) or self._looks_different(opened):
                chosen = None if self.target is None else self.targets[self.target]
                self.story = again
                again_at = (number for number, one in enumerate(self.targets) if chosen and same(one, chosen))
                self.target = next(again_at, None)
                self.print_again(opened._replace(story=again))

    @work(exclusive=True, group="coverage")
    async def _look_around(self, story: Story) -> None:
        """Adds what is similar to the page, once the article is seen."""
        if is_page(story.summary):
            self.covered = story.summary.id
            return
        similar = await self.background.read(lambda library: library.coverage.similar(story))
        now = self.story
        if similar and now and now.summary.id == story.summary.id and self.opened:
            self.story = _with(now, similar)
            self.print_again(self.opened._replace(story=self.story))
        self.covered = story.summary.id

    def resume(self) -> None:
        """Comes back to where the reader was on this page, or goes on where they left it."""
        if self._return:
            self.settle()
        else:
            super().resume()


def is_page(summary: Summary) -> bool:
    """Whether what is shown is a page of the web that is no article of the library: its name is its address."""
    return "://" in summary.id


def _with(story: Story, similar: Sequence[Related]) -> Story:
    """A story with what is similar behind what belongs to it."""
    others = tuple(one for one in story.related if one.kind != "similar")
    return story._replace(related=(*others, *similar))


def _differ(one: Story, other: Story) -> bool:
    """Whether two readings of an article look different; how far it was read does not show."""
    return one._replace(position=0.0) != other._replace(position=0.0)
