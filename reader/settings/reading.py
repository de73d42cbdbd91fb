"""The text of the file → settings, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from typing import cast

from reader.settings.declared import BY_NAME, CHOSEN_KEYS, SETTINGS, TABLES
from reader.settings.faults import Fault, near, shown
from reader.settings.kinds import Kind, NotAllowedError
from reader.settings.record import Settings

# No name has more parts than [keys] "mark.read"; what lies deeper is no setting, however deep it goes.
_DEEPEST = 3
# So many faults are told one by one.
_TOLD = 20


def parse(text: str) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings of `text`; a fault by its key for each that cannot be used, and by its line where nothing can."""
    document = _toml(text)
    if isinstance(document, Fault):
        return Settings(), (document,)
    values: dict[str, object] = {}
    keys: dict[str, tuple[str, ...]] = {}
    faults: list[Fault] = []
    for name, value in _leaves(document):
        if value == {} and name in TABLES:
            continue
        kind = _kind(name)
        if kind is None:
            faults.append(Fault(_unknown(name) if len(faults) < _TOLD else "", name))
            continue
        if name in values or name.removeprefix("keys.") in keys:
            faults.append(Fault(f'"{name}" is set twice; the first holds.', name))
            continue
        try:
            good = kind.read(value)
        except NotAllowedError as refused:
            faults.append(Fault(f"{shown(name)} must be {kind.allowed}, not {shown(value)}.{refused}", name))
        else:
            if kind is CHOSEN_KEYS:
                keys[name.removeprefix("keys.")] = cast("tuple[str, ...]", good)
            else:
                values[name] = good
    return _settings(values, keys), _few(faults)


def _settings(values: Mapping[str, object], keys: Mapping[str, tuple[str, ...]]) -> Settings:
    chosen: dict[str, object] = {BY_NAME[name].field: value for name, value in values.items()}
    if keys:
        chosen["keys"] = keys
    return Settings._make(chosen.get(field, usual) for field, usual in Settings()._asdict().items())


def _kind(name: str) -> Kind | None:
    if setting := BY_NAME.get(name):
        return setting.kind
    return CHOSEN_KEYS if name.startswith("keys.") and name.isprintable() else None


def _unknown(name: str) -> str:
    if name in TABLES:
        inside = ", ".join(setting.name for setting in SETTINGS if setting.table == name)
        return f'"{name}" is no setting but a group of them: {inside}.'
    return f"there is no setting {shown(name)}.{near(name, [*BY_NAME, *filter(None, TABLES)])}"


def _few(faults: list[Fault]) -> tuple[Fault, ...]:
    more = len(faults) - _TOLD
    return (*faults[:_TOLD], Fault(f"{more} more settings cannot be used.")) if more > 0 else tuple(faults)


def _leaves(document: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The values by their dotted names, in the order of the file; a table that holds nothing is a value."""
    waiting = [("", iter(document.items()))]
    while waiting:
        before, items = waiting[-1]
        for key, value in items:
            name = f"{before}{key}"
            if isinstance(value, dict) and value and len(waiting) < _DEEPEST:
                waiting.append((f"{name}.", iter(value.items())))
                break
            yield name, value
        else:
            waiting.pop()


def _toml(text: str) -> Mapping[str, object] | Fault:
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
