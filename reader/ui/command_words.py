"""What may come next in a line behind `:`. Pure."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from reader.query.completing import Suggestion, suggestions
from reader.ui.rule_line import RuleLine, offered, read_rule
from reader.ui.verbs import BY_NAME, RULING, TAGGING, VERBS, Verb

_MOST = 50
_WORDS = re.compile(r'"[^"]*"?|[^\s:]\S*')
_NAME = re.compile(r'("[^"]*"|[^\s"]+) +')
_ASKING = re.compile("QUERY|WORDS")


class Names(NamedTuple):
    """What there is to be named: tags, topics, saved views, themes, commands by their ids and words, and rules."""

    tags: Sequence[str] = ()
    topics: Sequence[str] = ()
    views: Sequence[str] = ()
    themes: Sequence[str] = ()
    commands: Sequence[str] = ()
    rules: Sequence[str] = ()


def completions(line: str, names: Names) -> list[str]:
    """What the line may become: the same line with its last word, or all that follows the verb, completed."""
    lead = line[: len(line) - len(line.lstrip(": \t"))]
    verb, space, rest = line[len(lead) :].partition(" ")
    if not space:
        verbs = [one.name for one in VERBS]
        return _beginning(lead, verb, [*verbs, *names.commands] if verb else verbs)
    known = BY_NAME.get(verb.casefold())
    if known and known.name in ("topics", "themes"):
        return _beginning(f"{lead}{verb} ", rest, names.topics if known.name == "topics" else names.themes)
    commands = _beginning(lead, f"{verb} {rest}", names.commands)
    if (at := query_at(line)) is not None:
        return [*in_query(line, at, suggestions(line[at:], partial(_values, names))), *commands][:_MOST]
    return [*(_arguments(line, known, names) if known else ()), *commands][:_MOST]


def query_at(line: str) -> int | None:
    """At which of its characters a query begins in a line; None where none stands there yet."""
    found = list(_WORDS.finditer(line))
    verb = BY_NAME.get(found[0][0].casefold()) if found else None
    if verb is None or not _ASKING.search(verb.takes):
        return None
    if verb.choices == RULING and found[1:] and found[1][0].casefold() != "try":
        begins = found[1].end()
        rule = read_rule(line[begins:], begins) if found[1][0].casefold() == "add" else None
        return rule.at if isinstance(rule, RuleLine) and rule.query else None
    before = 1 + bool(verb.choices) + (verb.choices == TAGGING)
    return found[before].start() if len(found) > before and not found[before][0].startswith("@") else None


def in_query(line: str, at: int, found: Iterable[Suggestion]) -> list[str]:
    """The line with what its query, which begins at character `at`, may become."""
    return [line[:at] + one.text for one in found][:_MOST]


def _arguments(line: str, verb: Verb, names: Names) -> list[str]:
    """What may stand where one of the choices of a verb does, a tag, or a saved view."""
    place = max(line.rfind(" "), -1) + 1
    if verb.name == "list":
        return _beginning(line[:place], line[place:], [f"@{view}" for view in names.views])
    matches = list(_WORDS.finditer(line))
    ended = line.endswith(" ")
    number = len(matches) + ended  # of the word that is being typed, from 1
    at = len(line) if ended else matches[-1].start()
    if number == 2:
        return _beginning(line[:at], line[at:], verb.choices)
    if verb.choices == RULING:
        begins = matches[1].end() + 1
        return _of_rule(matches[1][0].casefold(), line[:begins], line[begins:], names)
    return _beginning(line[:at], line[at:], map(_quoted, names.tags)) if verb.choices == TAGGING else []


def _of_rule(choice: str, before: str, rest: str, names: Names) -> list[str]:
    """What may stand behind a choice of rules: the name of one, or what it does."""
    if choice != "add":
        return [] if choice == "try" else _beginning(before, rest, names.rules)
    if not (name := _NAME.match(rest)):
        return _beginning(before, rest, map(_quoted, names.rules))
    return [before + name[0] + one for one in offered(rest[name.end() :], names.tags, names.topics)][:_MOST]


def _values(names: Names, field: str, begun: str) -> list[tuple[str, int]]:
    known = {"topic": names.topics, "tag": names.tags}.get(field, ())
    return [(name, 0) for name in known if name.casefold().startswith(begun.casefold())]


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _beginning(before: str, begun: str, known: Iterable[str]) -> list[str]:
    """Of what is known all that begins so, each once, behind what stands before it."""
    wanted = begun.casefold().replace('"', "")
    found = (one for one in dict.fromkeys(known) if one.casefold().replace('"', "").startswith(wanted))
    return [before + one for one in found][:_MOST]
