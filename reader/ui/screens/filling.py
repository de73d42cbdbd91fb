"""A line to fill in, which stays until what is typed can be taken."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reader.ui.screens.below import complaint
from reader.ui.screens.sheet import LEAVE, Keys, Sheet
from reader.ui.widgets.hint_line import Hint
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.typing_line import TypingLine

_KEYS = (Hint("done", "Enter", "keep"), LEAVE)


class Wanted(NamedTuple):
    """What is to be filled in: its name, words about it, and what stands there. What is typed takes the place of a
    `value` that is `replaced`; else it is added to it. `wrong` is why it could not be taken before.
    """

    name: str
    about: str
    value: str = ""
    replaced: bool = False
    wrong: str = ""


class _Line(TypingLine):
    """Does what its keys and those that end it stand for in their turn.

    Textual sends such keys around by the app, and what is typed behind them would come before. Once the line has ended,
    keys are not for it.
    """

    def __init__(self, value: str, ends: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(value=value)
        self._ends = ends

    async def _on_key(self, event: events.Key) -> None:
        if await self._done(event):
            event.stop()
            event.prevent_default()
        else:
            await super()._on_key(event)

    async def _done(self, key: events.Key) -> bool:
        """Does what a key stands for, where it is not just typed."""
        if not self.screen.is_active:
            return self.app.post_message(events.Key(key.key, key.character))
        if end := self._ends.get(key.key):
            end()
            return True
        found = self._bindings.key_to_bindings.get(key.key, [])
        return any([await self.app.run_action(binding.action, self) for binding in found[:1]])


class Filling(Sheet[bool], inherit_bindings=False):
    """Hands what is typed to `take`, without the space around it; nothing at all is an answer as well. What `take` says
    is wrong is shown, and the line stays to be mended. Gives True once it was taken, None where it was left.
    """

    BINDINGS = Sheet.BINDINGS

    def __init__(self, wanted: Wanted, take: Callable[[str], str], signs: Signs = SIGNS) -> None:
        super().__init__()
        self._wanted, self._take, self._signs = wanted, take, signs
        self.line = _Line(wanted.value, {"enter": self.action_done, "escape": self.action_leave})
        self._wrong = Static(classes="wrong")

    def compose(self) -> ComposeResult:
        """What is asked for, the line, and what is wrong with it."""
        with Vertical(classes="sheet filling"):
            yield Static(Content(self._wanted.name), classes="title")
            yield Static(Content(self._wanted.about), classes="about")
            yield self.line
            yield self._wrong
        yield Keys(_KEYS)

    def on_mount(self) -> None:
        """Selects what will be replaced."""
        self._tell(self._wanted.wrong)
        if self._wanted.replaced:
            self.line.select_all()

    def on_resize(self) -> None:
        """Fits the sheet into the screen."""
        self.lie(None, 0)

    def action_done(self) -> None:
        """Has what was typed taken."""
        if not self.is_active:
            return
        wrong = self._take(self.line.value.strip())
        if wrong:
            self._tell(wrong)
        else:
            self.answer(True)

    def _tell(self, wrong: str) -> None:
        if wrong:
            self._wrong.update(Content.assemble(complaint(wrong, self._signs)))
        self._wrong.display = bool(wrong)
