"""What stands below the command line: what may be meant, what a verb takes, what is wrong and where. Pure."""

from collections.abc import Sequence
from os.path import commonprefix
from typing import NamedTuple

from textual.content import Content

from reader.ui.command_line import Wrong
from reader.ui.verbs import Verb
from reader.ui.widgets.cells import cells, fit
from reader.ui.widgets.offers import Offer, caret_line, offers_line
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
        return caret_line(told.wrong.words, min(told.cell, width - 1), width, signs)
    if told.found:
        return offers_line(offers(told), told.at, width, signs)
    return _usage(told.verb, width, signs) if told.verb else Content("")


def offers(told: Told) -> list[Offer]:
    """What the line may become, by what is new of it; nothing where something is wrong."""
    return [] if told.wrong or not told.found else [Offer(part) for part in _last_parts(told.found)]


def _usage(verb: Verb, width: int, signs: Signs) -> Content:
    help = fit(verb.help, max(0, width - 1 - cells(verb.usage) - _GAP), signs.ellipsis).rstrip()
    return Content.assemble(" ", (verb.usage, "$muted"), " " * _GAP, (help, "$faint"))


def _last_parts(lines: Sequence[str]) -> list[str]:
    """Lines without the words that all of them begin with."""
    alike = commonprefix(lines) if len(lines) > 1 else lines[0].rstrip()  # noqa: RUF071 (no folders)
    cut = alike.rfind(" ") + 1
    return [line[cut:].rstrip() for line in lines]
