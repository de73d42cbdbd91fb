"""The pane of the article: an id in, chosen related stories and links out."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial

from textual import events, on, work
from textual.reactive import reactive

from reader.errors import NotFoundError, ReaderError
from reader.library import Library
from reader.models import Story, Summary
from reader.ui.background import Background
from reader.ui.messages import LinkChosen, RelatedChosen, Shown
from reader.ui.widgets.page_view import PageView, measure
from reader.ui.widgets.prose import Layout, Paragraph, Run, lay_out

NOTICEABLE = 0.02
"""A share of an article: who scrolled less has not moved on."""


class ArticlePane(PageView):
    """Shows the article of `article_id`, read and set in the background."""

    marks_head = True

    article_id: reactive[str | None] = reactive[str | None](None, repaint=False, init=False)

    def __init__(self, background: Background, clock: Callable[[], datetime]) -> None:
        super().__init__(id="article")
        self.story: Story | None = None
        self._background = background
        self._clock = clock
        self._paragraphs: Sequence[Paragraph] = ()
        self._left_at: float | None = None

    @property
    def share(self) -> float:
        """How much of the page stands above what is seen, 0.0 to 1.0."""
        return min(1.0, self.scroll_offset.y / max(1, len(self.page.lines)))

    def begin(self) -> None:
        """The article that is shown is read from now on, not just looked at: from where it was left the last time."""
        if self.story and self._left_at is None:
            self._left_at = self.story.position
            if self._left_at and not self.scroll_offset.y:
                self._scroll_to_share(self._left_at)

    def leave(self) -> Callable[[Library], None] | None:
        """What keeps how far the article was read; None where it was not, or stayed where it was."""
        if self.story is None or self._left_at is None or abs(self.share - self._left_at) < NOTICEABLE:
            return None
        return partial(_keep_position, self.story.summary.id, self.share)

    def on_blur(self) -> None:
        """The reader goes elsewhere."""
        self._keep_position()

    def _keep_position(self) -> None:
        if self.story and (keep := self.leave()):
            self._keep(keep, self.story.summary.id, self.share)

    @work(group="position")
    async def _keep(self, keep: Callable[[Library], None], id: str, share: float) -> None:
        await self._background.write(keep)
        if self.story and self.story.summary.id == id:
            self._left_at = share

    def watch_article_id(self) -> None:
        """Loads another article."""
        self._load()

    def take_in(self, summary: Summary) -> None:
        """Notes marks that were made to the article that is shown."""
        if self.story and self.story.summary.id == summary.id:
            self.story = self.story._replace(summary=summary)

    @work(exclusive=True, group="article")
    async def _load(self) -> None:
        wanted, now, width = self.article_id, self._clock(), measure(self.size.width)
        try:
            story, paragraphs, page = (
                (None, [], Layout())
                if wanted is None
                else await self._background.read(lambda library: _set(library, wanted, now, width))
            )
        except ReaderError as error:
            story, paragraphs = None, [Paragraph((Run(str(error), "muted"),))]
            page = lay_out(paragraphs, width)
        self._keep_position()
        self.story, self._paragraphs, self._left_at = story, paragraphs, None
        self.page = page
        self.scroll_to(y=0, animate=False, immediate=True)
        self.post_message(Shown(story))
        if measure(self.size.width) != width:
            self._set_anew()

    def on_resize(self, event: events.Resize) -> None:
        """Sets the article in the new measure."""
        if self._paragraphs and measure(event.size.width) != self.page.width:
            self._set_anew()

    @work(exclusive=True, group="measure")
    async def _set_anew(self) -> None:
        paragraphs, width = self._paragraphs, measure(self.size.width)
        share = self.share
        page = await self._background.read(lambda _: lay_out(paragraphs, width))
        if paragraphs is self._paragraphs:
            self.page = page
            self._scroll_to_share(share)

    def _scroll_to_share(self, share: float) -> None:
        self.scroll_to(y=round(share * len(self.page.lines)), animate=False, immediate=True)

    @on(PageView.Chosen)
    def _chosen(self, event: PageView.Chosen) -> None:
        event.stop()
        if self.story:
            self.post_message(RelatedChosen(self.story.related[event.target]))

    @on(PageView.LinkClicked)
    def _clicked(self, event: PageView.LinkClicked) -> None:
        event.stop()
        self.post_message(LinkChosen(event.url))


def _keep_position(id: str, share: float, library: Library) -> None:
    with suppress(NotFoundError):  # its file has gone while it was read
        library.marks.keep_position(id, share)


def _set(library: Library, id: str, now: datetime, width: int) -> tuple[Story, list[Paragraph], Layout]:
    # Neither is needed before an article is shown, and both are imported here off the event loop.
    from reader.content.body import read_body
    from reader.ui.panes.typeset import typeset

    story = library.story(id)
    body = story.article.body
    paragraphs = typeset(story, read_body(body, story.article.url) if body else None, now)
    return story, paragraphs, lay_out(paragraphs, width)
