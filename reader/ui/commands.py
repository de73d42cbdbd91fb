"""The one table of commands: bindings, key line and help screen are all made from it."""

from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

Scope = Literal["app", "main", "moving", "page", "search"]
"""Where a binding lives: the app, the main screen, what has a cursor or scrolls, a page over it, the search line."""

Pane = Literal["topics", "articles", "article", "page", "search"]


@dataclass(frozen=True, slots=True)
class Command:
    """Something a key does.

    `keys` as Textual names them; `words` for the key line, `help` a sentence for the help screen;
    `hints` are the panes whose key line shows it.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    words: str
    help: str
    group: str
    scope: Scope
    hints: tuple[Pane, ...] = ()
    priority: bool = False


COMMANDS: tuple[Command, ...] = (
    Command("move.down", ("j", "down"), "move('down')", "down", "Down one row, or one line of the article", "Moving", "moving"),
    Command("move.up", ("k", "up"), "move('up')", "up", "Up one row, or one line of the article", "Moving", "moving"),
    Command("move.first", ("g", "home"), "move('first')", "top", "To the beginning", "Moving", "moving"),
    Command("move.last", ("G", "end"), "move('last')", "end", "To the end", "Moving", "moving"),
    Command("move.half_down", ("ctrl+d",), "move('half_down')", "half down", "Down half a page", "Moving", "moving"),
    Command("move.half_up", ("ctrl+u",), "move('half_up')", "half up", "Up half a page", "Moving", "moving"),
    Command("move.page_down", ("pagedown",), "move('page_down')", "page down", "Down a page", "Moving", "moving"),
    Command("move.page_up", ("pageup",), "move('page_up')", "page up", "Up a page", "Moving", "moving"),
    Command("pane.next", ("tab",), "step(1)", "related", "To the next pane; in an article, to its related stories", "Moving", "main", ("article",)),
    Command("pane.previous", ("shift+tab",), "step(-1)", "pane", "To the pane before", "Moving", "main"),
    Command("pane.topics", ("1",), "pane(0)", "topics", "To the topics", "Moving", "main"),
    Command("pane.articles", ("2",), "pane(1)", "articles", "To the articles", "Moving", "main"),
    Command("pane.article", ("3",), "pane(2)", "article", "To the article", "Moving", "main"),
    Command("pane.left", ("h", "left"), "turn(-1)", "left", "One pane to the left", "Moving", "main"),
    Command("pane.right", ("l", "right"), "turn(1)", "right", "One pane to the right", "Moving", "main"),
    Command("read.open", ("enter",), "choose", "read", "Read the article, choose the topic, open the related story", "Reading", "moving", ("articles", "topics")),
    Command("read.on", ("space",), "read_on", "read on", "Page through the article, and on to the next unread at its end", "Reading", "main", ("article",)),
    Command("read.original", ("o",), "original", "original", "Open the original in the browser", "Reading", "main", ("articles", "article")),
    Command("read.copy", ("y",), "copy", "copy", "Copy the selected text, or the address of the article", "Reading", "main", ("article",)),
    Command("unread.next", ("n",), "unread(1)", "next unread", "To the next unread article", "Reading", "main", ("articles", "article")),
    Command("unread.previous", ("p",), "unread(-1)", "previous unread", "To the unread article before", "Reading", "main"),
    Command("mark.read", ("m",), "mark('read')", "read/unread", "Mark read, or unread again", "Marking", "main", ("articles", "article")),
    Command("mark.starred", ("s",), "mark('starred')", "star", "Star, or take the star away", "Marking", "main", ("articles", "article")),
    Command("mark.later", ("b",), "mark('later')", "later", "Keep to read later, or no longer", "Marking", "main", ("articles", "article")),
    Command("search", ("/",), "search", "search", "Search as you type, in the place you are in", "Finding", "main", ("topics", "articles", "article")),
    Command("refresh.this", ("r",), "refresh(False)", "refresh", "Refresh the source of this article", "The library", "main"),
    Command("refresh.all", ("R",), "refresh(True)", "refresh all", "Refresh all sources", "The library", "main", ("topics",)),
    Command("problems", ("E",), "problems", "problems", "List the documents that could not be read", "The library", "main"),
    Command("help", ("?",), "help", "help", "Show this page", "The program", "main", ("topics", "articles", "article")),
    Command("back", ("q",), "back", "back", "Back; from the list, quit", "The program", "main", ("article",)),
    Command("escape", ("escape",), "escape", "back", "Leave the search, or the article", "The program", "main"),
    Command("close", ("q", "escape", "?"), "close", "back", "Leave this page", "The program", "page", ("page",)),
    Command("search.keep", ("enter",), "submit", "keep", "Go to what was found", "Finding", "search", ("search",)),
    Command("search.leave", ("escape",), "leave", "back to where you were", "Leave the search", "Finding", "search", ("search",)),
    Command("quit", ("ctrl+c",), "interrupt", "quit", "Quit at once", "The program", "app", priority=True),
    Command("suspend", ("ctrl+z",), "suspend_process", "suspend", "Suspend the program; fg in the shell brings it back", "The program", "app", priority=True),
)  # fmt: skip

_WRITTEN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "escape": "Esc", "home": "Home", "end": "End",
    "pagedown": "PgDn", "pageup": "PgUp", "ctrl+c": "Ctrl-C", "ctrl+d": "Ctrl-D", "ctrl+u": "Ctrl-U", "ctrl+z": "Ctrl-Z",
    "shift+tab": "Shift-Tab",
}  # fmt: skip


def bindings(scope: Scope) -> list[BindingType]:
    """The bindings of the commands that live in `scope`."""
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.words,
            show=False,
            priority=command.priority,
            id=command.id,
        )
        for command in COMMANDS
        if command.scope == scope
    ]


def written(key: str) -> str:
    """A key as it is printed for a person."""
    return _WRITTEN.get(key, key)


def hints(pane: Pane) -> tuple[Command, ...]:
    """The commands the key line shows in a pane, in the order of the table."""
    return tuple(command for command in COMMANDS if pane in command.hints)


def groups() -> dict[str, list[Command]]:
    """The commands of the reader by group, in the order of the table; what only leaves a page or the search is left out."""
    found: dict[str, list[Command]] = {}
    for command in COMMANDS:
        if command.scope not in ("page", "search"):
            found.setdefault(command.group, []).append(command)
    return found
