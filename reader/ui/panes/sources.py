"""The pane of sources: reads how they fare, calmly, and tells when that has changed."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from time import monotonic
from typing import NamedTuple

from textual import on, work
from textual.events import Mount
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.worker import WorkerCancelled, WorkerFailed

from reader.library import Library
from reader.models import Failure, Policy, SourceOrder, SourceStatus
from reader.ui import words
from reader.ui.background import Background
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.source_columns import WEEKS
from reader.ui.widgets.source_rows import SourceRows
from reader.ui.widgets.source_state import State, name_of, state_of

_CALM_S = 1.0
_SHARE = 4
"""Reading the list takes at most one part in so many of the time."""
_TROUBLED: Sequence[State] = ("failing", "partly", "disabled", "ok")


class Told(NamedTuple):
    """What the library tells of its sources: how many articles are unread in all, and whether the sources were given
    with the command, so that nothing can be changed about them; the first problem of each by its address, and how many
    seconds lie between two looks.
    """

    sources: tuple[SourceStatus, ...] = ()
    unread: int = 0
    given: bool = False
    problems: Mapping[str, Failure] = {}
    usual_s: int = Policy().every_s


class SourcesPane(SourceRows):
    """Lists the sources of the library in an `order`. The cursor begins on that of the address `at`."""

    order: reactive[SourceOrder] = reactive[SourceOrder]("list", repaint=False, init=False)

    class Renewed(Message):
        """Posted when more is known of the sources than before."""

    def __init__(
        self, background: Background, clock: Callable[[], datetime], at: str | None, signs: Signs = SIGNS
    ) -> None:
        super().__init__(clock, signs=signs, id="sources")
        self.told = Told()
        self._background = background
        self._at = at
        self._renewal: Timer | None = None
        self._calm = _CALM_S
        self._counted: object = None

    @property
    def sums(self) -> tuple[str, ...]:
        """How many sources there are, and how many of them need a look."""
        sources = self.told.sources
        if not sources:
            return ()
        states = [state_of(status) for status in sources]
        failing, partly, disabled = (states.count(state) for state in ("failing", "partly", "disabled"))
        return (
            words.count(len(sources), "source", "sources"),
            *([f"{words.number(failing)} failing"] if failing else []),
            *([f"{words.number(partly)} with problems"] if partly else []),
            *([f"{words.number(self.told.unread)} unread"] if self.told.unread else []),
            *([f"{words.number(disabled)} disabled"] if disabled else []),
        )

    @on(Mount)
    async def _begin(self) -> None:
        """Reads what there is. Keys that are pressed before that is there wait for it."""
        with suppress(WorkerFailed, WorkerCancelled):  # the app tells what is wrong
            await self._load().wait()

    def renew(self) -> None:
        """Reads what may have changed, soon, and not so often that others have to wait."""
        if self._renewal is None:
            self._renewal = self.set_timer(self._calm, self._load)

    def renew_now(self, at: str | None = None) -> None:
        """Reads what has changed, and then stands on the source of the address `at`, where one is named."""
        self._at = at
        self._load()

    def watch_order(self) -> None:
        """Lists the sources in another order, from its beginning: that is what one wants to see of it."""
        self._show(None)
        if self.count:
            self.go_to(0)

    def watch_refreshing(self) -> None:
        """Has it told of the source in full."""
        self.post_message(self.Renewed())

    @work(exclusive=True, group="sources")
    async def _load(self) -> None:
        if self._renewal:
            self._renewal.stop()
            self._renewal = None
        begun = monotonic()
        self.told = await self._background.read(_told)
        self._calm = max(_CALM_S, _SHARE * (monotonic() - begun))
        self.problems, self.usual_s = self.told.problems, self.told.usual_s
        at, self._at = self._at, None
        self._show(at)
        here = (
            self.told.unread,
            [(status.spec.address, status.articles) for status in self.told.sources],
        )
        if self._counted is None or (here != self._counted and not self.refreshing):
            self._counted = here
            self._count()

    @work(exclusive=True, group="counts")
    async def _count(self) -> None:
        self.weeks = await self._background.read(lambda library: library.sources.activity(weeks=WEEKS))
        self.unread = await self._background.read(lambda library: library.sources.unread())
        if self.order == "activity":
            self._show(None)
        self.post_message(self.Renewed())

    def _show(self, at: str | None) -> None:
        self.show(in_order(self.told.sources, self.order, self._activity), at)
        self.post_message(self.Renewed())

    def _activity(self, status: SourceStatus) -> int:
        return sum(self.weeks.get(status.spec.address, ()))


def in_order(
    sources: Sequence[SourceStatus], order: SourceOrder, activity: Callable[[SourceStatus], int]
) -> list[SourceStatus]:
    """The sources as they were added, or those that fail first, those of which most comes, or by their names."""
    if order == "failing":
        return sorted(sources, key=lambda status: _TROUBLED.index(state_of(status)))
    if order == "activity":
        return sorted(sources, key=activity, reverse=True)
    return (
        sorted(sources, key=lambda status: name_of(status).casefold()) if order == "name" else list(sources)
    )


def _told(library: Library) -> Told:
    sources = library.sources
    return Told(
        sources.all(), library.lists.counts().unread, sources.given, sources.first_problems(), sources.usual_s
    )
