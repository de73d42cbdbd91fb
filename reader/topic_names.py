"""The names of topics: how they are compared, and which stands for which. Pure."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

Aliases = Mapping[str, str]
"""Names of topics as they are written in files, each with the one that it is shown under."""


def fold(name: str) -> str:
    """A topic's name as it is compared: without case and outer blanks."""
    return unicodedata.normalize("NFC", name).casefold().strip()


def slug_of(name: str) -> str:
    """An id for a topic that has none: its letters and digits in lower case, joined by hyphens."""
    return re.sub(r"[\W_]+", "-", fold(name)).strip("-") or "topic"


def resolved(aliases: Aliases) -> dict[str, str]:
    """The folded names that have an alias, each with the name at the end of its chain; none that leads in a circle."""
    further = {fold(name): target for name, target in aliases.items()}
    found: dict[str, str] = {}
    for name, first in further.items():
        passed, target = {name}, first
        while (at := fold(target)) in further and at not in passed:
            passed.add(at)
            target = further[at]
        if at not in passed:
            found[name] = target.strip()
    return found


def circles(aliases: Aliases) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names, as they are written, whose chain comes back to themselves; each with the names it goes over."""
    further = {fold(name): target for name, target in aliases.items()}
    for name in aliases:
        way, at = [name], fold(name)
        while at in further and len(way) <= len(further):
            way.append(further[at])
            at = fold(further[at])
            if at == fold(name):
                yield name, tuple(way)
                break
