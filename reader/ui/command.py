"""What a command is, and where it holds."""

from typing import Literal, NamedTuple

Scope = Literal[
    "anywhere", "main", "moving", "page", "search", "sources", "heat", "story", "compare", "why", "links", "finding",
    "picture", "command", "rules",
]  # fmt: skip
"""Where a command holds: anywhere, on the main screen, in what has a cursor or scrolls, on a page over the main
screen, in the search line, on the page of sources, in the heat view, in the timeline of a story, where two accounts of
one are compared, on the page of the topics of an article, on that of its links, in an article while words are looked
for in it, where a picture is shown alone, in the command line, on the page of rules.
"""

Pane = Literal[
    "topics", "articles", "article", "page", "search", "sources", "heat", "story", "compare", "why", "links", "finding",
    "picture", "command", "rules",
]  # fmt: skip


class Command(NamedTuple):
    """Something a key does.

    `keys` are the default ones, as Textual names them; `words` for the key line and the palette, `help` a sentence
    for the help screen; `hints` are the panes whose key line shows it.
    """

    id: str
    keys: tuple[str, ...]
    words: str
    help: str
    group: str
    scope: Scope
    hints: tuple[str, ...] = ()


def commands(group: str, scope: Scope, *rows: tuple[str, str, str, str, str]) -> tuple[Command, ...]:
    """Rows of id, keys, words for the key line, sentence for the help, panes whose key line shows it."""
    return tuple(
        Command(id, tuple(keys.split()), words, help, group, scope, tuple(panes.split()))
        for id, keys, words, help, panes in rows
    )
