"""Words of the command line → what was asked for.

The first word that is no option names the command; only the parser of that command is built. Options may stand
before and after the command and between its words, and are never abbreviated.
"""

import os
import re
from collections.abc import Iterator, Sequence

from reader import __version__
from reader.cli.commands import APP, COMMANDS
from reader.cli.options import Options
from reader.cli.parser import Parser

_QUERY = ("-q", "--query")
# Commands whose words may be those of a query.
_OF_WORDS = ("search", "views")
# What a query leaves out begins as options do; an option of one letter stands alone, or with a number behind it.
_LEFT_OUT = re.compile(r"-(?![A-Za-z][0-9]*\Z)[^-].*", re.DOTALL)
# Options that take a value, of whatever command: the word after one of them is not the command.
_WITH_VALUE = frozenset(
    {
        "--library", "--config", "--keys", "--preset", "--kind", "--query", "-q", "--sort", "--number", "-n",
        "--name", "--topic", "--every", "--user", "--password-env", "--password-command", "--header", "--user-agent",
        "--keep-days", "--keep-articles", "--days", "--format", "--do", "--last",
    }
)  # fmt: skip


def parse(argv: Sequence[str]) -> Options:
    """What `argv` asks for; `-h` and `--version` print and raise SystemExit.

    Raises:
        UsageError: it asks for something that makes no sense.
    """
    at = _command_position(argv)
    name = "" if at is None else argv[at]
    given = list(argv) if at is None else [*argv[:at], *argv[at + 1 :]]
    # Everything after "--" is a word, also where it looks like an option.
    end = given.index("--") if "--" in given else len(given)
    options = Options(
        command=name,
        library=os.environ.get("NEWSREADER_LIBRARY") or None,
        config=os.environ.get("NEWSREADER_CONFIG") or None,
    )
    parser_of(name).parse_intermixed_args([*_with_queries(given[:end], name)], options)
    options.words += given[end + 1 :]
    return options


def parser_of(name: str) -> Parser:
    """The parser of a command, of the app itself where `name` is ""."""
    command = COMMANDS[name] if name else APP
    parser = Parser(f"newsreader {name}".rstrip())
    command.family().configure(parser)
    _add_everywhere(parser)
    return parser


def _with_queries(given: Sequence[str], name: str) -> Iterator[str]:
    """The words of a command, in which queries that begin with a minus are no options."""
    rest = iter(given)
    for word in rest:
        if word in _QUERY and (value := next(rest, None)) is not None:
            yield from (f"--query={value}",) if _LEFT_OUT.fullmatch(value) else (word, value)
        elif name in _OF_WORDS and _LEFT_OUT.fullmatch(word):
            yield f" {word}"  # to argparse this is no option, and to a query the same
        else:
            yield word


def _add_everywhere(parser: Parser) -> None:
    group = parser.add_argument_group("options of every command")
    group.add_argument(
        "--library",
        metavar="FILE",
        help="the library to use, instead of your own (or NEWSREADER_LIBRARY)",
    )
    group.add_argument(
        "--config",
        metavar="FILE",
        help="the settings to use, instead of your own (or NEWSREADER_CONFIG)",
    )
    group.add_argument("--offline", action="store_true", help="ask nothing of the network")
    forms = group.add_mutually_exclusive_group()
    forms.add_argument(
        "--json", dest="format", action="store_const", const="json", help="print one JSON document"
    )
    forms.add_argument(
        "--jsonl", dest="format", action="store_const", const="jsonl", help="print one JSON object a line"
    )
    forms.add_argument(
        "--plain",
        dest="format",
        action="store_const",
        const="plain",
        help="print one line a row, tab-separated",
    )
    group.add_argument("-v", "--verbose", action="store_true", help="say where an unexpected error happened")
    group.add_argument("--version", action="version", version=f"newsreader {__version__}")
    group.add_argument("-h", "--help", action="help", help="print this help")


def _command_position(argv: Sequence[str]) -> int | None:
    skip = False
    for position, word in enumerate(argv):
        if skip:
            skip = False
        elif word == "--":
            return None
        elif word in _WITH_VALUE:
            skip = True
        elif word == "-" or not word.startswith("-"):
            return position if word in COMMANDS else None
    return None
