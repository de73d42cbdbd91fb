"""The page of sources, and what its keys do to the one under the cursor."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from reader.content.urls import public
from reader.models import SourceOrder, SourceStatus
from reader.ui.actions.changing import Changing
from reader.ui.actions.desk import Desk
from reader.ui.actions.finding import Finding
from reader.ui.actions.outside import Outside
from reader.ui.messages import Place, PlaceChosen, Refreshing, RefreshWanted, SourcesChanged, SourceWanted
from reader.ui.panes.tree import key_of, source_place
from reader.ui.widgets.source_state import name_of

if TYPE_CHECKING:
    from reader.ui.screens.sources import SourcesScreen

_GIVEN = "These sources were given with the command, and are not kept: there is nothing to change"


class Sources:
    """Opens the page, keeps it in step with what happens, and carries out its commands."""

    def __init__(
        self, desk: Desk, outside: Outside, clock: Callable[[], datetime], order: SourceOrder
    ) -> None:
        self._desk, self._outside, self._clock = desk, outside, clock
        self._page: SourcesScreen | None = None
        self._at: str | None = None
        self._before: Place | None = None
        self._finding = Finding(desk, lambda: self._page, order)
        self._refreshing: frozenset[str] = frozenset()
        changing = Changing(desk)
        desk.commands |= {
            "sources": self.open,
            "sources.close": self.close,
            "sources.articles": partial(self._of_one, self._list),
            "sources.refresh": partial(self._of_one, self._refresh),
            "sources.refresh_all": lambda: desk.screen.post_message(RefreshWanted(None)),
            "sources.cancel": desk.commands["refresh.cancel"],
            "sources.problems": desk.commands["problems"],
            "sources.edit": partial(self._of_one, self._edit, changes=True),
            "sources.switch": partial(self._of_one, changing.switch, changes=True),
            "sources.remove": partial(self._of_one, changing.ask_to_remove, changes=True),
            "sources.site": partial(self._of_one, self._site),
            "sources.copy": partial(self._of_one, self._copy),
            "sources.more": self.more,
            "sources.help": self.help,
        }
        desk.answer(Refreshing, self._refreshed)
        desk.answer(SourcesChanged, self._changed)
        desk.answer(SourceWanted, self._wanted)

    @property
    def order(self) -> SourceOrder:
        """The order in which the sources are listed."""
        return self._finding.order

    def open(self) -> None:
        """Shows the page, as it was left."""
        from reader.ui.screens.sources import Around, SourcesScreen

        desk = self._desk
        around = Around(lambda id: desk.commands[id](), self._outside.visit, desk.status)
        page = SourcesScreen(
            desk.background, self._clock, around, at=self._at, keymap=desk.keymap, signs=desk.signs
        )
        page.list.set_reactive(type(page.list).order, self.order)
        page.list.set_reactive(type(page.list).refreshing, self._refreshing)
        self._page = page
        desk.screen.app.push_screen(page)

    def renew(self) -> None:
        """Has the page show what may have changed."""
        if self._page:
            self._page.list.renew()

    def close(self) -> None:
        """Goes back to the articles."""
        page, self._page = self._page, None
        if page:
            self._at = page.current.spec.address if page.current else None
            page.dismiss()

    def back(self) -> bool:
        """From the articles of a source back to the page it was chosen on, and the place that was listed before it;
        False where there is no such way back.
        """
        before, self._before = self._before, None
        if before is None or self._desk.place.query.source is None:
            return False
        if not self._desk.topics.choose(key_of(before)):
            self._list_place(before, enter=False)
        self.open()
        return True

    def more(self) -> None:
        """Pages through what is told of the source under the cursor."""
        if self._page:
            self._page.source.turn()

    def help(self) -> None:
        """Shows the keys that hold on the page."""
        from reader.ui.screens.page import PageScreen
        from reader.ui.screens.pages import help_page

        desk = self._desk
        page = help_page("sources", desk.keymap, desk.signs)
        desk.screen.app.push_screen(PageScreen("Help", page, keymap=desk.keymap, signs=desk.signs))

    def _of_one(self, do: Callable[[SourceStatus], object], *, changes: bool = False) -> None:
        """Does something to the source under the cursor, where there is one; `changes` tells that it alters it."""
        page = self._page
        if page is None or page.current is None:
            return
        if changes and page.list.told.given:
            self._desk.say(_GIVEN)
        else:
            do(page.current)

    def _list(self, status: SourceStatus) -> None:
        """Lists the articles of a source, as those of a topic are."""
        if self._before is None or self._desk.place.query.source is None:
            self._before = self._desk.place
        self.close()
        self._list_place(source_place(status), enter=True)

    def _list_place(self, place: Place, *, enter: bool) -> None:
        self._desk.topics.stand_elsewhere(key_of(place))
        self._desk.hear(PlaceChosen(place, enter=enter))

    def _edit(self, status: SourceStatus) -> None:
        from reader.ui.actions.editing import Editing

        Editing(self._desk, status)

    def _refresh(self, status: SourceStatus) -> None:
        if not status.spec.enabled:
            switch = self._desk.key("sources.switch")
            self._desk.say(f"{name_of(status)} is disabled{f': {switch} enables it' if switch else ''}")
            return
        self._desk.screen.post_message(RefreshWanted(status.spec.address, name_of(status)))

    def _site(self, status: SourceStatus) -> None:
        """Opens the site of a source, else its own address where a browser may have it."""
        site = status.spec.site or status.site or public(status.spec.address)
        if site.startswith(("http://", "https://")):
            self._outside.visit(site)
        else:
            self._desk.say(f"{name_of(status)} names no site to open")

    def _copy(self, status: SourceStatus) -> None:
        address = public(status.spec.address)
        self._desk.screen.app.copy_to_clipboard(address)
        self._desk.say(f"Copied {address}")

    def _refreshed(self, message: Refreshing) -> None:
        if message.sources != self._refreshing:
            self._refreshing = message.sources
            if self._page:
                self._page.list.refreshing = message.sources
                self.renew()

    def _wanted(self, message: SourceWanted) -> None:
        """Shows a source on the page, which is opened unless it is there already."""
        if self._page:
            self._page.list.stand_on(message.address)
        else:
            self._at = message.address
            self.open()

    def _changed(self, message: SourcesChanged) -> None:
        self._desk.renew()
        if self._page:
            self._page.list.renew_now(message.address)
