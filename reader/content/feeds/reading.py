"""The bytes of a feed → the feed."""

from reader.content.feeds.decoding import decode
from reader.content.feeds.looks import is_json_feed, root_of, words_of
from reader.content.feeds.records import Feed, Unreadable
from reader.content.feeds.xml_feed import Way, read_xml

__all__ = ["Way", "read"]

LARGEST = 32 << 20  # bytes
_MOST_PARTS = 1_000_000  # of a document, each of which may take 300 bytes of memory when it is read
_TOO_LARGE = f"is a feed with more than {_MOST_PARTS} parts, which is too large to read"


def read(
    data: bytes, base: str | None = None, way: Way = "whichever", *, charset: str | None = None
) -> Feed | Unreadable:
    """The feed of a document, or what is wrong with it. Relative addresses are resolved against `base`.

    `way` holds it to one of the two parsers of XML: the quick one, which may give up, or feedparser. `charset` is
    what its server says that it is written in.
    """
    if len(data) > LARGEST:
        return Unreadable(f"is a feed of more than {LARGEST >> 20} MiB, which is too large to read")
    text = decode(data, charset)
    if is_json_feed(text):
        return _read_json(text, base)
    root = root_of(text)
    if root is None:
        return Unreadable("is no feed")
    if _xml_parts(text) > _MOST_PARTS and _xml_parts(_without_sections(text)) > _MOST_PARTS:
        return Unreadable(_TOO_LARGE)
    above, words = text.count("\n", 0, root.start), words_of(text, root)
    text = text[root.start :]  # it alone: a large feed takes all the memory that there is for one
    found = read_xml(text, root, words, base, way)
    return found._replace(line=found.line + above) if found.line else found


def _read_json(text: str, base: str | None) -> Feed | Unreadable:
    from reader.content.feeds.json_feed import read_json

    if _parts(text, "{[:") > _MOST_PARTS:
        return Unreadable(_TOO_LARGE)
    found = read_json(text, base)
    if isinstance(found, Unreadable):
        return found._replace(message=f"is no valid JSON Feed: {found.message}")
    return found


def _xml_parts(text: str) -> int:
    """Tags and attributes, and pieces of text: expat hands it on from entity to entity and from line to line."""
    return _parts(text, "<=") + _parts(text, "&") // 3 + _parts(text, "\n") // 4


def _without_sections(text: str) -> str:
    """The text without its CDATA sections, in which tags are no tags; with them where there are too many."""
    if text.count("<![CDATA[") > _MOST_PARTS // 4:
        return text
    before, *sections = text.split("<![CDATA[")
    return "".join([before, *[section.partition("]]>")[2] for section in sections]])


def _parts(text: str, signs: str) -> int:
    """How many of these signs a text holds, where there may be too many."""
    return sum([text.count(sign) for sign in signs]) if len(text) > _MOST_PARTS else 0
