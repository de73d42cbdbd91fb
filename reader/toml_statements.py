"""The statements of a text in TOML, with their places: what is to be changed of it leaves the rest as it was written.

TOML has one statement a line, but that a value may run on. The text is one that tomllib took.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.toml_text import Token, bare, tokens


class Statement(NamedTuple):
    """A header (`[source.keep]`) or a pair (`days = 90`), its whole lines from `start` to `end`.

    `parts` are those of its key; `value` is from where to where its value stands, None for a header, which `is_array`
    where it stands in two brackets; `comments` are those on its lines.
    """

    start: int
    end: int
    line: int
    parts: tuple[str, ...]
    value: tuple[int, int] | None
    comments: tuple[Token, ...]
    is_array: bool = False


class Edit(NamedTuple):
    """Puts `new` where the text stood from `start` to `end`."""

    start: int
    end: int
    new: str


def statements(text: str) -> Iterator[Statement]:
    """Headers and pairs, their parts as they are written there: those of a pair without those of its table."""
    group: list[Token] = []
    depth = start = 0
    for token in tokens(text):
        if token.text != "\n" or depth:
            group.append(token)
            depth += (token.text in ("[", "{")) - (token.text in ("]", "}"))
            continue
        yield from _statement(group, start, token.end)
        group, start = [], token.end
    yield from _statement(group, start, len(text))


def placed(text: str) -> Iterator[Statement]:
    """The statements, their parts with those of the table that they stand in."""
    table: tuple[str, ...] = ()
    for one in statements(text):
        if one.value is None:
            table = one.parts
            yield one
        else:
            yield one._replace(parts=(*table, *one.parts))


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with what edits put into it; they do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        parts += text[at : edit.start], edit.new
        at = edit.end
    return "".join([*parts, text[at:]])


def _statement(group: Sequence[Token], start: int, end: int) -> Iterator[Statement]:
    comments = tuple(token for token in group if token.is_comment)
    told = [token for token in group if not token.is_comment and token.text != "\n"]
    if not told:
        return
    equals = next((at for at, token in enumerate(told) if token.text == "="), None)
    if told[0].text == "[" or equals is None or equals + 1 == len(told):
        value, key = None, told
    else:
        value, key = (told[equals + 1].start, told[-1].end), told[:equals]
    parts = tuple(bare(token.text) for token in key if token.text not in ("[", "]", "."))
    is_array = [token.text for token in told[:2]] == ["[", "["]
    yield Statement(start, end, told[0].line, parts, value, comments, is_array)
