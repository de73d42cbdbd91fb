"""What stands on the pages: the help, made from the table of commands, and the problems."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reader.content.urls import public
from reader.models import Failure
from reader.ui import commands, words
from reader.ui.commands import Command, Pane
from reader.ui.keymap import Keymap
from reader.ui.widgets.hint_line import written
from reader.ui.widgets.prose import BLANK, RULE, Paragraph, Run
from reader.ui.widgets.signs import SIGNS, Signs

_SHOWN = 500
_DEFAULT = Keymap()
_PLACES: dict[Pane, str] = {
    "topics": "In the topics", "articles": "In the list of articles", "article": "In the article",
    "page": "On a page", "search": "In the search line",
}  # fmt: skip
_HOLDING: dict[Pane, tuple[commands.Scope, ...]] = {
    "page": ("page", "moving", "anywhere"), "search": ("search", "anywhere"),
}  # fmt: skip
_MAIN: tuple[commands.Scope, ...] = ("moving", "main", "anywhere")


def help_page(pane: Pane, keymap: Keymap = _DEFAULT, signs: Signs = SIGNS) -> list[Paragraph]:
    """All keys: those that matter most in a pane, the others that hold there by what they are for, then the rest; and
    at last what the signs say.
    """
    scopes = _HOLDING.get(pane, _MAIN)
    table = [command for command in commands.COMMANDS if keymap.of(command.id)]
    here = [command for command in table if command.scope in scopes]
    first = [command for command in here if pane in command.hints]
    others = [command for command in here if command not in first]
    elsewhere = [command for command in table if command not in here]
    keys = {command.id: " ".join(written(key, signs) for key in keymap.of(command.id)) for command in table}
    width = max(map(len, keys.values()), default=0) + 2
    told = [*_told(_PLACES[pane], first, keys, width)]
    for group in dict.fromkeys(command.group for command in others):
        told += _told(group, [command for command in others if command.group == group], keys, width)
    for name in dict.fromkeys(_elsewhere(command) for command in elsewhere):
        told += _told(name, [command for command in elsewhere if _elsewhere(command) == name], keys, width)
    told += _legend(signs, width)
    return told[1:]


def _elsewhere(command: Command) -> str:
    return next(
        (_PLACES[pane] for pane, scopes in _HOLDING.items() if command.scope in scopes), "In the panes"
    )


def _told(heading: str, found: Iterable[Command], keys: dict[str, str], width: int) -> Iterator[Paragraph]:
    yield BLANK
    yield Paragraph((Run(heading, "strong", bold=True),))
    for command in found:
        first = Run(keys[command.id].ljust(width), "accent", bold=True)
        yield Paragraph((Run(command.help, "ink"),), first, Run(" " * width))


def _legend(signs: Signs, width: int) -> Iterator[Paragraph]:
    yield BLANK
    yield Paragraph((Run("Signs and numbers", "strong", bold=True),))
    for sign, tone, meaning in (
        (signs.unread, "accent", "Unread"),
        (signs.starred, "accent", "Starred"),
        (signs.later, "accent", "Kept for later"),
        (f"{signs.more} 3 more", "link", "Three related stories; they are listed below the article"),
        (signs.here, "accent", "A related story in your library"),
        (signs.away, "link", "A related story elsewhere; it opens in the browser"),
        ("5  24", "muted", "At a topic: five unread of 24 articles"),
        ("120", "faint", "At the right of an article: its heat, else its quality"),
    ):
        yield Paragraph((Run(meaning, "ink"),), Run(sign.ljust(width), tone), Run(" " * width))


def problems_page(failures: Sequence[Failure]) -> Iterator[Paragraph]:
    """Each document that could not be read, by its source: what is wrong with it, and where."""
    if not failures:
        yield Paragraph((Run("No problems", "strong", bold=True),))
        yield BLANK
        yield Paragraph((Run("Every document could be read.", "ink"),))
        yield Paragraph(
            (Run("One that cannot be is listed here, with its line and what is wrong there.", "muted"),)
        )
        return
    yield Paragraph((Run(words.count(len(failures), "problem", "problems"), "strong", bold=True),))
    yield BLANK
    yield Paragraph(
        (
            Run(
                "Documents that could not be read, or not whole; what could be saved of them is listed.",
                "muted",
            ),
            Run(" Once a file is put right it is read again.", "muted"),
        )
    )
    for source, found in groupby(
        sorted(failures, key=_by_source)[:_SHOWN], key=lambda failure: failure.source
    ):
        yield from (BLANK, RULE, BLANK)
        total = sum(failure.source == source for failure in failures)
        told = words.count(total, "problem", "problems")
        yield Paragraph((Run(public(source), "muted", bold=True), Run(f"   {told}", "faint")))
        for failure in found:
            line = f", line {failure.line}" if failure.line is not None else ""
            yield BLANK
            yield Paragraph((Run(failure.key + line, "strong", bold=True),))
            yield Paragraph((Run(failure.message, "ink"),))
    if len(failures) > _SHOWN:
        rest = words.number(len(failures) - _SHOWN)
        yield BLANK
        yield Paragraph((Run(f"And {rest} more: `newsreader refresh` prints them all.", "muted"),))


def _by_source(failure: Failure) -> str:
    return failure.source
