"""A page made ready for what looks for its article: lazy pictures, AMP's own elements, and players."""

import re
from typing import TYPE_CHECKING

from reader.content.embedded import leads_to_film

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-image")
_WIDEST = 1600
_NOTES = "//*[self::section or self::div or self::ol or self::aside][contains(@class, 'footnote')]"
_CANDIDATE = re.compile(r"(\S+)(?:\s+(\d+)w)?[^,]*(?:,\s+|,?$)")
_AMP = {
    "amp-img": "img",
    "amp-anim": "img",
    "amp-iframe": "iframe",
    "amp-video": "video",
    "amp-audio": "audio",
}


def prepare(root: "HtmlElement", url: str) -> None:
    """Changes a page, which was found at `url`, so that nothing of its article is lost on the way."""
    for element in root.iter(*_AMP):
        element.tag = _AMP[str(element.tag)]
    for element in root.iter("amp-youtube"):
        element.tag = "iframe"
        element.set("src", f"https://www.youtube.com/embed/{element.get('data-videoid') or ''}")
    for picture in root.iter("img"):
        _load(picture)
    for notes in root.xpath(_NOTES):
        notes.attrib.pop("class", None)  # its name is taken for that of the foot of a page
    for frame in root.iter("iframe"):
        if leads_to_film(frame, url):
            frame.tag = "embed"  # pages in pages are taken for advertisements
    for player in list(root.iter("video", "audio")):
        _link(player)


def _load(picture: "HtmlElement") -> None:
    """Gives a picture that is loaded late its address."""
    late = next((found for name in _LAZY if (found := picture.get(name))), None)
    source = picture.get("src") or ""
    if not late and source and not source.startswith("data:"):
        return
    late = (
        late
        or _widest(picture.get("srcset") or picture.get("data-srcset") or "")
        or _without_scripts(picture)
    )
    if late:
        picture.set("src", late)


def _without_scripts(picture: "HtmlElement") -> str | None:
    """The address of the same picture for those who run no scripts, which stands beside it."""
    for beside in (picture.getnext(), picture.getprevious()):
        if beside is not None and beside.tag == "noscript":
            return next((image.get("src") for image in beside.iter("img")), None)
    return None


def _widest(sources: str) -> str | None:
    """The widest picture of a `srcset` that is no wider than a screen (HTML Standard, "srcset")."""
    found = [(int(width or 0), address) for address, width in _CANDIDATE.findall(sources[:20_000]) if address]
    fit = [one for one in found if one[0] <= _WIDEST] or found
    return max(fit)[1] if fit else None


def _link(player: "HtmlElement") -> None:
    """Makes a link of a player, which leads to what it plays."""
    kind = str(player.tag)
    sources = [player.get("src"), *(child.get("src") for child in player.iter("source"))]
    source = next(filter(None, sources), None)
    if source is None:
        return
    words = player.get("title") or player.get("aria-label") or kind
    for child in list(player):
        player.remove(child)
    player.tag, player.text = "a", words if words == kind else f"{kind}: {words}"
    player.set("href", source)
