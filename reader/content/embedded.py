"""Pictures and players in a page: how large a picture is, and where a player leads."""

import re
from collections.abc import Mapping

from lxml.etree import _Element

from reader.content import urls
from reader.content.clean import line

PLAYERS = frozenset({"iframe", "embed", "video", "audio"})

_LENGTH = re.compile(r"(?:^|[;\s])(width|height)\s*:\s*(\d{1,8})px", re.IGNORECASE)
_SPACER = 10  # pixels; a smaller image is a spacer or counts visits
_ICON = 64  # pixels; a smaller image without a description is an ornament
_EMOJI = 24  # pixels; a smaller image with a description stands in the text
_UNTOLD = 10_000

_WATCHED = (
    (
        re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})(?:[?#].*)?"),
        "https://www.youtube.com/watch?v=",
    ),
    (re.compile(r"https?://player\.vimeo\.com/video/(\d{1,20})(?:[?#].*)?"), "https://vimeo.com/"),
)
_UNWATCHED = re.compile(
    r"(?:^|\.)(?:doubleclick\.net|googlesyndication\.com|googletagmanager\.com|google-analytics\.com|"
    r"amazon-adsystem\.com|adnxs\.com|taboola\.com|outbrain\.com|criteo\.com|scorecardresearch\.com)$"
)


def lengths(element: _Element) -> dict[str, int]:
    """The width and height of an image that are told, in pixels; what its style says goes before its attributes."""
    told = {"width": element.get("width"), "height": element.get("height")}
    if style := element.get("style"):
        told |= {name.lower(): length for name, length in _LENGTH.findall(style)}
    digits = {name: length.strip().lower().removesuffix("px") for name, length in told.items() if length}
    return {
        name: int(one) for name, one in digits.items() if one.isascii() and one.isdigit() and len(one) < 9
    }


def size(told: Mapping[str, int]) -> tuple[int, int] | None:
    """Width and height of an image, where both are told."""
    width, height = told.get("width"), told.get("height")
    return (width, height) if width and height else None


def stands_in_text(told: Mapping[str, int], words: str) -> bool:
    """Whether an image with a description is as small as a letter."""
    return bool(words) and min(told.values(), default=_UNTOLD) <= _EMOJI


def is_shown(told: Mapping[str, int], words: str) -> bool:
    """Whether an image is more than a spacer or an ornament."""
    return min(told.values(), default=_UNTOLD) > (_SPACER if words else _ICON)


def player(element: _Element, base_url: str | None) -> tuple[str, str] | None:
    """The address that a player leads to and its title; None for one that leads nowhere, or only counts and sells."""
    sources = [element.get("src"), *(source.get("src") for source in element.iterchildren("source"))]
    given = next((source for source in sources if source), "")
    url = urls.safe(given, base_url)
    if url is None:
        return None
    title = line(element.get("title") or element.get("aria-label") or "")
    host = urls.host(url) or url
    if not title and _UNWATCHED.search(host):
        return None
    kind = "audio" if element.tag == "audio" else "video"
    page = _page(url)
    if page == url and element.tag in {"iframe", "embed"}:
        return url, title or host  # not every page in a page is a film
    return page, f"{kind}: {title or urls.host(page) or page}"


def leads_to_film(element: _Element, base_url: str | None) -> bool:
    """Whether a page within the page is one of those that are known to show a film."""
    url = urls.safe(element.get("src") or "", base_url)
    return url is not None and _page(url) != url


def _page(url: str) -> str:
    """The page that a person would open to watch what is embedded."""
    for embedded, page in _WATCHED:
        if found := embedded.fullmatch(url):
            return page + found[1]
    return url
