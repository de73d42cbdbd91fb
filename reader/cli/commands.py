"""The table of commands: what each is called, where it lives, and what it does in a line."""

from importlib import import_module
from typing import NamedTuple, Protocol, cast

from reader.cli.options import Options
from reader.cli.parser import Parser


class Family(Protocol):
    """What a module of commands offers."""

    def configure(self, parser: Parser) -> None:
        """Adds what the command takes, and its help, to a parser whose `prog` is "newsreader COMMAND"."""
        ...

    def run(self, options: Options) -> int:
        """Does it, and gives the exit code. Raises ReaderError where it cannot be done."""
        ...


class Command(NamedTuple):
    """A command by its module below `reader.cli`."""

    module: str
    summary: str

    def family(self) -> Family:
        """The module, imported now and not before."""
        return cast("Family", import_module(f"reader.cli.{self.module}"))


APP = Command("app", "read the news in the terminal")

COMMANDS = {
    "list": Command("listing", "articles, the newest first"),
    "search": Command("searching", "articles that hold all the words, the best first"),
    "show": Command("showing", "one article, whole"),
    "related": Command("relating", "the stories that belong to an article, and why"),
    "open": Command("opening", "the original of an article in the browser"),
    "topics": Command("topics", "the tree of topics with what is in them"),
    "refresh": Command("refresh", "bring the library in step with its sources"),
    "sources": Command("sources", "the sources of your library: list, add, set, remove, enable, disable"),
    "mark": Command("marking", "mark articles as read, starred or kept for later"),
    "tag": Command("tagging", "tags of articles: add, remove, list"),
    "note": Command("noting", "what you noted on an article"),
    "views": Command("views", "the searches that you keep: list, add, remove, rename, move"),
    "rules": Command(
        "rules", "what is done with articles when they arrive: list, try, apply, undo, add, remove"
    ),
    "import": Command("importing", "the sources of a list: OPML, newsboat's urls, addresses"),
    "export": Command("exporting", "the sources as OPML, the articles as JSON or files"),
    "keys": Command("keys", "the commands of the app and their keys"),
    "themes": Command("themes", "the themes there are"),
    "config": Command("config", "the settings: show, path, check, write"),
    "doctor": Command("doctor", "versions, paths, the terminal and the health of the library"),
    "completion": Command("completion", "completion of commands for bash, zsh or fish"),
}
