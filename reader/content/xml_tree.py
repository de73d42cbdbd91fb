"""XML from strangers: within bounds, without entities of its own, nothing fetched; mended where it is not well-formed.

What is mended are bare ampersands, entities of HTML, control characters, and a character set that is not the one
declared. libxml2 then recovers what it can from the rest.
"""

import re
from collections.abc import Callable
from io import BytesIO
from typing import TypeVar

from lxml import etree
from lxml.etree import _Element

from reader.content.charsets import decoded

_T = TypeVar("_T")

MOST_BYTES = 32 << 20
# Tags and attributes of a tree, each worth some 200 bytes of memory; of a document that is read piece by piece.
MOST_NODES = 500_000
MOST_PASSING = 1_500_000
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})")
_DECLARATION = re.compile(r"<\?xml[^<>]*>")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AMPERSAND = re.compile(r"&(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?")
_OWN = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})  # XML 1.0 §4.6


class XmlError(ValueError):
    """A document that cannot be read, in words that follow its name; `line` counts from 1."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def root_of(data: bytes) -> _Element:
    """The tree of a document.

    Raises:
        XmlError: it is no XML, beyond the bounds, or declares entities.
    """
    check(data, MOST_NODES)
    try:
        return etree.fromstring(data, _parser(recover=False))
    except (etree.LxmlError, ValueError, LookupError):
        pass
    try:
        root: _Element | None = etree.fromstring(mended(data), _parser(recover=True))
    except (etree.LxmlError, ValueError) as error:
        raise _in_words(error) from error
    if root is None:
        raise XmlError("is no XML")
    return root


def collected(data: bytes, names: tuple[str, ...], read: Callable[[_Element], _T], most: int) -> list[_T]:
    """What `read` makes of the first `most` elements of these local names; the tree is never held whole.

    Raises:
        XmlError: it is no XML, beyond the bounds, or declares entities.
    """
    check(data, MOST_PASSING)
    try:
        return _collected(data, names, read, most, recover=False)
    except (etree.LxmlError, ValueError, LookupError):
        pass
    try:
        return _collected(mended(data), names, read, most, recover=True)
    except (etree.LxmlError, ValueError) as error:
        raise _in_words(error) from error


def check(data: bytes, most: int) -> None:
    """Nothing for a document that may be parsed, with at most so many tags and attributes.

    Raises:
        XmlError: it is beyond the bounds, or declares entities.
    """
    if len(data) > MOST_BYTES:
        raise XmlError(f"is longer than {MOST_BYTES >> 20} MiB")
    if data.count(b"<") + data.count(b"=") > most:
        raise XmlError(f"has more than {most} tags and attributes")
    plain = data.replace(b"\0", b"") if b"\0" in data[:4096] else data
    if b"<!ENTITY" in plain:
        raise XmlError("declares entities of its own, which are not read")


def mended(data: bytes) -> bytes:
    """The document in UTF-8, without what XML does not allow in a text."""
    found = _DECLARED.search(data, 0, 1024)
    text = decoded(data, found[1].decode() if found else None)
    text = _DECLARATION.sub("", text[max(text.find("<"), 0) :], count=1)
    return _AMPERSAND.sub(_entity, _ILLEGAL.sub("", text)).encode("utf-8")


def local_name(tag: object) -> str:
    """The name of an element or attribute without namespace and prefix; "" for a comment."""
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def line_of(element: _Element) -> int | None:
    """The line that an element begins in, from 1."""
    found: object = element.sourceline
    return found if isinstance(found, int) else None


def _collected(
    data: bytes, names: tuple[str, ...], read: Callable[[_Element], _T], most: int, *, recover: bool
) -> list[_T]:
    found: list[_T] = []
    wanted = tuple(f"{{*}}{name}" for name in names)
    parsing = etree.iterparse(
        BytesIO(data), events=("end",), tag=wanted, recover=recover, resolve_entities=False, no_network=True,
        load_dtd=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    for _, element in parsing:
        found.append(read(element))
        if len(found) >= most:
            break
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]
    return found


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip


def _in_words(error: Exception) -> XmlError:
    return XmlError("is no XML that can be read", getattr(error, "lineno", None) or None)


def _entity(found: re.Match[str]) -> str:
    """An entity as XML may hold it: as it is, as its characters, or its ampersand as one that is meant."""
    name = found[1]
    if name is None:
        return "&amp;"
    if name in _OWN:
        return found[0]
    if name[0] == "#":
        code = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
        legal = code < 0x110000 and not _ILLEGAL.fullmatch(chr(code))
        return found[0] if legal else ""
    from html.entities import html5

    characters = html5.get(name)
    return "&amp;" + name if characters is None else "".join(f"&#{ord(letter)};" for letter in characters)
