"""One thing chosen from many, over the reader: the palette, the orders, the themes."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.ui.messages import Previewed
from reader.ui.screens.sheet import LEAVE, Keys, Sheet
from reader.ui.widgets.choices import ChoiceList, Option, matching
from reader.ui.widgets.hint_line import Hint
from reader.ui.widgets.signs import ASCII_SIGNS, SIGNS, Signs
from reader.ui.widgets.typing_line import TypingLine

_NOTHING = "Nothing is called that."
_KEYS = (Hint("choose", "Enter", "choose"), LEAVE)


class Choosing(Sheet[str], inherit_bindings=False):
    """Options below a line to find them with, or below a title. Gives the id of the one chosen, None where none was.

    `at` is the option the cursor stands on first. Without `typed` there is no line to type in, and the keys of the
    options choose at once. With `preview`, `Previewed` is posted while the cursor goes from option to option; the
    reader is not dimmed while they are shown in another theme, and where there is one to begin with, not covered more
    than needed. A `heading` stands above the line to type in; the sheet is then as high as what is left needs.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *Sheet.BINDINGS,
        Binding("down,ctrl+n", "step(1)", show=False),
        Binding("up,ctrl+p", "step(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    def __init__(  # noqa: PLR0913 (all but two have a default that holds)
        self,
        options: Sequence[Option],
        title: str,
        *,
        at: str | None = None,
        typed: bool = True,
        preview: bool = False,
        empty: str = _NOTHING,
        heading: str = "",
        signs: Signs = SIGNS,
    ) -> None:
        super().__init__(classes="-aside" if preview and at else None)
        self._title, self._heading = title, heading
        self._options = options
        self._at = self._seen = at
        self._typed = typed
        self._previews = preview
        self.list = ChoiceList(empty, signs=signs, id="choices")
        self.list.can_focus = not typed
        self.set_class(signs == ASCII_SIGNS, "-ascii")

    def compose(self) -> ComposeResult:
        """The sheet."""
        with Vertical(classes="sheet"):
            if self._heading:
                yield Static(Content(self._heading), classes="title")
            if self._typed:
                yield TypingLine(self._title)
            else:
                yield Static(Content(self._title), classes="title")
            yield self.list
        yield Keys(_KEYS)

    def on_mount(self) -> None:
        """Shows all options."""
        self.list.show(self._options, self._at)
        self.watch(self.app, "theme", partial(self._look, self.app.theme), init=False)

    def _look(self, before: str, shown: str) -> None:
        self.set_class(shown != before, "-clear")

    def on_resize(self) -> None:
        """Fits the sheet into the screen. Without a heading it keeps its height while the options get fewer."""
        self._lie()

    def _lie(self) -> None:
        options = self.list.options if self._heading and self.list.is_mounted else self._options
        self.lie(self.list, len(options))

    def action_step(self, by: int) -> None:
        """Moves the cursor by so many options."""
        self.list.step(by)

    def action_turn(self, by: int) -> None:
        """Moves the cursor by so many pages."""
        self.list.step(by * max(1, self.list.size.height - 1))

    def action_choose(self) -> None:
        """Gives the option under the cursor."""
        if current := self.list.current:
            self.answer(current.id)

    def on_key(self, event: events.Key) -> None:
        """Chooses by the key of an option, where nothing is typed."""
        found = [option.id for option in self._options if option.keys and option.keys == event.character]
        if found and not self._typed:
            event.stop()
            event.prevent_default()
            self.answer(found[0])

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        typed = event.value.strip()
        self.list.show(matching(self._options, typed), None if typed else self._at)
        self._lie()
        self._preview()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_choose()

    @on(ChoiceList.Moved)
    def _moved(self, event: ChoiceList.Moved) -> None:
        event.stop()
        self._preview()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.answer(self.list.options[event.row].id)

    def _preview(self) -> None:
        current = self.list.current
        if self._previews and current and current.id != self._seen:
            self._seen = current.id
            self.post_message(Previewed(current.id))
