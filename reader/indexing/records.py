"""An article as bytes and back: how the library keeps articles whose document cannot be read again."""

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from reader.models import Action, Article, Body, Image, Learning, ListedStory, Provider, Ratings


def pack(article: Article) -> bytes:
    """The article as compressed JSON."""
    text = json.dumps(_fields(article), default=datetime.isoformat, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpack(record: bytes) -> Article:
    """The article that `pack` made these bytes of."""
    fields: dict[str, Any] = json.loads(zlib.decompress(record))
    fields["published_at"] = _time(fields["published_at"])
    fields["provider"] = _provider(fields["provider"])
    fields["topics"] = tuple(fields["topics"])
    fields["images"] = _images(fields["images"])
    fields["related"] = tuple(_story(story) for story in fields["related"])
    fields["body"] = Body(**fields["body"]) if fields["body"] else None
    fields["learning"] = _learning(fields["learning"])
    return Article(**fields)


def _fields(value: object) -> object:
    """A record as a map of its fields, all the way down."""
    if isinstance(value, tuple):
        names = getattr(value, "_fields", None)
        values = [_fields(part) for part in value]
        return dict(zip(names, values, strict=True)) if names else values
    return value


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _images(images: Sequence[Mapping[str, Any]]) -> tuple[Image, ...]:
    return tuple(Image(**image) for image in images)


def _provider(fields: Mapping[str, Any] | None) -> Provider | None:
    if fields is None:
        return None
    return Provider(fields["name"], fields["domain"], _images(fields["images"]), tuple(fields["authors"]))


def _story(fields: Mapping[str, Any]) -> ListedStory:
    times = {"published_at": _time(fields["published_at"]), "provider": _provider(fields["provider"])}
    return ListedStory(**{**fields, **times})


def _learning(fields: Mapping[str, Any] | None) -> Learning | None:
    if fields is None:
        return None
    parts = {
        "ratings": Ratings(**fields["ratings"]) if fields["ratings"] else None,
        "levels": tuple(fields["levels"]),
        "items": tuple(fields["items"]),
        "actions": tuple(Action(**action) for action in fields["actions"]),
    }
    return Learning(**{**fields, **parts})
