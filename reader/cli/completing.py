"""What a shell can complete, asked of the parsers themselves, so that it is never behind them."""

from argparse import SUPPRESS, Action
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reader.cli.arguments import parser_of
from reader.cli.commands import COMMANDS


class Option(NamedTuple):
    """An option by its names ("-n", "--number"); `values` where only some are allowed, `file` where it names one."""

    names: Sequence[str]
    help: str
    takes_value: bool
    values: Sequence[str]
    file: bool


class Completed(NamedTuple):
    """What can follow a command ("" is the app). `words` are its possible first words, `files` if others name files."""

    options: Sequence[Option]
    words: Sequence[str]
    files: bool


def tree() -> Mapping[str, Completed]:
    """Every command and what can follow it, the app under ""."""
    return {name: _completed(name) for name in ("", *COMMANDS)}


def _completed(name: str) -> Completed:
    parser = parser_of(name)
    actions = parser._actions  # noqa: SLF001 - argparse has no other way to ask
    options = [_option(action) for action in actions if action.option_strings and action.help != SUPPRESS]
    return Completed(options, parser.first_words, parser.files)


def _option(action: Action) -> Option:
    return Option(
        names=action.option_strings,
        help=action.help or "",
        takes_value=action.nargs != 0,
        values=[str(choice) for choice in action.choices or ()],
        file=action.metavar == "FILE",
    )
