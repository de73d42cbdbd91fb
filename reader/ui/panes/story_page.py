"""An article as a page that is set anew whenever its measure or the searched words change."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from textual import work
from textual.reactive import reactive

from reader.models import Term
from reader.ui.background import Background
from reader.ui.panes.hanging import Hanging
from reader.ui.panes.hinted import HintedPage
from reader.ui.panes.opening import Opened, read_on, set_page
from reader.ui.panes.setting import Setting
from reader.ui.panes.tour import tour
from reader.ui.widgets.marking import Spans
from reader.ui.widgets.page_view import measure
from reader.ui.widgets.prose import MEASURE, Paragraph, lay_out
from reader.ui.widgets.signs import SIGNS, Signs


class StoryPage(HintedPage):
    """Prints an article, or a remark where there is none: a tour of the first keys, to begin with.

    `keys` gives the key of a command as it is printed; `spans` tells where in a text `terms` stand.
    """

    measure: reactive[int] = reactive(MEASURE, repaint=False, init=False)
    hanging: reactive[Hanging | None] = reactive[Hanging | None](None, repaint=False, init=False)
    terms: reactive[tuple[Term, ...]] = reactive[tuple[Term, ...]]((), repaint=False, init=False)

    def __init__(
        self,
        background: Background,
        clock: Callable[[], datetime],
        keys: Callable[[str], str],
        spans: Callable[[str, tuple[Term, ...]], Spans],
        signs: Signs = SIGNS,
    ) -> None:
        super().__init__(id="article")
        self.background = background
        self.signs = signs
        self._clock, self._keys, self._spans = clock, keys, spans
        self.room = 0  # how wide it will be, where it is not seen yet
        self.opened: Opened | None = None
        self.tour = tour(keys)
        self._remark: Sequence[Paragraph] = self.tour

    @property
    def setting(self) -> Setting:
        """How pages are set now."""
        find = partial(_find, self._spans, self.terms) if self.terms else None
        width = measure(self.size.width or self.room or self.measure, self.measure)
        hanging = self.hanging
        if hanging and self.size.height:
            hanging = hanging._replace(rows=max(3, min(hanging.rows, self.size.height // 2)))
        return Setting(self._clock(), width, self.signs, find, self._keys("read.original"), hanging)

    def print_article(self, opened: Opened) -> None:
        """Shows an article from its beginning; what was not read of it yet follows."""
        self.opened = opened
        self.page = opened.page
        self.whole = opened.whole
        self.scroll_to(y=0, animate=False, immediate=True)
        if not opened.whole:
            self._read_on(opened)
        self._fit_measure()

    def print_again(self, opened: Opened) -> None:
        """Shows what an article is now, at the place where the reader is in it."""
        self.opened = opened
        if opened.whole:
            self._set_anew(opened)
        else:
            self._read_on(opened)

    def print_remark(self, remark: Sequence[Paragraph]) -> None:
        """Shows a few words instead of an article."""
        self.opened, self._remark = None, remark
        self.page = lay_out(remark, self.setting.width, signs=self.signs)
        self.whole = True
        self.scroll_to(y=0, animate=False, immediate=True)

    def settle(self) -> None:
        """The page was set anew: whoever waits for more of it may go on."""

    def watch_page_and_place(self, told: Callable[[], None]) -> None:
        """Has `told` called when another page, or another part of it, is shown."""
        self.watch(self, "page", told, init=False)
        self.watch(self, "scroll_y", told, init=False)

    def watch_hanging(self) -> None:
        """Sets the page with pictures, or without."""
        if self.opened:
            self._set_anew(self.opened)

    def watch_terms(self) -> None:
        """Marks other words."""
        if self.opened:
            self._set_anew(self.opened)

    def watch_measure(self) -> None:
        """Sets the page in another measure."""
        self._fit_measure()

    def on_resize(self) -> None:
        """Sets the page in the measure that fits."""
        if self.size.width:
            self._fit_measure()

    def _fit_measure(self) -> None:
        if self.setting.width == self.page.width:
            return
        if self.opened:
            self._set_anew(self.opened)
        else:
            self.print_remark(self._remark)

    @work(exclusive=True, group="body")
    async def _read_on(self, opened: Opened) -> None:
        whole = await self.background.read(lambda _: read_on(opened))
        if opened is self.opened:
            self.opened = whole
            self._set_anew(whole)

    @work(exclusive=True, group="setting")
    async def _set_anew(self, opened: Opened) -> None:
        page = await set_page(self.background, opened, self.setting)
        if opened is self.opened:
            place, target = self.place, self.target
            self.page = page
            if target is not None and target < len(page.targets):
                self.set_reactive(
                    StoryPage.target, target
                )  # without going there: the reader may have scrolled on
            self.turn_to(place)
            self.whole = opened.whole
            self.settle()


def _find(spans: Callable[[str, tuple[Term, ...]], Spans], terms: tuple[Term, ...], text: str) -> Spans:
    return spans(text, terms)
