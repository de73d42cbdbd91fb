"""What was asked for on the command line, as one typed record."""

from argparse import Namespace
from typing import Literal

from reader.models import Sort, SourceKind

Format = Literal["table", "plain", "json", "jsonl"]

SORTS: tuple[Sort, ...] = ("date", "heat", "quality", "title", "provider", "relevance")
KINDS: tuple[SourceKind, ...] = ("folder", "file", "stdin", "remote_file", "api")


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

    add: bool = False
    ascii: bool = False
    body: bool = False
    kind: SourceKind | None = None
    own: bool = False
    preset: str | None = None
    number: int | None = None
    query: str | None = None
    sort: Sort | None = None
    unlisted: bool = False
    watch: bool = False
