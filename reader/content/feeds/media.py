"""Files of an item: RSS enclosures, Media RSS, and the pictures of podcasts."""

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from reader.content.feeds.elements import Fields, fields, text
from reader.content.feeds.records import Media
from reader.content.urls import safe

_MOST = 100


def media_of(found: Fields, base: str | None) -> tuple[Media, ...]:
    """The files of an item, each address once."""
    if found.keys().isdisjoint(_NAMES):
        return ()
    by_url: dict[str, Media] = {}
    for one in _all(found, base):
        by_url.setdefault(one.url, one)
        if len(by_url) >= _MOST:
            break
    return tuple(by_url.values())


def enclosure(given: Mapping[str, str], base: str | None) -> Media | None:
    """The file of an `enclosure` of RSS."""
    address = safe(given.get("url") or given.get("href") or "", base)
    if address is None:
        return None
    return Media(address, given.get("type"), size=given.get("length"), title=given.get("title"))


def content(given: Mapping[str, str], base: str | None) -> Media | None:
    """The file of a `media:content` (Media RSS 1.5.1)."""
    address = safe(given.get("url") or "", base)
    if address is None:
        return None
    return Media(
        address,
        given.get("type"),
        given.get("medium"),
        given.get("filesize") or given.get("fileSize"),
        given.get("duration"),
        None,
        given.get("width"),
        given.get("height"),
    )


def picture(given: Mapping[str, str], base: str | None) -> Media | None:
    """The picture of a `media:thumbnail` or `itunes:image`."""
    address = safe(given.get("url") or given.get("href") or "", base)
    return (
        Media(address, medium="image", width=given.get("width"), height=given.get("height"))
        if address
        else None
    )


_NAMES = {
    "enclosure": enclosure,
    "media:content": content,
    "media:thumbnail": picture,
    "itunes:image": picture,
    "media:group": None,
}


def _all(found: Fields, base: str | None) -> Iterator[Media]:
    for name in _NAMES:
        for element in found.get(name, ()):
            if name == "media:group":
                yield from _all({key: part for key, part in fields(element).items() if key != name}, base)
            else:
                yield from _one(name, element, base)


def _one(name: str, element: Element, base: str | None) -> Iterator[Media]:
    """The file of an element, and the preview pictures within it."""
    made = _NAMES[name]
    one = made(element.attrib, base) if made else None
    if one is None and name in {"media:thumbnail", "itunes:image"}:
        one = picture({"url": text(element)}, base)
    if one is not None:
        yield one
    for inner in element if len(element) else ():
        if inner.tag.lower().endswith("}thumbnail") and (preview := picture(inner.attrib, base)):
            yield preview
