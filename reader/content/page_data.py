"""What a page says of itself in JSON-LD, in the words of schema.org."""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_LONGEST = 200_000  # characters of one script
_MOST = 500  # values of one script that are looked at
_ARTICLES = ("article", "posting", "report", "video", "webpage")


class PageData(NamedTuple):
    """What was found first, as it is written; `walled` says something where the page is not to be read for free."""

    title: str | None = None
    description: str | None = None
    image: str | None = None
    published: str | None = None
    author: str | None = None
    publisher: str | None = None
    text: str | None = None
    walled: str | None = None


def read_data(text: str, before: PageData) -> PageData:
    """What the text of a script adds to what others said `before`. Raises for no text at all."""
    if len(text) > _LONGEST:
        return before
    try:
        content: object = json.loads(text)
    except (ValueError, RecursionError, MemoryError):
        return before
    for thing in _things(content):
        found = _page_data(thing)
        before = PageData(*(old or new for old, new in zip(before, found, strict=True)))
    return before


def _things(content: object) -> "Iterator[Mapping[str, object]]":
    """The articles and the like in it, in lists and graphs as well."""
    waiting = [content]
    for _ in range(_MOST):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value[:_MOST]
        elif isinstance(value, dict):
            if any(word in _words(value.get("@type")).lower() for word in _ARTICLES):
                yield value
            waiting += [value[name] for name in ("@graph", "mainEntity") if name in value]


def _page_data(thing: Mapping[str, object]) -> PageData:
    published = thing.get("datePublished") or thing.get("uploadDate")
    return PageData(
        title=_words(thing.get("headline") or thing.get("name")) or None,
        description=_words(thing.get("description")) or None,
        image=_named(thing.get("image") or thing.get("thumbnailUrl"), "url") or None,
        published=_words(published) or None,
        author=", ".join(filter(None, _names(thing.get("author")))) or None,
        publisher=_named(thing.get("publisher"), "name") or None,
        text=_words(thing.get("articleBody")) or None,
        walled="not free" if str(thing.get("isAccessibleForFree")).lower() == "false" else None,
    )


def _names(value: object) -> list[str]:
    values = value[:20] if isinstance(value, list) else [value]
    return [_named(one, "name") for one in values]


def _named(value: object, field: str) -> str:
    """A text, or what a thing has in one of its fields; the first of a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _words(value.get(field) if isinstance(value, dict) else value)


def _words(value: object) -> str:
    if isinstance(value, list):
        value = " ".join(part for part in value[:5] if isinstance(part, str))
    return value if isinstance(value, str) else ""
