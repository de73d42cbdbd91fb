"""The few forms of YAML that real article files are made of, read line by line, much faster than a YAML parser does.

A line is `key: scalar`, `key:`, `- scalar` or `- key: scalar`, where a scalar stands whole on its line: in double
quotes with the simplest escapes, in single quotes, or plain without anything that could mean more. Everything else
(comments, tabs, anchors, tags, flow collections, block scalars, scalars of several lines, indentation that is not
perfectly regular) is no business of this reader: it gives None, and libyaml decides. Where it gives fields, they are
the ones libyaml gives; `tests/content/test_plain_yaml.py` holds it to that.
"""

import re
from typing import TypeAlias

from reader.content.scalars import Value, plain_scalar

MOST_LINES = 20_000
DEPTH = 24

# What YAML forbids (§5.1) or takes for a line break, and tabs.
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ALLOWED = bytes([0x0A, *range(0x20, 0x7F), *range(0x80, 0x100)])
_PREFIX = re.compile(r"( *)(- )?([A-Za-z_][A-Za-z0-9_-]{0,80})")
_DOUBLE = re.compile(r'"([^"\\]*(?:\\["\\/nt][^"\\]*)*)" *')
_SINGLE = re.compile(r"'([^']*(?:''[^']*)*)' *")
# A plain scalar: no indicator first (though a sign), no colon before a space or the end, no # behind a space.
_PLAIN = re.compile(r"(?:[^-\s?:,\[\]{}#&*!|>%@`\"']|-(?=[A-Za-z0-9.]))[^:#]*(?:(?::(?! |$)|(?<! )#)[^:#]*)*")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}


class _Unsure(Exception):  # noqa: N818 - no error: libyaml will know
    """This line may mean something that is not known here."""


# What stands before the colon of a line: its column, whether a dash begins it, and its key.
_Prefix: TypeAlias = tuple[int, bool, str]
# A line: its column, whether a dash begins it, its key, its scalar, and whether lines below may hold the value instead.
_Line: TypeAlias = "tuple[int, bool, str | None, str | None, bool]"

# Lines begin in few ways, and short ones are often the same: what they are is remembered, within bounds.
_REMEMBERED = 8192
_SHORT = 20  # a date is as long, and seldom comes again
_PREFIXES: dict[str, _Prefix] = {}
_LINES: dict[str, _Line] = {}
_BLANK: _Line = (0, False, None, None, False)

# The maps and lists that are open, innermost last, each with its column.
_Stack: TypeAlias = "list[tuple[int, dict[str, Value] | list[Value]]]"


def read(text: str) -> dict[str, Value] | None:
    """The fields, or None where a line of them is not entirely plain."""
    return None if FORBIDDEN.search(text) else read_lines(text.split("\n"))


def read_lines(lines: list[str]) -> dict[str, Value] | None:
    """Like `read`, for lines without `FORBIDDEN` characters."""
    if len(lines) > MOST_LINES:
        return None
    for memory in (_PREFIXES, _LINES):
        if len(memory) > _REMEMBERED:
            memory.clear()
    try:
        return _fields(lines)
    except _Unsure:
        return None


def may_hold_forbidden(data: bytes, text: str) -> bool:
    """False where a text, given also in UTF-8, surely holds no `FORBIDDEN` character."""
    if data.translate(None, _ALLOWED):
        return True
    return not data.isascii() and (b"\xc2" in data or b"\xef" in data or "\u2028" in text or "\u2029" in text)


def _fields(lines: list[str]) -> dict[str, Value]:
    """One pass over the lines. What each of them needs stands in local names, for speed."""
    remembered, prefixes = _LINES.get, _PREFIXES.get
    root: dict[str, Value] = {}
    fields = root
    column = 0  # of `fields`; -1 where the innermost is a list
    stack: _Stack = [(0, root)]
    waiting: str | None = None  # the last key of `fields`, where the next line may begin its value
    for line in lines:
        if not line:
            continue
        known = remembered(line)
        if known is not None:
            at, dash, key, value, open_ = known
        else:
            name, _, written = line.partition(": ")
            prefix = prefixes(name)
            inner = written[1:-1]
            # The commonest unique line is told at a glance: a known key, and text in plain double quotes.
            if (
                prefix
                and inner
                and written[0] == written[-1] == '"'
                and '"' not in inner
                and "\\" not in inner
            ):
                at, dash, key = prefix
                value, open_ = inner, False
            else:
                at, dash, key, value, open_ = _line(line)
        if key is None:
            if dash:
                _list_at(stack, at, waiting).append(value)
                column, waiting = -1, None
            continue
        if dash:
            fields = {}
            _list_at(stack, at, waiting).append(fields)
            column = at + 2
            stack.append((column, fields))
        elif at != column:
            fields = _map_at(stack, at, waiting)
            column = at
        fields[key] = value
        waiting = key if open_ else None
    return root


def _map_at(stack: _Stack, at: int, waiting: str | None) -> dict[str, Value]:
    """The map that a field at this column belongs to: one still open, or a new one below `waiting`."""
    column, innermost = stack[-1]
    if at > column:
        if waiting is None or not isinstance(innermost, dict) or len(stack) >= DEPTH:
            raise _Unsure
        fields: dict[str, Value] = {}
        innermost[waiting] = fields
        stack.append((at, fields))
        return fields
    while column > at:
        stack.pop()
        column, innermost = stack[-1]
    if isinstance(innermost, list):
        stack.pop()
        column, innermost = stack[-1]
    if column != at or not isinstance(innermost, dict):
        raise _Unsure
    return innermost


def _list_at(stack: _Stack, at: int, waiting: str | None) -> list[Value]:
    """The list that an item at this column belongs to: one still open, or a new one below `waiting`."""
    column, innermost = stack[-1]
    if waiting is not None and at >= column and isinstance(innermost, dict):
        if len(stack) >= DEPTH:
            raise _Unsure
        items: list[Value] = []
        innermost[waiting] = items
        stack.append((at, items))
        return items
    while column > at:
        stack.pop()
        column, innermost = stack[-1]
    if column != at or not isinstance(innermost, list):
        raise _Unsure
    return innermost


def _line(line: str) -> _Line:
    """What a line is; the short ones are remembered."""
    if not line.strip(" "):
        return _BLANK
    name, colon, written = line.partition(": ")
    if not colon and line[-1] == ":":
        name, colon = line[:-1], ":"
    prefix = _prefix(name) if colon else None
    if prefix is None:
        written = line.lstrip(" ")
        if written[:2] != "- " or written[2:3] in {" ", ""}:
            raise _Unsure
        found: _Line = (len(line) - len(written), True, None, _scalar(written[2:]), False)
    else:
        found = (*prefix, _scalar(written), not written.strip(" "))
    if len(written) < _SHORT and len(line) < 4 * _SHORT:
        _LINES[line] = found
    return found


def _prefix(name: str) -> _Prefix | None:
    """What stands before a colon; None where it is no key."""
    found = _PREFIX.fullmatch(name)
    if found is None:
        return None
    indent, dash, key = found.groups()
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
