"""JSON Feed 1.0 and 1.1 (jsonfeed.org): from its text to its items."""

import json
import re
from collections.abc import Mapping

from reader.content.feeds.records import Feed, Item, Media, Text, Unreadable
from reader.content.urls import safe

_VERSION = re.compile(r"/version/(\d(?:\.\d{1,2})?)")
_MOST = 100

_Fields = Mapping[str, object]


def read_json(text: str, base: str | None) -> Feed | Unreadable:
    """The feed of a text, or why there is none."""
    try:
        found: object = json.loads(text.lstrip("\ufeff"), parse_constant=_nothing)
    except json.JSONDecodeError as error:
        return Unreadable(error.msg, error.lineno)
    except RecursionError:
        return Unreadable("nested too deep")
    except ValueError:
        return Unreadable("a number too long to read")
    if not isinstance(found, dict):
        return Unreadable("no object")
    items = found.get("items")
    version = _VERSION.search(_string(found.get("version")) or "")
    return Feed(
        f"JSON Feed {version[1]}{'' if '.' in version[1] else '.0'}" if version else "JSON Feed",
        _string(found.get("title")),
        _address(found.get("home_page_url"), base),
        lang=_string(found.get("language")),
        authors=_authors(found),
        items=(_item(item, base) for item in items) if isinstance(items, list) else (),
    )


def _nothing(_: str) -> None:
    """What NaN and Infinity, which JSON does not have, are taken for."""


def _item(given: object, base: str | None) -> Item | str:
    if not isinstance(given, dict):
        return "is no item but something else"
    address, external = _address(given.get("url"), base), _address(given.get("external_url"), base)
    html, plain, summary = (_string(given.get(name)) for name in ("content_html", "content_text", "summary"))
    content = Text(html) if html else Text(plain, html=False) if plain else None
    tags = given.get("tags")
    return Item(
        title=_string(given.get("title")),
        link=address or external,
        original=external,
        guid=_string(given.get("id")),
        dates=tuple(
            [date for name in ("date_published", "date_modified") if (date := _string(given.get(name)))]
        ),
        authors=_authors(given),
        tags=tuple([tag for one in tags if (tag := _string(one))]) if isinstance(tags, list) else (),
        summary=Text(summary, html=False) if summary else None,
        content=content,
        media=_media(given, base),
        lang=_string(given.get("language")),
    )


def _media(given: _Fields, base: str | None) -> tuple[Media, ...]:
    found: dict[str, Media] = {}
    for name in ("image", "banner_image"):
        if address := _address(given.get(name), base):
            found[address] = Media(address, medium="image")
    attachments = given.get("attachments")
    for one in attachments[:_MOST] if isinstance(attachments, list) else ():
        if isinstance(one, dict) and (address := _address(one.get("url"), base)):
            found[address] = Media(
                address,
                _string(one.get("mime_type")),
                size=_string(one.get("size_in_bytes")),
                length=_string(one.get("duration_in_seconds")),
                title=_string(one.get("title")),
            )
    return tuple(found.values())


def _authors(given: _Fields) -> tuple[str, ...]:
    """Names of `authors` (1.1), else of `author` (1.0)."""
    listed = given.get("authors") or given.get("author")
    people = listed[:_MOST] if isinstance(listed, list) else [listed]
    names = [_string(one.get("name") if isinstance(one, dict) else one) for one in people]
    return tuple([name for name in names if name])


def _string(value: object) -> str | None:
    """A text, or a number as text (an `id` is often one); None for nothing else."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return None


def _address(value: object, base: str | None) -> str | None:
    return safe(value, base) if isinstance(value, str) and value else None
