"""A source is added: its address is typed, what it leads to is looked at and shown, and one of that is chosen."""

from collections.abc import Awaitable, Callable, Container, Iterable, Sequence

from textual import work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from reader.content.urls import public
from reader.models import Offer
from reader.ui import words
from reader.ui.looking import Found, look
from reader.ui.screens.asking import Complete, Prompting
from reader.ui.screens.sheet import LEAVE, Keys
from reader.ui.widgets.cells import fit
from reader.ui.widgets.choices import Option
from reader.ui.widgets.hint_line import Hint, written
from reader.ui.widgets.signs import SIGNS, Signs

_SUGGESTED, _OFFERS = 8, 6
"""Lines for what may be meant, and for what was found; more are scrolled to."""
_WIDTH, _BESIDE = 72, 8
"""Columns of the sheet where there is room for all of it, and of what is blank at the sides of its words."""
_LOOKING = (Hint("leave", "Esc", "stop"),)
_ADD = Hint("done", "Enter", "add")
_THERE = "a source already"

Known = Callable[[], Awaitable[Container[str]]]
"""The public addresses of the sources there are."""


async def _none() -> Container[str]:
    return ()


class Adding(Prompting, inherit_bindings=False):
    """Gives the address that was typed once an `offer` is chosen of what it leads to; `command` finds that out.

    One that is `known` can be looked at, not chosen. While it is looked at Escape stops that; the address stays in the
    line, to be mended and tried again.
    """

    BINDINGS = Prompting.BINDINGS

    def __init__(
        self,
        prompt: str,
        command: Callable[[str], Sequence[str]],
        complete: Complete | None = None,
        *,
        known: Known = _none,
        signs: Signs = SIGNS,
    ) -> None:
        super().__init__(prompt, complete=complete, does="look", signs=signs)
        self._known = known
        self._there: Container[str] = ()
        self.offer: Offer | None = None
        self._command = command
        self._signs = signs
        self._looked_at: str | None = None  # the address that is being looked at, or was
        self._offers: Sequence[Offer] = ()
        self._told = Static(classes="told")

    @property
    def looking(self) -> bool:
        """Whether it is being found out what is there."""
        return self._looked_at is not None and not self._offers

    def below(self) -> Iterable[Widget]:
        """Words about what was found."""
        self._told.display = False
        return (self._told,)

    def action_done(self) -> None:
        """Looks at the address, or takes the offer under the cursor."""
        if self._offers:
            offer = self._offers[self.list.cursor]
            if not self._is_there(offer):
                self.offer = offer
                self.answer(self.line.value.strip())
        elif not self.looking and (address := self.line.value.strip()):
            self._look(address)

    def action_leave(self) -> None:
        """Stops looking; else goes."""
        if self.looking:
            self._stop("Stopped looking.")
        else:
            super().action_leave()

    def action_complete(self) -> None:
        """Completes the path; goes on to the next of what was found."""
        if self._offers:
            self.action_take(1)
        elif not self.looking:
            super().action_complete()

    def action_take(self, by: int) -> None:
        """Goes to the next of what was found, else takes what may be meant."""
        if self._offers:
            self.list.go_to((self.list.cursor + by) % self.list.count)
        elif not self.looking:
            super().action_take(by)

    def picked(self, row: int) -> None:
        """A click goes to what was found, and once more takes it."""
        if not self._offers:
            super().picked(row)
        elif row == self.list.cursor:
            self.action_done()
        else:
            self.list.go_to(row)

    def changed(self, text: str) -> None:
        """Another address: what was found is not what it leads to."""
        if text.strip() == self._looked_at:
            return
        if self._looked_at is not None:
            self._stop("")
        elif self._told.display:
            self._say("")
        super().changed(text)

    def stepped(self) -> None:
        """Tells of the offer under the cursor."""
        if self._offers:
            self._tell_offer()

    @work(exclusive=True, group="looking")
    async def _look(self, address: str) -> None:
        self._looked_at = address
        self.workers.cancel_group(self, "complete")
        self._show(())
        self._say(f"Looking at {public(address)} {self._signs.ellipsis}")
        self.query_one(".keys", Keys).tell(_LOOKING)
        found = await look(self._command(address))
        self._there = await self._known()
        self._take_in(found)

    def _take_in(self, found: Found) -> None:
        if not found.offers:
            self._begin_again(found.trouble)
            return
        self._offers = sorted(found.offers, key=self._is_there)
        self._show(
            [
                Option(str(row), _name(offer), _THERE if self._is_there(offer) else _about(offer))
                for row, offer in enumerate(self._offers)
            ]
        )
        self._tell_offer()

    def _is_there(self, offer: Offer) -> bool:
        return public(offer.spec.address) in self._there

    def _stop(self, why: str) -> None:
        self.workers.cancel_group(self, "looking")
        self._begin_again(why)

    def _begin_again(self, why: str) -> None:
        self._looked_at, self._offers = None, ()
        self._show(())
        self.query_one(".keys", Keys).tell(self._keys)
        self._say(why)

    def _show(self, options: Sequence[Option]) -> None:
        self.list.marked = bool(options)
        self.list.show(options)
        self.list.display = bool(options)

    def _tell_offer(self) -> None:
        """Where the offer under the cursor is, its first headlines, a line each, and what can be done about it."""
        offer = self._offers[self.list.cursor]
        where = words.address(public(offer.spec.address))
        lines = [Content.styled(where, "$muted")] if where != _name(offer) else []
        lines += [Content("")] if lines and offer.titles else []
        dot, room = f"{self._signs.dot} ", self._room - 2
        for title in offer.titles:
            text = fit(title, room, self._signs.ellipsis).rstrip()
            lines.append(Content.assemble((dot, "$faint"), (text, "$ink")))
        self._tell(lines)
        add = () if self._is_there(offer) else (_ADD,)
        more = (Hint("take(1)", written("down", self._signs), "next"),) if len(self._offers) > 1 else ()
        self.query_one(".keys", Keys).tell((*add, *more, LEAVE))

    @property
    def _room(self) -> int:
        """The cells of a line of words below the list."""
        return max(3, min(self.size.width, _WIDTH) - _BESIDE)

    def _say(self, text: str) -> None:
        self._tell([Content.styled(text, "$ink")] if text else [])

    def _tell(self, lines: Sequence[Content]) -> None:
        self._told.update(Content.assemble(Content("\n").join(lines)))
        self._told.display = bool(lines)
        self.fit()

    def on_resize(self) -> None:
        """Fits the sheet into the screen, and the headlines into it."""
        super().on_resize()
        if self._offers:
            self._tell_offer()

    def fit(self) -> None:
        """Makes room for the list and for the words below it, which are cut where there is not enough."""
        self.lie(self.list, min(_OFFERS if self._offers else _SUGGESTED, self.list.count))
        height = self.size.height
        top, air = (0, 0) if self.has_class("-crowded") else (height // 6, 5)
        listed = int(self.list.styles.height.value) if self.list.display and self.list.styles.height else 0
        self._told.styles.max_height = max(1, height - 1 - top - air - 2 - listed)


def _name(offer: Offer) -> str:
    return offer.name or words.address(public(offer.spec.address))


def _about(offer: Offer) -> str:
    """What it is, and how many articles it holds where that does not say so."""
    if offer.articles is None or words.number(offer.articles) in offer.words:
        return offer.words
    return f"{offer.words}, {words.count(offer.articles, 'article', 'articles')}"
