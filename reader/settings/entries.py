"""Changes to one table of names in the text of the settings, which leave all else in it as it was written. Pure.

The text is TOML that tomllib took. What comes of it may not say what was meant where the table is written in an odd
way: whoever writes it reads it again first.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.models import Json
from reader.toml_statements import Edit, Statement, applied, statements
from reader.toml_text import tokens, toml

Path = tuple[str, ...]


class Entry(NamedTuple):
    """What stands under a name: one pair, or the header and the pairs of a table of its own.

    `within` is the table that it is written in.
    """

    name: str
    within: Path
    told: tuple[Statement, ...]

    @property
    def is_pair(self) -> bool:
        """Whether it is one pair."""
        return len(self.told) == 1 and self.told[0].value is not None


def put(text: str, table: Path, name: str, value: Json) -> str:
    """The text in which `name` has this value: where it stood, else behind all others."""
    text = _ended(text)
    known = _entries(text, table, whole=isinstance(value, Mapping))
    new = _added(text, table, known, name, value)
    if there := next((entry for entry in known if entry.name == name), None):
        new = _replaced(there, value)
    return applied(text, _native(text, new))


def take_out(text: str, table: Path, name: str, *, whole: bool) -> str:
    """The text without that name; comments on lines of their own stay."""
    known = _entries(text, table, whole=whole)
    return applied(
        text, [Edit(one.start, one.end, "") for entry in known if entry.name == name for one in entry.told]
    )


def rename(text: str, table: Path, name: str, new: str) -> str:
    """The text in which a pair is called `new`, in its place."""
    known = _entries(text, table, whole=False)
    edits = []
    for entry in known:
        if entry.name == name and entry.is_pair:
            start, end = _key(text, entry.told[0])
            edits.append(Edit(start, end, _dotted((*table[len(entry.within) :], new))))
    return applied(text, edits)


def reorder(text: str, table: Path, names: Sequence[str]) -> str:
    """The text in which the pairs come in the order of `names`; comments on lines of their own stay where they are."""
    text = _ended(text)
    places = {entry.name: entry.told[0] for entry in _entries(text, table, whole=False)}
    edits = [
        Edit(there.start, there.end, text[places[name].start : places[name].end])
        for name, there in zip(names, places.values(), strict=False)
    ]
    return applied(text, edits)


def _entries(text: str, table: Path, *, whole: bool) -> list[Entry]:
    """The entries of a table in order; where each is a table itself (`whole`), its name is one part of a key."""
    found: dict[str, Entry] = {}
    for one, within in _placed(text):
        parts = (*within, *one.parts) if one.value else one.parts
        below = parts[len(table) :]
        if parts[: len(table)] != table or not below or (one.value is None and not whole):
            continue
        name = below[0] if whole else ".".join(below)
        before = found.get(name, Entry(name, within, ()))
        found[name] = before._replace(told=(*before.told, one))
    return list(found.values())


def _placed(text: str) -> Iterator[tuple[Statement, Path]]:
    """Each statement, and the table that it stands in."""
    table: Path = ()
    for one in statements(text):
        if one.value is None:
            table = one.parts
        yield one, table


def _replaced(entry: Entry, value: Json) -> list[Edit]:
    """What makes an entry have another value; comments within the old one come to stand before it."""
    first, *rest = entry.told
    if first.value is not None:
        start, end = first.value
        inside = "".join(f"{one.text.rstrip()}\n" for one in first.comments if one.start < end)
        return [Edit(first.start, first.start, inside), Edit(start, end, toml(value))]
    lines = "".join(f"{one.text.rstrip()}\n" for told in rest for one in told.comments)
    return [Edit(one.start, one.end, "") for one in rest] + [
        Edit(first.end, first.end, lines + _pairs(value))
    ]


def _added(text: str, table: Path, known: Sequence[Entry], name: str, value: Json) -> list[Edit]:
    """What adds an entry, written as the one before it is."""
    pair = f"{_dotted((name,))} = {toml(value)}\n"
    if known:
        last = known[-1]
        end = last.told[-1].end
        if last.told[0].value is None:
            return [Edit(end, end, f"\n[{_dotted((*table, name))}]\n{_pairs(value)}")]
        return [Edit(end, end, "".join(f"{_dotted((part,))}." for part in table[len(last.within) :]) + pair)]
    header = next((one for one in statements(text) if one.value is None and one.parts == table), None)
    if header:
        at = _below(text, header.end)
        return [Edit(at, at, pair)]
    apart = "" if not text or text.endswith(("\n\n", "\n\r\n")) else "\n"
    return [Edit(len(text), len(text), f"{apart}[{_dotted(table)}]\n{pair}")]


def _below(text: str, start: int) -> int:
    """Where the first entry of a table goes: below the words that tell what the table is about."""
    at = end = start
    for line in text[start:].splitlines(keepends=True):
        if not (line.startswith("#") or (at == start and not line.strip())):
            return start if line.lstrip().startswith("[") else end
        at += len(line)
        end = at if line.startswith("#") else end
    return end


def _pairs(value: Json) -> str:
    told = value.items() if isinstance(value, Mapping) else ()
    return "".join(f"{key} = {toml(inner)}\n" for key, inner in told)


def _key(text: str, pair: Statement) -> tuple[int, int]:
    """Where the key of a pair stands."""
    told = [token for token in tokens(text[pair.start : pair.end]) if token.text != "\n"]
    equals = next(at for at, token in enumerate(told) if token.text == "=")
    return pair.start + told[0].start, pair.start + told[equals - 1].end


def _dotted(parts: Path) -> str:
    """The parts of a key, those that the user named in quotes."""
    return ".".join(part if part.isascii() and part.isidentifier() else toml(part) for part in parts)


def _native(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits with the ends of lines that the text has."""
    if "\r\n" not in text:
        return list(edits)
    return [edit._replace(new=edit.new.replace("\n", "\r\n")) for edit in edits]


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + ("\r\n" if "\r\n" in text else "\n")
