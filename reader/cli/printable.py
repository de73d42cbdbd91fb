"""Texts as they may be printed.

What the library hands out is clean already; names of files, addresses and messages of the system are not, and a
terminal obeys every control byte that it is sent.
"""

import json
import re

from reader.models import Json

# What JSON leaves as it is and a terminal obeys or shows as something else: DEL and C1, separators of lines, bidi
# controls, lone surrogates (bytes of a file name that are no UTF-8), tag characters.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]")


def line(value: str) -> str:
    """`value` on one line, with nothing in it that a terminal would obey."""
    if value.isascii() and value.isprintable():
        return " ".join(value.split())
    from reader.content import clean

    return clean.line(value)


def block(value: str) -> str:
    """`value` in its lines, with nothing in it that a terminal would obey."""
    if value.isascii() and value.replace("\n", "").isprintable():
        return value
    from reader.content import clean

    return clean.block(value)


def dumps(value: Json, *, ascii_only: bool = False) -> str:
    """`value` as JSON on one line; what a terminal would obey is written as an escape, so that nothing is lost."""
    return _escaped(json.dumps(value, ensure_ascii=ascii_only))


def pretty(value: Json, *, ascii_only: bool = False, margin: str = "") -> str:
    """`value` as JSON over several lines, indented by 2; all lines but the first stand below `margin`."""
    return _escaped(json.dumps(value, ensure_ascii=ascii_only, indent=2).replace("\n", "\n" + margin))


def _escaped(document: str) -> str:
    return document if document.isascii() and "\x7f" not in document else _UNSAFE.sub(_escape, document)


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
