"""The kinds of values that are small tables: rules and macros."""

from collections.abc import Mapping
from typing import NamedTuple

from reader.models import Effect, Json, RuleSpec
from reader.settings.effects import effect, words_of
from reader.settings.faults import near, shown
from reader.settings.kinds import Keys, Kind, NotAllowedError, WrongInsideError, printable
from reader.settings.query_text import QueryText
from reader.settings.record import Macro


class RuleTable(NamedTuple):
    """A rule but for its name, which the table it stands in gives it."""

    allowed: str = """{ when = "QUERY", do = ["EFFECT"] }"""

    def read(self, value: object) -> object:
        """The rule, its name empty."""
        table = _checked(value, needed=("when", "do"), known=("when", "do", "enabled"))
        when = _when(table["when"])
        effects = tuple(map(_effect, _several(table["do"], "what it does", '["read", "tag pr"]')))
        enabled = table.get("enabled", True)
        if not isinstance(enabled, bool):
            raise WrongInsideError(f'"enabled" must be true or false, not {shown(enabled)}.', "enabled")
        return RuleSpec("", when, tuple(dict.fromkeys(effects)), enabled)

    def plain(self, value: object) -> Json:
        """The table."""
        assert isinstance(value, RuleSpec)
        off: dict[str, Json] = {} if value.enabled else {"enabled": False}
        return {"when": value.when, "do": [words_of(one) for one in value.effects], **off}


class MacroTable(NamedTuple):
    """A macro; whether there are such commands, `reader.ui.keymap` knows."""

    allowed: str = """{ keys = "KEY", do = ["COMMAND"] }"""

    def read(self, value: object) -> object:
        """The macro."""
        table = _checked(value, needed=("do",), known=("keys", "do"))
        keys = _read("keys", Keys(), table.get("keys", []))
        assert isinstance(keys, tuple)
        return Macro(keys, _several(table["do"], "the steps", '["mark.read", "unread.next"]'))

    def plain(self, value: object) -> Json:
        """The table."""
        assert isinstance(value, Macro)
        return {"keys": Keys().plain(value.keys), "do": [*value.steps]}


def _checked(value: object, *, needed: tuple[str, ...], known: tuple[str, ...]) -> Mapping[str, object]:
    """A table that has the keys `needed`, and none but those `known`. Raises NotAllowedError."""
    if not isinstance(value, dict):
        raise NotAllowedError
    table: Mapping[str, object] = value
    for key in table:
        if key not in known:
            raise WrongInsideError(f"there is no {shown(key)} in it.{near(key, known)}", key)
    for key in needed:
        if key not in table:
            raise WrongInsideError(f'"{key}" is missing.')
    return table


def _read(key: str, kind: Kind, value: object) -> object:
    """A value of a table. Raises WrongInsideError."""
    try:
        return kind.read(value)
    except WrongInsideError as wrong:
        raise WrongInsideError(str(wrong), key) from None
    except NotAllowedError as refused:
        raise WrongInsideError(f'"{key}" must be {kind.allowed}, not {shown(value)}.{refused}', key) from None


def _when(value: object) -> str:
    """The query of a rule. Raises WrongInsideError."""
    from reader.query.parsing import parse_strict

    when = str(_read("when", QueryText(), value))
    parsed = parse_strict(when)
    if parsed.where is None or parsed.sort or parsed.limit:
        words = (
            "sort: and limit: mean nothing in a rule."
            if parsed.where
            else "it must say which articles are meant."
        )
        raise WrongInsideError(f'"when": {words}', "when")
    return when


def _several(value: object, what: str, such_as: str) -> tuple[str, ...]:
    """The texts of "do", of which there is one at least. Raises WrongInsideError."""
    if (
        not isinstance(value, list)
        or not value
        or not all(isinstance(one, str) and one.strip() for one in value)
    ):
        raise WrongInsideError(f'"do" must be a list of {what}, such as {such_as}, not {shown(value)}.', "do")
    try:
        return tuple(printable(one).strip() for one in value)
    except NotAllowedError as refused:
        raise WrongInsideError(f'"do":{refused}', "do") from None


def _effect(text: str) -> Effect:
    try:
        return effect(text)
    except ValueError as error:
        raise WrongInsideError(f'"do": {error}', "do") from None
