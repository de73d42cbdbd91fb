"""Words on a page, wherever they stand in it, whatever their capitals and accents. Pure."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from reader.ui.widgets.marking import Spans, divided
from reader.ui.widgets.prose import Line

_VOICED = "\u3099\u309a"  # the marks that make か が: another letter, no accent


class Match(NamedTuple):
    """A place of the words: the number of the text, and the characters of it from `begin` to `end`."""

    row: int
    begin: int
    end: int


class Found(NamedTuple):
    """All places of the words by the row they are in, and the one among them that the reader went to."""

    rows: Mapping[int, Spans]
    here: Match | None = None

    def on(self, line: Line) -> Line:
        """The line with what was found on it marked."""
        if not (spans := self.rows.get(line.row)):
            return line
        runs = [
            run._replace(found=found or run.found) for run, found in divided(line.runs, spans, line.column)
        ]
        if self.here and self.here.row == line.row:
            place = [(self.here.begin, self.here.end)]
            runs = [run._replace(here=here) for run, here in divided(runs, place, line.column)]
        return line._replace(runs=tuple(runs))


NOTHING = Found({})


def matches(texts: tuple[str, ...], words: str) -> tuple[Match, ...]:
    """Where in the texts the words stand, in order; none for words of nothing but blanks."""
    wanted = _folded(" ".join(words.split())).text
    if not wanted:
        return ()
    return tuple(match for row, text in enumerate(_all_folded(texts)) for match in _in(text, wanted, row))


def found(places: Sequence[Match], at: int | None) -> Found:
    """These places, of which the reader went to number `at`."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for place in places:
        rows.setdefault(place.row, []).append((place.begin, place.end))
    return Found(rows, None if at is None else places[at])


def nearest(places: Sequence[Match], place: tuple[int, int]) -> int | None:
    """The number of the first match from a place (its row and character) on, else of the first of all."""
    if not places:
        return None
    return bisect_left(places, place, key=lambda match: (match.row, match.begin)) % len(places)


class _Folded(NamedTuple):
    """A text as it is compared, and where each of its characters came from; None where all stand as they did."""

    text: str
    starts: Sequence[int] | None = None


def _in(folded: _Folded, wanted: str, row: int) -> Iterator[Match]:
    text, starts = folded
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if starts is None:
            yield Match(row, at, end)
        else:
            # Accents that follow belong to it; of a letter that is compared as two, half is the whole.
            yield Match(row, starts[at], max(starts[end], starts[end - 1] + 1))
        at = text.find(wanted, end)


@lru_cache(maxsize=2)  # while one types, and as the page grows
def _all_folded(texts: tuple[str, ...]) -> tuple[_Folded, ...]:
    return tuple(map(_folded, texts))


def _folded(text: str) -> _Folded:
    if text.isascii():
        return _Folded(text.lower())
    pieces = [_plain(character) for character in text]
    if all(len(piece) == 1 for piece in pieces):
        return _Folded("".join(pieces))
    starts = [number for number, piece in enumerate(pieces) for _ in piece]
    return _Folded("".join(pieces), (*starts, len(text)))


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """A character without capitals and accents; often one, of an accent of its own none."""
    parts = normalize("NFKD", character.casefold())
    return normalize("NFC", "".join(part for part in parts if not combining(part) or part in _VOICED))
