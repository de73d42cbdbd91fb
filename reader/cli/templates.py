"""`--format`: a line for each article after a pattern of one's own, as in '{published_at:%d %b} {title}'.

What stands in braces is a field of the JSON, by its path ("provider.name", "images.0.url"), and after a colon how it is
written: as `strftime` has it for times, which are told in local time, and as Python's format language for the rest.
Nothing else of Python is reached from there.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from string import Formatter
from typing import NamedTuple

from reader.errors import UsageError
from reader.models import Json
from reader.nearest import nearest

_ESCAPES = {r"\t": "\t", r"\n": "\n", r"\\": "\\"}
_WHOLE = frozenset(("body", "links", "related", "full_text"))
_WIDEST = 1000


class Piece(NamedTuple):
    """Text as it stands, and the path of the field behind it (None at the end) with how that is written."""

    text: str
    path: tuple[str, ...] | None = None
    how: str = ""


class Template(NamedTuple):
    """A pattern that was read."""

    pieces: tuple[Piece, ...]

    @property
    def is_whole(self) -> bool:
        """Whether it tells of bodies, links or related stories, for which articles have to be opened."""
        return any(piece.path and piece.path[0] in _WHOLE for piece in self.pieces)

    def line(self, record: Mapping[str, Json]) -> str:
        """The line of an article.

        Raises:
            UsageError: articles have no such field, or it cannot be written so.
        """
        told = [piece.text + ("" if piece.path is None else _told(record, piece)) for piece in self.pieces]
        return "".join(told)


def read_template(text: str) -> Template:
    r"""A pattern as it was given: \t and \n in it are a tab and a new line.

    Raises:
        UsageError: its braces do not match.
    """
    text = re.sub(r"\\[tn\\]", lambda found: _ESCAPES[found[0]], text)
    try:
        found = list(Formatter().parse(text))
    except ValueError as error:
        raise UsageError(f"--format {text!r}: {error}.", "Write {{ and }} for braces themselves.") from None
    return Template(tuple(_piece(*part) for part in found))


def _piece(before: str, name: str | None, how: str | None, conversion: str | None) -> Piece:
    if name is None:
        return Piece(before)
    if conversion or not name or "{" in (how or ""):
        raise UsageError(
            f"--format: {{{name}{'!' + conversion if conversion else ''}}} is no field of an article.",
            "Such as {title}, {provider.name}, {published_at:%d %b}, {heat:>4}.",
        )
    return Piece(before, tuple(name.split(".")), how or "")


def _told(record: Mapping[str, Json], piece: Piece) -> str:
    value: Json = dict(record)
    assert piece.path is not None
    for depth, name in enumerate(piece.path):
        value = _inside(value, name, piece.path[: depth + 1])
    return _written(value, piece)


def _inside(value: Json, name: str, path: Sequence[str]) -> Json:
    if isinstance(value, Mapping):
        if name in value or (path[0] == "extra" and len(path) > 1):
            return value.get(name)
        near = nearest(name, [*value])
        raise UsageError(
            f"--format: articles have no field {'.'.join(path)}.",
            f"Did you mean {near}?" if near else f"There are: {', '.join(value)}.",
        )
    if isinstance(value, list):
        return value[int(name)] if re.fullmatch("[0-9]{1,6}", name) and int(name) < len(value) else None
    return None


def _written(value: Json, piece: Piece) -> str:
    if value is None:
        return ""
    assert piece.path is not None
    try:
        if any(int(digits) > _WIDEST for digits in re.findall("[0-9]{1,9}", piece.how)):
            raise ValueError(f"nothing is wider than {_WIDEST}")
        if isinstance(value, str) and piece.path[-1].endswith("_at") and "%" in piece.how:
            return datetime.fromisoformat(value).astimezone().strftime(piece.how)
        if isinstance(value, list):
            value = ", ".join(map(_plain, value))
        if isinstance(value, bool | Mapping):
            value = _plain(value)
        return format(value, piece.how)
    except (ValueError, OverflowError) as error:
        raise UsageError(
            f"--format: {'.'.join(piece.path)} cannot be written as {piece.how!r}: {error}."
        ) from None


def _plain(value: Json) -> str:
    """A value inside a line: yes or no, the name of what has one, else as JSON."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        named = value.get("name") or value.get("title") or value.get("url")
        if isinstance(named, str):
            return named
        from reader.cli.printable import dumps

        return dumps(value)
    return "" if value is None else str(value)
