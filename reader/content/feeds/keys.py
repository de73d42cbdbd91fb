"""What the items of a feed are called, so that each is told from the others and found again the next time."""

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

from reader.content.clean import line
from reader.content.feeds.records import Item
from reader.content.urls import canonical

_LONGEST = 500  # characters of a guid; a digest stands for a longer one


class Name(NamedTuple):
    """The key of an item in its feed and its guid. Items that share their link have a guid that is a place in it."""

    key: str
    guid: str | None


def names_of(items: Sequence[Item], site: str | None) -> list[Name | None]:
    """The names of items, in their order; None for one that is the same as another.

    A guid counts where no other item has it, else the link where that leads to one item alone, else a digest of title
    and date. A link that several items share, or that is the site's own page, tells nothing about an item.
    """
    guids = [_guid(item.guid) if item.guid else None for item in items]
    pages = [_page(link) if (link := item.original or item.link) else None for item in items]
    often_guid, often_page = Counter(guids), Counter(pages)
    home = canonical(site) if site else None
    seen: set[str] = set()
    names: list[Name | None] = []
    for item, guid, page in zip(items, guids, pages, strict=True):
        sole = guid if guid and often_guid[guid] == 1 else None
        shared = page is not None and (often_page[page] > 1 or page == home or _is_comment(item))
        key = sole or (item.link if page and not shared else None) or _digest(item)
        if key in seen:
            key = _digest(item)
        if key in seen:
            names.append(None)
            continue
        seen.add(key)
        names.append(Name(key, _place(item.original or item.link or "", key) if shared else sole))
    return names


def _guid(given: str) -> str | None:
    guid = line(given[: 2 * _LONGEST])
    if len(guid) > _LONGEST:
        return blake2b(given.encode("utf-8", "replace"), digest_size=16).hexdigest()
    return guid or None


def _page(link: str) -> str | None:
    return canonical(link)


def _is_comment(item: Item) -> bool:
    """Whether an item stands in the page of an article, as what is said about that does.

    Its link and its guid then lead to the same place, on addresses that differ otherwise.
    """
    (page, _, place), (other, _, its) = (item.link or "").partition("#"), (item.guid or "").partition("#")
    return bool(place) and place == its and page != other


def _place(link: str, key: str) -> str:
    """A place in the page of the link, which is what `reader.content.identity` tells articles apart by."""
    page = link.partition("#")[0]
    return key if key.startswith(f"{page}#") else f"{page}#{key}"


def _digest(item: Item) -> str:
    text = item.content or item.summary
    told = (item.guid, item.link, item.title or (text.text[:2000] if text else None), *item.dates[:1])
    written = "\n".join([line(part[:4000]) if part else "" for part in told])
    return blake2b(written.encode("utf-8", "replace"), digest_size=12).hexdigest()
