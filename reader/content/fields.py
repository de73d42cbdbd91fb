"""What a field of a document may be taken for: text, a number, a list. Wrong types are coerced or ignored.

Values come from front matter (text, `Plain`, None, lists, maps) or from JSON (also numbers and truth values).
"""

import math
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import TypeAlias

from reader.content.clean import block, line, readable
from reader.content.dates import parse_date
from reader.content.scalars import Plain
from reader.models import Json

Given: TypeAlias = object
Fields: TypeAlias = Mapping[str, Given]

DEPTH = 24  # of what `extra` keeps: within what front matter may have
_DIGITS = 18  # more do not fit the 64 bits of a database
_LONGEST_NUMBER = 40  # characters
_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


def written(value: Given) -> str | None:
    """A scalar as text, as it was written; None for nothing, a list or a map."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    return None


def text(value: Given) -> str | None:
    """One line of plain text; None where there is none or it is blank. The first of a list."""
    if value is None:
        return None
    if not isinstance(value, str):
        found = written(value[0] if isinstance(value, list) and value else value)
        if found is None:
            return None
        value = found
    return line(value) or None


def prose(value: Given) -> str | None:
    """Like `text`, for what people wrote: without entities and tags."""
    if value is None:
        return None
    found = value if isinstance(value, str) else text(value)
    return (readable(found) or None) if found else None


def integer(value: Given) -> int | None:
    """A whole number; None where it is none. A fraction is rounded."""
    if value is None:
        return None
    if isinstance(value, str):
        return _whole(value)
    found = decimal(value)
    return round(found) if found is not None and abs(found) < 10**_DIGITS else None


@lru_cache(maxsize=2048)
def _whole(text: str) -> int | None:
    digits = text.strip()
    if digits.isascii() and digits.removeprefix("-").isdigit() and len(digits) <= _DIGITS:
        return int(digits)
    found = decimal(digits)
    return round(found) if found is not None and abs(found) < 10**_DIGITS else None


def decimal(value: Given) -> float | None:
    """A finite number; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def flag(value: Given) -> bool | None:
    """A truth value, also one in words; None where it is none."""
    if value is None:
        return None
    if isinstance(value, (bool, int, float)):
        return bool(value)
    if isinstance(value, str):
        word = value.strip().lower()
        return True if word in _TRUE else False if word in _FALSE else None
    return None


def moment(value: Given) -> datetime | None:
    """An instant; None where it is none."""
    found = value if isinstance(value, str) else written(value)
    return parse_date(found) if found else None


def maps(value: Given) -> list[Fields]:
    """The maps of a list; a single map is a list of one. Anything else is left out."""
    if isinstance(value, dict):
        return [value]
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def strings(value: Given) -> tuple[str, ...]:
    """The texts of a list, each once, in order. A text alone is a list of one."""
    if value is None:
        return ()
    given = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys([found for item in given if (found := prose(item))]))


def json(value: Given, depth: int = DEPTH) -> Json:
    """Any value as JSON holds it, its texts plain: what `extra` keeps of fields that are not known here."""
    if isinstance(value, (list, dict)):
        if depth <= 0:
            return None
        if isinstance(value, list):
            return [json(item, depth - 1) for item in value]
        return {line(str(name)): json(item, depth - 1) for name, item in value.items()}
    if isinstance(value, str):
        return _typed(value) if type(value) is Plain else block(value)
    return _number(value) if isinstance(value, (int, float)) else None


def _number(value: float) -> Json:
    """A truth value or number that any reader of JSON takes; a longer one as text."""
    if isinstance(value, int):
        return value if abs(value) < 10**_DIGITS else str(value)
    return value if math.isfinite(value) else None


def _typed(word: str) -> Json:
    """The value of an unquoted word that is a number or a truth value to YAML; text where it is out of bounds."""
    lower = word.lower()
    if lower in {"true", "false"}:
        return lower == "true"
    if len(word) > _LONGEST_NUMBER:
        return str(word)
    if lower.startswith(("0x", "0o")):
        return _number(int(lower, 0))
    if lower.lstrip("+-").isdigit():
        return _number(int(lower))
    found = decimal(lower)
    return str(word) if found is None else found
