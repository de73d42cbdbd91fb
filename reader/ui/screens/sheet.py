"""A sheet of paper laid over the reader, with a question on it."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar, TypeVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widget import Widget

from reader import assets
from reader.ui.widgets.hint_line import Hint, HintLine, fitting

Answer = TypeVar("Answer")

_AROUND = 4
"""Lines of a sheet beside its list: the one that is typed in or read, and a blank one above, below and between."""
_CROWDED = 12
"""Lines of a screen that leaves no room for blank ones."""
_MENU = 12
"""Lines of a sheet that may take more than two thirds of the screen."""
LEAVE = Hint("leave", "Esc", "leave")


class Keys(HintLine):
    """The keys of a sheet; the id of each is the action it stands for."""

    def __init__(self, hints: Sequence[Hint], classes: str = "keys") -> None:
        super().__init__(classes=classes)
        self._hints = hints

    def hints(self) -> Sequence[Hint]:
        """As many of them as fit."""
        return fitting(self._hints, self.size.width)

    def tell(self, hints: Sequence[Hint]) -> None:
        """Tells other keys."""
        self._hints = hints
        self.refresh()


class Sheet(ModalScreen[Answer | None], inherit_bindings=False):
    """A sheet that is left with Escape, or a click beside it, without an answer (None).

    Its keys are told on the last line of the screen, where those of the reader would be told that do not hold now.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    WHOLE: ClassVar[bool] = False
    """Whether the list is to be seen as a whole, wherever the screen has room for that."""
    CSS_PATH: ClassVar[list[str | PurePath]] = [assets.folder("styles") / "sheets.tcss"]

    def lie(self, below: Widget | None, lines: int) -> None:
        """Lays the sheet a sixth of the height down, with up to `lines` lines for the list that stands below.

        As much of the list is shown as the screen has room for; it scrolls.
        """
        height = self.size.height
        crowded = height < _CROWDED
        self.set_class(crowded, "-crowded")
        top = 0 if crowded else height // 6
        usual = height - top - 1 if self.WHOLE else max(height * 2 // 3, min(_MENU, height - top))
        room = height - 1 if crowded else usual - _AROUND
        if below is not None:
            below.styles.height = max(0, min(max(1, lines), room))
        self.query_one(".sheet").styles.margin = (top, 0, 0, 0)

    def answer(self, answer: Answer | None) -> None:
        """Gives the answer and goes. What a sheet is told that is gone already, or covered by another, is too late."""
        if self.is_active:
            self.dismiss(answer)

    def action_leave(self) -> None:
        """Gives no answer."""
        self.answer(None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the sheet is no answer."""
        if event.widget is self:
            self.action_leave()

    @on(HintLine.Clicked)
    async def _key_clicked(self, event: HintLine.Clicked) -> None:
        event.stop()
        await self.run_action(event.id)
