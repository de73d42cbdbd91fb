"""Changes to the file that leave the rest of it, comments and order, as a person wrote it."""

from typing import TYPE_CHECKING

from reader.errors import ConfigError
from reader.models import SourceSpec

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import AoT, Comment, Table, Whitespace

_BEGINNING = "The sources of newsreader. What you write in here is kept."


def parsed(text: str) -> "TOMLDocument":
    """The document to change; one with a word at its beginning where there is none yet."""
    import tomlkit

    if not text.strip():
        document = tomlkit.document()
        document.add(tomlkit.comment(_BEGINNING))
        return document
    return tomlkit.parse(text if text.endswith("\n") else text + "\n")


def append(document: "TOMLDocument", spec: SourceSpec) -> None:
    """Adds a source at the end."""
    import tomlkit

    if "source" not in document:
        document.add(tomlkit.nl()).add("source", tomlkit.aot())
    tables = _tables(document)
    if tables:
        tables[-1].add(tomlkit.nl())
    tables.append(_table(spec))


def remove(document: "TOMLDocument", place: int) -> "TOMLDocument":
    """The document without the source at `place`, from 0; the comments before and after it stay."""
    import tomlkit

    tables = _tables(document)
    behind = _trailing(tables[place])
    del tables[place]
    if place:
        for line in behind:
            tables[place - 1].add(line)
        return document
    without = tomlkit.document()
    for key, item in document.body:
        if key is None:
            without.append(None, item)
    for line in behind:
        without.add(line)
    if tables:
        without.append("source", tables)
    return without


def switch(document: "TOMLDocument", place: int, *, enabled: bool) -> None:
    """Sets whether the source at `place`, from 0, is enabled; it is where nothing is said."""
    table = _tables(document)[place]
    if "enabled" in table:
        table["enabled"] = enabled
    elif not enabled:
        # As a key of its own it would come after the comments at the end of the table, which belong to the next.
        table["address"].trivia.trail += "enabled = false\n"


def _tables(document: "TOMLDocument") -> "AoT":
    from tomlkit.items import AoT

    tables = document["source"]
    if isinstance(tables, AoT):
        return tables
    raise ConfigError("sources can be added and removed only where each is written under its own [[source]]")


def _table(spec: SourceSpec) -> "Table":
    import tomlkit

    table = tomlkit.table()
    table["address"] = spec.address
    if spec.name:
        table["name"] = spec.name
    if spec.kind:
        table["kind"] = spec.kind
    if not spec.enabled:
        table["enabled"] = False
    return table


def _trailing(table: "Table") -> "list[Comment | Whitespace]":
    """The comments and empty lines behind the last key: they are about what follows, if about anything."""
    from tomlkit.items import Comment, Whitespace

    behind: list[Comment | Whitespace] = []
    for _, item in table.value.body:
        behind = [*behind, item] if isinstance(item, Comment | Whitespace) else []
    return behind
