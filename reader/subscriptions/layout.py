"""Where each source and each of its keys stands in the text of the file.

A source is the statements from its `[[source]]` to the next. The text is one that `reading` took.
"""

from typing import NamedTuple

from reader.toml_statements import Statement, statements

_SOURCE = "source"


class Block(NamedTuple):
    """A source: its `[[source]]` first, then all that tells of it; comments of their own lines are in between.

    The parts of a statement are those below the source, none for `[[source]]` itself.
    """

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
    for one in statements(text):
        if one.value is not None:
            if found:
                found[-1].append(one._replace(parts=(*table, *one.parts)))
            continue
        table = one.parts[1:]
        if one.is_array and one.parts == (_SOURCE,):
            found.append([one._replace(parts=())])
        elif found:
            found[-1].append(one._replace(parts=table))
    return tuple(Block(tuple(block)) for block in found)
