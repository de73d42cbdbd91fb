"""The pieces of a text in TOML, with their places; tomllib does not tell them.

The text is TOML that tomllib took, or nothing here matters: nothing is checked, pieces are only told apart. Grammar:
toml.io, version 1.0.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.models import Json

_TOKEN = re.compile(
    r"""
    (?P<skip>[ \t\r]+)
    |(?P<comment>\#[^\n]*)
    |(?P<text>\"{3}(?:\\.|[^\\])*?\"{3,5}|'{3}.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<mark>[\[\]{}.,=\n])
    |(?P<word>[^\s\[\]{}.,="'\#]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class Token(NamedTuple):
    """A comment, a text with its quotes, a mark, or (a part of) anything else; `line` is from 1, `start` from 0."""

    text: str
    start: int
    line: int

    @property
    def end(self) -> int:
        """Where the next character stands."""
        return self.start + len(self.text)

    @property
    def is_comment(self) -> bool:
        """Whether it means nothing."""
        return self.text.startswith("#")


def tokens(text: str) -> Iterator[Token]:
    """The pieces of `text`, blanks left out."""
    line = 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "skip":
            yield Token(match[0], match.start(), line)
        line += match[0].count("\n")


def bare(part: str) -> str:
    """A part of a key without its quotes."""
    if part[0] == "'":
        return part[1:-1]
    if part[0] == '"' and "\\" in part:
        import tomllib

        try:
            return str(tomllib.loads(f"k = {part}")["k"])
        except ValueError:
            return part
    return part.strip('"')


def toml(value: Json) -> str:
    """A value as TOML, on one line. JSON's texts, numbers and lists are TOML, but for DEL, which JSON leaves bare."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else toml(key)
