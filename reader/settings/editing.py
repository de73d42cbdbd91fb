"""Changes to views and rules in the user's own file: whatever else stands in it stays as it was written.

A view or rule may be named however it is capitalised; each function gives the name that it has, or had, in the file.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from reader.errors import ConfigError, NotFoundError, UsageError
from reader.files import locked, replace_file, write_failed
from reader.models import Json, RuleSpec
from reader.query.parsing import parse_strict
from reader.settings import entries
from reader.settings.declared import RULES, VIEWS, OwnTable
from reader.settings.faults import Fault, near, shown
from reader.settings.file import decoded, read_bytes
from reader.settings.kinds import WrongInsideError
from reader.settings.names import called
from reader.settings.reading import leaves, toml_of

_BOM = "\ufeff"


def save_view(file: Path, name: str, query: str) -> str:
    """Keeps a query as a view: in the place of the one of that name, else behind all others.

    What changes the file raises ConfigError where it is broken, written in a way that cannot be changed safely, or
    cannot be written. Nothing is changed then.

    Raises:
        QueryError: the query cannot be understood.
        UsageError: nothing can be called so.
    """
    name = _name(VIEWS, name)
    parse_strict(query)
    _check(VIEWS, name, query)
    return _edit(file, VIEWS, name, lambda now, name: now.put(name, query))


def remove_view(file: Path, name: str) -> str:
    """Removes a view. Raises NotFoundError where there is none of that name, and ConfigError."""
    return _edit(file, VIEWS, name, lambda now, name: now.without(name))


def rename_view(file: Path, name: str, new: str) -> str:
    """Gives a view another name, in its place.

    Raises:
        NotFoundError: there is none of that name.
        UsageError: there is one of the new name already, or nothing can be called so.
        ConfigError: the file cannot be changed.
    """
    new = _name(VIEWS, new)
    return _edit(file, VIEWS, name, lambda now, name: now.renamed(name, new))


def move_view(file: Path, name: str, by: int) -> str:
    """Moves a view down by so many places, up where that is negative; at most to the end.

    Raises:
        NotFoundError: there is none of that name.
        ConfigError: the file cannot be changed.
    """
    return _edit(file, VIEWS, name, lambda now, name: now.moved(name, by))


def save_rule(file: Path, rule: RuleSpec) -> str:
    """Keeps a rule: in the place of the one of that name, else behind all others.

    Raises:
        QueryError: its query cannot be understood.
        UsageError: it does nothing, or nothing can be called so.
        ConfigError: the file cannot be changed.
    """
    name = _name(RULES, rule.name)
    parse_strict(rule.when)
    value = RULES.kind.plain(rule)
    _check(RULES, name, value)
    return _edit(file, RULES, name, lambda now, name: now.put(name, value))


def remove_rule(file: Path, name: str) -> str:
    """Removes a rule. Raises NotFoundError where there is none of that name, and ConfigError."""
    return _edit(file, RULES, name, lambda now, name: now.without(name))


class _Now(NamedTuple):
    """The text of the file, and what is meant to stand in one table of it, by its names."""

    table: OwnTable
    text: str
    held: Mapping[str, object]

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(self.table.table.split("."))

    def put(self, name: str, value: Json) -> "_Now":
        text = entries.put(self.text, self.path, name, value)
        return self._replace(text=text, held={**self.held, name: value})

    def without(self, name: str) -> "_Now":
        self.need(name)
        text = entries.take_out(self.text, self.path, name, whole=self.table is RULES)
        return self._replace(text=text, held={one: value for one, value in self.held.items() if one != name})

    def renamed(self, name: str, new: str) -> "_Now":
        self.need(name)
        if new == name:
            return self
        if (other := called(new, self.held)) not in (None, name):
            raise UsageError(f"There is a view {shown(other)} already.")
        text = entries.rename(self.text, self.path, name, new)
        held = {new if one == name else one: value for one, value in self.held.items()}
        return self._replace(text=text, held=held)

    def moved(self, name: str, by: int) -> "_Now":
        self.need(name)
        names = [one for one in self.held if one != name]
        names.insert(min(max([*self.held].index(name) + by, 0), len(names)), name)
        if names == [*self.held]:
            return self
        text = entries.reorder(self.text, self.path, names)
        return self._replace(text=text, held={one: self.held[one] for one in names})

    def need(self, name: str) -> None:
        if name not in self.held:
            what = self.table.table.removesuffix("s")
            hint = near(name, [*self.held]).strip() or f"newsreader {self.table.table} lists them."
            raise NotFoundError(f"There is no {what} {shown(name)}.", hint)


def _edit(file: Path, table: OwnTable, name: str, change: Callable[[_Now, str], _Now]) -> str:
    """Changes what is called so, and gives the name that it has, or had, in the file."""
    # Where the file is a link (into a folder of dotfiles, say), what it leads to is written.
    real = Path(os.path.realpath(file))
    if real.exists() and not real.is_file():
        raise ConfigError(f"{real} is no regular file, so nothing is written to it.", "Name another file.")
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        with locked(real.with_name(f".{real.name}.lock")):
            text, mark = _text(real)
            document = _document(real, text)
            before = _Now(table, text, _held(document, table))
            name = called(name, before.held) or name
            now = change(before, name)
            if now is before:
                return name
            data = (mark + now.text).encode("utf-8")
            _verify(real, data, document, now)
            if now.text != text:
                replace_file(real, data)
            return name
    except OSError as error:
        failed = write_failed(file, error)
        raise ConfigError(str(failed), failed.hint or "Make it writable, or change it by hand.") from error


def _text(file: Path) -> tuple[str, str]:
    """The text of the file, and the mark of its encoding before it."""
    try:
        data = read_bytes(file)
    except FileNotFoundError:
        return "", ""
    found = data if isinstance(data, Fault) else decoded(data)
    if isinstance(found, Fault):
        raise _broken(file, found)
    assert isinstance(data, bytes)
    text = data.decode("utf-8")
    return text.removeprefix(_BOM), _BOM if text.startswith(_BOM) else ""


def _document(file: Path, text: str) -> Mapping[str, object]:
    document = toml_of(text)
    if isinstance(document, Fault):
        raise _broken(file, document)
    return document


def _broken(file: Path, fault: Fault) -> ConfigError:
    words = fault._replace(file=file, words=fault.words.removesuffix(" The defaults hold.")).whole()
    return ConfigError(
        f"Nothing was changed: {words}", "Mend the file first; newsreader config check tells more."
    )


def _held(document: Mapping[str, object], table: OwnTable) -> Mapping[str, object]:
    return {table.name_of(name): value for name, value in leaves(document) if table.name_of(name)}


def _rest(document: Mapping[str, object], table: OwnTable) -> list[tuple[str, object]]:
    return [
        (name, value)
        for name, value in leaves(document)
        if name != table.table and not name.startswith(f"{table.table}.")
    ]


def _verify(file: Path, data: bytes, before: Mapping[str, object], now: _Now) -> None:
    """Makes sure that the text says what is meant, however odd it was before; else nothing is written."""
    text = decoded(data)
    after = text if isinstance(text, Fault) else toml_of(text)
    if not isinstance(after, Fault):
        is_meant = [*_held(after, now.table).items()] == [*now.held.items()]
        if is_meant and _rest(after, now.table) == _rest(before, now.table):
            return
    raise ConfigError(
        f"{file}: [{now.table.table}] is written in a way that cannot be changed safely", "Change it by hand."
    )


def _name(table: OwnTable, name: str) -> str:
    if not name.strip() or not name.isprintable():
        raise UsageError(f"A {table.table.removesuffix('s')} cannot be called {shown(name)}.")
    return name.strip()


def _check(table: OwnTable, name: str, value: Json) -> None:
    """Makes sure that what is to be written can be read. Raises UsageError."""
    try:
        table.kind.read(value)
    except WrongInsideError as wrong:
        raise UsageError(f"{shown(name)}: {wrong}") from None
    except ValueError as refused:
        raise UsageError(
            f"{shown(name)} must be {table.kind.allowed}, not {shown(value)}.{refused}"
        ) from None
