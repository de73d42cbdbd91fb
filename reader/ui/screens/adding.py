"""A source is added: its address is typed, what it leads to is looked at and shown, and one of that is chosen."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from reader.content.urls import public, with_credentials
from reader.models import Offer, SourceSpec
from reader.ui import looking
from reader.ui.looking import Command, Found, look
from reader.ui.screens.asking import Complete
from reader.ui.screens.offered import Offered, offered
from reader.ui.screens.offering import Offering
from reader.ui.screens.sheet import LEAVE
from reader.ui.screens.signing_in import ask_who
from reader.ui.widgets.hint_line import Hint
from reader.ui.widgets.signs import SIGNS, Signs

_TAKES = "A site, a feed, a folder, a file, a git repository ({}/repo#folder), or exec: and a command."
_LOOKING = (Hint("leave", "Esc", "stop"),)
_REFUSED = (Hint("done", "Enter", "look again"), Hint("keep", "Ctrl-K", "keep it all the same"), LEAVE)

Known = Callable[[], Awaitable[Mapping[str, str]]]
"""The addresses of the sources there are, by their public ones."""


async def _none() -> Mapping[str, str]:
    return {}


class Adding(Offering, inherit_bindings=False):
    """Offers what an address leads to; `command` finds that out, and `known` which sources there are already.

    While it is looked at Escape stops that; the address stays in the line, to be mended and tried again. A server that
    wants to know who asks is told, and what is not reached just now can be kept unseen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *Offering.BINDINGS,
        Binding("ctrl+k", "keep", show=False, priority=True),
    ]

    def __init__(
        self,
        prompt: str,
        command: Command,
        complete: Complete | None = None,
        *,
        known: Known = _none,
        signs: Signs = SIGNS,
    ) -> None:
        super().__init__(prompt, complete, signs=signs)
        self._known, self._command = known, command
        self._looked_at: str | None = None  # the address that is being looked at, or was
        self._asked = SourceSpec("")  # the source that it would be, with those who its server was told of
        self._reason = ""  # why that led nowhere

    @property
    def looking(self) -> bool:
        """Whether it is being found out what is there."""
        return self._looked_at is not None and not self._offered.offers

    def on_mount(self) -> None:
        """Says what may be typed."""
        super().on_mount()
        self._hint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was looked at can be kept where it is not reached; else the key is one of the line."""
        if action == "keep":
            return self._reason == looking.UNREACHABLE
        return super().check_action(action, parameters)

    def action_done(self) -> None:
        """Looks at the address, or takes the offer under the cursor."""
        if self._offered.offers:
            self.take_offer()
        elif not self.looking and (address := self.line.value.strip()):
            self._look(address)

    def action_keep(self) -> None:
        """Takes the address that was not reached, without looking."""
        self._keep()

    def action_leave(self) -> None:
        """Stops looking; else goes."""
        if self.looking:
            self._stop("Stopped looking.")
        else:
            super().action_leave()

    def changed(self, text: str) -> None:
        """Another address: what was found is not what it leads to."""
        if text.strip() != self._looked_at:
            self._stop()
            self._hint()
            super().changed(text)

    @work(exclusive=True, group="looking")
    async def _look(self, address: str) -> None:
        """Finds out what is there. For as long as the server wants to be told who asks, the reader is asked that."""
        if there := _kept(address, known := await self._known()):
            self._looked_at = address
            self.show_offers(offered([Offer(SourceSpec(there), "")], known))
            return
        before = self._asked if self._asked.address == address else SourceSpec(address)
        found = await self._answer_to(SourceSpec(address))
        while found.reason == looking.PASSWORD:
            self._begin_again()
            self._told.say("")  # the questions lie over it, and say it
            who = await ask_who(self.app, before, found.trouble, self._signs)
            if who is None or not (who.user or who.password):
                self._fail(found)
                return
            found, before = await self._answer_to(who), who
        self._take_in(found, await self._known())

    @work(exclusive=True, group="looking")
    async def _keep(self) -> None:
        found = await self._answer_to(self._asked, looking.OFFLINE)
        self._take_in(found, {})
        if found.offers:
            self.take_offer()

    async def _answer_to(self, spec: SourceSpec, more: Sequence[str] = ()) -> Found:
        self._asked, self._looked_at, self._reason = spec, spec.address, ""
        self.workers.cancel_group(self, "complete")
        self.show_offers(Offered())
        self._told.say(f"Looking at {public(spec.address)} {self._signs.ellipsis}")
        self.tell_keys(_LOOKING)
        return await look(self._command(spec.address, [*more, *looking.signed_in(spec)]))

    def _take_in(self, found: Found, there: Mapping[str, str]) -> None:
        if not found.offers:
            self._fail(found)
            return
        self.show_offers(offered([self._signed_in(offer) for offer in found.offers], there))

    def _signed_in(self, offer: Offer) -> Offer:
        """An offer with those who its server was told of; where it was told of any, all offers are at that server."""
        asked = self._asked
        address = with_credentials(asked.address, offer.spec.address)
        return offer._replace(
            spec=offer.spec._replace(address=address, user=asked.user, password=asked.password)
        )

    def _fail(self, found: Found) -> None:
        self._begin_again()
        self._reason = found.reason
        self._told.complain(found.trouble)
        self.tell_keys(_REFUSED if found.reason == looking.UNREACHABLE else self._keys)

    def _stop(self, why: str = "") -> None:
        self.workers.cancel_group(self, "looking")
        self._begin_again()
        self._told.say(why)
        self.fit()

    def _begin_again(self) -> None:
        self._looked_at, self._reason = None, ""
        self.show_offers(Offered())
        self.tell_keys(self._keys)

    def _hint(self) -> None:
        if not self.line.value.strip():
            self._told.hint(_TAKES.format(self._signs.ellipsis))
            self.fit()


def _kept(address: str, there: Mapping[str, str]) -> str | None:
    """The address of the source that there is at what was typed already."""
    typed = (public(address), f"http://{public(address)}", f"https://{public(address)}")
    return next((there[one] for one in typed if one in there), None)
