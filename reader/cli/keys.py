"""`newsreader keys`: every command of the app with its keys."""

from reader.cli.configured import add_preset, configured, tell
from reader.cli.options import Options
from reader.cli.output import Record, in_form, output_for
from reader.cli.parser import Parser, add_words
from reader.cli.table import Column, Row
from reader.errors import UsageError
from reader.ui.commands import COMMANDS, Command, written
from reader.ui.keymap import Keymap, scope_words
from reader.ui.own_commands import own_commands

COLUMNS = (
    Column("Keys"),
    Column("What it does", flexible=True),
    Column("Command"),
    Column("Where", spare=True),
)


def configure(parser: Parser) -> None:
    """What `keys` takes."""
    parser.usage = "newsreader keys [--preset PRESET]"
    parser.description = (
        "Prints the commands of the app, and your own, with their keys, as the configuration file has them."
    )
    parser.epilog = "--plain prints: command, keys, group, where it holds, what it does."
    add_words(parser, "nothing", files=False)
    add_preset(parser, "--preset")


def run(options: Options) -> int:
    """Prints the table."""
    if options.words:
        raise UsageError("newsreader keys takes no words.")
    settings, keymap, faults, *_ = configured(options)
    commands = (*COMMANDS, *own_commands(settings.actions, settings.macros))
    output = output_for(options)
    records = [_record(command, keymap) for command in commands]
    if not in_form(output, json=lambda: records, objects=lambda: records):
        table = output.format == "table"
        output.rows(COLUMNS, ((_row if table else _line)(command, keymap) for command in commands))
    tell(faults)
    return 0


def _record(command: Command, keymap: Keymap) -> Record:
    return {
        "id": command.id,
        "keys": keymap.of(command.id),
        "words": command.words,
        "help": command.help,
        "group": command.group,
        "where": command.scope,
    }


def _row(command: Command, keymap: Keymap) -> Row:
    keys = "  ".join(map(written, keymap.of(command.id)))
    return Row((keys, command.help, command.id, scope_words(command.scope)))


def _line(command: Command, keymap: Keymap) -> Row:
    keys = " ".join(keymap.of(command.id))
    return Row((command.id, keys, command.group, scope_words(command.scope), command.help))
