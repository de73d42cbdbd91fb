"""A rule as it is typed: `NAME EFFECT, EFFECT QUERY`. Pure.

A name of several words stands in quotes. Effects are parted by commas; what follows the last of them is the query.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from reader.models import Effect
from reader.models.rules import EffectKind
from reader.ui.command_line import Wrong

_WORD = re.compile(r'"[^"]*"?|,|[^\s",]+')
_KINDS: Sequence[str] = get_args(EffectKind)


class RuleLine(NamedTuple):
    """What a line says of a rule; its query begins at character `at`, and is "" where there is none."""

    name: str
    effects: tuple[Effect, ...]
    query: str = ""
    at: int = 0


class _Word(NamedTuple):
    text: str
    at: int
    end: int


def read_rule(text: str, at: int = 0) -> RuleLine | Wrong:
    """The rule that a text names, or what is wrong with it; the text begins at character `at` of its line."""
    words = [_Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
    if len(words) < 2:
        missing = "a name and what the rule does" if not words else f"what the rule does: {_any()}"
        return Wrong(f"What is missing: {missing}", at + len(text))
    found = _effects(words[1:], len(text))
    if isinstance(found, Wrong):
        return found._replace(at=at + found.at)
    effects, end = found
    query = text[end:].strip()
    begins = end + len(text[end:]) - len(text[end:].lstrip())
    first = _WORD.match(query)
    if first and first[0].casefold() in _KINDS:
        told = f'Effects are parted by commas; in quotes, "{first[0]}" is a word to search for'
        return Wrong(told, at + begins)
    return RuleLine(_unquoted(words[0].text), effects, query, at + begins)


def read_effects(text: str) -> tuple[Effect, ...] | Wrong:
    """The effects that a text names, and nothing else; or what is wrong with it."""
    words = [_Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
    if not words:
        return Wrong(f"What is missing: {_any()}", len(text))
    found = _effects(words, len(text))
    if isinstance(found, Wrong):
        return found
    effects, end = found
    if rest := text[end:].strip():
        return Wrong(f"Effects are parted by commas, so nothing can be made of “{rest[:40]}”", end)
    return effects


def _effects(words: Sequence[_Word], end: int) -> tuple[tuple[Effect, ...], int] | Wrong:
    """The effects that words begin with, and where what follows them begins."""
    from reader.settings.effects import NAMING, effect

    found: list[Effect] = []
    at = 0
    while True:
        if at == len(words) or words[at].text == ",":
            return Wrong(f"What is missing: {_any()}", words[at].at if at < len(words) else end)
        word, name = words[at], ""
        at += 1
        if word.text.casefold() in NAMING and at < len(words) and words[at].text != ",":
            name = _unquoted(words[at].text).lstrip("#")
            at += 1
        try:
            found.append(effect(f"{word.text.casefold()} {name}".strip()))
        except ValueError as error:
            return Wrong(_sentence(str(error)), word.at)
        if at == len(words) or words[at].text != ",":
            return tuple(dict.fromkeys(found)), words[at - 1].end
        at += 1


def offered(text: str, tags: Sequence[str] = (), topics: Sequence[str] = ()) -> Iterator[str]:
    """What the last effect of a line may become: the whole line with it."""
    before, comma, last = text.rpartition(",")
    lead = f"{text} " if comma and not last else text[: len(text) - len(last.lstrip())]
    taken = {part.strip().casefold() for part in before.split(",")}
    begun = last.lstrip().casefold()
    names = {"tag": tags, "topic": topics}
    for kind in _KINDS:
        if kind in names and begun.startswith(f"{kind} "):
            named = (f"{kind} {quoted(name)}" for name in names[kind])
            found = (
                one for one in named if one.casefold().replace('"', "").startswith(begun.replace('"', ""))
            )
        else:
            found = (one for one in (f"{kind} " if kind in names else kind,) if one.startswith(begun))
        yield from (f"{lead}{one}" for one in found if one.casefold() not in taken)


def quoted(name: str) -> str:
    """A name as it is typed: in quotes where it has several words."""
    return f'"{name}"' if re.search(r"[\s,]", name) else name


def _unquoted(text: str) -> str:
    return " ".join(text.strip('"').split())


def _any() -> str:
    from reader.settings.effects import WRITTEN

    return f"{', '.join(WRITTEN[:-1])} or {WRITTEN[-1]}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
