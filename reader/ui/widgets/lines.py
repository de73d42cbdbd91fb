"""The two lines at the bottom: where one is, and what the keys do."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from reader.ui import commands, words

_NOTE_S = 5.0
_GAP = 3
_KEPT = ("help", "back")


class State(NamedTuple):
    """What the status line tells.

    `note` is what just happened, in words; `trouble` what is wrong with the library itself, `error` with a source;
    `banner` is what holds for the whole session.
    """

    path: tuple[str, ...] = ()
    unread: int | None = None
    total: int = 0
    reading: str = ""
    problems: int = 0
    trouble: str = ""
    error: str = ""
    note: str = ""
    banner: str = ""


class StatusLine(Widget):
    """One line of state; what is of no interest now is not said."""

    state: reactive[State] = reactive(State)
    _fading: Timer | None = None

    def say(self, text: str) -> None:
        """Tells something for some seconds."""
        if self._fading:
            self._fading.stop()
        self.state = self.state._replace(note=text)
        self._fading = self.set_timer(_NOTE_S, lambda: setattr(self, "state", self.state._replace(note="")))

    def render(self) -> Content:
        """The line."""
        state = self.state
        parts = [(" › ".join(state.path), "bold $strong"), *self._counts(state)]
        if state.reading:
            parts.append((state.reading, "$muted"))
        if state.problems:
            parts.append((words.count(state.problems, "problem", "problems"), "$accent"))
        if last := self._last(state):
            parts.append(last)
        line = self._line(parts)
        if last is None or last[0] == state.banner or line.cell_length <= self.size.width:
            return line
        # News that does not fit beside the rest has the line for itself; a banner would keep it for good.
        alone = self._line([last])
        return (
            alone if alone.cell_length <= self.size.width else self._line([(words.brief(last[0]), last[1])])
        )

    @staticmethod
    def _line(parts: Sequence[tuple[str, str]]) -> Content:
        return Content(" " * _GAP).join([Content.styled(*part) for part in parts])

    @staticmethod
    def _last(state: State) -> tuple[str, str] | None:
        told = (
            (state.note, "$ink"),
            (state.trouble, "$accent"),
            (state.error, "$accent"),
            (state.banner, "$muted"),
        )
        return next((part for part in told if part[0]), None)

    @staticmethod
    def _counts(state: State) -> list[tuple[str, str]]:
        if state.unread is None:
            return []
        if not state.total:
            return [("no articles", "$muted")]
        return [
            (f"{words.number(state.unread)} of {words.number(state.total)} unread", "$muted"),
            ("by date", "$faint"),
        ]


class KeyLine(Widget):
    """One line of the keys that fit the pane with the focus."""

    pane: reactive[commands.Pane] = reactive[commands.Pane]("articles")

    def render(self) -> Content:
        """The line: as many commands as fit whole, the way out and the help among them."""
        shown = list(commands.hints(self.pane))
        while len(shown) > 1 and sum(map(_width, shown)) - _GAP > self.size.width:
            spare = [command for command in shown if command.id not in _KEPT]
            shown.remove((spare or shown)[-1])
        return Content(" " * _GAP).join(
            [
                Content.assemble(
                    (commands.written(command.keys[0]), "bold $accent"), (f" {command.words}", "$muted")
                )
                for command in shown
            ]
        )


def _width(command: commands.Command) -> int:
    return len(commands.written(command.keys[0])) + 1 + len(command.words) + _GAP
