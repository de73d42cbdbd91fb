"""`newsreader config`: the settings in force, where they are kept, and what is wrong with them."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from reader.cli.configured import configured, in_order, tell
from reader.cli.options import Options
from reader.cli.output import Record, in_form, output_for, say
from reader.cli.parser import Parser, add_words
from reader.cli.policy import settings_file
from reader.cli.printable import line
from reader.errors import UsageError
from reader.settings import Fault, Settings, located
from reader.ui.commands import COMMANDS
from reader.ui.keymap import Keymap


def configure(parser: Parser) -> None:
    """What `config` takes."""
    parser.usage = f"newsreader config {'|'.join(_ACTIONS)}"
    parser.description = """Prints or checks the settings of the app, which one TOML file holds.

  show    the settings in force, each with what it means; what is printed can be kept as the file
  path    where the file is
  check   names each line of it that cannot be used
  write   writes the file with the default of each setting, where there is none"""
    parser.epilog = "The exit code of check is 2 where something is wrong."
    add_words(parser, "ACTION", first=tuple(_ACTIONS), files=False)


def run(options: Options) -> int:
    """Does what the word asks for."""
    if len(options.words) != 1 or options.words[0] not in _ACTIONS:
        raise UsageError(f"newsreader config: name one of {', '.join(_ACTIONS)}.")
    return _ACTIONS[options.words[0]](options)


def _show(options: Options) -> int:
    from reader.settings.writing import values

    settings, keymap, faults, *_ = configured(options)
    record: Record = {
        "file": str(settings_file(options)),
        "settings": values(settings),
        "faults": [_record(fault) for fault in faults],
    }
    if not in_form(output_for(options), json=lambda: record, objects=lambda: [record]):
        sys.stdout.write(_document(settings, keymap))
    tell(faults)
    return 0


def _path(options: Options) -> int:
    file = settings_file(options)
    if not in_form(output_for(options), json=lambda: str(file), objects=lambda: [str(file)]):
        output_for(options).write(line(str(file)))
    return 0


def _check(options: Options) -> int:
    file = settings_file(options)
    settings, _, faults, *_ = configured(options)
    faults = in_order([*faults, *_theme(settings, file)])
    records = [_record(fault) for fault in faults]
    in_form(output_for(options), json=lambda: records, objects=lambda: records)
    tell(faults)
    if not faults:
        say(f"{file} is in order." if file.exists() else f"There is no {file}; the defaults hold.")
    return 2 if faults else 0


def _write(options: Options) -> int:
    from reader.files import write_failed

    file = settings_file(options)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write_new(file, _document(Settings(), Keymap()).encode())
    except FileExistsError:
        raise UsageError(
            f"{file} is there already, and stays as it is.",
            "newsreader config show prints every setting.",
        ) from None
    except OSError as error:
        raise write_failed(file, error) from error
    say(f"Wrote {file}.")
    return 0


def _write_new(file: Path, data: bytes) -> None:
    with file.open("xb") as opened:
        try:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        except OSError:
            file.unlink()
            raise


def _document(settings: Settings, keymap: Keymap) -> str:
    from reader.settings.writing import CommandKeys, document

    commands = (CommandKeys(command.id, keymap.of(command.id), command.help) for command in COMMANDS)
    return document(settings, commands)


def _theme(settings: Settings, file: Path) -> tuple[Fault, ...]:
    if settings.theme == Settings().theme:
        return ()  # and Textual need not be asked
    from reader.ui.themes import unknown_theme

    fault = unknown_theme(settings.theme)
    return located([fault], file) if fault else ()


def _record(fault: Fault) -> Record:
    return {"line": fault.line, "key": fault.key, "message": fault.words}


_ACTIONS: dict[str, Callable[[Options], int]] = {
    "show": _show,
    "path": _path,
    "check": _check,
    "write": _write,
}
