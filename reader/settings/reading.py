"""The text of the file → settings, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from typing import cast

from reader.models import RuleSpec
from reader.settings.declared import (
    ALIASES,
    BY_NAME,
    CHOSEN_KEYS,
    OWN_TABLES,
    RULES,
    SETTINGS,
    TABLES,
    OwnTable,
    own_table,
)
from reader.settings.faults import Fault, near, shown
from reader.settings.kinds import Kind, NotAllowedError, WrongInsideError
from reader.settings.record import Settings
from reader.settings.tables import MacroTable, RuleTable
from reader.topic_names import Aliases, circles

# No name has more parts than [keys] "mark.read"; what lies deeper is no setting, however deep it goes.
_DEEPEST = 3
# So many faults are told one by one.
_TOLD = 20


def parse(text: str) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings of `text`; a fault by its key for each that cannot be used, and by its line where nothing can."""
    document = toml_of(text)
    if isinstance(document, Fault):
        return Settings(), (document,)
    found = _Found()
    faults: list[Fault] = []
    for name, value in leaves(document):
        if value == {} and name in TABLES:
            continue
        kind = _kind(name)
        if kind is None:
            faults.append(Fault(_unknown(name) if len(faults) < _TOLD else "", name))
            continue
        if found.has(name):
            faults.append(Fault(f'"{name}" is set twice; the first holds.', name))
            continue
        try:
            found.put(name, kind.read(value))
        except NotAllowedError as refused:
            faults.append(_refused(name, kind, value, refused))
    faults += found.break_circles()
    return found.settings(), _few(faults)


def _refused(name: str, kind: Kind, value: object, refused: NotAllowedError) -> Fault:
    if isinstance(refused, WrongInsideError):
        return Fault(f"{shown(name)}: {refused}", f"{name}.{refused.key}" if refused.key else name)
    return Fault(f"{shown(name)} must be {kind.allowed}, not {shown(value)}.{refused}", name)


class _Found:
    """What stands in the file and can be used."""

    def __init__(self) -> None:
        self._values: dict[str, object] = {}
        self._named: dict[str, dict[str, object]] = {table.table: {} for table in OWN_TABLES}

    def has(self, name: str) -> bool:
        """Whether a setting is there already."""
        if name in BY_NAME:
            return BY_NAME[name].field in self._values
        table = _table(name)
        return table.same(table.name_of(name)) in map(table.same, self._named[table.table])

    def put(self, name: str, value: object) -> None:
        """Takes a setting in."""
        if name in BY_NAME:
            self._values[BY_NAME[name].field] = value
        else:
            table = _table(name)
            self._named[table.table][table.name_of(name)] = value

    def break_circles(self) -> Iterator[Fault]:
        """Takes out the topics that would be shown as themselves in the end, and tells of each."""
        aliases = self._named[ALIASES.table]
        for name, way in circles(cast("Aliases", aliases)):
            del aliases[name]
            key = f"{ALIASES.table}.{name}"
            yield Fault(f"{shown(key)} leads in a circle: {', '.join(map(shown, way))}.", key)

    def settings(self) -> Settings:
        """The settings, with their defaults for the rest."""
        chosen = dict(self._values)
        for table in OWN_TABLES:
            if held := self._named[table.table]:
                chosen[table.field] = _rules(held) if table is RULES else held
        return Settings._make(chosen.get(field, usual) for field, usual in Settings()._asdict().items())


def _rules(held: Mapping[str, object]) -> tuple[RuleSpec, ...]:
    return tuple(rule._replace(name=name) for name, rule in held.items() if isinstance(rule, RuleSpec))


def _kind(name: str) -> Kind | None:
    if setting := BY_NAME.get(name):
        return setting.kind
    table = own_table(name) if name.isprintable() else None
    return table.kind if table else None


def _table(name: str) -> OwnTable:
    table = own_table(name)
    assert table is not None
    return table


def _unknown(name: str) -> str:
    for table in OWN_TABLES:
        if name == table.table and table is not CHOSEN_KEYS:
            return f'"{name}" is no setting but {table.such_as}.'
    if name in TABLES:
        inside = ", ".join(setting.name for setting in SETTINGS if setting.table == name)
        return f'"{name}" is no setting but a group of them: {inside}.'
    return f"there is no setting {shown(name)}.{near(name, [*BY_NAME, *filter(None, TABLES)])}"


def _few(faults: list[Fault]) -> tuple[Fault, ...]:
    more = len(faults) - _TOLD
    return (*faults[:_TOLD], Fault(f"{more} more settings cannot be used.")) if more > 0 else tuple(faults)


def leaves(document: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The values by their dotted names, in the order of the file; a rule is one, as is a table that holds nothing."""
    waiting = [("", iter(document.items()))]
    while waiting:
        before, items = waiting[-1]
        for key, value in items:
            name = f"{before}{key}"
            if isinstance(value, dict) and value and len(waiting) < _DEEPEST and not _is_whole(name):
                waiting.append((f"{name}.", iter(value.items())))
                break
            yield name, value
        else:
            waiting.pop()


def _is_whole(name: str) -> bool:
    """Whether a table is one value, that of a rule or macro."""
    table = own_table(name)
    return table is not None and isinstance(table.kind, RuleTable | MacroTable)


def toml_of(text: str) -> Mapping[str, object] | Fault:
    """The text as tomllib reads it, or why it cannot."""
    import tomllib

    try:
        document: Mapping[str, object] = tomllib.loads(text)
    except RecursionError:
        return Fault("it is nested too deeply; the defaults hold.")
    except ValueError as error:  # bad TOML, and numbers that are longer than Python reads
        words, _, where = str(error).rpartition(" (at ")
        last = text.count("\n") + 1
        number = where.removeprefix("line ").split(",")[0]
        line = int(number) if number.isdigit() else last if where.startswith("end") else None
        return Fault(f"this is not TOML: {words or error}. The defaults hold.", line=line)
    return document
