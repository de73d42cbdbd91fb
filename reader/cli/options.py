"""What was asked for on the command line, as one typed record."""

from argparse import Namespace
from typing import Literal, get_args

from reader.models import Sort, SourceKind

Format = Literal["table", "plain", "json", "jsonl"]

SORTS: tuple[Sort, ...] = get_args(Sort)
KINDS: tuple[SourceKind, ...] = get_args(SourceKind)


class Options(Namespace):
    """The options of all commands; those that a command does not take keep what stands here.

    `words` are the words that are no options, in order. `format` is None where none was asked for.
    """

    command: str = ""
    words: list[str]
    library: str | None = None
    config: str | None = None
    offline: bool = False
    format: Format | None = None
    verbose: bool = False

    # what a source is: `sources add` and `sources set`
    name: str | None = None
    topic: list[str] | None = None
    every: str | None = None
    listed: bool | None = None
    user: str | None = None
    password_env: str | None = None
    password_command: str | None = None
    header: list[str] | None = None
    user_agent: str | None = None
    keep_days: str | None = None
    keep_articles: str | None = None
    keep_unread: bool | None = None
    dry_run: bool = False

    full: bool = False
    form: Literal["md", "html", "text"] | None = None
    full_text: bool | None = None

    explain: bool = False
    add: bool = False
    ascii: bool = False
    body: bool = False
    do: list[str] | None = None
    due: bool = False
    commands: bool = False
    kind: SourceKind | None = None
    own: bool = False
    remove: bool = False
    preset: str | None = None
    samples: bool = False
    last: int | None = None
    number: int | None = None
    days: int | None = None
    query: str | None = None
    sort: Sort | None = None
    template: str | None = None
    stories: bool = False
    topics: list[str] | None = None
    unlisted: bool = False
    vacuum: bool = False
    watch: bool = False
