"""What stands below the command line: what may be meant, what a verb takes, what is wrong and where. Pure."""

from collections.abc import Sequence
from os.path import commonprefix
from typing import NamedTuple

from textual.content import Content

from reader.ui.command_line import Wrong
from reader.ui.verbs import Verb
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.signs import Signs

_GAP = 2


class Told(NamedTuple):
    """What the line may become, and which of that it is; the verb that it begins with, where that is known; what is
    wrong with it, with the cell of the screen where.
    """

    found: tuple[str, ...] = ()
    at: int | None = None
    verb: Verb | None = None
    wrong: Wrong | None = None
    cell: int = 0


def line_below(told: Told, width: int, signs: Signs) -> Content:
    """One line of `width` cells."""
    if told.wrong:
        return _caret(told.wrong.words, min(told.cell, width - 1), width, signs)
    if told.found:
        return _meant(_last_parts(told.found), told.at, width, signs)
    return _usage(told.verb, width, signs) if told.verb else Content("")


def _caret(words: str, at: int, width: int, signs: Signs) -> Content:
    """A caret with the words behind it, or before it where there is more room."""
    before, behind = at - 1, width - at - 2
    if cells(words) > behind and before > behind:
        told = fit(words, before, signs.ellipsis).rstrip()
        return Content.assemble(" " * (before - cells(told)), (told, "$ink"), (" ^", "bold $accent"))
    told = fit(words, behind, signs.ellipsis).rstrip()
    return Content.assemble(" " * at, ("^ ", "bold $accent"), (told, "$ink"))


def _meant(found: Sequence[str], at: int | None, width: int, signs: Signs) -> Content:
    """As many as there is room for, the one that is meant among them."""
    room = width - 1 - len(signs.ellipsis)
    first, taken, last = 0, 0, 0
    for last, one in enumerate(found):
        taken += cells(one) + _GAP
        if taken - _GAP > room and last > first:
            if last > (at or 0):
                break
            first, taken = last, cells(one) + _GAP
    else:
        last += 1
    parts: list[Content] = [
        Content.styled(
            fit(one, min(cells(one), room), signs.ellipsis), "bold $accent" if number == at else "$muted"
        )
        for number, one in enumerate(found[first:last], first)
    ]
    more = Content.styled(signs.ellipsis if last < len(found) else "", "$faint")
    return Content.assemble(" ", Content(" " * _GAP).join(parts), " " if len(more) else "", more)


def _usage(verb: Verb, width: int, signs: Signs) -> Content:
    help = fit(verb.help, max(0, width - 1 - cells(verb.usage) - _GAP), signs.ellipsis).rstrip()
    return Content.assemble(" ", (verb.usage, "$muted"), " " * _GAP, (help, "$faint"))


def _last_parts(lines: Sequence[str]) -> list[str]:
    """Lines without the words that all of them begin with."""
    alike = commonprefix(lines) if len(lines) > 1 else lines[0]  # noqa: RUF071 (no folders)
    cut = alike.rfind(" ") + 1
    return [line[cut:] for line in lines]
