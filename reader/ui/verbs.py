"""The one table of verbs: what one may type behind `:`. Completion, help and docs/keys.md are made from it."""

from collections.abc import Mapping
from typing import NamedTuple, get_args

from reader.models import Sort

MARKS = ("read", "unread", "star", "unstar", "later", "unlater", "hide", "show")
TAGGING = ("add", "remove")
RULING = ("try", "add", "apply", "undo", "remove")
VIEWING = ("save", "rename", "remove", "up", "down")


class Verb(NamedTuple):
    """A verb. `choices` are the words of which one must follow, `takes` tells all that may follow as the help prints
    it. `does` is the command that a verb without anything behind it stands for, "" where it is none.
    """

    name: str
    takes: str
    help: str
    choices: tuple[str, ...] = ()
    does: str = ""

    @property
    def usage(self) -> str:
        """The verb with what it takes."""
        return f"{self.name} {self.takes}".rstrip()


def _of(choices: tuple[str, ...], rest: str = "") -> str:
    return f"{'|'.join(choices)} {rest}".rstrip()


_SORTS: tuple[str, ...] = get_args(Sort)

VERBS: tuple[Verb, ...] = (
    Verb("mark", _of(MARKS, "[QUERY]"),
         "Mark what is picked, else the article you are at; with a query all that it finds", MARKS),
    Verb("tag", _of(TAGGING, "TAG [QUERY]"), "Give the same a tag, or take it away", TAGGING),
    Verb("note", "[TEXT]", "Note a text on the article; without one, write it in the editor", does="note.edit"),
    Verb("list", "QUERY|@VIEW", "List what a query finds in this place, or a saved view"),
    Verb("search", "[WORDS]", "Search this place", does="search.library"),
    Verb("view", _of(VIEWING, "[NAME]"), "Save the search as a view, or change the view that is listed", VIEWING),
    Verb("rule", _of(RULING, "[NAME] [EFFECT, ...] [QUERY]"),
         "Try, keep or change a rule for what arrives: rule add pr read, tag pr provider:wire", RULING),
    Verb("mute", "QUERY", "Hide what a query finds, now and when it arrives: a rule like any other"),
    Verb("sort", _of(_SORTS), "Sort what is listed", _SORTS),
    Verb("show", "ARTICLE", "Show the article of that id, or whose id begins so"),
    Verb("open", "", "Open the original in the browser", does="read.original"),
    Verb("export", "", "Save it as a file, or hand it to another program", does="out.menu"),
    Verb("topics", "[TOPIC]", "Go to a topic; without a name, to the pane of topics", does="pane.topics"),
    Verb("sources", "", "The page of sources", does="sources"),
    Verb("refresh", "", "Refresh all sources", does="refresh.all"),
    Verb("themes", "[THEME]", "Show everything in another theme; without a name, choose one", does="theme"),
    Verb("undo", "", "Take back what was marked last, step by step", does="mark.undo"),
    Verb("keys", "", "Show the keys that hold here", does="help"),
    Verb("help", "", "The same as keys", does="help"),
    Verb("quit", "", "Leave the program; q is enough"),
)  # fmt: skip

BY_NAME: Mapping[str, Verb] = {verb.name: verb for verb in VERBS} | {
    "q": next(verb for verb in VERBS if verb.name == "quit")
}
"""The verbs by what one may type for them."""
