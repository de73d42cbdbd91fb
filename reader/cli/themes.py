"""`newsreader themes`: the themes there are."""

from reader.cli.configured import settings_of, tell
from reader.cli.options import Options
from reader.cli.output import Record, in_form, output_for
from reader.cli.parser import Parser, add_words
from reader.cli.policy import settings_file
from reader.cli.table import Column, Row
from reader.errors import UsageError
from reader.settings import located

COLUMNS = (Column("Theme"), Column(""))


def configure(parser: Parser) -> None:
    """What `themes` takes."""
    parser.usage = "newsreader themes"
    parser.description = "Prints the names of the themes, and which of them the app starts in."
    parser.epilog = """--plain prints: name, "in force" for the one that is.

theme in the configuration file chooses one (newsreader config path tells where that is); TEXTUAL_THEME goes before it.
A theme chosen in the app holds there until the file names another."""
    add_words(parser, "nothing", files=False)


def run(options: Options) -> int:
    """Prints the names."""
    if options.words:
        raise UsageError("newsreader themes takes no words.")
    from reader.ui.theme import chosen, names
    from reader.ui.themes import unknown_theme

    settings, faults = settings_of(options)
    first = chosen(settings.theme)
    output = output_for(options)
    records: list[Record] = [{"name": name, "in_force": name == first} for name in names()]
    if not in_form(output, json=lambda: records, objects=lambda: records):
        output.rows(COLUMNS, (_row(name, in_force=name == first) for name in names()))
    if unknown := unknown_theme(settings.theme):
        faults += located([unknown], settings_file(options))
    tell(fault for fault in faults if fault.key in (None, "theme"))
    return 0


def _row(name: str, *, in_force: bool) -> Row:
    return Row((name, "in force" if in_force else ""), strong=in_force)
