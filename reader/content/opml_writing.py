"""Sources as OPML 2.0, well-formed whatever their names are."""

import re
from collections.abc import Mapping, Sequence

from lxml import etree
from lxml.etree import _Element

from reader.content.clean import line
from reader.content.opml import DEEPEST
from reader.content.opml_outline import Itself, attributes
from reader.content.opml_own import OWN
from reader.models import SourceSpec

_RESERVED = frozenset({"http://www.w3.org/2000/xmlns/", "http://www.w3.org/XML/1998/namespace"})
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def written(specs: Sequence[SourceSpec], title: str, themselves: Mapping[str, Itself]) -> bytes:
    """The list, indented, in UTF-8; topics stand where their first source does.

    `themselves` is what sources say of themselves, by their addresses.
    """
    told = [(spec, _fitting(attributes(spec, themselves.get(spec.address, Itself())))) for spec in specs]
    root = etree.Element("opml", version="2.0", nsmap=_namespaces([each for _, each in told]))
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = _ILLEGAL.sub("", line(title))
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], _Element] = {(): body}
    for spec, each in told:
        paths = [tuple(map(_clean, path[: DEEPEST - 1])) for path in spec.topics]
        for path in dict.fromkeys(tuple(filter(None, path)) for path in paths or [()]):
            etree.SubElement(_folder(path, folders), "outline", each)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _folder(path: tuple[str, ...], folders: dict[tuple[str, ...], _Element]) -> _Element:
    """The outline of a topic, made where there is none yet."""
    found = folders.get(path)
    if found is None:
        above = _folder(path[:-1], folders)
        found = folders[path] = etree.SubElement(above, "outline", text=path[-1], title=path[-1])
    return found


def _fitting(told: dict[str, str]) -> dict[str, str]:
    """The attributes that XML can hold, by their names; their values without what it cannot."""
    trial = etree.Element("outline")
    for name, value in told.items():
        if name.startswith("{") and name[1:].partition("}")[0] in _RESERVED:
            continue
        try:
            trial.set(name, _ILLEGAL.sub("", line(value)))
        except ValueError:  # no name for an attribute
            continue
    return {str(name): str(value) for name, value in trial.attrib.items()}


def _namespaces(told: Sequence[dict[str, str]]) -> dict[str, str]:
    uris = dict.fromkeys(name[1:].partition("}")[0] for each in told for name in each if name.startswith("{"))
    others = [uri for uri in uris if uri != OWN]
    return {"newsreader": OWN} | {f"ns{number}": uri for number, uri in enumerate(others, 1)}


def _clean(words: str) -> str:
    return _ILLEGAL.sub("", line(words))
