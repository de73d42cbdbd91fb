"""A page of the JSON API of a site: its articles, and the number of the next page."""

import json
from collections.abc import Mapping

from reader.content.articles import article
from reader.content.clean import block, line
from reader.content.fields import integer
from reader.content.front_matter import decode
from reader.models import Article, Body, Document, Failure

_LISTS = ("value", "items", "articles", "entries")


def parse_collection(document: Document) -> list[Article | Failure]:
    """The articles of a page, in its order. An item that is none is one failure, the page that is none is another."""
    page = _loaded(document)
    if isinstance(page, Failure):
        return [page]
    items = _items(page)
    if items is None:
        return [_failure(document, "is JSON, but no list of articles: it has no 'value'")]
    return [_article(item, place, document) for place, item in enumerate(items)]


def next_page(data: bytes) -> int | None:
    """The number of the page after this one; None where this is the last, or no page."""
    page = _loaded(Document("", "", data, ""))
    number = integer(page.get("nextPage")) if isinstance(page, Mapping) else None
    return number if number is not None and number > 0 else None


def _loaded(document: Document) -> object:
    text = decode(document.data)
    try:
        page: object = json.loads(text, parse_constant=_nothing)
    except json.JSONDecodeError as error:
        return _failure(document, f"is no valid JSON: {error.msg}", error.lineno)
    except RecursionError:
        return _failure(document, "is JSON nested too deep to read")
    except (ValueError, MemoryError):
        return _failure(document, "is JSON with a number too long to read")
    return page


def _nothing(_: str) -> None:
    """What NaN and Infinity, which JSON does not have, are taken for."""


def _items(page: object) -> list[object] | None:
    if isinstance(page, dict):
        page = next((page[name] for name in _LISTS if isinstance(page.get(name), list)), page)
    if isinstance(page, dict) and page.keys() & {"title", "webUrl", "originalUrl"}:
        page = [page]
    return page if isinstance(page, list) else None


def _article(item: object, place: int, document: Document) -> Article | Failure:
    if not isinstance(item, dict):
        return _failure(document, f"is not an article but {_kind(item)}", at=str(place + 1))
    fields = {name: value for name, value in item.items() if value is not None}
    key = _key(fields)
    if key is None:
        return _failure(document, "has neither path nor URL", at=str(place + 1))
    content = fields.pop("content", None)
    body = None
    if isinstance(content, str) and (text := block(content).strip()):
        body = Body("html", text)
    found = article(fields, key, document.base_url, body)
    if "title" not in fields and "name" not in fields and not found.url:
        return _failure(document, "has neither title nor URL", at=key)
    return found


def _key(fields: dict[str, object]) -> str | None:
    """The path of the article within its site, and where an item has none, its address."""
    path = fields.pop("path", None)
    for value in (
        path,
        fields.get("originalUrl"),
        fields.get("webUrl"),
        fields.get("guid"),
        fields.get("id"),
    ):
        if isinstance(value, str) and (found := line(value)):
            return found
    return None


def _failure(document: Document, message: str, row: int | None = None, at: str | None = None) -> Failure:
    """What is wrong with the page, or `at` one item of it: its path, or its place from 1."""
    return Failure(document.source, document.key if at is None else at, message, row)


def _kind(value: object) -> str:
    names = {str: "text", list: "a list", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")
