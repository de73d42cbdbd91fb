"""Queries typed into the search bar of an app in a terminal, and how long their results take to be seen."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from benchmarks.terminal import Terminal
from benchmarks.words import RARE
from reader.library import Library
from reader.models import Query, Summary
from reader.query.matching import spans
from reader.query.parsing import parse
from reader.query.terms import ranking, terms

COMMONEST, TWO_LETTERS = "the", "co"
FIELDS, FEW = "heat:>=120", "type:video heat:>=149"
_RARE = 20
"""In no more articles than that a word is rare."""
_LINES, _ROWS = 42, 24
"""So many lines of a list stand on the screen, and never as many articles."""
_TITLE, _PIECE = 40, 8
"""The beginning of a title that is seen in any list, and how many letters of it nothing else on the screen has."""
_PAGES = 3
_PAUSE_S = 0.25
_ANSWERED_S = 0.6
"""Longer than anything is counted: what was typed before is answered, and nobody works on it any more."""


class Typed(NamedTuple):
    """A query, and pieces of the titles that are on the screen once all of it is typed, and not before its last key."""

    text: str
    pieces: tuple[str, ...]


def typed(library: Library, text: str) -> Typed:
    """A query with what shows that its first results are there."""
    before = {summary.title for summary in _first(library, text[:-1], _ROWS)}
    fresh = [title for title in _on_screen(_first(library, text, _ROWS)) if title not in before]
    return Typed(text, tuple(piece for title in fresh if (piece := _piece(title, text))))


def rare_word(libraries: Sequence[Library]) -> str:
    """A word that is in few articles, and whose last letter brings others to the screen: in each library where that is
    possible, else in the first.

    Raises:
        RuntimeError: there is none.
    """
    for some in (libraries, libraries[:1]):
        for word in RARE:
            if all(0 < _number(library, word) <= _RARE and typed(library, word).pieces for library in some):
                return word
    raise RuntimeError("No word is rare in these articles.")


def pages(library: Library) -> tuple[str, ...]:
    """Pieces of the titles on the pages that `paged` goes to."""
    return tuple(summary.title[:_TITLE] for summary in _first(library, "", 5 * _ROWS)[_ROWS:])


def searched(terminal: Terminal, query: Typed) -> float:
    """The seconds from the last key of a query to the first of its results; then the view of before is back."""
    type_most(terminal, query.text)
    pressed = terminal.press(query.text[-1])
    seen = terminal.wait_for(*query.pieces)
    leave(terminal)
    return seen - pressed


def type_most(terminal: Terminal, text: str) -> None:
    """Opens the search bar, and types all of a query but its last key."""
    terminal.press("/")
    terminal.settle(_PAUSE_S)
    terminal.press(text[:-1])
    terminal.settle(_ANSWERED_S)


def leave(terminal: Terminal) -> None:
    """Goes back to the view of before."""
    terminal.settle(_PAUSE_S)
    terminal.press("\x1b")
    terminal.settle(_PAUSE_S)


def paged(terminal: Terminal, titles: Sequence[str]) -> list[float]:
    """The seconds that each of some pages takes until its first articles are there, from the beginning of the list."""
    terminal.press("g")
    seconds = []
    for _ in range(_PAGES):
        terminal.settle(_PAUSE_S)
        pressed = terminal.press("\x1b[6~")
        seconds.append(terminal.wait_for(*titles) - pressed)
    terminal.settle(_PAUSE_S)
    terminal.press("g")
    terminal.settle(_PAUSE_S)
    return seconds


def _first(library: Library, text: str, number: int) -> list[Summary]:
    return library.lists.summaries(library.lists.first(_query(text), number).rows)


def _on_screen(found: Sequence[Summary]) -> list[str]:
    """The titles that are certainly seen: each takes two lines, and a day may have one of its own."""
    days = [summary.published_at and summary.published_at.date() for summary in found]
    headings = [place == 0 or days[place] != days[place - 1] for place in range(len(days))]
    ends = accumulate(2 + heading for heading in headings)
    return [summary.title for summary, end in zip(found, ends, strict=True) if end <= _LINES]


def _number(library: Library, text: str) -> int:
    return library.queries.count([_query(text)])[0].total


def _query(text: str) -> Query:
    """What the search bar asks for in the list of everything."""
    where = parse(text).where
    return Query(where, sort="relevance" if ranking(where) else "date", stories=True)


def _piece(title: str, text: str) -> str | None:
    """The longest piece of a title that is drawn in one: words that match are set off."""
    start, pieces = 0, []
    for begin, end in [*spans(title[:_TITLE], terms(parse(text).where)), (_TITLE, _TITLE)]:
        pieces.append(title[start:begin].strip())
        start = end
    longest = max(pieces, key=len)
    return longest if len(longest) >= _PIECE and longest.isascii() else None
