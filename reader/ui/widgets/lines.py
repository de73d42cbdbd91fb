"""The two lines at the bottom: where one is, and what the keys do."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from reader.models import Sort
from reader.ui import commands, words
from reader.ui.keymap import Keymap
from reader.ui.messages import CommandWanted
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.hint_line import Hint, HintLine, fitting, written
from reader.ui.widgets.signs import SIGNS, Signs

_NOTE_S = 5.0
_GAP = 3
_DEFAULT = Keymap()
_UNREAD = ("Unread",)
_COUNT = re.compile(r"\d[\d ]* of ")
_BANNER = 24
"""Cells of a banner that are still worth showing."""


class State(NamedTuple):
    """What the status line tells.

    `picked` is how many articles are in the marked set, `found` how many a search found, and in how many `seconds`,
    once that is `counted`;
    `above` how many came that stand above what is seen. `reading` tells how far a refresh is, `waiting` for whom,
    `stop` what ends it. `hint` tells what may be typed now, or where a link leads; `note` what just happened,
    `fetching` what is waited for, `trouble` what is wrong with the library itself, `error` with a source; `banner` is
    what holds for the whole session, and so does `offline`. `left` tells how much of the article is left to read,
    `match` where the reader is among the places of the words that are looked for in it.
    """

    path: tuple[str, ...] = ()
    unread: int | None = None
    total: int = 0
    sort: Sort | None = None
    unlisted: bool = False
    picked: int = 0
    found: int | None = None
    counted: bool = True
    seconds: float = 0.0
    reading: str = ""
    waiting: str = ""
    stop: str = ""
    above: int = 0
    problems: int = 0
    hint: str = ""
    fetching: str = ""
    trouble: str = ""
    error: str = ""
    note: str = ""
    banner: str = ""
    offline: bool = False
    left: str = ""
    match: str = ""


class Part(NamedTuple):
    """A part of a line: what it tells of, the words, and their tone."""

    about: str
    text: str
    tone: str


# What gives way first where not all fits. News is never among them: it may have the line for itself.
_LESS_THAN_HELP = {"sort", "banner", "waiting", "stop"}
_YIELDING = (
    "sort", "banner", "waiting", "stop", "offline", "path", "left", "unlisted", "above", "picked", "verb", "counts",
    "problems",
    "reading", "place",
)  # fmt: skip


def told(state: State, width: int, signs: Signs = SIGNS) -> list[Part]:
    """The parts of the status line that `width` cells hold, news before all else."""
    parts = [part for part in _parts(state, signs) if part.text]
    for about in _YIELDING:
        if _taken(parts) <= width:
            return parts
        parts = _without(parts, about, width, signs)
    if _taken(parts) <= width:
        return parts
    cut = signs.ellipsis
    return [part._replace(text=fit(words.brief(part.text, cut), width, cut).rstrip()) for part in parts]


def _parts(state: State, signs: Signs) -> list[Part]:
    news = next((text for text in (state.hint, state.note, state.fetching) if text), "")
    wrong = state.trouble or state.error
    above = f" {signs.path} ".join(state.path[:-1])
    return [
        Part("path", f"{above} {signs.path} " if above else "", "strong"),
        Part("place", state.path[-1] if state.path else "", "strong"),
        Part("counts", _counts(state), "muted"),
        Part("sort", f"by {state.sort}" if state.sort and state.total else "", "faint"),
        Part("unlisted", "with unlisted" if state.unlisted else "", "muted"),
        Part("picked", f"{words.number(state.picked)} picked" if state.picked else "", "accent"),
        Part("above", _above(state.above, signs), "accent"),
        Part("left", state.left, "muted"),
        Part("match", state.match, "ink"),
        Part("reading", state.reading, "muted"),
        Part("waiting", state.waiting if state.reading else "", "muted"),
        Part("stop", state.stop if state.reading else "", "faint"),
        Part("offline", "offline" if state.offline else "", "muted"),
        Part(
            "problems", words.count(state.problems, "problem", "problems") if state.problems else "", "accent"
        ),
        Part("news", news or wrong, "ink" if news else "accent"),
        Part("banner", "" if news or wrong else state.banner, "muted"),
    ]


def _counts(state: State) -> str:
    if state.found is not None:
        if not state.counted:
            return ""
        return f"{words.number(state.found)} found, {words.number(max(1, round(state.seconds * 1000)))} ms"
    if state.unread is None or not state.counted:
        return ""
    if not state.total:
        return "no articles"
    if state.path == _UNREAD and state.unread == state.total:
        return words.count(state.total, "article", "articles")  # the place says what they are
    return f"{words.number(state.unread)} of {words.number(state.total)} unread"


def _above(number: int, signs: Signs) -> str:
    return f"{signs.up} {words.number(number)} new above" if number else ""


def _taken(parts: Sequence[Part]) -> int:
    """The cells of a line; the path and the place it leads to are one."""
    gaps = sum(part.about != "path" for part in parts) - 1
    return sum(cells(part.text) for part in parts) + _GAP * max(0, gaps)


def _without(parts: Sequence[Part], about: str, width: int, signs: Signs) -> list[Part]:
    """The parts without one of them. The path becomes an ellipsis, a banner is cut while it still tells something; how
    far a refresh is loses its verb.
    """
    if about == "verb":
        return [_without_verb(part) if part.about == "reading" else part for part in parts]
    rest = [part for part in parts if part.about != about]
    if len(rest) == len(parts) or not rest:
        return list(parts)
    if about == "path" and _taken(parts) > _taken(rest):
        left = Part("path", f"{signs.ellipsis} {signs.path} ", "strong")
        return [left, *rest] if _taken(rest) + cells(left.text) <= width else rest
    room = width - _taken(rest) - _GAP
    if about == "banner" and room >= _BANNER:
        banner = next(part for part in parts if part.about == about)
        return [*rest, banner._replace(text=fit(banner.text, room, signs.ellipsis).rstrip())]
    return rest


def _without_verb(part: Part) -> Part:
    """How far a refresh is, in numbers alone: "9 of 20 · 4 failed"."""
    rest = part.text.partition(" ")[2]
    return part._replace(text=rest) if _COUNT.match(rest) else part


class StatusLine(Widget):
    """One line of state; what is of no interest now is not said.

    `help_key` is told at its end, where what matters more leaves room: for screens that have no line of keys.
    """

    state: reactive[State] = reactive(State)
    signs: reactive[Signs] = reactive(Signs)
    help_key: reactive[str] = reactive("")
    _fading: Timer | None = None

    def say(self, text: str) -> None:
        """Tells something for some seconds."""
        if self._fading:
            self._fading.stop()
        self.state = self.state._replace(note=self.signs.told(text))
        self._fading = self.set_timer(_NOTE_S, lambda: setattr(self, "state", self.state._replace(note="")))

    def render(self) -> Content:
        """The line."""
        line = Content("")
        gap = ""
        way = f"{self.help_key} help" if self.help_key else ""
        parts = told(self.state, self.size.width, self.signs)
        if way:
            beside = told(self.state, self.size.width - cells(way) - _GAP, self.signs)
            if {part.about for part in parts} - {part.about for part in beside} <= _LESS_THAN_HELP:
                parts = beside
        for part in parts:
            style = f"bold ${part.tone}" if part.about in ("path", "place") else f"${part.tone}"
            line = Content.assemble(line, gap, (part.text, style))
            gap = "" if part.about == "path" else " " * _GAP
        left = self.size.width - _taken(parts) - cells(way)
        return Content.assemble(line, " " * left, (way, "$faint")) if way and left >= _GAP else line


class KeyLine(HintLine):
    """One line of the keys that fit the pane with the focus; none while they are `held` for something else."""

    pane: reactive[commands.Pane] = reactive[commands.Pane]("articles")
    held: reactive[bool] = reactive(False)

    def __init__(self, keymap: Keymap = _DEFAULT, *, signs: Signs = SIGNS, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keymap = keymap
        self._signs = signs

    def hints(self) -> list[Hint]:
        """The commands that the table names for the pane and that have a key."""
        if self.held:
            return []
        found = [
            Hint(command.id, written(keys[0], self._signs), command.words)
            for command in commands.hints(self.pane)
            if (keys := self._keymap.of(command.id))
        ]
        return fitting(found, self.size.width)

    def on_hint_line_clicked(self, event: HintLine.Clicked) -> None:
        """Has the command carried out."""
        event.stop()
        self.post_message(CommandWanted(event.id))
