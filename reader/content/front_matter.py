"""Front matter: the block of YAML between two `---` lines that an article file begins with.

YAML is read in two ways. `plain_yaml` knows the few forms that real files are made of and says None to all else; then
libyaml's events are built into values here, within bounds. Both give the same values: maps, lists, strings, None for
a null, and `Plain` for an unquoted word that YAML would take for a number or a truth value. Nothing is taken for a
date, a number or a truth value before the field that wants one asks for it: a title `007` or `on` stays as written.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from reader.content import plain_yaml
from reader.content.scalars import FrontMatterError, Value

__all__ = ["FrontMatterError", "Parts", "decode", "load", "load_any", "split"]

LONGEST = 1 << 20  # bytes of front matter
# What YAML does not let in (§5.1): it would make the whole file unreadable, and is of no use to anybody.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_OPENING = re.compile(r"\s*---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_FOREIGN_BREAKS = re.compile("[\x85\u2028\u2029]")


class Parts(NamedTuple):
    """A file with front matter, taken apart. `first_line` is the number that the YAML's first line has in the file.

    `closed` is false where the second `---` line is missing; the whole file is front matter then.
    """

    yaml: str
    body: str
    first_line: int
    closed: bool = True


def read_plainly(data: bytes) -> tuple[Mapping[str, Value], str] | None:
    """The fields and the body of a file whose front matter is entirely plain, in one go; None for any other."""
    if len(data) > LONGEST or b"\r" in data:
        return None
    try:
        text = data.decode()
        lines = text.split("\n")
        end = lines.index("---", 1)
    except ValueError:  # it is not UTF-8, or there is no such line
        return None
    forbidden = plain_yaml.FORBIDDEN
    if lines[0] != "---" or (
        plain_yaml.may_hold_forbidden(data, text) and forbidden.search("\n".join(lines[:end]))
    ):
        return None
    fields = plain_yaml.read_lines(lines[1:end])
    return None if fields is None else (fields, "\n".join(lines[end + 1 :]))


def split(data: bytes) -> Parts | None:
    """Takes a file apart at its `---` lines; None where it does not begin with one.

    A byte order mark, blank lines before, spaces behind the dashes and any line ends are no obstacle; `...` closes
    the front matter, too.
    """
    text = decode(data)
    first_line = 2
    if not text.startswith("---\n"):
        opening = _OPENING.match(text)
        if opening is None:
            return None
        first_line += opening[0].count("\n") - 1 if opening[0].endswith("\n") else 0
        start = opening.end()
    else:
        start = 4
    end = _CLOSING.search(text, start - 1)
    if end is None:
        return Parts(text[start:], "", first_line, closed=False)
    return Parts(text[start : max(end.start() + 1, start)], text[end.end() :], first_line)


def decode(data: bytes) -> str:
    """Bytes as text with line ends as newlines: UTF-8, or UTF-16 where it says so; stray bytes as Windows-1252."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        text = data.decode("utf-16", "replace")
    else:
        if data.startswith(b"\xef\xbb\xbf"):
            data = data[3:]
        try:
            text = data.decode()
        except UnicodeDecodeError:
            text = _decode_mixed(data)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decode_mixed(data: bytes) -> str:
    """UTF-8 with stray bytes of Windows-1252 in it, as files that were pasted together have them."""
    return data.decode("utf-8", "surrogateescape").translate(_STRAY)


def load(text: str) -> Mapping[str, Value]:
    """The fields of front matter, by name; a name that comes twice has its last value.

    Raises:
        FrontMatterError: it is no YAML, no map of fields, or beyond the bounds of what is read.
    """
    if len(text) > LONGEST:
        raise FrontMatterError(f"the front matter is longer than {LONGEST >> 20} MiB")
    fields = plain_yaml.read(text)
    return fields if fields is not None else load_any(text)


def load_any(text: str) -> Mapping[str, Value]:
    """Like `load`, but always by libyaml."""
    from reader.content.yaml_events import STAND_IN, first_map

    return first_map(_FOREIGN_BREAKS.sub(" ", _UNPRINTABLE.sub(STAND_IN, text)))
