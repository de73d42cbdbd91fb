"""newsboat's file `urls`: an address a line, and after it tags in quotation marks if they hold spaces.

A tag that begins with ~ is the title, one that begins with ! hides the feed. Besides web addresses there are `file:`,
`exec:` (a command), `filter:` (a command between) and `query:` (a search), see newsboat(1).
"""

import re
from collections.abc import Sequence

from reader.content.clean import line, readable
from reader.content.front_matter import decode
from reader.content.newsboat_queries import meaning
from reader.content.outlines import LONGEST_NAME, NOTHING_ELSE, NotTakenError, Outlines, Taking, taken
from reader.content.urls import public
from reader.models import Failure, SourceSpec
from reader.models.sources import MOST_TOPICS

MOST_SOURCES = 20_000
MOST_LINES = 100_000
_MOST_FAILURES = 1000
_MOST_WORDS = 1000  # of a line
_LOOKED_AT = 200  # lines
_WORD = re.compile(r'"((?:[^"\\]|\\.)*+)("?)|([^\s"#][^\s]*)|(#.*)|.', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": " ", "r": " ", "t": " "}
_ADDRESS = re.compile(r'"?(?:https?://|feed:|file://|exec:|filter:|query:)', re.IGNORECASE)
# What a shell would do something with, outside single quotes; commands are run without one here.
_SHELL = re.compile(r"[|&;<>()$`*?\n]")
_QUOTED = re.compile(r"'[^']*'")
MOST_BYTES = 8 << 20


def is_urls(data: bytes) -> bool:
    """Whether a document looks like newsboat's file: one of its first lines begins with an address of it."""
    if data[:1024].lstrip()[:1] in {b"<", b"{", b"["}:
        return False
    head = decode(data[: 1 << 16]).split("\n", _LOOKED_AT)[:_LOOKED_AT]
    return any(_ADDRESS.match(text.strip()) for text in head)


def parse_urls(data: bytes, name: str, taking: Taking = NOTHING_ELSE) -> Outlines:
    """The sources of such a file, each once with all its tags as topics; and the lines that are none.

    `name` is what the file is called in failures. Raises for no bytes at all.
    """
    if len(data) > MOST_BYTES:
        return Outlines((), (Failure(name, "", f"is longer than {MOST_BYTES >> 20} MiB"),))
    specs: dict[str, SourceSpec] = {}
    failures: list[Failure] = []
    further = 0
    lines = decode(data).split("\n", MOST_LINES)
    if len(lines) > MOST_LINES:
        failures.append(Failure(name, "", f"has more than {MOST_LINES} lines; those after are not read"))
    for row, text in enumerate(lines[:MOST_LINES], 1):
        words, whole = _words(text)
        if not words:
            continue
        try:
            if not whole:
                raise NotTakenError("has a quotation mark on its line that is not closed")
            spec = _spec(words, taking)
            if spec.address not in specs and len(specs) == MOST_SOURCES:
                raise NotTakenError(f"comes after the {MOST_SOURCES} sources that are taken")
        except NotTakenError as error:
            if len(failures) < _MOST_FAILURES:
                failures.append(Failure(name, line(public(words[0]))[:500], str(error), row))
            else:
                further += 1
            continue
        before = specs.get(spec.address)
        specs[spec.address] = _merged(before, spec) if before else spec
    if further:
        failures.append(Failure(name, "", f"holds {further} more lines that are not taken"))
    return Outlines(tuple(specs.values()), tuple(failures))


def _spec(words: Sequence[str], taking: Taking) -> SourceSpec:
    """The source of a line. NotTakenError where it is none."""
    address, *tags = words
    scheme = address.partition(":")[0].lower()
    if scheme == "query":
        _, name, expression = [*address.split(":", 2), "", ""][:3]
        raise NotTakenError(meaning(readable(name), line(expression)))
    if scheme == "filter":
        raise NotTakenError(
            "puts a command between feed and reader: write a script that fetches the feed and prints what is to be"
            " read, and add it as exec:SCRIPT"
        )
    if scheme == "exec" and taking.commands and _SHELL.search(_QUOTED.sub("", address)):
        raise NotTakenError(
            "is a command for a shell, and commands are run without one: put it into a script"
        )
    found = taken(address, None, taking)
    topics = [tag for tag in tags if tag[:1] not in {"~", "!"}]
    titles = [tag for tag in tags if tag.startswith("~")] or [tag for tag in tags if tag.startswith("!")]
    return SourceSpec(
        found,
        "command" if found.startswith("exec:") else None,
        next((words for tag in titles if (words := _name(tag[1:]))), None),
        topics=tuple(dict.fromkeys((words,) for tag in topics if (words := _name(tag))))[:MOST_TOPICS],
        listed=not any(tag.startswith("!") for tag in tags),
    )


def _merged(first: SourceSpec, again: SourceSpec) -> SourceSpec:
    return first._replace(
        name=first.name or again.name,
        topics=tuple(dict.fromkeys([*first.topics, *again.topics]))[:MOST_TOPICS],
        listed=first.listed and again.listed,
    )


def _words(text: str) -> tuple[list[str], bool]:
    """The first words of a line, those in quotation marks whole, up to a # that begins one; and whether every quotation
    mark is closed.
    """
    found: list[str] = []
    whole = True
    for word in _WORD.finditer(text):
        if len(found) > _MOST_WORDS:
            break
        quoted, end, plain, comment = word.groups()
        if comment is not None:
            break
        if quoted is not None:
            whole = whole and bool(end)
            found.append(_ESCAPED.sub(lambda escape: _ESCAPES.get(escape[1], escape[1]), quoted))
        elif plain is not None:
            found.append(plain)
    return [word for word in found if word.strip()], whole


def _name(tag: str) -> str:
    return readable(readable(tag)[:LONGEST_NAME])
