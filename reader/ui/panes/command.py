"""The command line: a line to type a command in, and one below it that helps."""

from collections.abc import Awaitable, Callable, Sequence
from os.path import commonprefix
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.query.completing import KNOWN, Suggestion, begun
from reader.ui.bindings import bindings, rebind
from reader.ui.command_line import Wrong
from reader.ui.command_words import Names, completions, in_query, query_at
from reader.ui.keymap import Keymap
from reader.ui.panes.command_below import Told, line_below, offers
from reader.ui.typed_before import TypedBefore
from reader.ui.verbs import BY_NAME
from reader.ui.widgets.offers import Offer
from reader.ui.widgets.offers_below import OffersBelow
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.typing_line import TypingLine

_PROMPT = ":"
_TAKEN = ("enter", "up", "down")


class Doing(NamedTuple):
    """What the line needs: what was typed before, who carries a line out, or tells what is wrong with it, what the
    library has a query go on with, and who is told that the line is left.
    """

    before: TypedBefore
    do: Callable[[str], Wrong | None]
    suggest: Callable[[str], Awaitable[Sequence[Suggestion]]]
    leave: Callable[[], object]


class CommandBelow(OffersBelow):
    """The line below it."""

    told: reactive[Told] = reactive(Told())

    def __init__(self, take: Callable[[int], object], signs: Signs) -> None:
        super().__init__(take, signs, id="command-below")

    def offered(self) -> tuple[Sequence[Offer], int | None]:
        """What the line may become, and which of that it is."""
        return offers(self.told), self.told.at

    def render(self) -> Content:
        """What is told."""
        return line_below(self.told, self.size.width, self._signs)


class CommandInput(TypingLine, inherit_bindings=False):
    """The line itself. What cannot be carried out stays to be corrected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(one for one in Input.BINDINGS if isinstance(one, Binding) and one.key not in _TAKEN),
        *bindings("command"),
    ]

    def __init__(self, doing: Doing, keymap: Keymap, signs: Signs) -> None:
        super().__init__(id="command")
        self._doing = doing
        self.below = CommandBelow(self._take, signs)
        self._completed = ""  # the line that was completed, as the key made it
        self._looked = ""  # the line that what stands below is about
        self.names = Names()
        rebind(self, "command", keymap)

    def on_mount(self) -> None:
        """Tells which verbs there are."""
        self._look()

    def learn(self, names: Names) -> None:
        """Takes in what there is to be named."""
        self.names = names
        if self.below.told.at is None and not self.below.told.wrong:
            self._look()

    def action_do(self, id: str) -> None:
        """Carries out a command of the line."""
        match id:
            case "command.do":
                self._do()
            case "command.complete" | "command.complete_back":
                self._complete(1 if id == "command.complete" else -1)
            case "command.before" | "command.after":
                line = self._doing.before.step(-1 if id == "command.before" else 1, self.value)
                self._type(line)
                self._look()
            case "command.leave":
                self._doing.leave()

    def _do(self) -> None:
        wrong = self._doing.do(self.value)
        if wrong is None:
            self._doing.leave()
            return
        self.below.told = Told(wrong=wrong, cell=self._cell(wrong.at))

    def _cell(self, at: int) -> int:
        first = self.content_region.x
        return max(first, first + self._position_to_cell(at) - self.scroll_offset.x)

    def _complete(self, by: int) -> None:
        told = self.below.told
        if told.wrong or (told.at is None and self.value != self._looked):
            self._look()
            told = self.below.told
        if not told.found:
            if told.verb and " " not in self.value.lstrip(": "):
                self._type(self.value + " ")
                self._look()
            return
        alike = commonprefix(told.found)  # noqa: RUF071 (letters are typed, not folders)
        if told.at is None and (len(told.found) == 1 or len(alike) > len(self.value)):
            self._type(alike + (" " if len(told.found) == 1 and self._goes_on(alike) else ""))
            self._look()
            return
        at = (told.at + by if told.at is not None else 0 if by > 0 else -1) % len(told.found)
        self._type(told.found[at])
        self.below.told = told._replace(at=at)

    def _take(self, at: int) -> None:
        """Types one that was clicked, and looks for what may follow it."""
        line = self.below.told.found[at]
        self._type(line + (" " if self._goes_on(line) else ""))
        self._look()

    def _goes_on(self, line: str) -> bool:
        """Whether something is to follow what was completed."""
        verb, space, rest = line.lstrip(": ").partition(" ")
        return verb in BY_NAME and bool(BY_NAME[verb].takes) and (not space or rest in BY_NAME[verb].choices)

    def _look(self) -> None:
        """Finds what the line may become."""
        self._looked = self.value
        word, space, _ = self.value.lstrip(": ").partition(" ")
        verb = BY_NAME.get(word.casefold())
        if not space and verb and verb.takes:  # it is meant, no longer word that begins so
            self.below.told = Told(verb=verb)
            return
        found = tuple(one for one in completions(self.value, self.names) if one != self.value)
        self.below.told = Told(found, verb=verb if space else None)
        at = query_at(self.value)
        typed = begun(self.value[at:]) if at is not None else None
        if at is not None and typed and typed.field and typed.field not in KNOWN:
            self._ask(self.value, at)

    @work(exclusive=True, group="command")
    async def _ask(self, line: str, at: int) -> None:
        """Finds what the library has for the field that is being typed."""
        found = tuple(in_query(line, at, await self._doing.suggest(line[at:])))
        told = self.below.told
        if found and line == self.value and told.at is None and not told.wrong:
            self.below.told = told._replace(found=found)

    def _type(self, line: str) -> None:
        self._completed = line
        self.value = line
        self.cursor_position = len(line)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._completed:
            self._completed = ""
            self._doing.before.begin()
            self._look()


class CommandLine(Horizontal):
    """The line behind its colon."""

    def __init__(self, doing: Doing, keymap: Keymap, signs: Signs = SIGNS) -> None:
        super().__init__(id="command-line")
        self.line = CommandInput(doing, keymap, signs)
        self.below = self.line.below

    def open(self, before: Widget) -> None:
        """Puts itself above another widget; what is typed next is for it."""
        screen = before.screen
        screen.mount(self, self.below, before=before)
        self.mount(Static(Content(_PROMPT)), self.line)
        screen.set_focus(self.line)

    def close(self) -> None:
        """Goes."""
        self.below.remove()
        self.remove()
