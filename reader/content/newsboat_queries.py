"""What newsboat's query feeds would be here, in words."""

import re
import shlex
from collections.abc import Sequence
from typing import NamedTuple

_VALUE = r'\s*"?([^"]*?)"?\s*'
_SEARCH = "a search for {}"
# What newsboat looks for is a regular expression; a search here is for words.
_PLAIN = re.compile(r"[^|()*+?\[\]{}^$\\]*\w[^|()*+?\[\]{}^$\\]*")
# Each condition: what newsboat writes, and what it is here.
_CONDITIONS = (
    (re.compile(r'unread\s*=\s*"?yes"?'), "the Unread view"),
    (re.compile(r'unread\s*=\s*"?no"?'), "what is read"),
    (re.compile(r'age\s*(?:=\s*"?0|<\s*"?1|<=\s*"?[01]|between\s*"?0:[01])"?'), "the Today view"),
    (re.compile(rf"tags\s*#{_VALUE}"), "the topic {}"),
    (re.compile(rf"feedtitle\s*(?:=|=~){_VALUE}"), "the source {}"),
    (re.compile(rf"(?:feedlink|rssurl)\s*(?:=|=~){_VALUE}"), "the source {}"),
    (re.compile(rf"(?:title|content|description)\s*=~{_VALUE}"), _SEARCH),
)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_LONGEST = 2000
_MOST = 8  # conditions that are told together


class _Condition(NamedTuple):
    """What a condition is here: words around a value."""

    words: str
    value: str
    is_search: bool


def meaning(name: str, expression: str) -> str:
    """A sentence about a query feed: the view, topic or search that it is here, as far as there is one."""
    called = f"“{name}”" if name else "without a name"
    told = expression[:_LONGEST]
    found = [_condition(part.strip()) for part in _AND.split(told.strip())][: _MOST + 1]
    known = [one for one in found if one is not None]
    if told == expression and len(found) == len(known) <= _MOST:
        return f"is the query feed {called}, which here is {_together(known)}"
    nearest = f"; nearest to it is {_together(known)}" if 0 < len(known) <= _MOST else ""
    return f"is the query feed {called}, which has no counterpart here{nearest}"


def _together(conditions: Sequence[_Condition]) -> str:
    """All conditions at once: a search alone as the command that makes it, else where to look, and for what."""
    searched = [one.value for one in conditions if one.is_search]
    if len(searched) == len(conditions):
        return f"the search: newsreader search {' '.join(map(_quoted, searched))}"
    return " with ".join(one.words.format(one.value) for one in conditions)


def _quoted(value: str) -> str:
    return shlex.quote(f'"{value}"' if " " in value else value)


def _condition(text: str) -> _Condition | None:
    text = (
        text.removeprefix("(").removesuffix(")").strip() if text.count("(") == text.count(")") == 1 else text
    )
    for pattern, words in _CONDITIONS:
        found = pattern.fullmatch(text)
        if found:
            value = " ".join(group.strip() for group in found.groups())
            is_search = words == _SEARCH
            return None if is_search and not _PLAIN.fullmatch(value) else _Condition(words, value, is_search)
    return None
