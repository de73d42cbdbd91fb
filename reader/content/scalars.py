"""What a scalar of YAML is taken for: text, nothing, or an unquoted word that may be a number or a truth value."""

import re
from typing import TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TYPED_START = frozenset("0123456789+-.tTfF")
# The truth values and numbers of the YAML 1.2 core schema (§10.3.2).
_TYPED = re.compile(
    r"true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|"
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)


class Plain(str):
    """An unquoted scalar that the core schema of YAML takes for a number or a truth value."""

    __slots__ = ()


class FrontMatterError(ValueError):
    """The front matter cannot be read. `line` counts from 1 at its own first line."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def plain_scalar(text: str) -> str | None:
    """What an unquoted scalar is: None for a null, `Plain` for a number or a truth value, else text."""
    if text in _NULLS:
        return None
    if text[0] in _TYPED_START and _TYPED.fullmatch(text):
        return Plain(text)
    return text
