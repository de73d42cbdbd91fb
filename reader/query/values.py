"""What stands behind the colon of a field → a part of an expression. Pure."""

import re
from typing import cast

from reader.models import (
    Comparison,
    Expression,
    Has,
    Is,
    Not,
    Number,
    Part,
    Pattern,
    Sort,
    State,
    Time,
    Words,
)
from reader.nearest import nearest
from reader.query.fields import (
    HAS,
    IS,
    LIMIT,
    NEWER,
    NUMBERS,
    OLDER,
    PARTS,
    SORT,
    SORTS,
    STATES,
    TEXTS,
    TIMES,
    WORDED,
)
from reader.query.fts import searchable
from reader.query.lexing import Token
from reader.query.moments import ALLOWED, NAMED, is_moment
from reader.query.regexes import fault_of

Value = Expression | Sort | int
"""A part of the expression, an order, or a limit."""
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,3})?")
_RANGE = re.compile(r"(?P<value>.*?)\.\.(?P<end>.*)")
_MOST = 1_000_000


class RefusedError(ValueError):
    """A value that a field cannot have; `str` of it is a sentence, `hint` what was perhaps meant.

    It is `begun` where it may be the beginning of one that it can have: it is still being typed.
    """

    def __init__(self, message: str, hint: str | None = None, *, begun: bool = False) -> None:
        super().__init__(message)
        self.hint = hint
        self.begun = begun


def value_of(token: Token) -> Value:
    """What the value of a field means.

    Raises:
        RefusedError: the field can have no such value.
    """
    name = token.name
    if name in TEXTS:
        return _text(token)
    if token.pattern:
        raise RefusedError(f"{name}: takes no regular expression.")
    if name in NUMBERS:
        return _number(token)
    if name in TIMES:
        return _time(token)
    return _named(token)


def _text(token: Token) -> Expression:
    field = next(field for field in TEXTS if field == token.name)
    if token.pattern:
        return _pattern(token)
    text = " ".join(token.text.split())
    if token.comparison not in ("", "=", "!="):
        raise RefusedError(f"{field}: is no number that could be compared.")
    exact = bool(token.comparison)
    if not text or (field in WORDED and not exact and not searchable(text)):
        raise RefusedError(f"{field}: needs a word with a letter or a digit.")
    if field == "body" and exact:
        raise RefusedError("body: finds words; all of it cannot be compared.")
    words = Words(text, field, whole=exact or not token.beginning, exact=exact)
    return Not(words) if token.comparison == "!=" else words


def _pattern(token: Token) -> Pattern:
    field = next(field for field in TEXTS if field == token.name)
    if field == "body":
        raise RefusedError("body: finds words, no regular expression.", "title: and excerpt: take one.")
    pattern = re.sub(
        r"\\(.)", lambda found: "/" if found[1] == "/" else found[0], token.text, flags=re.DOTALL
    )
    if fault := fault_of(pattern):
        raise RefusedError(f"This regular expression cannot be used: {fault}.")
    return Pattern(field, pattern, token.ignoring)


def _number(token: Token) -> Number:
    field = next(field for field in NUMBERS if field == token.name)
    if not token.comparison and (found := _RANGE.fullmatch(token.text)):
        value, end = (_digits(text, field) if text else None for text in (found["value"], found["end"]))
        if value is None and end is None:
            raise RefusedError(f"{field}: needs a number on one side of the dots.")
        return Number(field, "..", value, end)
    return Number(field, cast("Comparison", token.comparison or "="), _digits(token.text, field))


def _digits(text: str, field: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise RefusedError(
            f"{field}: needs a number: {field}:90, {field}:>=90, {field}:50..80.",
        )
    return float(text)


def _time(token: Token) -> Time:
    field = next(field for field in TIMES if field == token.name)
    if not token.comparison and (found := _RANGE.fullmatch(token.text)):
        moment, end = (_moment(text, field) if text else "" for text in (found["value"], found["end"]))
        if not moment and not end:
            raise RefusedError(f"{field}: needs a time on one side of the dots.")
        return Time(field, "..", moment, end)
    return Time(field, cast("Comparison", token.comparison or "="), _moment(token.text, field))


def _moment(text: str, field: str) -> str:
    for moment in (text.lower(), text.upper()):
        if is_moment(moment):
            return moment
    hint = "m may be minutes or months: write min or mo." if re.fullmatch(r"[0-9]+m", text) else None
    begun = any(name.startswith(text.lower()) for name in NAMED) or bool(
        re.fullmatch(r"[0-9]{1,5}m?|[0-9]{4}[0-9-]*", text)
    )
    raise RefusedError(f"{field}: needs a time: {ALLOWED}.", hint, begun=begun)


def _named(token: Token) -> Value:
    name, text = token.name, token.text.strip().lower()
    if name == LIMIT:
        if token.comparison or not re.fullmatch("[0-9]{1,7}", text) or not 0 < int(text) <= _MOST:
            raise RefusedError("limit: needs a whole number from 1 up.")
        return int(text)
    if token.comparison:
        raise RefusedError(f"{name}: compares nothing: leave out the {token.comparison}.")
    if name in (NEWER, OLDER):
        return Time("date", ">=" if name == NEWER else "<", _moment(token.text, name))
    known: tuple[str, ...] = {IS: STATES, HAS: PARTS, SORT: SORTS}[name]
    if text not in known:
        near = nearest(text, known)
        raise RefusedError(
            f"{name}: takes one of {', '.join(known)}.",
            f"Did you mean {name}:{near}?" if near else None,
            begun=any(value.startswith(text) for value in known),
        )
    if name == IS:
        return Is(cast("State", text))
    return Has(cast("Part", text)) if name == HAS else cast("Sort", text)
