"""What a line behind `:` asks for. Pure."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.nearest import nearest
from reader.ui.commands import Command, groups
from reader.ui.verbs import BY_NAME, TAGGING, Verb

_WORD = re.compile(r'"[^"]*"?|\S+')
_AS_IN_THE_SHELL = re.compile(r"(?:-q|--query)(?:\s+|=)")


class Order(NamedTuple):
    """What is to be done: a verb, which of its choices, the name or query that follows, and where that begins in the
    line. The verb "do" carries out the command of the app whose id is `name`.
    """

    verb: str
    choice: str = ""
    name: str = ""
    query: str = ""
    at: int = 0


class Wrong(NamedTuple):
    """Why a line cannot be carried out, in words, and at which of its characters."""

    words: str
    at: int = 0


class _Word(NamedTuple):
    text: str
    at: int
    end: int


def read_line(line: str, own: Sequence[Command] = ()) -> Order | Wrong | None:
    """What a line asks for, or what is wrong with it; None where it is empty. `own` are commands of the user's own."""
    first = _word(line, len(line) - len(line.lstrip(": \t")))
    if not first.text:
        return None
    verb = BY_NAME.get(first.text.casefold())
    rest = _word(line, first.end)
    if verb is None:
        return _command(line, first, own)
    if verb.choices:
        return _chosen(verb, line, rest)
    return _plain(verb, line, rest, own)


def ids_and_words(own: Sequence[Command] = ()) -> list[str]:
    """All that stands for a command of the app: its id, and its words."""
    found = _here(own)
    return [*(command.id for command in found), *(command.words for command in found)]


def _plain(verb: Verb, line: str, rest: _Word, own: Sequence[Command]) -> Order | Wrong:
    """An order of a verb that has no choices."""
    if rest.text and not verb.takes:
        return _named(line, own) or Wrong(f"Nothing may follow “{verb.name}”", rest.at)
    if verb.does and not rest.text:
        return Order("do", name=verb.does)
    if verb.takes and not rest.text:
        return Wrong(f"What is missing: {verb.usage}", len(line))
    text = line[rest.at :].rstrip()
    if verb.name in ("list", "search", "mute"):
        return _asking(Order(verb.name), line, rest.at)
    return Order(verb.name, name=_unquoted(text), at=rest.at)


def _chosen(verb: Verb, line: str, choice: _Word) -> Order | Wrong:
    """An order of a verb that has choices."""
    word = choice.text.casefold()
    if not word:
        return Wrong(f"What is missing: {verb.usage}", len(line))
    if word not in verb.choices:
        close = near(word, verb.choices) or f" Say {', '.join(verb.choices[:-1])} or {verb.choices[-1]}."
        return Wrong(f"“{_brief(choice.text)}” is nothing to {verb.name}.{close}", choice.at)
    rest = _word(line, choice.end)
    if verb.name == "sort":
        return Wrong("Nothing may follow the order", rest.at) if rest.text else Order("sort", word)
    if verb.choices != TAGGING:
        return _asking(Order(verb.name, word), line, rest.at)
    name = _unquoted(rest.text).lstrip("#").strip()
    if not name:
        return Wrong(f"What is missing: {verb.usage}", len(line))
    query = _word(line, rest.end)
    return _asking(Order(verb.name, word, name), line, query.at)


def _asking(order: Order, line: str, at: int) -> Order:
    """An order with the query that begins at a place of the line; `-q` before it, and its quotes then, are left out."""
    option = _AS_IN_THE_SHELL.match(line, at)
    at = option.end() if option else at
    query = line[at:].rstrip()
    if option and len(query) > 1 and query[0] == query[-1] == "'":
        return order._replace(query=query[1:-1], at=at + 1)
    return order._replace(query=query, at=at)


def _command(line: str, first: _Word, own: Sequence[Command]) -> Order | Wrong:
    """An order for a command of the app; else what is wrong."""
    if order := _named(line, own):
        return order
    wanted = line[first.at :].strip()
    known = [*BY_NAME, *ids_and_words(own)]
    close = near(wanted, known) or near(first.text, known) or " Tab lists what there is."
    return Wrong(f"There is no command “{_brief(wanted)}”.{close}", first.at)


def _named(line: str, own: Sequence[Command]) -> Order | None:
    """An order for the command that the line names by its id, else by its words; None where it names none."""
    wanted = " ".join(line.lstrip(": \t").split()).casefold()
    found = _here(own)
    names = [(command.id, command.id) for command in found]
    names += [(told, command.id) for command in found for told in (command.words, command.help)]
    return next((Order("do", name=id) for told, id in names if told.casefold() == wanted), None)


def _here(own: Sequence[Command]) -> list[Command]:
    """The commands that hold where one types `:`."""
    return [*(command for group in groups().values() for command in group), *own]


def _word(line: str, start: int) -> _Word:
    """The word at or behind a place of the line; at its end an empty one."""
    found = _WORD.search(line, start)
    return _Word(found[0], found.start(), found.end()) if found else _Word("", len(line), len(line))


def _unquoted(text: str) -> str:
    return " ".join(text.strip('"').split()) if text.startswith('"') else " ".join(text.split())


def near(word: str, known: Iterable[str]) -> str:
    """A blank and "Did you mean …?" with what is nearest to `word`; "" where nothing is near."""
    found = nearest(word, known)
    return f" Did you mean “{found}”?" if found else ""


def _brief(text: str) -> str:
    short = " ".join(text.split())
    return short if len(short) <= 40 else f"{short[:39]}…"
