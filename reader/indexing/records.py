"""An article as bytes and back: how the library keeps articles whose document cannot be read again."""

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeAlias

from reader.models import (
    Action,
    Article,
    Body,
    Enclosure,
    FullText,
    Image,
    Learning,
    ListedStory,
    Provider,
    Ratings,
)

Reader: TypeAlias = Callable[[Any], object]
"""Makes a value of an article of what JSON holds of it."""

_GIVEN = object()
_SHORT_BYTES = 1 << 12
_SHORT = 12, 5  # a window of as many bytes (their logarithm), and little memory
_ENCODER = json.JSONEncoder(default=datetime.isoformat, ensure_ascii=False, separators=(",", ":"))


def pack(article: Article | FullText) -> bytes:
    """An article, or the text of its page, as compressed JSON, without what it does not have."""
    text = _ENCODER.encode(_fields(article)).encode("utf-8", "surrogatepass")
    # To make room for a window of 32 kB takes longer than to compress a short text; these come by the thousand.
    packer = zlib.compressobj(-1, zlib.DEFLATED, *_SHORT) if len(text) <= _SHORT_BYTES else zlib.compressobj()
    return packer.compress(text) + packer.flush()


def unpack(record: bytes) -> Article:
    """The article that `pack` made these bytes of."""
    fields: dict[str, Any] = json.loads(zlib.decompress(record))
    return Article(**_read(fields, _ARTICLE))


def unpack_text(record: bytes) -> FullText:
    """The text of a page that `pack` made these bytes of."""
    fields: dict[str, Any] = json.loads(zlib.decompress(record))
    return FullText(**_read(fields, _FULL_TEXT))


def _fields(value: object) -> object:
    """A record as a map of its fields, all the way down; without those that are as they are by themselves."""
    if not isinstance(value, tuple):
        return value
    names = getattr(value, "_fields", None)
    if names is None:
        return [_fields(part) for part in value]
    return {
        name: _fields(part) if isinstance(part, tuple) else part
        for name, part, default in zip(names, value, _defaults(type(value)), strict=True)
        if part is not default and part != default
    }


@cache
def _defaults(kind: type) -> tuple[object, ...]:
    """What each field of a kind of record is by itself; something that nothing equals where it has to be given."""
    defaults: Mapping[str, object] = kind._field_defaults  # type: ignore[attr-defined] # of a named tuple
    names: Sequence[str] = kind._fields  # type: ignore[attr-defined]
    return tuple([defaults.get(name, _GIVEN) for name in names])


def _read(fields: dict[str, Any], readers: Mapping[str, Reader]) -> dict[str, Any]:
    for name in fields.keys() & readers.keys():
        fields[name] = None if fields[name] is None else readers[name](fields[name])
    return fields


def _all(read: Reader) -> Reader:
    return lambda values: tuple([read(value) for value in values])


def _record(kind: Callable[..., object], readers: Mapping[str, Reader] | None = None) -> Reader:
    return lambda fields: kind(**_read(fields, readers or {}))


_IMAGES = _all(_record(Image))
_PROVIDER = _record(Provider, {"images": _IMAGES, "authors": tuple})
_ARTICLE: Mapping[str, Reader] = {
    "published_at": datetime.fromisoformat,
    "provider": _PROVIDER,
    "topics": tuple,
    "images": _IMAGES,
    "related": _all(_record(ListedStory, {"published_at": datetime.fromisoformat, "provider": _PROVIDER})),
    "body": _record(Body),
    "learning": _record(
        Learning,
        {"ratings": _record(Ratings), "levels": tuple, "items": tuple, "actions": _all(_record(Action))},
    ),
    "enclosures": _all(_record(Enclosure)),
}
_FULL_TEXT: Mapping[str, Reader] = {
    "fetched_at": datetime.fromisoformat,
    "published_at": datetime.fromisoformat,
    "body": _record(Body),
    "tried": _all(tuple),
    "image": _record(Image),
}
