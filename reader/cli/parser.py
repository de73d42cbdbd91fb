"""The parser of a command, and the options that several commands share."""

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import NoReturn

from reader.cli.options import KINDS, SORTS
from reader.errors import UsageError


class Parser(ArgumentParser):
    """A parser that reports wrong usage as a `UsageError` instead of ending the program.

    `first_words` are what its first word may be, where that is not free; `files` tells whether words may name files.
    """

    first_words: Sequence[str] = ()
    files: bool = False

    def __init__(self, prog: str) -> None:
        super().__init__(
            prog=prog, allow_abbrev=False, add_help=False, formatter_class=RawDescriptionHelpFormatter
        )

    def error(self, message: str) -> NoReturn:
        """Raises UsageError with argparse's sentence."""
        raise UsageError(f"{self.prog}: {message}.", f"{self.prog} --help tells what it takes.")


def add_words(parser: Parser, name: str, *, first: Sequence[str] = (), files: bool = True) -> None:
    """Takes words, called `name` in messages and read from `Options.words`."""
    parser.first_words, parser.files = first, files
    parser.add_argument("words", nargs="*", metavar=name)


def add_query(parser: Parser) -> None:
    """Takes `-q QUERY`."""
    parser.add_argument(
        "-q",
        "--query",
        metavar="QUERY",
        help='only what this finds: words, "a phrase", OR, -not, and fields: topic:sea newer:3d is:unread heat:>90 …',
    )


def add_cut(parser: Parser) -> None:
    """Takes what orders and cuts a list of articles."""
    parser.add_argument("--sort", choices=SORTS, metavar="BY", help=f"the order: {', '.join(SORTS)}")
    parser.add_argument(
        "--format",
        dest="template",
        metavar="PATTERN",
        help="a line for each after a pattern, such as '{published_at:%%d %%b} {title}'; any field of the JSON",
    )
    parser.add_argument("-n", "--number", type=positive, metavar="N", help="at most N articles")
    parser.add_argument("--all", dest="unlisted", action="store_true", help="unlisted articles as well")
    parser.add_argument(
        "--body", action="store_true", help="with --json, --jsonl: bodies, links and related too"
    )


def add_stories(parser: Parser) -> None:
    """Takes `--stories`."""
    parser.add_argument("--stories", action="store_true", help="a row for each story, not for each article")


def add_kind(parser: Parser) -> None:
    """Takes `--kind KIND`."""
    parser.add_argument(
        "--kind",
        choices=KINDS,
        metavar="KIND",
        help=f"what the sources are ({', '.join(KINDS)}), not found out",
    )


def positive(text: str) -> int:
    """A whole number from 1 up."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError(f"a whole number from 1 up is needed, not {text!r}")
    return int(text)
