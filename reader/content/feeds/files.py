"""The files of an item as pictures and enclosures of its article, and what sort of article they make it."""

import re
from functools import lru_cache
from typing import NamedTuple

from reader.content.clean import line, readable
from reader.content.dates import parse_duration
from reader.content.feeds.records import Media
from reader.content.fields import integer
from reader.models import Enclosure, Image

_MOST_IMAGES = 20
_TYPES = {
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "m4b": "audio/mp4", "aac": "audio/aac", "ogg": "audio/ogg",
    "oga": "audio/ogg", "opus": "audio/opus", "flac": "audio/flac", "wav": "audio/wav",
    "mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm", "ogv": "video/ogg", "mov": "video/quicktime",
    "mkv": "video/x-matroska",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "svg": "image/svg+xml",
    "pdf": "application/pdf", "epub": "application/epub+zip", "zip": "application/zip",
}  # fmt: skip
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{2,5})(?:[?#]|\Z)")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,80}")
_SECONDS = re.compile(r"(\d{1,9})(?:\.\d*)?")
_UNTOLD = frozenset({None, "application/octet-stream", "binary/octet-stream"})


class Files(NamedTuple):
    """What the files of an item make of its article."""

    type: str = "article"
    images: tuple[Image, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()


def files_of(media: tuple[Media, ...], length: str | None) -> Files:
    """Pictures apart from all else; the playing time of the item is that of its first recording."""
    images: list[Image] = []
    enclosures: list[Enclosure] = []
    sort = "article"
    for one in media:
        kind = _type(one)
        played = _played(kind, one)
        if (kind and kind.startswith("image/")) or one.medium == "image":
            images.append(Image(one.url, _positive(one.width), _positive(one.height)))
            continue
        if played and sort == "article":
            sort = "video" if played == "video" else "podcast"
        seconds = _seconds(one.length)
        if seconds is None and length and played:
            seconds, length = _seconds(length), None
        title = readable(one.title[:500]) if one.title else None
        enclosures.append(Enclosure(one.url, kind, _positive(one.size), seconds, title or None))
    return Files(sort, tuple(images[:_MOST_IMAGES]), tuple(enclosures))


def _type(media: Media) -> str | None:
    """The media type that is declared, else the one that the name of the file tells."""
    given = _declared(media.type) if media.type else None
    if given in _UNTOLD:
        found = _EXTENSION.search(media.url[-200:])
        return _TYPES.get(found[1].lower(), given) if found else given
    return given


@lru_cache(maxsize=256)
def _declared(type: str) -> str | None:  # noqa: A002 - the field's own word
    given = line(type[:200]).partition(";")[0].strip().lower()
    return given if _MEDIA_TYPE.fullmatch(given) else None


def _played(kind: str | None, media: Media) -> str | None:
    """Whether a file is "audio" or "video"."""
    if media.medium in {"audio", "video"}:
        return media.medium
    if kind == "application/x-shockwave-flash":
        return "video"
    return kind[:5] if kind and kind.startswith(("audio/", "video/")) else None


def _positive(given: str | None) -> int | None:
    """A number of bytes or pixels; 0 and less are what is written where it is not known."""
    found = integer(given.strip()[:40]) if given else None
    return found if found and found > 0 else None


def _seconds(given: str | None) -> int | None:
    """A playing time: a number of seconds, a clock, or ISO 8601."""
    if not given:
        return None
    given = given.strip()[:40]
    whole = _SECONDS.fullmatch(given)
    return (int(whole[1]) if whole else parse_duration(given)) or None
