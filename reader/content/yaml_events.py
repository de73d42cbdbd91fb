"""YAML built from the events of its parser, within bounds: no recursion, no bombs, no types but text.

Parsing is libyaml's where it is there, else PyYAML's own (ten times slower, same events).
"""

import re
from collections.abc import Iterator

import yaml
from yaml import events

from reader.content.scalars import FrontMatterError, Value, plain_scalar

# libyaml's parser, where PyYAML was built with it.
Parser = getattr(yaml, "CLoader", yaml.Loader)

DEPTH = 32
NODES = 400_000
ALIASES = 50
CHARACTERS = 8 << 20  # of all scalars, those of aliases counted each time

_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_MERGE = "<<"
STAND_IN = "\ufdd0"  # of characters that YAML does not let in; no text has it, and no scalar keeps it
_ADVICE = {
    "mapping values are not allowed": " (a value that holds a colon and a space needs quotes)",
    "cannot start any token": " (a value that begins with @, `, % or a tab needs quotes)",
    "unknown escape character": r" (a \ in double quotes is written \\)",
    "unexpected end of stream": " (a quote is not closed)",
    "did not find expected key": " (a quote inside of a quoted value, or a line that is indented wrongly)",
}


class _Merge(str):
    """The key `<<` where it is not quoted: the fields of another map, unless given here."""

    __slots__ = ()


class _Node:
    """A map or list being built, with what aliases of it will cost."""

    __slots__ = ("anchor", "characters", "is_map", "items", "keys", "nodes")

    def __init__(self, is_map: bool, anchor: str | None) -> None:
        self.is_map = is_map
        self.anchor = anchor
        self.items: list[Value] = []
        self.keys: list[str | None] = []
        self.nodes = 1
        self.characters = 0


def first_map(text: str) -> dict[str, Value]:
    """The first document that is a map; an empty one where every document is empty.

    Raises:
        FrontMatterError: what is wrong, with its line, counted from 1.
    """
    directive = _DIRECTIVE.search(text)
    if directive:
        raise FrontMatterError("a line cannot begin with %", text.count("\n", 0, directive.start()) + 1)
    builder = _Builder()
    try:
        for event in _events(text):
            root = builder.take(event)
            if isinstance(root, dict):
                return root
    except yaml.MarkedYAMLError as error:
        raise _explained(error) from error
    except (yaml.YAMLError, ValueError, OverflowError, LookupError, TypeError, AttributeError) as error:
        if isinstance(error, FrontMatterError):
            raise
        raise FrontMatterError(f"the YAML cannot be read ({type(error).__name__})") from error
    if builder.documents:
        raise FrontMatterError("it is not a list of 'name: value' fields", 1)
    return {}


def _events(text: str) -> Iterator[events.Event]:
    parser = Parser(text)
    try:
        while True:
            event = parser.get_event()
            if event is None or isinstance(event, events.StreamEndEvent):
                return
            yield event
    finally:
        parser.dispose()


def _explained(error: yaml.MarkedYAMLError) -> FrontMatterError:
    """What the parser says, with what usually has to be done about it."""
    mark = error.problem_mark or error.context_mark
    if error.context and "quoted" in error.context and error.context_mark:
        mark = error.context_mark  # where the quotation begins, not where the file ends
    said = ", ".join([part for part in (error.context, error.problem) if part]) or "the YAML cannot be read"
    advice = next((advice for problem, advice in _ADVICE.items() if problem in said), "")
    return FrontMatterError(said + advice, mark.line + 1 if mark else None)


class _Builder:
    """Takes events one by one and gives each document's root when it is complete."""

    def __init__(self) -> None:
        self.documents = 0
        self._open: list[_Node] = []
        self._anchors: dict[str, tuple[Value, int, int]] = {}
        self._aliases = 0
        self._nodes = 0
        self._characters = 0

    def take(self, event: events.Event) -> Value:
        """The root of a document that ends with this event, else None."""
        if isinstance(event, events.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, events.CollectionStartEvent):
            if len(self._open) >= DEPTH:
                raise FrontMatterError(f"more than {DEPTH} levels deep", _line(event))
            self._open.append(_Node(isinstance(event, events.MappingStartEvent), event.anchor))
        elif isinstance(event, events.CollectionEndEvent):
            node = self._open.pop()
            value: Value = self._mapping(node, event) if node.is_map else node.items
            return self._add(value, node.anchor, node.nodes, node.characters, event)
        elif isinstance(event, events.AliasEvent):
            return self._alias(event)
        elif isinstance(event, events.DocumentStartEvent):
            self._anchors.clear()
        return None

    def _scalar(self, event: events.ScalarEvent) -> Value:
        text = event.value.replace(STAND_IN, "")
        value: Value = text
        if not event.style:  # it stands there without quotes
            parent = self._open[-1] if self._open else None
            at_key = parent is not None and parent.is_map and len(parent.keys) == len(parent.items)
            value = _key(text) if at_key else plain_scalar(text)
        return self._add(value, event.anchor, 1, len(text), event)

    def _alias(self, event: events.AliasEvent) -> Value:
        self._aliases += 1
        if self._aliases > ALIASES:
            raise FrontMatterError(f"more than {ALIASES} aliases", _line(event))
        known = self._anchors.get(event.anchor or "")
        if known is None:
            raise FrontMatterError(f"the alias *{event.anchor} stands for nothing", _line(event))
        value, nodes, characters = known
        return self._add(value, None, nodes, characters, event)

    def _add(
        self, value: Value, anchor: str | None, nodes: int, characters: int, event: events.Event
    ) -> Value:
        """Puts a finished value where it belongs: into the open map or list, else it is a root."""
        if anchor is not None:
            self._anchors[anchor] = (value, nodes, characters)
        if not isinstance(event, events.CollectionEndEvent):
            self._nodes += nodes
            self._characters += characters
        else:
            self._nodes += 1
        if self._nodes > NODES or self._characters > CHARACTERS:
            raise FrontMatterError("too much in it", _line(event))
        if not self._open:
            self.documents += value is not None
            return value
        parent = self._open[-1]
        parent.nodes += nodes
        parent.characters += characters
        if parent.is_map and len(parent.keys) == len(parent.items):
            parent.keys.append(value if isinstance(value, str) else None)
        else:
            parent.items.append(value)
        return None

    def _mapping(self, node: _Node, event: events.Event) -> dict[str, Value]:
        """The map of a node. A key that is no text has no name, so its value is left out."""
        pairs = list(zip(node.keys, node.items, strict=True))
        own = {str(key): value for key, value in pairs if key is not None and type(key) is not _Merge}
        merged: dict[str, Value] = {}
        for key, value in pairs:
            if type(key) is not _Merge:
                continue
            for source in value if isinstance(value, list) else [value]:
                if isinstance(source, dict):
                    self._nodes += len(source)
                    if self._nodes > NODES:
                        raise FrontMatterError("too much in it", _line(event))
                    for name, inherited in source.items():
                        merged.setdefault(name, inherited)
        return merged | own if merged else own


def _key(text: str) -> str:
    return _Merge(text) if text == _MERGE else text


def _line(event: events.Event) -> int | None:
    mark = event.start_mark
    return mark.line + 1 if mark else None
