"""The text of a feed in XML as a tree. No document type is read, so that no entity is ever defined."""

import re
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError, XMLParser

from reader.content.feeds.looks import Root
from reader.content.feeds.records import Unreadable

LONGEST = 8_000_000  # characters that are tidied
_AT_ONCE = 1_000_000  # characters

# What XML does not let in (XML 1.0 §2.2).
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(r"<!\[CDATA\[|<!--")
_AMPERSAND = re.compile(r"&(?:#([0-9]{1,7});|#[xX]([0-9a-fA-F]{1,6});|([A-Za-z][A-Za-z0-9]{1,31});)?")
_STRAY_LESS = re.compile(r"<(?![A-Za-z_/!?])")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_OPENING, _CLOSING = "<![CDATA[", "]]>"


def tree(text: str) -> Element | Unreadable:
    """The root of a text that begins with its root element."""
    parser = XMLParser()  # noqa: S314 - the text begins with its root: no document type, no entity
    try:
        for start in range(0, len(text), _AT_ONCE):  # in one piece a large text would be there twice
            parser.feed(text[start : start + _AT_ONCE])
        found: Element = parser.close()
        return found
    except ParseError as error:
        message = str(error).partition(":")[0]
        return Unreadable(message, error.position[0])
    except ValueError:
        return Unreadable("half of a character beyond 16 bits")


def tidied(text: str) -> str:
    """The text without the usual faults: bare ampersands and <, entities of HTML, control characters, CDATA in CDATA.

    Comments are left out. What stands in CDATA sections is left as it is.
    """
    text = _FORBIDDEN.sub("", text)
    pieces: list[str] = []
    at = 0
    while found := _SPECIAL.search(text, at):
        pieces.append(_mended(text[at : found.start()]))
        if found[0] == "<!--":
            end = text.find("-->", found.end())
            at = len(text) if end == -1 else end + 3
            continue
        end = _end_of_section(text, found.end())
        if end == -1:
            pieces.append(text[found.start() :])
            return "".join(pieces)
        inner = text[found.end() : end].replace(_OPENING, "").replace(_CLOSING, "")
        pieces.append(f"{_OPENING}{inner}{_CLOSING}")
        at = end + len(_CLOSING)
    return "".join([*pieces, _mended(text[at:])])


def closed(text: str, root: Root) -> str | None:
    """A feed that ends too early, cut behind its last whole item and closed; None where no item is whole."""
    prefix = root.name[: -len(root.kind)]
    ends = [text.rfind(f"</{name}>") for name in {f"{prefix}item", f"{prefix}entry", "item", "entry"}]
    last = max(ends)
    if last == -1:
        return None
    kept = text[: text.index(">", last) + 1]
    channel = "</channel>" if root.kind == "rss" and "</channel" not in kept else ""
    return f"{kept}{channel}</{root.name}>"


def _end_of_section(text: str, start: int) -> int:
    """Where a CDATA section ends, with those that were pasted into it; -1 where it does not."""
    end = text.find(_CLOSING, start)
    inside = text.count(_OPENING, start, end) if end != -1 else 0
    for _ in range(inside):
        further = text.find(_CLOSING, end + 3)
        if further == -1 or text.find(_OPENING, end + 3, further) != -1:
            break
        end = further
    return end


def _mended(text: str) -> str:
    """A piece that holds no CDATA section and no comment, without its faults."""
    if "&" in text:
        text = _AMPERSAND.sub(_reference, text)
    if _CLOSING in text:
        text = text.replace(_CLOSING, "")
    return _STRAY_LESS.sub("&lt;", text)


def _reference(found: re.Match[str]) -> str:
    """What a reference stands for, in a form that any parser of XML takes."""
    decimal, hexadecimal, name = found.groups()
    if name in _OWN:
        return found[0]
    if name:
        character = html5.get(f"{name};")
        return _escaped(character) if character else f"&amp;{name};"
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return "" if code > 0x10FFFF or _FORBIDDEN.match(chr(code)) else found[0]
    return "&amp;"


def _escaped(characters: str) -> str:
    return characters.replace("&", "&amp;").replace("<", "&lt;")
