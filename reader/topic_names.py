"""The names of topics: how they are compared, and which stands for which. Pure."""

import re
import unicodedata
from collections.abc import Container, Mapping

Aliases = Mapping[str, str]
"""Names of topics as they are written in files, each with the one that it is shown under."""

_TOLD = 6
"""So many names of a circle are told."""


def fold(name: str) -> str:
    """A topic's name as it is compared: without case and outer blanks."""
    return unicodedata.normalize("NFC", name).casefold().strip()


def slug_of(name: str) -> str:
    """An id for a topic that has none: its letters and digits in lower case, joined by hyphens."""
    return re.sub(r"[\W_]+", "-", fold(name)).strip("-") or "topic"


def resolved(aliases: Aliases) -> dict[str, str]:
    """The folded names with an alias, each with the name at the end of its chain; none that leads in a circle."""
    further = {fold(name): target.strip() for name, target in aliases.items()}
    ends: dict[str, str | None] = {}
    for name in further:
        passed = _passed(name, further, ends)
        if not passed:
            continue
        at = fold(further[passed[-1]])
        end = None if at in passed else ends.get(at, further[passed[-1]])
        ends |= dict.fromkeys(passed, end)
    return {name: end for name, end in ends.items() if end is not None}


def circles(aliases: Aliases) -> list[tuple[str, tuple[str, ...]]]:
    """The names, as they are written, whose chain comes back to themselves; each with the first names it goes over."""
    further = {fold(name): target for name, target in aliases.items()}
    seen: set[str] = set()
    back: dict[str, tuple[str, ...]] = {}
    for name in further:
        passed = _passed(name, further, seen)
        at = fold(further[passed[-1]]) if passed else ""
        if at in passed:
            circle = passed[passed.index(at) :]
            for place, one in enumerate(circle):
                told = range(place, place + min(_TOLD, len(circle)))
                back[one] = tuple(further[circle[on % len(circle)]] for on in told)
        seen.update(passed)
    return [(name, (name, *back[fold(name)])) for name in aliases if fold(name) in back]


def _passed(name: str, further: Aliases, known: Container[str]) -> list[str]:
    """The names that a chain goes over before it ends, comes back, or reaches one that is known."""
    passed: dict[str, None] = {}
    while name in further and name not in known and name not in passed:
        passed[name] = None
        name = fold(further[name])
    return list(passed)
