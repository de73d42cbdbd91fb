"""Where each source and each of its keys stands in the text of the file.

TOML has one statement a line, but that a value may run on; so the text is a row of statements, and a source is the
statements from its `[[source]]` to the next. The text is one that `reading` took.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.toml_text import Token, bare, tokens

_SOURCE = "source"


class Statement(NamedTuple):
    """A header (`[source.keep]`) or a pair (`days = 90`), its whole lines from `start` to `end`.

    `parts` are those of its key below the source, none for `[[source]]` itself; `value` is from where to where its
    value stands, None for a header; `comments` are those on its lines.
    """

    start: int
    end: int
    line: int
    parts: tuple[str, ...]
    value: tuple[int, int] | None
    comments: tuple[Token, ...]


class Block(NamedTuple):
    """A source: its `[[source]]` first, then all that tells of it; comments of their own lines are in between."""

    statements: tuple[Statement, ...]

    @property
    def start(self) -> int:
        """Where its header begins."""
        return self.statements[0].start

    @property
    def end(self) -> int:
        """Where its last statement ends: comments behind it are about what follows, if about anything."""
        return self.statements[-1].end

    @property
    def own(self) -> tuple[Statement, ...]:
        """The header and the pairs right below it, before tables of its own."""
        at = next((at for at, one in enumerate(self.statements) if at and one.value is None), None)
        return self.statements[:at]

    def of(self, key: str) -> tuple[Statement, ...]:
        """What tells a key: one pair, several with dotted names, or a table."""
        return tuple(one for one in self.statements if one.parts[:1] == (key,))

    def line_of(self, key: str | None) -> int:
        """The line where a key is told, else that of the header."""
        found = self.of(key) if key else ()
        return (found or self.statements)[0].line


def blocks(text: str) -> tuple[Block, ...]:
    """The sources that begin with `[[source]]`, in order."""
    found: list[list[Statement]] = []
    table: tuple[str, ...] = ()
    for one, is_array in _statements(text):
        if one.value is not None:
            if found:
                found[-1].append(one._replace(parts=(*table, *one.parts)))
            continue
        table = one.parts[1:]
        if is_array and one.parts == (_SOURCE,):
            found.append([one._replace(parts=())])
        elif found:
            found[-1].append(one._replace(parts=table))
    return tuple(Block(tuple(block)) for block in found)


def _statements(text: str) -> Iterator[tuple[Statement, bool]]:
    """Headers and pairs, their parts as they are written, and whether it is a header in two brackets."""
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


def _statement(group: Sequence[Token], start: int, end: int) -> Iterator[tuple[Statement, bool]]:
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
    statement = Statement(start, end, told[0].line, parts, value, comments)
    yield statement, [token.text for token in told[:2]] == ["[", "["]
