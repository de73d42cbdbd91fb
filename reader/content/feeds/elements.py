"""What elements of a feed hold: texts, markup, and their children by name."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple, TypeAlias
from xml.etree.ElementTree import Element, tostring

from reader.content.feeds.names import BASE, name_of
from reader.content.urls import safe

Fields: TypeAlias = Mapping[str, Sequence[Element]]


def fields(element: Element) -> Fields:
    """The children of an element by their names (`names.name_of`), in their order."""
    found: dict[str, list[Element]] = {}
    for child in element:
        name = name_of(child.tag)
        if name in found:
            found[name].append(child)
        else:
            found[name] = [child]
    return found


def text(element: Element) -> str:
    """The text of an element and of all within it."""
    if len(element):
        return "".join(element.itertext())
    return element.text or ""


def first(found: Fields, *names: str) -> str | None:
    """The first text that is not blank among the children of these names, the first name first."""
    for name in names:
        for element in found.get(name, ()):
            value = text(element).strip()
            if value:
                return value
    return None


def texts(found: Fields, *names: str) -> list[str]:
    """All texts of the children of these names."""
    return [text(element) for name in names for element in found.get(name, ())]


def markup(element: Element) -> str:
    """What is within an element, as HTML: its text, where that is HTML in disguise, else its elements written out."""
    if not len(element):
        return element.text or ""
    for node in element.iter():
        node.tag = node.tag.rpartition("}")[2]
        for name in [name for name in node.attrib if "}" in name]:
            del node.attrib[name]
    if len(element) == 1 and element[0].tag == "div" and not (element.text or "").strip():
        element = element[0]  # the one that Atom demands (RFC 4287 §3.1.1.3)
    try:
        inner = [tostring(child, "unicode", "html") for child in element]
    except RecursionError:
        return escape("".join(element.itertext()))
    return escape(element.text or "", quote=False) + "".join(inner)


class Scope(NamedTuple):
    """What relative addresses are resolved against; `declared` where an `xml:base` says so (XML Base)."""

    base: str | None
    declared: bool = False

    def within(self, element: Element) -> "Scope":
        """The same for what is in an element."""
        given = element.get(BASE)
        return Scope(safe(given, self.base) or self.base, True) if given else self

    @property
    def told(self) -> str | None:
        """The base that is declared."""
        return self.base if self.declared else None
