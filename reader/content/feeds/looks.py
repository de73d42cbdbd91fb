"""What tells that a document is a feed, and where in it the feed begins."""

import re
from typing import NamedTuple

_LOOKED_AT = (
    16_384  # characters; style sheets, comments and the words of a broken server may stand before the root
)
_ROOT = re.compile(r"<((?:[A-Za-z_][\w.-]{0,40}:)?(rss|rdf|feed))(?=[\s/>])", re.IGNORECASE)
_PAGE = re.compile(r"<!doctype\s+html|<html\b|<head\b|<opml\b|<urlset\b|<sitemapindex\b", re.IGNORECASE)
_DATA_OF = re.compile(r"purl\.org/(?:net/)?rss1|purl\.org/rss/1\.0|netscape\.com/rdf", re.IGNORECASE)
_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version', re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NUMBER = re.compile(r"""\bversion\s*=\s*["'](\d\.\d{1,2})""")


class Root(NamedTuple):
    """Where the root element of a feed begins, its name as it is written, and "rss", "rdf" or "feed"."""

    start: int
    name: str
    kind: str


def root_of(text: str) -> Root | None:
    """The root element of a feed in XML; None where the text is none."""
    head = text[:_LOOKED_AT]
    if "<!--" in head:
        head = _COMMENT.sub(lambda found: " " * len(found[0]), head)
    found = _ROOT.search(head)
    if found is None or _PAGE.search(head, 0, found.start()):
        return None
    kind = found[2].lower()
    if kind == "rdf" and not _DATA_OF.search(head, found.start()):
        return None  # RDF says many things that are no news
    if "<" not in head[: found.start()] and "---" in head[: found.start()]:
        return None  # an article file that writes about feeds
    return Root(found.start(), found[1], kind)


def is_json_feed(text: str) -> bool:
    """Whether a text is a JSON Feed, which is told by its `version` (JSON Feed 1.1, "Top-Level")."""
    return text.lstrip("\ufeff \t\r\n")[:1] == "{" and _VERSION.search(text) is not None


def words_of(text: str, root: Root) -> str:
    """What the format of a feed is called, with its version: "RSS 2.0", "Atom 1.0"; without one where it tells none."""
    tag = text[root.start : root.start + _LOOKED_AT].partition(">")[0]
    if root.kind == "rdf":
        return "RSS 0.90" if "rdf/simple/0.9" in tag.lower() else "RSS 1.0"
    version = _NUMBER.search(tag)
    if root.kind == "rss":
        return f"RSS {version[1]}" if version else "RSS"
    if "www.w3.org/2005/atom" in tag.lower():
        return "Atom 1.0"
    if "purl.org/atom/ns#" in tag or version:
        return f"Atom {version[1] if version else '0.3'}"
    return "Atom"
