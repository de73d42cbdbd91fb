"""A list to choose one thing from, and what is left of it while one types."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip

from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.cursor_list import CursorList
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.row_lines import RowLines
from reader.ui.widgets.signs import SIGNS, Signs

_WORD = re.compile(r"[^\W_]+")
_LEAST_TEXT = 12
"""Cells that the text of an option keeps before its keys are shown, and a note that is cut."""


class Option(NamedTuple):
    """Something to choose: its `text`, a `note` on it, and the `keys` that do the same without choosing. It is found by
    what it is `also` called, too. `usual` tells that the note says what nobody chose.
    """

    id: str
    text: str
    note: str = ""
    keys: str = ""
    also: str = ""
    usual: bool = False


def matching(options: Sequence[Option], typed: str) -> list[Option]:
    """The options in which every typed word is found, those first in which the words begin others.

    A word is found where it begins a word of the text, where it is made of the first letters of several ("cv" for
    Computer Vision), anywhere in the text, or where it begins a word of the note or of another name, in this order.
    """
    phrase = " ".join(_plain(typed).split())
    if not phrase:
        return list(options)
    wanted = _WORD.findall(phrase) or phrase.split()
    ranked = [(rank, option) for option in options if (rank := _rank(option, phrase, wanted)) is not None]
    return [option for _, option in sorted(ranked, key=lambda pair: pair[0])]


class _Searched(NamedTuple):
    """What an option is found by."""

    text: str
    words: tuple[str, ...]
    initials: str
    note: tuple[str, ...]


@lru_cache(maxsize=4096)  # with every letter that is typed all of them are asked for again
def _searched(option: Option) -> _Searched:
    text = _plain(option.text)
    words = tuple(_WORD.findall(text))
    initials = "".join(word[0] for word in words)
    return _Searched(text, words, initials, tuple(_WORD.findall(_plain(f"{option.note} {option.also}"))))


def _rank(option: Option, phrase: str, wanted: Sequence[str]) -> int | None:
    """How far the option is from what is wanted, 0 the nearest; None where a word is not found."""
    searched = _searched(option)
    # Of those in which every word is found, the one that holds them in a row is meant.
    total = -1 if phrase == searched.text else 0 if phrase in searched.text else 2
    for word in wanted:
        rank = _found(word, searched)
        if rank is None:
            return None
        total += rank
    return total


def _found(word: str, searched: _Searched) -> int | None:
    if searched.text.startswith(word):
        return 0
    if any(one.startswith(word) for one in searched.words):
        return 4
    if len(word) > 1 and word in searched.initials:
        return 8
    if word in searched.text:
        return 12
    return 16 if any(one.startswith(word) for one in searched.note) else None


def _plain(text: str) -> str:
    """The text without capitals and accents, so that "cafe" finds "Café"."""
    if text.isascii():
        return text.lower()
    from unicodedata import combining, normalize

    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))


class ChoiceList(CursorList):
    """Options, a line each, of which one has the cursor, shown where it is `marked`. A click chooses at once.

    Where there is not room for all of a line its note gives way, or the text before it where notes are `kept`.
    """

    marked: reactive[bool] = reactive(True)
    kept: reactive[bool] = reactive(False)

    def __init__(self, empty: str = "", *, signs: Signs = SIGNS, id: str | None = None) -> None:
        super().__init__(id=id)
        self.options: Sequence[Option] = ()
        self._empty = empty
        self._signs = signs

    def show(self, options: Sequence[Option], at: str | None = None) -> None:
        """Shows other options, with the cursor on that of id `at`, else on the first."""
        self.options = options
        self.lines = RowLines(len(options), 1, 0)
        self.set_reactive(ChoiceList.cursor, 0)
        self.scroll_to(y=0, animate=False, immediate=True)
        self.go_to(next((row for row, option in enumerate(options) if option.id == at), 0))
        self.refresh()

    @property
    def current(self) -> Option | None:
        """The option under the cursor."""
        return self.options[self.cursor] if self.cursor < len(self.options) else None

    @property
    def lit(self) -> bool:
        """Always: the keys come through the line that is typed in."""
        return True

    def step(self, by: int) -> None:
        """Moves the cursor by so many rows, no further than to the ends."""
        self.go_to(max(0, min(self.count - 1, self.cursor + by)))

    def press(self, row: int, x: int, *, again: bool) -> None:
        """A click chooses, wherever the cursor was."""
        del x, again
        self.post_message(self.Chosen(self, row))

    def whole_at(self, x: int, y: int) -> str:  # noqa: ARG002 (an option is a line)
        """The option under the mouse, where it is cut."""
        row, _ = self.lines.row_at(y + self.scroll_offset.y)
        if not 0 <= row < self.count:
            return ""
        text, note = self.options[row].text, self.options[row].note
        whole = f"{text}\n{note}" if note else text
        return (
            whole if cells(text) + cells(note) + cells(self.options[row].keys) > self.size.width - 8 else ""
        )

    def render_line(self, y: int) -> Strip:
        """What Textual draws; where there is no option, words that say so."""
        if self.count or y or not self._empty:
            return super().render_line(y)
        inks = Inks(self.app.theme_variables)
        text = Segment("  " + self._empty, inks("muted", ground_of(inks, here=False)))
        return Strip([text]).adjust_cell_length(self.size.width, self.rich_style)

    def draw(self, row: int, line: int, width: int, inks: Inks) -> Strip:  # noqa: ARG002 (an option is a line)
        """One option: its text, its note, its keys on the right."""
        option = self.options[row]
        here = row == self.cursor and self.marked
        ground = ground_of(inks, here=here)
        room = width - 3 - (cells(option.keys) + 2 if option.keys else 0)
        keys = option.keys if room >= _LEAST_TEXT else ""
        if not keys:
            room = width - 3
        beside = cells(option.note) + 3 if self.kept and option.note else 0
        text = fit(option.text, max(min(room, _LEAST_TEXT), room - beside), self._signs.ellipsis).rstrip()
        left = room - cells(text)
        told = option.note if left - 3 >= min(cells(option.note), _LEAST_TEXT) else ""
        note = fit(told, left - 3, self._signs.ellipsis).rstrip()
        between = "   " if note else ""
        gap = " " * max(0, left - cells(note) - len(between) + (2 if keys else 0))
        return Strip(
            [
                Segment(f"{self._signs.bar if here else ' '} ", inks("accent", ground)),
                Segment(text, inks("strong" if here else "ink", ground, bold=here)),
                Segment(between + note + gap, inks("muted" if here else "faint", ground)),
                Segment(keys, inks("accent", ground, bold=True)),
            ]
        ).adjust_cell_length(width, inks("ink", ground))


def ground_of(inks: Inks, *, here: bool) -> str:
    """The ground of an option: the sheet is as light as the row with the cursor is elsewhere, so here it is the row
    that lets the page through. Where there are no grounds the row is reversed.
    """
    if inks.plain:
        return "here" if here else "side"
    return "ground" if here else "here"
