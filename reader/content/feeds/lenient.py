"""Feeds that are no XML, by feedparser, which takes anything for a feed."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TypeAlias, cast

from reader.content.feeds.links import sorted_links
from reader.content.feeds.loose_parser import LooseParser, loose_parser
from reader.content.feeds.media import content, enclosure, picture
from reader.content.feeds.records import Feed, Item, Media, Text
from reader.content.feeds.times import seconds_between
from reader.content.html_text import unescaped
from reader.content.urls import safe

# What feedparser takes two or three seconds for at worst.
_LONGEST = 2_000_000  # characters
_MOST_TAGS = 60_000
_STUMBLED = "is no valid XML; only the items before the worst fault were read"
_TAG = re.compile("<")

_Found: TypeAlias = Mapping[str, object]


def end_of_readable(text: str) -> int:
    """So many characters of a text are read in time."""
    begun = next(islice(_TAG.finditer(text), _MOST_TAGS, None), None)
    return min(begun.start() if begun else len(text), _LONGEST)


def read_leniently(text: str, words: str, base: str | None) -> Feed | None:
    """The feed of a text that begins with its root element; None where feedparser makes nothing of it.

    Raises nothing but MemoryError. Where feedparser stumbles, the items before that one are the feed.
    """
    parser = loose_parser(base)
    try:
        parser.feed(text)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - it raises whatever a broken feed makes it stumble over
        before = parser.entries[:-1]
        return _feed(parser, before, words, base)._replace(trouble=_STUMBLED) if before else None
    return _feed(parser, parser.entries, words, base)


def _feed(parser: LooseParser, entries: Iterable[_Found], words: str, base: str | None) -> Feed:
    about = parser.feeddata
    atom = words.startswith("Atom")
    links = sorted_links(_maps(about, "links"), base)
    return Feed(
        words,
        _string(about, "title"),
        links.page if atom else safe(_string(about, "link") or "", base) or links.page,
        seconds_between(
            _string(about, "ttl"), _string(about, "sy_updateperiod"), _string(about, "sy_updatefrequency")
        ),
        _string(about, "language"),
        _authors(about) if atom else (),
        [_item(entry, atom, base) for entry in entries],
    )


def _item(entry: _Found, atom: bool, base: str | None) -> Item:
    links = sorted_links(_maps(entry, "links"), base)
    guid = _decoded(entry, "id")
    source = entry.get("source")
    source = source if isinstance(source, dict) else {}
    summary, whole = _texts(entry, base)
    comments, original = _decoded(entry, "comments"), _decoded(entry, "feedburner_origlink")
    realm = sorted_links(_maps(source, "links"), base).page or safe(_string(source, "href") or "", base)
    return Item(
        title=_string(entry, "title"),
        link=links.page if atom else _page(entry, guid, base) or links.page,
        original=safe(original, base) if original else None,
        guid=guid,
        dates=tuple(
            [date for name in ("published", "created", "updated") if (date := _decoded(entry, name))]
        ),
        authors=_authors(entry) or _authors(source),
        tags=_tags(entry),
        summary=summary,
        content=whole,
        media=_media(entry, links.files, base),
        length=_string(entry, "itunes_duration"),
        comments=safe(comments, base) if comments else links.comments,
        lang=_language(entry),
        publisher=_string(source, "title") or _string(entry, "publisher"),
        publisher_url=realm,
    )


def _page(entry: _Found, guid: str | None, base: str | None) -> str | None:
    """The link of an item of RSS; its guid is one only where it is an address."""
    link = _decoded(entry, "link")
    if link is None or (link == guid and not link.startswith(("http://", "https://"))):
        return None
    return safe(link, base)


def _texts(entry: _Found, base: str | None) -> tuple[Text | None, Text | None]:
    """The summary and the whole text; feedparser gives the whole as summary, too, where there is none."""
    whole = next((part for part in _maps(entry, "content") if _string(part, "value")), None)
    summary = _string(entry, "summary")
    detail = entry.get("summary_detail")
    detail = detail if isinstance(detail, dict) else {}
    given = _string(whole, "value") if whole else None
    content = Text(given, _is_html(whole), _declared(whole, base)) if whole and given else None
    if summary is None or summary == given:
        return None, content
    return Text(summary, _is_html(detail), _declared(detail, base)), content


def _declared(detail: _Found, base: str | None) -> str | None:
    """The base of a text where it is another than that of the document."""
    given = _string(detail, "base")
    return safe(given, base) if given and given != base else None


def _is_html(detail: _Found) -> bool:
    return _string(detail, "type") != "text/plain"


def _language(entry: _Found) -> str | None:
    """The language that is declared for the title or the text; the item's own is not told apart from it."""
    for name in ("title_detail", "summary_detail"):
        detail = entry.get(name)
        if isinstance(detail, dict) and (found := _string(detail, "language")):
            return found
    return None


def _media(entry: _Found, files: Iterable[Media], base: str | None) -> tuple[Media, ...]:
    image = entry.get("image")
    found = [
        *files,
        *[enclosure(one, base) for one in _maps(entry, "links") if one.get("rel") == "enclosure"],
        *[content(one, base) for one in _maps(entry, "media_content")],
        *[picture(one, base) for one in _maps(entry, "media_thumbnail")],
        *[picture(one, base) for one in ([image] if isinstance(image, dict) else [])],
    ]
    by_url: dict[str, Media] = {}
    for one in found:
        if one is not None:
            by_url.setdefault(one.url, one)
    return tuple(by_url.values())


def _authors(found: _Found) -> tuple[str, ...]:
    people = [_string(one, "name") or _string(one, "email") for one in _maps(found, "authors")]
    named = [unescaped(person) for person in people if person]
    alone = _decoded(found, "author")
    return tuple(named or ([alone] if alone else []))


def _tags(entry: _Found) -> tuple[str, ...]:
    tags = [_string(one, "label") or _string(one, "term") for one in _maps(entry, "tags")]
    return tuple([unescaped(tag) for tag in tags if tag])


def _string(found: _Found, name: str) -> str | None:
    value = dict.get(
        cast("dict[str, object]", found), name
    )  # its own `get` warns of names that it has changed
    return (value.strip() or None) if isinstance(value, str) else None


def _decoded(found: _Found, name: str) -> str | None:
    """A text that feedparser left the entities in."""
    value = _string(found, name)
    return unescaped(value) if value else None


def _maps(found: _Found, name: str) -> list[Mapping[str, str]]:
    """The maps of a list, with the texts that are in them."""
    listed = dict.get(cast("dict[str, object]", found), name)
    maps = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return [{key: value for key, value in one.items() if isinstance(value, str)} for one in maps]
