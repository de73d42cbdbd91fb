"""The fields of something: one after the other is chosen and changed, and the sheet stays."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from reader.ui.screens.choosing import Choosing
from reader.ui.widgets.choices import Option
from reader.ui.widgets.signs import SIGNS, Signs


class FieldSheet(Choosing, inherit_bindings=False):
    """Calls `choose` with the id of each field that is chosen; gives None when it is left."""

    # At once, before the list has it: what is typed next is for the field.
    BINDINGS: ClassVar[list[BindingType]] = [
        *Choosing.BINDINGS,
        Binding("enter", "choose", show=False, priority=True),
    ]

    def __init__(
        self, title: str, options: Sequence[Option], choose: Callable[[str], object], signs: Signs = SIGNS
    ) -> None:
        super().__init__(options, title, typed=False, signs=signs)
        self._choose = choose

    def answer(self, answer: str | None) -> None:
        """Has a field changed, or goes."""
        if answer is None:
            super().answer(None)
        elif self.is_active:
            self._choose(answer)

    def tell(self, title: str, options: Sequence[Option]) -> None:
        """Shows what stands in the fields now."""
        if self.is_attached:
            at = self.list.current.id if self.list.current else None
            self.query_one(".title", Static).update(Content(title))
            self.list.show(options, at)
