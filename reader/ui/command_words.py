"""What may come next in a line behind `:`. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.query.fields import FIELDS, PARTS, SORTS, STATES
from reader.ui.verbs import BY_NAME, TAGGING, VERBS

_MOST = 50
_FIELDS = tuple(f"{field.name}:" for field in FIELDS)
_VALUES = tuple(
    f"{field}:{value}"
    for field, values in (("is", STATES), ("has", PARTS), ("sort", SORTS))
    for value in values
)


class Names(NamedTuple):
    """What there is to be named: tags, topics, saved views, themes, and commands by their ids and words."""

    tags: Sequence[str] = ()
    topics: Sequence[str] = ()
    views: Sequence[str] = ()
    themes: Sequence[str] = ()
    commands: Sequence[str] = ()


def completions(line: str, names: Names) -> list[str]:
    """What the line may become: the same line with its last word, or all that follows the verb, completed."""
    lead = line[: len(line) - len(line.lstrip(": \t"))]
    verb, space, rest = line[len(lead) :].partition(" ")
    if not space:
        verbs = [one.name for one in VERBS]
        return _beginning(lead, verb, [*verbs, *names.commands] if verb else verbs)
    name = BY_NAME[verb.casefold()].name if verb.casefold() in BY_NAME else ""
    before = f"{lead}{verb} "
    if name in ("topics", "themes"):
        return _beginning(before, rest, names.topics if name == "topics" else names.themes)
    found = _beginning(lead, f"{verb} {rest}", names.commands)
    return [*_arguments(before, name, rest, names), *found][:_MOST] if name else found


def _arguments(before: str, verb: str, rest: str, names: Names) -> list[str]:
    known = BY_NAME[verb]
    choice, space, query = rest.partition(" ")
    if known.choices and not space:
        return _beginning(before, choice, known.choices)
    if known.choices:
        before, rest = f"{before}{choice} ", query
    if known.choices == TAGGING:
        tag, space, query = rest.partition(" ")
        if not space:
            return _beginning(before, tag, map(_quoted, names.tags))
        before, rest = f"{before}{tag} ", query
    elif verb == "list" and rest.startswith("@"):
        return _beginning(before, rest, [f"@{view}" for view in names.views])
    return list(_in_query(before, rest, names)) if "QUERY" in known.takes else []


def _in_query(before: str, query: str, names: Names) -> Iterator[str]:
    """The query with its last word completed: the names of fields, then their values."""
    head, space, word = query.rpartition(" ")
    sign = word[: len(word) - len(word.lstrip("-("))]
    values = (*_VALUES, *_values("topic", names.topics), *_values("tag", names.tags))
    kinds = values if ":" in word else _FIELDS
    yield from _beginning(
        f"{before}{head}{space}{sign}", word[len(sign) :], kinds if word[len(sign) :] else ()
    )


def _values(field: str, names: Iterable[str]) -> list[str]:
    return [f"{field}:{_quoted(name)}" for name in names]


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _beginning(before: str, begun: str, known: Iterable[str]) -> list[str]:
    """Of what is known all that begins so, each once, behind what stands before it."""
    wanted = begun.casefold().replace('"', "")
    found = (one for one in dict.fromkeys(known) if one.casefold().replace('"', "").startswith(wanted))
    return [before + one for one in found][:_MOST]
