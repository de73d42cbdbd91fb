"""The one table of commands: bindings, key line and help screen are all made from it."""

from typing import Literal, NamedTuple

from textual.binding import Binding, BindingType

Scope = Literal["app", "main", "moving", "page", "search"]
"""Where a binding lives: the app, the main screen, what has a cursor or scrolls, a page over it, the search line."""

Pane = Literal["topics", "articles", "article", "page", "search"]


class Command(NamedTuple):
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
    hints: tuple[str, ...] = ()


def _commands(group: str, scope: Scope, *rows: tuple[str, str, str, str, str, str]) -> tuple[Command, ...]:
    """Rows of id, keys, action, words for the key line, sentence for the help, panes whose key line shows it."""
    return tuple(
        Command(id, tuple(keys.split()), action, words, help, group, scope, tuple(panes.split()))
        for id, keys, action, words, help, panes in rows
    )


COMMANDS: tuple[Command, ...] = (
    *_commands(
        "Moving", "moving",
        ("move.down", "j down", "move('down')", "down", "Down one row, or one line of the article", ""),
        ("move.up", "k up", "move('up')", "up", "Up one row, or one line of the article", ""),
        ("move.first", "g home", "move('first')", "top", "To the beginning", ""),
        ("move.last", "G end", "move('last')", "end", "To the end", ""),
        ("move.half_down", "ctrl+d", "move('half_down')", "half down", "Down half a page", ""),
        ("move.half_up", "ctrl+u", "move('half_up')", "half up", "Up half a page", ""),
        ("move.page_down", "pagedown", "move('page_down')", "page down", "Down a page", ""),
        ("move.page_up", "pageup", "move('page_up')", "page up", "Up a page", ""),
    ),
    *_commands(
        "Moving", "main",
        ("pane.next", "tab", "step(1)", "related",
         "To the next pane; in an article, to its related stories", "article"),
        ("pane.previous", "shift+tab", "step(-1)", "pane", "To the pane before", ""),
        ("pane.topics", "1", "pane(0)", "topics", "To the topics", ""),
        ("pane.articles", "2", "pane(1)", "articles", "To the articles", ""),
        ("pane.article", "3", "pane(2)", "article", "To the article", ""),
        ("pane.left", "h left", "turn(-1)", "left", "One pane to the left", ""),
        ("pane.right", "l right", "turn(1)", "right", "One pane to the right", ""),
    ),
    *_commands(
        "Reading", "moving",
        ("read.open", "enter", "choose", "read",
         "Read the article, choose the topic, open the related story", "articles topics"),
    ),
    *_commands(
        "Reading", "main",
        ("read.on", "space", "read_on", "read on",
         "Page through the article, and on to the next unread at its end", "article"),
        ("read.original", "o", "original", "original",
         "Open the original in the browser", "articles article"),
        ("read.copy", "y", "copy", "copy",
         "Copy the selected text, or the address of the article", "article"),
        ("unread.next", "n", "unread(1)", "next unread", "To the next unread article", "articles article"),
        ("unread.previous", "p", "unread(-1)", "previous unread", "To the unread article before", ""),
    ),
    *_commands(
        "Marking", "main",
        ("mark.read", "m", "mark('read')", "read/unread", "Mark read, or unread again", "articles article"),
        ("mark.starred", "s", "mark('starred')", "star", "Star, or take the star away", "articles article"),
        ("mark.later", "b", "mark('later')", "later", "Keep to read later, or no longer", "articles article"),
    ),
    *_commands(
        "Finding", "main",
        ("search", "/", "search", "search",
         "Search as you type, in the place you are in", "topics articles article"),
    ),
    *_commands(
        "The library", "main",
        ("refresh.this", "r", "refresh(False)", "refresh", "Refresh the source of this article", ""),
        ("refresh.all", "R", "refresh(True)", "refresh all", "Refresh all sources", "topics"),
        ("problems", "E", "problems", "problems", "List the documents that could not be read", ""),
    ),
    *_commands(
        "The program", "main",
        ("help", "?", "help", "help", "Show this page", "topics articles article"),
        ("back", "q", "back", "back", "Back; from the list, quit", "article"),
        ("escape", "escape", "escape", "back", "Leave the search, or the article", ""),
    ),
    *_commands(
        "The program", "page",
        ("close", "q escape ?", "close", "back", "Leave this page", "page"),
    ),
    *_commands(
        "Finding", "search",
        ("search.keep", "enter", "submit", "keep", "Go to what was found", "search"),
        ("search.leave", "escape", "leave", "back to where you were", "Leave the search", "search"),
    ),
    *_commands(
        "The program", "app",
        ("quit", "ctrl+c", "end(130)", "quit", "Quit at once", ""),
        ("suspend", "ctrl+z", "suspend_process", "suspend",
         "Suspend the program; fg in the shell brings it back", ""),
    ),
)  # fmt: skip

_WRITTEN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "escape": "Esc", "home": "Home", "end": "End",
    "pagedown": "PgDn", "pageup": "PgUp", "ctrl+c": "Ctrl-C", "ctrl+d": "Ctrl-D", "ctrl+u": "Ctrl-U",
    "ctrl+z": "Ctrl-Z", "shift+tab": "Shift-Tab",
}  # fmt: skip


def bindings(scope: Scope) -> list[BindingType]:
    """The bindings of the commands that live in `scope`."""
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.words,
            show=False,
            priority=scope == "app",  # they hold wherever the focus is, also where one types
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
    """The commands by group, in the order of the table, without those that only leave a page or the search."""
    found: dict[str, list[Command]] = {}
    for command in COMMANDS:
        if command.scope not in ("page", "search"):
            found.setdefault(command.group, []).append(command)
    return found
