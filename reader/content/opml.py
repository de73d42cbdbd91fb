"""OPML 1.0 and 2.0: lists of feeds, in outlines (http://opml.org/spec2.opml).

Outlines that hold others are topics. Files are read as they come: any nesting, case of names and character set, what
is not well-formed mended. Written again and read again, a source is the same, with its topics, its settings here and
whatever other attributes it had; but for its password and headers, which are never written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from reader.content.clean import line
from reader.content.outlines import NOTHING_ELSE, NotTakenError, Outlines, Taking
from reader.content.urls import public
from reader.models import Failure, SourceSpec

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.content.opml_outline import Itself, Outline

MOST_SOURCES = 20_000
DEEPEST = 32
_MOST_FAILURES = 1000
_BEGINNING = 4096
_IS_OPML = re.compile(
    rb"(?>\xef\xbb\xbf|\xff\xfe|\xfe\xff|\s+|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>)*+"
    rb"<(?:\w+:)?opml\b",
    re.IGNORECASE | re.DOTALL,
)


def is_opml(data: bytes) -> bool:
    """Whether a document is OPML, by its first tag."""
    return _IS_OPML.match(data[:_BEGINNING].replace(b"\0", b"")) is not None


def parse_opml(data: bytes, name: str, taking: Taking = NOTHING_ELSE) -> Outlines:
    """The sources that a list holds, each once with all its topics, in the order of the list; and what is none.

    `name` is what the list is called in failures. Raises for no bytes at all.
    """
    from reader.content.xml_tree import XmlError, root_of

    try:
        root = root_of(data)
    except XmlError as error:
        return Outlines((), (Failure(name, "", error.message, error.line),))
    found = _Found(name, taking)
    for place in _places(root):
        found.take(place)
    return found.outlines()


def write_opml(
    specs: Iterable[SourceSpec], title: str, themselves: "Mapping[str, Itself] | None" = None
) -> bytes:
    """The sources as OPML 2.0 in UTF-8: each below every one of its topics, those without at the top.

    `themselves` is what sources say of themselves, by their addresses: it stands where nothing else was given to them.
    Passwords, headers and what an address holds of them are left out: `opml_outline.secrets` names them.
    """
    from reader.content.opml_writing import written

    return written(tuple(specs), title, themselves or {})


class _Place(NamedTuple):
    """An outline and the topics that it stands below: the `level`th of outlines in each other, a `leaf` if the last."""

    outline: "Outline"
    path: tuple[str, ...]
    level: int
    leaf: bool
    line: int | None


def _places(root: "_Element") -> Iterator[_Place]:
    """All outlines in their order; what is deeper than 32 is passed over, but for the first of it."""
    from reader.content.opml_outline import Outline
    from reader.content.xml_tree import line_of, local_name

    waiting: list[tuple[_Element, tuple[str, ...], int]] = [(root, (), 0)]
    while waiting:
        element, path, level = waiting.pop()
        inner = [child for child in element if local_name(child.tag)]
        if local_name(element.tag).lower() == "outline":
            level += 1
            outline = Outline({str(key): str(value) for key, value in element.attrib.items()})
            yield _Place(outline, path, level, not inner, line_of(element))
            if level > DEEPEST:
                continue
            # A source that holds others is no topic of theirs.
            path = path if outline.address or not outline.title else (*path, outline.title)
        waiting += [(child, path, level) for child in reversed(inner)]


class _Found:
    """What was found so far."""

    def __init__(self, name: str, taking: Taking) -> None:
        self._name, self._taking = name, taking
        self._specs: dict[str, SourceSpec] = {}
        self._failures: list[Failure] = []
        self._unnamed = self._too_many = 0

    def take(self, place: _Place) -> None:
        """Takes an outline for what it is: a source, a topic, or neither."""
        outline = place.outline
        title = outline.title or "outline"
        if place.level > DEEPEST:
            self._fail(title, f"stands deeper than {DEEPEST} outlines, and is not read", place.line)
        elif outline.address:
            self._source(place)
        elif outline.url and outline.type in {"include", "link"}:
            self._fail(outline.url, "is a list or page of its own: import or add that", place.line)
        elif place.leaf:
            self._fail(title, "names no feed (it has no xmlUrl)", place.line)

    def outlines(self) -> Outlines:
        """All of it."""
        if self._too_many:
            self._failures.append(
                Failure(
                    self._name,
                    "",
                    f"holds {self._too_many} more than the {MOST_SOURCES} sources that are taken",
                )
            )
        if self._unnamed:
            self._failures.append(Failure(self._name, "", f"holds {self._unnamed} more that are not taken"))
        return Outlines(tuple(self._specs.values()), tuple(self._failures))

    def _source(self, place: _Place) -> None:
        try:
            spec = place.outline.spec((place.path,) if place.path else (), self._taking)
        except NotTakenError as error:
            self._fail(public(place.outline.address), str(error), place.line)
            return
        if before := self._specs.get(spec.address):
            self._specs[spec.address] = _merged(before, spec)
        elif len(self._specs) < MOST_SOURCES:
            self._specs[spec.address] = spec
        else:
            self._too_many += 1

    def _fail(self, key: str, message: str, row: int | None) -> None:
        if len(self._failures) < _MOST_FAILURES:
            self._failures.append(Failure(self._name, line(key)[:500], message, row))
        else:
            self._unnamed += 1


def _merged(first: SourceSpec, again: SourceSpec) -> SourceSpec:
    """A source that is listed twice: under both topics, and with what only the second one says."""
    from reader.content.opml_outline import union

    return first._replace(
        name=first.name or again.name,
        site=first.site or again.site,
        topics=union(first.topics, again.topics),
        outline={**again.outline, **first.outline},
    )
