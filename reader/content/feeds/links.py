"""The links of an Atom item, told apart by what they are for (RFC 4287 §4.2.7)."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reader.content.feeds.records import Media
from reader.content.urls import safe

_MOST = 100
_HTML = frozenset({"", "text/html", "application/xhtml+xml"})


class Links(NamedTuple):
    """The page of an item, the files that come with it, and the page of its comments."""

    page: str | None = None
    files: tuple[Media, ...] = ()
    comments: str | None = None


def sorted_links(given: Iterable[Mapping[str, str]], base: str | None) -> Links:
    """The links by what they are for; the first page in HTML is the page."""
    page = other = comments = None
    files: list[Media] = []
    for link in given:
        rel = (link.get("rel") or "alternate").lower().rpartition("/")[2]
        if rel not in {"alternate", "enclosure", "replies"}:
            continue
        address = safe(link.get("href") or "", base)
        if address is None:
            continue
        if rel == "enclosure" and len(files) < _MOST:
            size, title = link.get("length"), link.get("title")
            files.append(Media(address, link.get("type"), size=size, title=title))
        elif rel == "alternate" and (link.get("type") or "").lower() in _HTML:
            page = page or address
        elif rel == "alternate":
            other = other or address
        elif rel == "replies" and (link.get("type") or "").lower() in _HTML:
            comments = comments or address
    return Links(page or other, tuple(files), comments)
