"""What may come next in a query that is being typed. Pure; the values that a library has are its own to tell."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from reader.query.fields import BY_NAME, FIELDS, HAS, IS, NEWER, OLDER, PARTS, SORT, SORTS, STATES, TIMES
from reader.query.lexing import tokens
from reader.query.moments import NAMED

KNOWN: dict[str, tuple[str, ...]] = {
    IS: STATES,
    HAS: PARTS,
    SORT: SORTS,
    **dict.fromkeys((NEWER, OLDER, *TIMES), ("1d", "3d", "1w", "1mo", *NAMED)),
}
"""The values that are the same in every library."""
_BARE = frozenset('"()=<>!/')


class Begun(NamedTuple):
    """The end of a query, which is being typed: the `beginning` of a word, or of the value of a field, that stands from
    `start` on.
    """

    start: int
    beginning: str
    field: str = ""


class Suggestion(NamedTuple):
    """What the query may become, what of that is new, and how many articles it would be about."""

    text: str
    shown: str
    articles: int | None = None


def begun(text: str) -> Begun | None:
    """What is being typed at the end of a query; None where that is nothing that could be completed."""
    found = tokens(text)
    last = found[-1] if found else None
    if last is None or last.end < len(text) or last.pattern or (last.quoted and last.closed):
        return None
    if last.kind == "field" and last.comparison in ("", "="):
        return Begun(last.start + len(last.name) + 1 + len(last.comparison), last.text, last.name)
    if last.kind == "word":
        return Begun(last.start, last.text)
    return None


def fixed(typed: Begun) -> tuple[str, ...]:
    """The names of fields, or the values of a field, that begin so in every library."""
    known = KNOWN.get(typed.field, ()) if typed.field else tuple(f"{field.name}:" for field in FIELDS)
    wanted = typed.beginning.casefold()
    return tuple(one for one in known if one.startswith(wanted) and one != wanted)


def suggestion(text: str, typed: Begun, value: str, articles: int | None = None) -> Suggestion:
    """The query with what is being typed completed."""
    is_field = not typed.field and value.removesuffix(":") in BY_NAME
    told = value if is_field or not _needs_quotes(value) else f'"{value.replace(chr(34), " ")}"'
    return Suggestion(text[: typed.start] + told + ("" if is_field else " "), value, articles)


def narrowed(before: str, found: Iterable[Suggestion], text: str) -> tuple[Suggestion, ...]:
    """What of the suggestions for the text before still holds, now that a word is typed on."""
    was, typed = begun(before), begun(text)
    if was is None or typed is None or (was.start, was.field) != (typed.start, typed.field):
        return ()
    wanted = typed.beginning.casefold()
    return tuple(
        suggestion(text, typed, one.shown, one.articles)
        for one in found
        if f" {wanted}" in f" {one.shown.casefold()}" and one.shown.casefold() != wanted
    )


def suggestions(text: str, values: Callable[[str, str], Iterable[tuple[str, int]]]) -> tuple[Suggestion, ...]:
    """All that a query may become; `values` gives what a library has for a field that begins so, with counts."""
    typed = begun(text)
    if typed is None:
        return ()
    told = tuple(suggestion(text, typed, value) for value in fixed(typed))
    if not typed.field or told or typed.field in KNOWN:
        return told
    found = values(typed.field, typed.beginning)
    return tuple(suggestion(text, typed, value, count) for value, count in found)


def _needs_quotes(value: str) -> bool:
    return not value or any(character.isspace() or character in _BARE for character in value)
