"""The text of the file → settings, and what is wrong with it."""

from collections.abc import Iterator, Mapping

from reader.settings.declared import ACTION, ACTIONS, ALIAS, ALIASES, BY_NAME, CHOSEN_KEYS, SETTINGS, TABLES
from reader.settings.faults import Fault, near, shown
from reader.settings.kinds import Kind, NotAllowedError
from reader.settings.record import Settings
from reader.topic_names import circles, fold

# No name has more parts than [keys] "mark.read"; what lies deeper is no setting, however deep it goes.
_DEEPEST = 3
# So many faults are told one by one.
_TOLD = 20


def parse(text: str) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings of `text`; a fault by its key for each that cannot be used, and by its line where nothing can."""
    document = _toml(text)
    if isinstance(document, Fault):
        return Settings(), (document,)
    found = _Found()
    faults: list[Fault] = []
    for name, value in _leaves(document):
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
            found.put(name, kind, kind.read(value))
        except NotAllowedError as refused:
            faults.append(Fault(f"{shown(name)} must be {kind.allowed}, not {shown(value)}.{refused}", name))
    faults += found.break_circles()
    return found.settings(), _few(faults)


class _Found:
    """What stands in the file and can be used."""

    def __init__(self) -> None:
        self._values: dict[str, object] = {}
        self._keys: dict[str, object] = {}
        self._aliases: dict[str, str] = {}
        self._actions: dict[str, object] = {}

    def has(self, name: str) -> bool:
        """Whether a setting is there already."""
        known = (name in BY_NAME and BY_NAME[name].field in self._values) or name.removeprefix(
            "keys."
        ) in self._keys
        known = known or (_kind(name) is ACTION and name.removeprefix(f"{ACTIONS}.") in self._actions)
        return known or _alias(name) in map(fold, self._aliases)

    def put(self, name: str, kind: Kind, value: object) -> None:
        """Takes a setting in."""
        if kind is ALIAS:
            self._aliases[name.removeprefix(f"{ALIASES}.")] = str(value)
        elif kind is ACTION:
            self._actions[name.removeprefix(f"{ACTIONS}.")] = value
        elif kind is CHOSEN_KEYS:
            self._keys[name.removeprefix("keys.")] = value
        else:
            self._values[BY_NAME[name].field] = value

    def break_circles(self) -> Iterator[Fault]:
        """Takes out the topics that would be shown as themselves in the end, and tells of each."""
        for name, way in circles(self._aliases):
            del self._aliases[name]
            key = f"{ALIASES}.{name}"
            yield Fault(f"{shown(key)} leads in a circle: {', '.join(map(shown, way))}.", key)

    def settings(self) -> Settings:
        """The settings, with their defaults for the rest."""
        chosen = dict(self._values)
        if self._keys:
            chosen["keys"] = self._keys
        if self._aliases:
            chosen["aliases"] = self._aliases
        if self._actions:
            chosen["actions"] = self._actions
        return Settings._make(chosen.get(field, usual) for field, usual in Settings()._asdict().items())


def _kind(name: str) -> Kind | None:
    if setting := BY_NAME.get(name):
        return setting.kind
    if not name.isprintable():
        return None
    if name.startswith(f"{ACTIONS}.") and name.removeprefix(f"{ACTIONS}.").strip():
        return ACTION
    return CHOSEN_KEYS if name.startswith("keys.") else ALIAS if _alias(name) else None


def _alias(name: str) -> str:
    """The folded name of the topic that a setting is about; "" where it is about none."""
    return fold(name.removeprefix(f"{ALIASES}.")) if name.startswith(f"{ALIASES}.") else ""


def _unknown(name: str) -> str:
    if name == ALIASES:
        return f'"{name}" is no setting but a table of names, such as "Old Name" = "New Name".'
    if name == ACTIONS:
        return f'"{name}" is no setting but a table of commands, such as "Name" = ["program", "{{url}}"].'
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
