"""What stands on the page of help, made from the table of commands."""

from collections.abc import Callable, Iterable, Iterator

from reader.ui import commands
from reader.ui.commands import Command, Pane
from reader.ui.keymap import Keymap
from reader.ui.widgets.hint_line import written
from reader.ui.widgets.prose import BLANK, Paragraph, Run
from reader.ui.widgets.signs import SIGNS, Signs

_DEFAULT = Keymap()
_PLACES: dict[Pane, str] = {
    "topics": "In the topics", "articles": "In the list of articles", "article": "In the article",
    "page": "On a page", "search": "In the search line", "sources": "On the page of sources",
    "heat": "In the heat view", "story": "In the timeline of a story", "compare": "Where accounts are compared",
    "why": "On the page of the topics of an article", "links": "On the page of links",
    "finding": "In the article, while words are looked for in it", "picture": "Where a picture is shown alone",
    "command": "In the command line", "rules": "On the page of rules",
}  # fmt: skip
_HOLDING: dict[Pane, tuple[commands.Scope, ...]] = {
    "page": ("page", "moving", "anywhere"), "search": ("search", "anywhere"),
    "sources": ("sources", "moving", "anywhere"), "heat": ("heat", "moving", "anywhere"),
    "story": ("story", "moving", "anywhere"), "compare": ("compare", "moving", "anywhere"),
    "why": ("why", "moving", "anywhere"), "links": ("links", "moving", "anywhere"),
    "finding": ("finding", "moving", "main", "anywhere"), "picture": ("picture", "anywhere"),
    "command": ("command", "anywhere"), "rules": ("rules", "moving", "anywhere"),
}  # fmt: skip
_FOREIGN: dict[Pane, tuple[str, ...]] = {
    "page": ("read.open",),
    "sources": ("read.open",),
    "heat": ("read.open",),
    "story": ("read.open",),
    "compare": ("read.open",),
    "why": ("read.open",),
    "links": ("read.open",),
    "rules": ("read.open",),
}
"""What holds in all lists, but means nothing there or something else."""
_MAIN: tuple[commands.Scope, ...] = ("moving", "main", "anywhere")


def help_page(
    pane: Pane, keymap: Keymap = _DEFAULT, signs: Signs = SIGNS, own: Iterable[Command] = ()
) -> list[Paragraph]:
    """All keys: those that matter most in a pane, the others that hold there by what they are for, then the rest; and
    at last what the signs say. `own` are commands of the user's own.
    """
    scopes = _HOLDING.get(pane, _MAIN)
    keys = {command.id: _keys(command, keymap, signs) for command in (*commands.COMMANDS, *own)}
    table = [command for command in (*commands.COMMANDS, *own) if keys[command.id]]
    here = [
        command for command in table if command.scope in scopes and command.id not in _FOREIGN.get(pane, ())
    ]
    hinted = [command for command in here if pane in command.hints]
    own = [command for command in here if pane in _HOLDING and command.scope == scopes[0]]
    first = [*hinted, *(command for command in own if command not in hinted)]
    others = [command for command in here if command not in first]
    elsewhere = [command for command in table if command not in here]
    width = max(map(len, keys.values()), default=0) + 2
    told = [*_told(_PLACES[pane], first, keys, width)]
    for group in dict.fromkeys(command.group for command in others):
        told += _told(group, [command for command in others if command.group == group], keys, width)
    for name in dict.fromkeys(_elsewhere(command) for command in elsewhere):
        told += _told(name, [command for command in elsewhere if _elsewhere(command) == name], keys, width)
    told += _legend(_LEGENDS.get(pane, _signs), signs, width)
    return told[1:]


def _keys(command: Command, keymap: Keymap, signs: Signs) -> str:
    """The keys of a command; what is typed where it is made for that; "" where its keys were taken from it."""
    keys = " ".join(written(key, signs) for key in keymap.of(command.id))
    return keys or ("" if command.keys else commands.typed(command.id))


def _elsewhere(command: Command) -> str:
    return next(
        (_PLACES[pane] for pane, scopes in _HOLDING.items() if command.scope == scopes[0]), "In the panes"
    )


def _told(heading: str, found: Iterable[Command], keys: dict[str, str], width: int) -> Iterator[Paragraph]:
    yield BLANK
    yield Paragraph((Run(heading, "strong", bold=True),))
    for command in found:
        first = Run(keys[command.id].ljust(width), "accent", bold=True)
        yield Paragraph((Run(command.help, "ink"),), first, Run(" " * width))


def _legend(
    meanings: Callable[[Signs], Iterable[tuple[str, str, str]]], signs: Signs, width: int
) -> Iterator[Paragraph]:
    yield BLANK
    yield Paragraph((Run("Signs and numbers", "strong", bold=True),))
    for sign, tone, meaning in meanings(signs):
        yield Paragraph((Run(meaning, "ink"),), Run(sign.ljust(width), tone), Run(" " * width))


def _fares(signs: Signs) -> Iterable[tuple[str, str, str]]:
    """What stands beside sources: a sign, its tone, and what it says."""
    levels = signs.levels.strip()
    return (
        (signs.dot, "faint", "A source that could be read the last time"),
        (signs.refreshing, "accent", "It is being refreshed, or waits for its turn"),
        (
            signs.failing,
            "accent",
            "It, or something in it, could not be read the last time; what it brought is kept",
        ),
        (signs.disabled, "faint", "It is disabled"),
        (signs.unlisted, "faint", "Its articles are unlisted"),
        (
            levels,
            "faint",
            "How many articles came, week by week, the last one at the right; one scale for all",
        ),
    )


def _shades(signs: Signs) -> Iterable[tuple[str, str, str]]:
    """What the cells of the heat view say."""
    shades = signs.shades.strip()
    return (
        (
            f"1 {shades} 20",
            "accent",
            "A day with one article, up to the fullest day of a topic that is seen, with 20",
        ),
        (shades[-1], "accent", "Each shade stands for as many times as much; All has a scale of its own"),
        (
            signs.weekend,
            "faint",
            "A Saturday or Sunday on which nothing came, where it has no ground of its own",
        ),
        ("120", "faint", "At the right: all that came on the days that are seen"),
    )


def _signs(signs: Signs) -> Iterable[tuple[str, str, str]]:
    """What stands beside articles and topics."""
    return (
        (signs.unread, "accent", "Unread"),
        (signs.starred, "accent", "Starred"),
        (signs.later, "accent", "Kept for later"),
        (signs.picked, "accent", "Picked, for what is done to several at once"),
        (signs.noted, "faint", "You wrote a note on it"),
        ("#maps", "faint", "A tag that you gave it"),
        (
            f"{signs.more} 3 more",
            "link",
            "Three more articles tell the same story: right unfolds them, left folds",
        ),
        ("3 related", "faint", "Three stories that its file lists; they stand below the article"),
        (signs.here, "accent", "A related story in your library"),
        (signs.away, "link", "A related story elsewhere: it opens here, or in the browser"),
        ("Sea?", "muted", "A topic that a keyword proposes, for an article that has none of its own"),
        ("5  24", "muted", "At a topic, a view or a tag: five unread of 24 articles"),
        (
            signs.levels.strip(),
            "faint",
            "At a topic: what came in the last 30 days; each topic has its own scale",
        ),
        ("120", "faint", "At the right of an article: its heat, else its quality"),
    )


_LEGENDS: dict[Pane, Callable[[Signs], Iterable[tuple[str, str, str]]]] = {"sources": _fares, "heat": _shades}
