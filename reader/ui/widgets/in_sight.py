"""What leads on from the lines that are in sight. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from reader.ui.widgets.cells import cells
from reader.ui.widgets.prose import Layout, Line


class Leading(NamedTuple):
    """Something to follow: an address, or the target of that number. It begins on a line of the page, so many cells
    from its left; `signed` tells that this is where the sign before it stands.
    """

    line: int
    column: int
    url: str | None = None
    target: int | None = None
    signed: bool = False


class HintLabel(NamedTuple):
    """Letters before a link, or over its sign, of which some were typed already."""

    column: int
    text: str
    typed: int = 0
    over: bool = False


def leading(page: Layout, first: int, last: int) -> Iterator[Leading]:
    """The links and targets on the lines from `first` up to `last`, each once, however many lines it goes over."""
    targets: set[int] = set()
    before: tuple[int, str] | None = None  # the link that may go on
    for number in range(max(0, first), min(last, len(page.lines))):
        line = page.lines[number]
        if line.target is None:
            for column, link, signed in _links(line):
                if link and (line.row, link) != before:
                    yield Leading(number, column, url=link, signed=signed)
                before = (line.row, link) if link else None
        elif line.target not in targets:
            targets.add(line.target)
            yield Leading(number, _indent(line), target=line.target, signed=True)


def _links(line: Line) -> Iterator[tuple[int, str | None, bool]]:
    """The runs of a line by where they begin; the first at the sign before the line, where there is one."""
    prefix = line.prefix.text if line.prefix else ""
    signed, column = bool(prefix.strip()), cells(prefix)
    for number, run in enumerate(line.runs):
        over = signed and number == 0
        yield _indent(line) if over else column, run.link, over
        column += cells(run.text)


def _indent(line: Line) -> int:
    """The blank cells before the sign of a line."""
    prefix = line.prefix.text if line.prefix else ""
    return len(prefix) - len(prefix.lstrip()) if prefix.strip() else 0
