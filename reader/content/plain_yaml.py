"""The few forms of YAML that real article files are made of, read line by line, much faster than a YAML parser does.

A line is `key: scalar`, `key:`, `- scalar` or `- key: scalar`, where a scalar stands whole on its line: in double quotes
with the simplest escapes, in single quotes, or plain without anything that could mean more. Everything else (comments,
tabs, anchors, tags, flow collections, block scalars, scalars of several lines, indentation that is not perfectly
regular) is no business of this reader: it gives None, and libyaml decides. Where it gives fields, they are the ones
libyaml gives; `tests/content/test_plain_yaml.py` holds it to that.
"""

import re
from typing import TypeAlias

from reader.content.scalars import Value, plain_scalar

MOST_LINES = 20_000
DEPTH = 24

# What YAML forbids (§5.1) or takes for a line break, and tabs.
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_PREFIX = re.compile(r"( *)(- )?([A-Za-z_][A-Za-z0-9_-]{0,80})")
_DOUBLE = re.compile(r'"([^"\\]*(?:\\["\\/nt][^"\\]*)*)" *')
_SINGLE = re.compile(r"'([^']*(?:''[^']*)*)' *")
# A plain scalar: no indicator first (though a sign), no colon before a space or the end, no # behind a space.
_PLAIN = re.compile(r"(?:[^-\s?:,\[\]{}#&*!|>%@`\"']|-(?=[A-Za-z0-9.]))[^:#]*(?:(?::(?! |$)|(?<! )#)[^:#]*)*")
_PLAIN_START = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}


class _Unsure(Exception):  # noqa: N818 - no error: libyaml will know
    """This line may mean something that is not known here."""


# What stands before the colon of a line: its column, whether a dash begins it, and its key.
_Prefix: TypeAlias = tuple[int, bool, str]
_PREFIXES: dict[str, _Prefix] = {}

# The maps and lists that are open, innermost last, each with its column.
_Stack: TypeAlias = "list[tuple[int, dict[str, Value] | list[Value]]]"


def read(text: str) -> dict[str, Value] | None:
    """The fields, or None where a line of them is not entirely plain."""
    lines = text.split("\n")
    if len(lines) > MOST_LINES or (not "".join(lines).isprintable() and _ODD.search(text)):
        return None
    try:
        return _fields(lines)
    except _Unsure:
        return None


def _fields(lines: list[str]) -> dict[str, Value]:
    """One pass over the lines. What each line needs stands in local names, for speed."""
    prefixes = _PREFIXES
    root: dict[str, Value] = {}
    fields = root
    column = 0  # of `fields`; -1 where the innermost is a list
    stack: _Stack = [(0, root)]
    waiting: str | None = None  # the last key of `fields`, where the next line may begin its value
    for line in lines:
        name, colon, written = line.partition(": ")
        prefix = prefixes.get(name)
        if prefix is None or not colon:
            if not line.strip(" "):
                continue
            prefix = _prefix(name, colon)
            if prefix is None:
                _add_item(stack, line, waiting)
                column, waiting = -1, None
                continue
        at, dash, key = prefix
        if dash:
            fields = _begin_item(stack, at, waiting)
            column = at + 2
        elif at != column:
            fields = _map_at(stack, at, waiting)
            column = at
        waiting = None
        # The commonest scalars are told at a glance.
        if written[:1] == '"' and written[-1] == '"' and "\\" not in written and written.count('"') == 2:
            fields[key] = written[1:-1]
        elif written[:1] in _PLAIN_START and ":" not in written and "#" not in written:
            fields[key] = plain_scalar(written.rstrip(" "))
        else:
            fields[key] = _scalar(written)
            if not written.strip(" "):
                waiting = key
    return root


def _map_at(stack: _Stack, at: int, waiting: str | None) -> dict[str, Value]:
    """The map that a field at this column belongs to: a new one below `waiting`, or one still open."""
    column, innermost = stack[-1]
    if at > column:
        if waiting is None or not isinstance(innermost, dict):
            raise _Unsure
        fields: dict[str, Value] = {}
        innermost[waiting] = fields
        _open(stack, at, fields)
        return fields
    _close(stack, at)
    if isinstance(stack[-1][1], list):
        stack.pop()
    column, innermost = stack[-1]
    if column != at or not isinstance(innermost, dict):
        raise _Unsure
    return innermost


def _list_at(stack: _Stack, at: int, waiting: str | None) -> list[Value]:
    """The list that an item at this column belongs to: a new one below `waiting`, or one still open."""
    column, innermost = stack[-1]
    if waiting is not None and at >= column and isinstance(innermost, dict):
        items: list[Value] = []
        innermost[waiting] = items
        _open(stack, at, items)
        return items
    _close(stack, at)
    column, innermost = stack[-1]
    if column != at or not isinstance(innermost, list):
        raise _Unsure
    return innermost


def _begin_item(stack: _Stack, at: int, waiting: str | None) -> dict[str, Value]:
    """A new item that is a map, whose first field stands on the line of the dash."""
    fields: dict[str, Value] = {}
    _list_at(stack, at, waiting).append(fields)
    _open(stack, at + 2, fields)
    return fields


def _add_item(stack: _Stack, line: str, waiting: str | None) -> None:
    """A line that is `- scalar`."""
    rest = line.lstrip(" ")
    if rest[:2] != "- " or rest[2:3] in {" ", ""}:
        raise _Unsure
    _list_at(stack, len(line) - len(rest), waiting).append(_scalar(rest[2:]))


def _open(stack: _Stack, column: int, container: dict[str, Value] | list[Value]) -> None:
    if len(stack) >= DEPTH:
        raise _Unsure
    stack.append((column, container))


def _close(stack: _Stack, column: int) -> None:
    while stack[-1][0] > column:
        stack.pop()


def _prefix(name: str, colon: str) -> _Prefix | None:
    """Reads the beginning of a line up to its colon, and remembers it: they are few. None where it has no key."""
    if not colon:
        if name[-1] != ":":
            return None
        name = name[:-1]
    prefix = _PREFIXES.get(name)
    if prefix is None:
        found = _PREFIX.fullmatch(name)
        if found is None:
            return None
        indent, dash, key = found.groups()
        if len(_PREFIXES) > 4096:
            _PREFIXES.clear()
        prefix = _PREFIXES[name] = (len(indent), bool(dash), key)
    return prefix


def _scalar(written: str) -> str | None:
    """The value of a scalar as it is written on its line."""
    written = written.strip(" ")
    if not written:
        return None
    found = (_DOUBLE if written[0] == '"' else _SINGLE if written[0] == "'" else _PLAIN).fullmatch(written)
    if found is None:
        raise _Unsure
    if written[0] == '"':
        return _ESCAPE.sub(_unescaped, found[1])
    if written[0] == "'":
        return found[1].replace("''", "'")
    return plain_scalar(written)


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[1], found[1])
