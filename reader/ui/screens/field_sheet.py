"""The fields of something: one after the other is chosen and changed, and the sheet stays."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.widgets import Static

from reader.ui.screens.choosing import Choosing
from reader.ui.widgets.choices import Option
from reader.ui.widgets.field_list import FieldList
from reader.ui.widgets.signs import SIGNS, Signs


class FieldSheet(Choosing, inherit_bindings=False):
    """Calls `choose` with the id of each field that is chosen; gives None when it is left."""

    BINDINGS = Choosing.BINDINGS
    WHOLE = True

    def __init__(
        self, title: str, options: Sequence[Option], choose: Callable[[str], object], signs: Signs = SIGNS
    ) -> None:
        super().__init__(options, title, typed=False, signs=signs)
        self.list = FieldList(self.action_choose, signs=signs, id="choices")
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

    def make_way(self, *, way: bool) -> None:
        """Is not seen while a field is asked for: what is asked would look like a part of it."""
        self.set_class(way, "-away")
