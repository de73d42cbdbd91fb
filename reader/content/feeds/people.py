"""Names of people, as feeds write them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from reader.content.feeds.texts import small

_MOST = 20
_NAMED_BEHIND = re.compile(r"[^\s@()<>]{1,200}@[^\s@()<>]{1,200}\s{0,9}\(([^()]{1,200})\)")
_NAMED_BEFORE = re.compile(r"([^<>@]{1,200}?)\s{0,9}<[^<>\s]{1,300}>")


def author_of(people: Iterable[str]) -> str | None:
    """The names of the authors of an item, each once; None where there is none."""
    names = {name: None for person, _ in zip(people, range(_MOST), strict=False) if (name := _name(person))}
    return ", ".join(names) or None


@lru_cache(maxsize=1024)
def _name(person: str) -> str:
    """The name in "jane@example.org (Jane Roe)" (RSS 2.0, "author") and "Jane Roe <jane@example.org>"."""
    given = person[:500].strip()
    found = _NAMED_BEHIND.fullmatch(given) or _NAMED_BEFORE.fullmatch(given)
    return small(found[1] if found else given)
