"""Settings as the commented file that a person edits; read again, it gives the same settings."""

import json
from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import NamedTuple

from reader.models import Json
from reader.settings.declared import (
    ACTIONS,
    ACTIONS_HELP,
    ALIASES,
    ALIASES_HELP,
    CHOSEN_KEYS,
    KEYS_HELP,
    SETTINGS,
    TABLES,
    Setting,
)
from reader.settings.record import Settings

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
        if table == ALIASES:
            lines += ["", *_comment(ALIASES_HELP)]
            lines += (f"{toml(name)} = {toml(alias)}" for name, alias in settings.aliases.items())
        if table == ACTIONS:
            lines += ["", *_comment(ACTIONS_HELP)]
            lines += (f"{toml(name)} = {toml([*argv])}" for name, argv in settings.actions.items())
    lines += ["", *_comment(KEYS_HELP)]
    lines += (f"{toml(id)} = {toml(CHOSEN_KEYS.plain(keys))}" for id, keys in settings.keys.items())
    lines += (
        f"# {toml(command.id)} = {toml(CHOSEN_KEYS.plain(command.keys))}  # {command.help}"
        for command in commands
        if command.id not in settings.keys
    )
    return "\n".join(lines) + "\n"


def values(settings: Settings) -> Mapping[str, Json]:
    """Every setting by its name, the chosen keys as "keys." and the id of the command, as TOML and JSON have them.

    So are topics that are shown as others, as "topics.aliases." and the name, and actions of the user's own.
    """
    aliases = {f"{ALIASES}.{name}": alias for name, alias in settings.aliases.items()}
    chosen = {f"keys.{id}": CHOSEN_KEYS.plain(keys) for id, keys in settings.keys.items()}
    actions = {f"{ACTIONS}.{name}": [*argv] for name, argv in settings.actions.items()}
    told = {setting.name: setting.kind.plain(setting.of(settings)) for setting in SETTINGS}
    return told | aliases | actions | chosen


def default(setting: Setting) -> str:
    """The default of a setting, in TOML."""
    return toml(setting.kind.plain(setting.default))


def toml(value: Json) -> str:
    """A value of a setting in TOML. For these values, all of them printable, JSON is TOML."""
    return json.dumps(value, ensure_ascii=False)


def _setting(setting: Setting, settings: Settings) -> Iterator[str]:
    yield from _comment(setting.help)
    yield from _comment(f"Allowed: {setting.kind.allowed}. Default: {default(setting)}.")
    yield f"{setting.key} = {toml(setting.kind.plain(setting.of(settings)))}"


def _comment(words: str) -> list[str]:
    return [f"# {line}" for line in wrap(words, _WIDTH - 2, break_on_hyphens=False, break_long_words=False)]
