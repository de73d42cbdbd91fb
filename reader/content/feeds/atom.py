"""Atom 0.3 and 1.0: from the tree of a feed to its items."""

import base64
import binascii
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reader.content.feeds.elements import Fields, Scope, fields, first, markup, text, texts
from reader.content.feeds.links import sorted_links
from reader.content.feeds.media import media_of
from reader.content.feeds.names import LANG, name_of
from reader.content.feeds.records import Feed, Item, Text
from reader.content.feeds.times import seconds_between
from reader.content.urls import safe

_DATES = ("published", "issued", "created", "updated", "modified")
_ALL_DATES = (*[f"atom:{name}" for name in _DATES], "dc:date", "dcterms:issued", "dcterms:modified")
_HTML = ("html", "text/html", "xhtml", "application/xhtml+xml")


def read_atom(root: Element, words: str, base: str | None) -> Feed:
    """The feed of a tree."""
    scope = Scope(base).within(root)
    found = _named(root)
    lang = root.get(LANG)
    return Feed(
        words,
        first(found, "atom:title"),
        sorted_links([link.attrib for link in found.get("atom:link", ())], scope.base).page,
        seconds_between(None, first(found, "sy:updateperiod"), first(found, "sy:updatefrequency")),
        lang,
        _people(found),
        _items(root, scope),
    )


def _named(element: Element) -> Fields:
    """The children by name; those of a feed that forgot its namespace are taken for Atom's."""
    found = fields(element)
    if element.tag.startswith("{"):
        return found
    return {(name if ":" in name or name == "?" else f"atom:{name}"): part for name, part in found.items()}


def _items(root: Element, scope: Scope) -> Iterator[Item]:
    for child in root:
        if name_of(child.tag) in {"atom:entry", "entry"}:
            yield _item(child, scope.within(child))


def _item(element: Element, scope: Scope) -> Item:
    found, base = _named(element), scope.base
    links = sorted_links([link.attrib for link in found.get("atom:link", ())], base)
    source = _named(found["atom:source"][0]) if "atom:source" in found else {}
    comments, original = first(found, "comments"), first(found, "feedburner:origlink")
    return Item(
        title=first(found, "atom:title", "dc:title", "media:title"),
        link=links.page,
        original=safe(original, base) if original else None,
        guid=first(found, "atom:id"),
        dates=tuple(texts(found, *_ALL_DATES)),
        authors=_people(found) or _people(source),
        tags=_tags(found),
        summary=_text(found, "atom:summary", scope) or _described(found),
        content=_text(found, "atom:content", scope),
        media=(*links.files, *media_of(found, base)),
        length=first(found, "itunes:duration"),
        comments=links.comments or (safe(comments, base) if comments else None),
        lang=element.get(LANG),
        publisher=first(source, "atom:title") or first(found, "dc:publisher"),
        publisher_url=sorted_links([link.attrib for link in source.get("atom:link", ())], base).page,
    )


def _people(found: Fields) -> tuple[str, ...]:
    names = [
        first(_named(person), "atom:name", "atom:email") or "" for person in found.get("atom:author", ())
    ]
    return tuple(name for name in (*names, *texts(found, "dc:creator")) if name)


def _tags(found: Fields) -> tuple[str, ...]:
    tags = [
        one.get("label") or one.get("term") or text(one)
        for name in ("atom:category", "dc:subject", "media:category")
        for one in found.get(name, ())
    ]
    for one in found.get("media:keywords", ()):
        tags += text(one).split(",", 50)
    return tuple(tags)


def _text(found: Fields, name: str, scope: Scope) -> Text | None:
    """A text construct (RFC 4287 §3.1, §4.1.3); None where it is empty, elsewhere, or no text at all."""
    for element in found.get(name, ()):
        kind = (element.get("type") or "text").lower()
        mode = (element.get("mode") or "").lower()
        given = markup(element)
        if mode == "base64":
            given = _from_base64(given)
        html = kind in _HTML or len(element) > 0
        if (html or kind in {"text", "text/plain"}) and given and not given.isspace():
            return Text(given, html, scope.within(element).told)
    return None


def _from_base64(given: str) -> str:
    try:
        return base64.b64decode(given.encode("ascii", "ignore")).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _described(found: Fields) -> Text | None:
    """What Media RSS says of a film or a picture."""
    for group in (found, *[fields(one) for one in found.get("media:group", ())]):
        given = first(group, "media:description")
        if given:
            return Text(given)
    return None
