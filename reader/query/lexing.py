"""The text of a query → its tokens, each with the place it stands at. Pure; no text is an error."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from reader.query.fields import BY_NAME

Kind = Literal["word", "quoted", "field", "or", "and", "not", "open", "close"]
_OPERATORS: dict[str, Kind] = {"OR": "or", "AND": "and", "NOT": "not"}
_SPACE = re.compile(r"\s+")
_QUOTED = re.compile(r'"(?P<text>[^"]*)(?P<end>"\*?)?')
_WORD = re.compile(r'[^\s()"]+')
_NAME = re.compile(r"[A-Za-z][A-Za-z-]*(?=:)")
_COMPARISON = re.compile(r"!=|<=|>=|=|<|>")
_REGEX = re.compile(r"/(?P<pattern>(?:[^\\/]|\\.|/(?!i?(?:[\s)]|\Z)))+)/(?P<flags>i?)(?=[\s)]|\Z)", re.DOTALL)
_MINUS = re.compile(r"-(?=[^\s-])")


class Token(NamedTuple):
    """A token, and where it stands in the text: from `start` to `end`.

    Of a quoted text, `text` is what is between the quotes; it is `closed`, and a `beginning` where its last word is
    only the beginning of one: it is still being typed, or a "*" follows. Of a field, `name` is its name in lower case,
    `comparison` what stands before the value; the value is `quoted`, or a `pattern` (`ignoring` case), or bare.
    """

    kind: Kind
    text: str
    start: int
    end: int
    name: str = ""
    comparison: str = ""
    quoted: bool = False
    closed: bool = True
    beginning: bool = False
    pattern: bool = False
    ignoring: bool = False


def tokens(text: str) -> list[Token]:
    """The tokens of a query, in order."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    at, end = 0, len(text)
    while at < end:
        if space := _SPACE.match(text, at):
            at = space.end()
            continue
        token = _token(text, at)
        yield token
        at = token.end


def _token(text: str, at: int) -> Token:
    character = text[at]
    if character in "()":
        return Token("open" if character == "(" else "close", character, at, at + 1)
    if _MINUS.match(text, at) and (at == 0 or text[at - 1].isspace() or text[at - 1] in "(-"):
        return Token("not", "-", at, at + 1)
    if character == '"':
        return _quoted(text, at, Token("quoted", "", at, at, quoted=True))
    name = _NAME.match(text, at)
    if name and name[0].lower() in BY_NAME:
        return _field(text, at, name.end() + 1, name[0].lower())
    word = _WORD.match(text, at)
    assert word is not None, text
    operator = _OPERATORS.get(word[0])
    return Token(operator or "word", word[0], at, word.end(), beginning=operator is None)


def _quoted(text: str, at: int, token: Token) -> Token:
    found = _QUOTED.match(text, at)
    assert found is not None, text
    closed = found["end"] is not None
    return token._replace(
        text=found["text"],
        end=found.end(),
        quoted=True,
        closed=closed,
        beginning=not closed or found["end"] == '"*',
    )


def _field(text: str, start: int, at: int, name: str) -> Token:
    token = Token("field", "", start, at, name)
    if regex := _REGEX.match(text, at):
        return token._replace(
            text=regex["pattern"], end=regex.end(), pattern=True, ignoring=bool(regex["flags"])
        )
    if comparison := _COMPARISON.match(text, at):
        token = token._replace(comparison=comparison[0])
        at = comparison.end()
    if text.startswith('"', at):
        return _quoted(text, at, token)
    word = _WORD.match(text, at)
    return token._replace(text=word[0] if word else "", end=word.end() if word else at, beginning=True)
