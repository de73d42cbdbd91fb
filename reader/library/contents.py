"""The parts that a course or collection is made of, found among the other articles of its source."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from posixpath import basename, normpath, splitext

from reader.models import Provider, Related, Summary
from reader.store import Store

_DATE = re.compile(r"^\d{4}-\d\d-\d\d-")
_SUFFIXES = (".md", ".markdown", ".html", ".htm")
_DEEPEST = 8
_MOST = 200  # parts that are looked for; more are shown by their names


def contents(store: Store, source: str, key: str, items: Sequence[str]) -> tuple[Related, ...]:
    """The parts `items` of the article `key` of a source, in their order, each by the headline it has in the library,
    else by the words of its name.
    """
    uids = [
        store.places.beside(source, _keys(item, key)) if number < _MOST else None
        for number, item in enumerate(items)
    ]
    rows = [None if uid is None else store.articles.row_of(uid) for uid in uids]
    found = {
        summary.row: summary for summary in store.articles.summaries([row for row in rows if row is not None])
    }
    return tuple(
        _part(item, None if row is None else found.get(row), f"part {number} of {len(items)}")
        for number, (item, row) in enumerate(zip(items, rows, strict=True), 1)
    )


def _keys(item: str, key: str) -> Iterator[str]:
    """Where the document of a part may be: named from the folder of the article or one above it, up to the root of the
    site; with the ending of its file or without.
    """
    *above, _ = key.split("/")[:_DEEPEST]
    folders = ["/".join([*above[:depth], ""]) for depth in range(len(above), -1, -1)]
    endings = ("",) if item.lower().endswith(_SUFFIXES) else _SUFFIXES
    for folder, ending in product(folders, endings):
        yield normpath(folder + item.strip().lstrip("/")) + ending


def _part(item: str, found: Summary | None, reason: str) -> Related:
    return Related(
        title=found.title if found else _words(item),
        url=found.url if found else None,
        provider=Provider(found.provider) if found and found.provider else None,
        published_at=found.published_at if found else None,
        article_id=found.id if found else None,
        kind="item",
        reason=reason,
        read=found.read if found else None,
    )


def _words(item: str) -> str:
    name = _DATE.sub("", splitext(basename(item.rstrip("/")))[0])
    return name.replace("-", " ").replace("_", " ").strip() or item
