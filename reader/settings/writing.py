"""Settings as the commented file that a person edits; read again, it gives the same settings."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import NamedTuple

from reader.models import Json
from reader.settings.declared import CHOSEN_KEYS, OWN_TABLES, RULES, SETTINGS, TABLES, OwnTable, Setting
from reader.settings.record import Settings
from reader.toml_text import toml

_WIDTH = 100
_HEAD = """\
The settings of newsreader. Each stands here with its default, or as you chose it; one that is taken out has its
default. newsreader config check tells what is wrong with this file."""


class CommandKeys(NamedTuple):
    """The keys a command has, for the lines that tell which ids there are."""

    id: str
    keys: tuple[str, ...]
    help: str


def document(settings: Settings, commands: Iterable[CommandKeys] = ()) -> str:
    """The file that holds `settings`, every one of them under what it means.

    `commands` are named in comments, unless the settings choose their keys.
    """
    lines = [*_comment(_HEAD)]
    for table, about in TABLES.items():
        lines += ["", "", *_comment(about), f"[{table}]"] if table else [""]
        for setting in SETTINGS:
            if setting.table == table:
                lines += ["", *_setting(setting, settings)]
        lines += (line for one in OWN_TABLES if one.table == table for line in _named(one, settings))
    keys = CHOSEN_KEYS.kind
    lines += (
        f"# {toml(command.id)} = {toml(keys.plain(command.keys))}  # {command.help}"
        for command in commands
        if command.id not in settings.keys
    )
    return "\n".join(lines) + "\n"


def values(settings: Settings) -> Mapping[str, Json]:
    """Every setting by its name, as TOML and JSON have them.

    What stands in tables under names of the user's own is told by the table and that name, "keys.mark.read".
    """
    told = {setting.name: setting.kind.plain(setting.of(settings)) for setting in SETTINGS}
    for table in OWN_TABLES:
        told |= {f"{table.table}.{name}": value for name, value in _held(table, settings)}
    return told


def _named(table: OwnTable, settings: Settings) -> Iterator[str]:
    yield ""
    yield from _comment(table.help)
    yield from (f"{toml(name)} = {toml(value)}" for name, value in _held(table, settings))


def _held(table: OwnTable, settings: Settings) -> Iterator[tuple[str, Json]]:
    """What a table of names holds, in its order."""
    if table is RULES:
        yield from ((rule.name, table.kind.plain(rule)) for rule in settings.rules)
        return
    held: Mapping[str, object] = getattr(settings, table.field)
    yield from ((name, table.kind.plain(value)) for name, value in held.items())


def default(setting: Setting) -> str:
    """The default of a setting, in TOML."""
    return toml(setting.kind.plain(setting.default))


def _setting(setting: Setting, settings: Settings) -> Iterator[str]:
    yield from _comment(setting.help)
    yield from _comment(f"Allowed: {setting.kind.allowed}. Default: {default(setting)}.")
    yield f"{setting.key} = {toml(setting.kind.plain(setting.of(settings)))}"


def _comment(words: str) -> list[str]:
    return [f"# {line}" for line in wrap(words, _WIDTH - 2, break_on_hyphens=False, break_long_words=False)]
