"""The one table of commands: bindings, key line, palette, help screen, `newsreader keys` and docs/keys.md are made
from it. It knows nothing of Textual.
"""

from reader.ui.command import Command, Pane, Scope, commands
from reader.ui.page_commands import PAGE_COMMANDS

__all__ = ["COMMANDS", "Command", "Pane", "Scope", "groups", "hints", "typed", "written"]

COMMANDS: tuple[Command, ...] = (
    *commands(
        "Moving", "moving",
        ("move.down", "j down", "down", "Down one row, or one line of the article", ""),
        ("move.up", "k up", "up", "Up one row, or one line of the article", ""),
        ("move.first", "g home", "top", "To the beginning", ""),
        ("move.last", "G end", "end", "To the end", ""),
        ("move.half_down", "ctrl+d", "half down", "Down half a page", ""),
        ("move.half_up", "ctrl+u", "half up", "Up half a page", ""),
        ("move.page_down", "pagedown", "page down", "Down a page", ""),
        ("move.page_up", "pageup", "page up", "Up a page", ""),
    ),
    *commands(
        "Moving", "main",
        ("pane.next", "tab", "next pane", "To the next pane; in an article, to its related stories", ""),
        ("pane.previous", "shift+tab", "pane before", "To the pane before", ""),
        ("pane.topics", "1", "topics", "To the topics", ""),
        ("pane.articles", "2", "articles", "To the articles", ""),
        ("pane.article", "3", "article", "To the article", ""),
        ("pane.left", "h left", "left", "One pane to the left; on an unfolded topic or story, fold it", ""),
        ("pane.right", "l right", "right", "One pane to the right; on a folded topic or story, unfold it", ""),
        ("topic.next", "J", "next topic", "To the next topic", "topics"),
        ("topic.previous", "K", "topic before", "To the topic before", ""),
        ("topic.fold", "-", "fold", "Fold the topic, or unfold it", "topics"),
        ("zen", "z", "zen", "Only the article, in the middle of the screen; again for the panes", ""),
    ),
    *commands(
        "Reading", "moving",
        ("read.open", "enter", "read",
         "Read the article, choose the topic, open the related story", "articles topics"),
    ),
    *commands(
        "Reading", "main",
        ("read.on", "space", "read on",
         "Page through the article, and on to the next unread at its end", "articles article"),
        ("read.original", "o v", "original", "Open the original in the browser, or what the cursor is at",
         "articles article"),
        ("read.full", "d", "full text", "Read the text of the original page in its place, or what its file tells again",
         "article"),
        ("read.always", "D", "always in full", "Always read the articles of this source in full, or no longer", ""),
        ("read.copy", "y", "copy", "Copy the selected text, or the address of the article", "article"),
        ("pictures.turn", "i", "pictures", "Show pictures, or show none", ""),
        ("pictures.open", "I", "large picture", "Show the picture on the whole screen", ""),
        ("out.link", "Y", "copy link", "Copy a link in Markdown: [Headline](address)", ""),
        ("out.menu", "S", "save",
         "Save the article as a file, or hand it to another program; in the list of a search, save that as a view",
         "article"),
        ("out.pipe", "|", "pipe", "Pipe the text to a command", ""),
        ("out.edit", "ctrl+e", "editor", "Open a copy of the text in your editor", ""),
        ("out.page", "P", "pager", "Open the text in your pager", ""),
        ("read.link", ";", "links",
         "Mark the links with letters: the letters open one here, capitals in the browser, y and the letters copy it",
         "article"),
        ("read.links", "L", "all links", "List all links of the article", ""),
        ("heading.next", "}", "next heading", "To the next heading of the article", ""),
        ("heading.previous", "{", "heading before", "To the heading before, or to the top", ""),
        ("heading.list", "c", "contents", "The headings of the article; Enter goes to one", "article"),
        ("topics.why", "T", "topics", "The topics of the article, and why it is in each", "article"),
        ("unread.next", "n", "next unread", "To the next unread article", "articles article"),
        ("unread.previous", "p", "unread before", "To the unread article before", ""),
    ),
    *commands(
        "Stories", "main",
        ("story.next", "]", "next story", "To the next story that belongs to this one", "article"),
        ("story.previous", "[", "story before", "To the story before among those that belong together", ""),
        ("story.timeline", "e", "timeline", "The story as it was told: who was first, and the others", "article"),
        ("story.compare", "=", "compare", "Two accounts of the story side by side, what differs set off", ""),
        ("story.back", "ctrl+o alt+left", "back", "Back to the article or page that was open before", ""),
        ("story.forward", "ctrl+i alt+right", "forward", "Forward again", ""),
    ),
    *commands(
        "Marking", "main",
        ("mark.read", "m", "read/unread", "Mark read, or unread again", "articles article"),
        ("mark.all", "A", "all read", "Mark all that is listed read", ""),
        ("mark.starred", "s", "star", "Star, or take the star away", "articles article"),
        ("mark.later", "b", "later", "Keep to read later, or no longer", "articles article"),
        ("tag.edit", "t", "tags", "Give tags, or take them away", ""),
        ("note.edit", "N", "note", "Write a note on the article in your editor", ""),
        ("mark.finished", "ctrl+k", "done", "Done with it: take it out of Continue reading", ""),
        ("mark.undo", "ctrl+z", "undo", "Take back what was marked last, step by step", ""),
        ("pick", "x", "pick", "Pick this article for what is done to many, or let it go", ""),
        ("pick.range", "X", "pick to here", "Pick all from the article that was picked last to this one", ""),
        ("pick.all", "*", "pick all", "Pick all that is listed, or let all go", ""),
    ),
    *commands(
        "Finding", "main",
        ("search", "/", "search", "Search as you type: this place, or this article", "topics articles article"),
        ("search.library", "ctrl+f", "search articles", "Search this place, also from an article", ""),
        ("view.save", "ctrl+s", "save view", "Save this search as a view; change the view one is in", ""),
        ("rules", "", "rules", "The rules for what arrives, what each does and did", ""),
        ("rule.new", "", "new rule", "Make a rule of this search, for what arrives", ""),
        ("rule.mute", "", "mute", "Hide what is like this: a provider, a topic, a word", ""),
        ("list.sort", "\\", "sort", "Sort by date, heat, quality, title or provider", ""),
        ("list.items", "F", "stories/articles", "A row for each story, or for each article, in this place", ""),
        ("list.unlisted", ".", "unlisted", "Show unlisted articles as well, or no longer", ""),
    ),
    *commands(
        "The library", "main",
        ("refresh.this", "r", "refresh", "Refresh the source of this article", ""),
        ("refresh.all", "R", "refresh all", "Refresh all sources", "topics"),
        ("refresh.cancel", "ctrl+x", "stop refreshing", "Stop refreshing; what has arrived stays", ""),
        ("source.add", "a", "add a source", "Add a source: a folder, a file, a feed, a site or a repository", "topics"),
        ("sources", "f", "sources", "The sources, how each fares, and what to do about it", "topics"),
        ("heat", "H", "heat", "The heat view: what came when, topics against days", "topics"),
        ("problems", "E", "problems", "List the documents that could not be read", ""),
    ),
    *commands(
        "The program", "main",
        ("palette", "ctrl+p", "commands", "All commands, topics and themes, found by their names", ""),
        ("command.line", ":", "command line", "Type a command, with what it takes", ""),
        ("theme", "ctrl+t", "theme", "Choose a theme, and see it at once", ""),
        ("help", "?", "help", "Show the keys that hold here", "topics articles article"),
        ("back", "q", "back", "Back; from the list, quit", "article"),
        ("escape", "escape", "back", "Leave the search, or the article", ""),
    ),
    *PAGE_COMMANDS,
    *commands(
        "The program", "anywhere",
        ("quit", "ctrl+c", "quit", "Quit at once", ""),
        ("suspend", "ctrl+backslash", "suspend", "Suspend the program; fg in the shell brings it back", ""),
    ),
)  # fmt: skip

_WRITTEN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "escape": "Esc", "home": "Home", "end": "End", "tab": "Tab",
    "enter": "Enter", "space": "Space", "pagedown": "PgDn", "pageup": "PgUp", "backspace": "Backspace",
    "delete": "Del", "insert": "Ins",
}  # fmt: skip


def written(key: str) -> str:
    """A key as it is printed for a person: "Ctrl-D", "PgDn", "?"."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    name = _WRITTEN.get(last, "\\" if last == "backslash" else last)
    return "-".join(
        [
            *(modifier.capitalize() for modifier in modifiers),
            name.upper() if modifiers and len(name) == 1 else name,
        ]
    )


def typed(id: str) -> str:
    """What is typed for a command that has no key."""
    return f":{id}"


def hints(pane: Pane) -> tuple[Command, ...]:
    """The commands the key line shows in a pane, in the order of the table."""
    return tuple(command for command in COMMANDS if pane in command.hints)


_HERE: tuple[Scope, ...] = ("anywhere", "main", "moving")


def groups() -> dict[str, list[Command]]:
    """The commands by group, in the order of the table, without those of pages and of the search line."""
    found: dict[str, list[Command]] = {}
    for command in COMMANDS:
        if command.scope in _HERE:
            found.setdefault(command.group, []).append(command)
    return found
