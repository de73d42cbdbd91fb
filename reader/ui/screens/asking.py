"""Questions over the reader: one that is answered with yes or no, and one that is answered in a line."""

from collections.abc import Callable, Iterable, Sequence
from os.path import commonprefix
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.ui.screens.sheet import LEAVE, Keys, Sheet
from reader.ui.widgets.choices import ChoiceList, Option
from reader.ui.widgets.hint_line import Hint
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.typing_line import TypingLine

Complete = Callable[[str], Sequence[str]]
_SUGGESTED = 8


class Asking(Sheet[bool], inherit_bindings=False):
    """A question; `yes` and `no` say what follows from either. Gives whether it was yes: Enter or y."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", show=False),
        Binding("n,q,escape", "answer(False)", show=False),
    ]

    def __init__(self, question: str, yes: str = "yes", no: str = "no") -> None:
        super().__init__()
        self._question = question
        self._answers = (Hint("answer(True)", "y", yes), Hint("answer(False)", "n", no))

    def compose(self) -> ComposeResult:
        """The question, and the answers to it."""
        with Vertical(classes="sheet"):
            yield Static(Content(self._question), classes="title")
            yield Keys(self._answers, "answers")
        yield Keys(())

    def on_resize(self) -> None:
        """Fits the sheet into the screen."""
        self.lie(None, 0)

    def action_answer(self, yes: bool) -> None:
        """Gives the answer."""
        self.answer(yes)

    def action_leave(self) -> None:
        """To turn away is a no."""
        self.answer(False)


class Prompting(Sheet[str], inherit_bindings=False):
    """A line to type the answer in, `value` to begin with, which is typed `over` by the first character where that is
    said. Gives it without the space around it, None where empty.

    `does` says what becomes of it. What `complete` finds for the line, in a thread, is listed below it. Tab types as
    much as is certain, then one after the other; the arrow keys and the mouse take one of them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *Sheet.BINDINGS,
        Binding("tab", "complete", show=False, priority=True),
        Binding("down,ctrl+n", "take(1)", show=False),
        Binding("up,ctrl+p,shift+tab", "take(-1)", show=False),
    ]

    def __init__(
        self,
        prompt: str | Content,
        value: str = "",
        complete: Complete | None = None,
        *,
        over: bool = False,
        does: str = "add",
        signs: Signs = SIGNS,
    ) -> None:
        super().__init__()
        self._prompt = prompt
        self._complete = complete
        self._taken, self._over = value, over
        completes = (Hint("complete", "Tab", "complete"),) if complete else ()
        self._keys = (*completes, Hint("done", "Enter", does), LEAVE)
        self.list = ChoiceList(signs=signs)
        self.list.can_focus = self.list.marked = False

    def picked(self, row: int) -> None:
        """A row of the list was clicked: it is typed."""
        self._type(self.list.options[row].id, again=True)

    def changed(self, text: str) -> None:
        """What is typed is another text now: others may be meant."""
        self.suggest(text)

    def stepped(self) -> None:
        """The cursor of the list stands on another row."""

    @property
    def line(self) -> TypingLine:
        """The line that is typed in."""
        return self.query_one(TypingLine)

    def compose(self) -> ComposeResult:
        """The prompt, the line, and what may be meant."""
        with Vertical(classes="sheet"):
            yield Static(Content.assemble(self._prompt), classes="title")
            yield TypingLine(value=self._taken)
            yield self.list
            yield from self.below()
        yield Keys(self._keys)

    def below(self) -> Iterable[Widget]:
        """What else stands below the list."""
        return ()

    def on_mount(self) -> None:
        """Lists nothing before it was looked for."""
        self.list.display = False
        if self._over:
            self.line.select_all()
        self.begin()

    def begin(self) -> None:
        """Lists what may be meant by what stands in the line to begin with."""
        self.suggest(self.line.value)

    def on_resize(self) -> None:
        """Fits the sheet into the screen."""
        self.fit()

    def fit(self) -> None:
        """Makes room for the list."""
        self.lie(self.list, min(_SUGGESTED, self.list.count))

    @work(group="complete", exclusive=True)
    async def suggest(self, text: str) -> None:
        """Lists what may be meant."""
        import asyncio

        found = await asyncio.to_thread(self._complete, text) if self._complete and text.strip() else ()
        self.list.marked = False
        folder = text[: text.rfind("/") + 1]  # it is in the line already; what differs comes behind it
        self.list.show([Option(one, one.removeprefix(folder)) for one in found if one != text])
        self.list.display = self.list.count > 0
        self.fit()
        self.list.reveal()

    def action_complete(self) -> None:
        """Types as far as all that may be meant begin alike; from there on, takes one after the other."""
        texts = [option.id for option in self.list.options]
        alike = commonprefix(texts)  # noqa: RUF071 (letters are typed, not folders)
        if len(texts) == 1 or (
            not self.list.marked and alike.startswith(self.line.value) and alike != self.line.value
        ):
            self._type(alike, again=True)
        else:
            self.action_take(1)

    def action_take(self, by: int) -> None:
        """Takes the one that the cursor stands on, or the next one from there."""
        if not self.list.count:
            return
        if self.list.marked:
            self.list.go_to((self.list.cursor + by) % self.list.count)
        elif by < 0:
            self.list.go_to(self.list.count - 1)
        self.list.marked = True
        if current := self.list.current:
            self._type(current.id, again=False)

    def action_done(self) -> None:
        """Gives what was typed."""
        self.answer(self.line.value.strip() or None)

    def _type(self, text: str, *, again: bool) -> None:
        self._taken = "" if again else text
        self.line.value = text
        self.line.cursor_position = len(text)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._taken or not event.value:
            self._taken = ""
            self.changed(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_done()

    @on(ChoiceList.Moved)
    def _moved(self, event: ChoiceList.Moved) -> None:
        event.stop()
        self.stepped()

    @on(ChoiceList.Chosen)
    def _picked(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self.picked(event.row)
