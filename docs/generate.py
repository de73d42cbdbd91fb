"""Writes docs/configuration.md, docs/keys.md and tables of docs/sources.md and docs/queries.md from those in the code.

Run `python -m docs.generate` in the checkout; with a folder it writes them there.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill

from docs import query_tables
from reader.settings import PRESETS
from reader.settings.declared import CHOSEN_KEYS, OWN_TABLES, SETTINGS, TABLES, OwnTable, Setting
from reader.settings.writing import default
from reader.subscriptions.fields import FIELDS
from reader.ui.commands import COMMANDS, Command, typed, written
from reader.ui.key_names import NAMED
from reader.ui.keymap import resolve, scope_words
from reader.ui.presets import preset_keys
from reader.ui.verbs import VERBS

_MADE = "<!-- made by docs/generate.py from {}; make docs writes it anew -->"

_TYPED = re.compile(
    r"""(?:"[^"]*" = )?\{ .*? \}|"[^"]*" = (?:"[^"]*"|\[.*?\])|enabled = false"""
    r'|"[^"]*"|newsreader (?:themes|keys|views|rules|list "@\w+"|topics --plain|refresh --watch)'
    r"|\{(?:url|title|file)\}|\[\]|\$BROWSER|TEXTUAL_THEME|sources\.toml"
)

_CONFIGURATION = """\
# Configuration

One TOML file holds what you choose: `~/.config/newsreader/config.toml` on Linux; `newsreader config path` tells where
it is, and `--config FILE` or `NEWSREADER_CONFIG` names another. It holds for every library. Without it, and for
whatever it does not name, the defaults hold.

```sh
newsreader config write   # writes the file with every default and what it means, where there is none
newsreader config show    # prints the settings in force in the same form
newsreader config check   # names each line that cannot be used; the exit code is 2 where there are any
```

A setting that cannot be used keeps its default, and the app starts with the rest and says so:

```
config.toml, line 7: there is no setting "list.line". Did you mean "list.lines"?
```

A setting `list.lines` stands as `lines` under `[list]`, or as `list.lines` above all tables."""

_EXAMPLE = """\
## An example

```toml
theme = "newsreader-day"
mark_read = 3
browser = ["firefox", "--new-tab", "{url}"]

[list]
lines = 1

[keys]
preset = "vim"
"mark.read" = "x"
"read.on" = ["space", "ctrl+f"]
"mark.all" = []
```"""

_KEYS = """\
# Keys

A key means the same in the list and in the article. `?` shows those that hold where you are, and `newsreader keys`
prints this table with what your [configuration](configuration.md) changes."""

_OTHER_KEYS = """\
## Other keys

Under `[keys]` in the configuration file, any command has other keys by its name in this table:

```toml
[keys]
"mark.read" = "x"                   # one key
"read.on" = ["space", "Ctrl-F"]     # several
"mark.all" = []                     # none
```

{names}

Capitals of names do not matter, and `Ctrl-D`, `^D`, `PgDn` and `Esc` are understood as well. A key you choose is taken
from the command that has it by default. Where you give one key to two commands that hold in the same place, one of
them keeps it and you are told; a command that is left without any key is told of, too, unless `[]` says that it is
meant. What holds where one types, in the search line or anywhere, cannot be a key that writes a character.

Most terminals send the same for `Ctrl-I` and `Tab`, for `Ctrl-M` and `Enter`, for `Ctrl-H` and `Backspace`, and for
`Ctrl-[` and `Esc`."""

_VERBS = """\
## What can be typed

`:` opens a line to type a command in. `Tab` completes verbs, marks, topics, tags, views, themes and the fields of
queries; `↑` and `↓` go through what was typed before and began alike. A line that cannot be carried out stays to be
corrected. Besides these verbs, every command is known by its id and by its words: `:story.timeline`, `:next unread`."""

_PRESETS = """\
## Presets

`preset` under `[keys]`, or `newsreader --keys PRESET`, begins with the keys of another program: newsboat, Google Reader
(and the web readers after it), or vim. What a preset does not name has the keys above."""


def configuration() -> str:
    """docs/configuration.md."""
    parts = [_MADE.format("reader/settings/declared.py"), _CONFIGURATION]
    for table, about in TABLES.items():
        parts.append(f"## {about.rstrip('.')}")
        parts += (_setting(setting) for setting in SETTINGS if setting.table == table)
        parts += (_named(one) for one in OWN_TABLES if one.table == table)
    return _page([*parts, _EXAMPLE])


def _named(table: OwnTable) -> str:
    allowed = _code(f"Allowed: {table.kind.allowed}.")
    if table is CHOSEN_KEYS:
        allowed += " [Keys](keys.md) has the ids and the names of keys."
    return f'### `{table.table}."NAME"`\n\n{_code(table.help)}\n\n{allowed}'


def _setting(setting: Setting) -> str:
    allowed = f"{_code(f'Allowed: {setting.kind.allowed}.')} Default: `{default(setting)}`."
    return f"### `{setting.name}`\n\n{_code(setting.help)}\n\n{allowed}"


def sources() -> str:
    """docs/sources.md, with the table of keys made anew."""
    rows = [(f"`{field.key}`", f"`{field.example}`", field.help) for field in FIELDS]
    return _with(_written_page("sources.md"), "keys", _table(("Key", "Such as", "What it means"), rows))


def queries() -> str:
    """docs/queries.md, with the tables of fields, moments and values made anew."""
    page = _written_page("queries.md")
    tables = {
        "fields": _table(("Query", "Field", "What it is about"), query_tables.fields()),
        "moments": _table(("Query", "What it means"), query_tables.moments()),
        "values": _table(("Query", "What it means"), query_tables.values()),
    }
    for name, table in tables.items():
        page = _with(page, name, table)
    return page


def _written_page(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _with(page: str, name: str, table: str) -> str:
    """A page with the table between two comments made anew."""
    before, begin, rest = page.partition(f"<!-- {name}: ")
    mark, _, rest = rest.partition("-->\n")
    return f"{before}{begin}{mark}-->\n{table}\n{rest[rest.index(f'<!-- end of {name}') :]}"


def keys() -> str:
    """docs/keys.md."""
    parts = [_MADE.format("reader/ui/commands.py"), _KEYS]
    for group in dict.fromkeys(command.group for command in COMMANDS):
        rows = [_command(command) for command in COMMANDS if command.group == group]
        parts.append(f"## {group}\n\n" + _table(("Keys", "What it does", "Where", "Command"), rows))
    parts += [_VERBS, _table(("Line", "What it does"), [(f"`:{verb.usage}`", verb.help) for verb in VERBS])]
    parts += [_OTHER_KEYS.format(names=_names()), _PRESETS]
    parts += (_preset(name) for name in PRESETS if preset_keys(name))
    return _page(parts)


def _command(command: Command) -> tuple[str, ...]:
    keys = _keys(command.keys) or f"`{typed(command.id)}`"
    return keys, command.help, scope_words(command.scope), f"`{command.id}`"


def _preset(name: str) -> str:
    keymap, _ = resolve(name, {})
    rows = [
        (_keys(keymap.of(command.id)), command.help, f"`{command.id}`")
        for command in COMMANDS
        if keymap.of(command.id) != command.keys
    ]
    return f"### {name}\n\n" + _table(("Keys", "What it does", "Command"), rows)


def _keys(keys: Sequence[str]) -> str:
    return " ".join(f"`{written(key)}`" for key in keys)


def _names() -> str:
    """The sentence that lists the names of keys."""
    names = ", ".join(f"`{name}`" for name in NAMED if not name[1:].isdigit())
    return _paragraph(
        f"""A key is a character by itself (`"?"`, `"G"`), or one of {names} and `f1` to `f24`; before it may stand"""
        " `ctrl+`, `shift+` and `alt+`."
    )


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines)


def _code(words: str) -> str:
    """A paragraph in which what is to be typed is set as such."""
    return _paragraph(_TYPED.sub(r"`\g<0>`", words))


def _paragraph(words: str) -> str:
    return fill(words, 118, break_on_hyphens=False, break_long_words=False)


def _page(parts: Sequence[str]) -> str:
    return "\n\n".join(parts) + "\n"


def main(folder: Path) -> None:
    """Writes the pages into `folder`."""
    folder.joinpath("sources.md").write_text(sources(), encoding="utf-8")
    folder.joinpath("queries.md").write_text(queries(), encoding="utf-8")
    folder.joinpath("configuration.md").write_text(configuration(), encoding="utf-8")
    folder.joinpath("keys.md").write_text(keys(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
